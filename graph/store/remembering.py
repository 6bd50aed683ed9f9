"""Column mappings that people confirmed, kept in the store for the next file of the same shape."""

from __future__ import annotations

from collections.abc import Iterable

from graph.mapping import ColumnMapping
from graph.store.engines.engine import Row
from graph.store.reading import Reading
from graph.store.revisions import moment_of, moment_text

BETWEEN = ","
"""What stands between roles; it is in none of them."""


class Remembering(Reading):
    """Records to be read, and column mappings to be remembered: one for each shape, the last one that was confirmed."""

    def mapping(self, shape: str) -> ColumnMapping | None:
        """Return how tables of a shape are read, or None where nobody has confirmed it."""
        rows = self._engine.ask("find_mapping", shape=shape)
        return _mapping(rows[0]) if rows else None

    def mappings(self) -> tuple[ColumnMapping, ...]:
        """Return every mapping that is remembered, by shape."""
        return tuple(map(_mapping, self._engine.ask("find_mappings")))

    def remember(self, mappings: Iterable[ColumnMapping]) -> None:
        """Remember mappings, each in the place of the one of that shape that was confirmed before it."""
        known = {mapping.shape: mapping.confirmed_at for mapping in self.mappings()}
        newer = [mapping for mapping in mappings
                 if mapping.shape not in known or known[mapping.shape] <= mapping.confirmed_at]
        if newer:
            with self._engine.writing():
                self._engine.run("save_mapping", map(row_of, newer))

    def forget(self, shapes: Iterable[str]) -> None:
        """Let go of the mappings of some shapes."""
        with self._engine.writing():
            self._engine.run("remove_mapping", [{"shape": shape} for shape in shapes])


def row_of(mapping: ColumnMapping) -> Row:
    """Return a mapping as it is kept."""
    return {"shape": mapping.shape, "kind": mapping.kind, "roles": BETWEEN.join(mapping.roles),
            "confirmed_at": moment_text(mapping.confirmed_at)}


def _mapping(row: Row) -> ColumnMapping:
    moment = moment_of({"saved_at": row["confirmed_at"], "sequence": f"mapping/{row['shape']}"})
    return ColumnMapping(row["shape"], row["kind"], tuple(row["roles"].split(BETWEEN)), moment)
