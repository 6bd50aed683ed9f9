"""The order of what a server's store held before saves were counted: that of their moments, as far as it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.clock import Clock
from graph.store.codec import from_json
from graph.store.engines.engine import Engine, Row
from graph.store.engines.sqlite import SQLite
from graph.store.revisions import Revision, Version
from graph.store.writing import write

REVISION_AS_FACTS = 50
"""Giving an old revision its place takes about as long as writing so many facts."""


def places(moments: Iterable[Row]) -> dict[tuple[str, int], int]:
    """Return the place of each revision by its area and number: by moments, but an area's own never goes back.

    `queries/sqlite/migrate_to_4.sql` does the same.
    """
    risen: dict[str, str] = defaultdict(str)
    turns: dict[tuple[str, str], int] = defaultdict(int)
    keys: dict[tuple[str, int], tuple[str, int]] = {}
    for row in sorted(moments, key=lambda row: (row["area"], row["number"])):
        moment = risen[row["area"]] = max(risen[row["area"]], row["saved_at"])
        turns[row["area"], moment] += 1
        keys[row["area"], row["number"]] = moment, turns[row["area"], moment]
    place = {key: number for number, key in enumerate(sorted(set(keys.values())), start=1)}
    return {revision: place[key] for revision, key in keys.items()}


def ordered_versions(engine: Engine) -> Iterator[list[Version]]:
    """Yield each area's revisions, with their places in the order."""
    place = places(engine.ask("housekeeping/find_moments"))
    for area in dict.fromkeys(area for area, _ in place):
        yield [_version(row, place[area, row["number"]])
               for row in engine.ask("find_revisions_whole", area=area, after=0)]


def _version(row: Row, sequence: int) -> Version:
    revision = Revision.of(row | {"sequence": sequence, "digest": ""})
    try:
        record = None if row["record"] is None else from_json(row["record"])
    except ValueError:  # it is kept as it is
        record = None
    return Version(revision, row["record"], record)


def order_saves(engine: Engine, version: int) -> None:
    """Keep the order and the digests of what was saved before saves were counted, and the store's version with them."""
    with engine.writing(REVISION_AS_FACTS * len(engine.ask("housekeeping/find_moments"))):
        # Another program may have been faster while this one waited.
        if engine.ask("housekeeping/find_store")[0]["version"] < version:
            _order(engine)
            engine.run("housekeeping/save_version", [{"version": version}])


def _order(engine: Engine) -> None:
    for versions in ordered_versions(engine):
        engine.run("housekeeping/save_order", [
            {name: value for name, value in version.row().items() if name in ("area", "number", "sequence", "digest")}
            for version in versions])


def copy_in_order(engine: Engine, target: Path, clock: Clock) -> None:
    """Write everything into a new file, a store of the other kind, with the order that it will have."""
    file = SQLite(target, clock, called=str(target))
    try:
        for versions in ordered_versions(engine):
            with file.writing():
                write(file, versions)
    finally:
        file.close()
