"""Whether a store is whole: every revision as it was saved, none missing, every row as its record says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.facts.fact import Fact
from graph.record.kinds import KINDS
from graph.record.record import Record
from graph.store.codec import digest, from_json
from graph.store.engines.engine import Engine, Row
from graph.store.engines.rows import rows_of, served_by

AREAS_AT_ONCE = 100
"""The rows of so many areas are asked for at once."""
KeptRows = Mapping[type[Fact], list[Row]]
"""The rows that are kept of an area, by kind, in their order."""


def findings(engine: Engine) -> list[str]:
    """Return what is not whole, a line each; empty when everything is.

    The database's own findings; `992011/3: revision` for a revision that was changed, `: missing`, or `: record` for
    one that cannot be read; `save 7: missing`; `992011: tie` for rows that are not what the record says.
    """
    lines, readable = engine.findings()
    if not readable:
        return lines
    with engine.reading():
        sequences: set[int] = set()
        recorded = {row["code"] for row in engine.ask("find_areas", prefix="")}
        saved = {row["area"] for row in engine.ask("find_histories")}
        areas = sorted(saved | recorded)
        for start in range(0, len(areas), AREAS_AT_ONCE):
            some = areas[start:start + AREAS_AT_ONCE]
            kept = _kept(engine, some)
            for area in some:
                lines += _findings_of(engine, area, sequences, kept[area])
    return [*lines, *(f"save {number}: missing" for number in range(1, max(sequences, default=0))
                      if number not in sequences)]


def _kept(engine: Engine, areas: Sequence[str]) -> Mapping[str, KeptRows]:
    """Return the rows that are kept of each area, by kind."""
    kept: dict[str, dict[type[Fact], list[Row]]] = {area: {kind: [] for kind in KINDS} for area in areas}
    for kind in KINDS:
        for area, row in engine.rows(kind, areas):
            kept[area][kind].append(row)
    return kept


def _findings_of(engine: Engine, area: str, sequences: set[int], kept_rows: KeptRows) -> Iterator[str]:
    """Yield what is not whole of one area; the places of its saves in the order are added to `sequences`."""
    numbers: list[int] = []
    unreadable: set[int] = set()
    served: set[tuple[int, str]] = set()
    newest: Record | None = None
    for row in engine.ask("find_revisions_whole", area=area, after=0):
        number = row["number"]
        numbers.append(number)
        sequences.add(row["sequence"])
        if row["digest"] != _digest(row):
            yield f"{area}/{number}: revision"
        newest, readable = _decoded(row["record"])
        if not readable:
            unreadable.add(number)
            yield f"{area}/{number}: record"
        served |= {(number, code) for code in served_by(newest)} if newest else set()
    yield from (f"{area}/{number}: missing" for number in range(1, max(numbers, default=1)) if number not in numbers)
    last = max(numbers, default=0)
    if last not in unreadable:
        yield from _differing_rows(kept_rows, area, newest, last)
    kept = {(row["number"], row["served"]) for row in engine.ask("find_served_areas", area=area)}
    if served != {(number, code) for number, code in kept if number not in unreadable}:
        yield f"{area}: served_area"


def _decoded(text: str | None) -> tuple[Record | None, bool]:
    """Return a record, and whether it can be read; none was recorded where there is no text."""
    try:
        return (from_json(text) if text is not None else None), True
    except (ValueError, TypeError):
        return None, False


def _digest(row: Row) -> str | None:
    """Return the digest that a revision would have if it were saved as it is; None for what was never saved so."""
    fields = ("area", "number", "sequence", "saved_at", "who", "note", "removed", "record")
    try:
        return digest(**{name: row[name] for name in fields})
    except (TypeError, ValueError):
        return None


def _differing_rows(kept_rows: KeptRows, area: str, record: Record | None, number: int) -> Iterator[str]:
    """Yield the kinds of fact of which other rows are kept than the record says."""
    for kind in KINDS:
        references = {field.name for field in kind.REFERENCES}

        def plain(row: Row, references: set[str] = references) -> Row:
            return {name: _named(value, area) if name in references else list(value) if isinstance(value, tuple)
                    else value for name, value in row.items()}

        kept = [plain(row) for row in kept_rows[kind]]
        if kept != [plain(row) for row in rows_of(kind, record, number)] if record else kept:
            yield f"{area}: {kind.KIND}"


def _named(value: Any, area: str) -> Any:
    """Return a reference as both databases could keep it: of the own area without its code, sources by their ids."""
    if isinstance(value, list | tuple):
        return sorted({str(_named(reference, area)) for reference in value})
    return value.removeprefix(f"{area}:") if isinstance(value, str) else value
