"""Writing revisions, and the rows of each area's newest one."""

from __future__ import annotations

from collections.abc import Sequence

from graph.record.kinds import KINDS
from graph.record.record import Record
from graph.store.codec import to_json
from graph.store.dating import Save
from graph.store.engines.engine import Engine
from graph.store.engines.rows import rows_of, served_by
from graph.store.revisions import Revision, Version


def version_of(save: Save, area: str, number: int, record: Record | None, who: str, note: str) -> Version:
    """Return what a save keeps of an area: its `number`th revision, removed where there is no record."""
    revision = Revision(area, number, save.sequence, save.moment, _utf8(who), _utf8(note), removed=record is None)
    return Version(revision, to_json(record) if record else None, record)


def write(engine: Engine, versions: Sequence[Version]) -> tuple[Revision, ...]:
    """Write revisions, and the rows of each area's last one in place of the former ones; inside a transaction."""
    kept = [version.row() for version in versions]
    engine.run("save_revision", map(dict, kept))
    engine.run("save_served_areas", (
        {"area": v.revision.area, "number": v.revision.number, "served": code}
        for v in versions if v.record for code in served_by(v.record)))
    last = {v.revision.area: v for v in versions}
    first = {v.revision.area: v for v in reversed(versions)}
    former = [area for area, v in first.items() if v.revision.number > 1]
    for kind in reversed(KINDS):  # links before the nodes they join
        engine.remove_rows(kind, former)
    save_rows(engine, [(v.record, v.revision.number) for v in last.values() if v.record])
    return tuple(Revision.of(row) for row in kept)


def save_rows(engine: Engine, records: Sequence[tuple[Record, int]]) -> None:
    """Keep the rows of records, each with its revision's number, of areas of which none are kept."""
    for kind in KINDS:
        engine.save_rows(kind, (row for record, number in records for row in rows_of(kind, record, number)))


def _utf8(text: str) -> str:
    """Return text without what is no character: a name typed in another encoding than the system's."""
    return text.encode("utf-8", "replace").decode()
