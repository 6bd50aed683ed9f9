"""The store, written once: whole-record revisions, refusal of lost updates, questions across areas.

An area's record is saved whole, as a numbered revision. The rows of the newest revision are kept
beside it, a table a kind of fact, for questions across areas that are asked in the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.errors import Flaw, FlawKind, NothingRecorded, RecordError, RevisionConflict, StoreDamaged
from graph.model import FIELD_OF, KINDS, Area, AreaKind, Platform, Record, home_of
from graph.store.codec import from_json, to_json, to_row
from graph.store.engine import Engine, Row
from graph.store.recent import Recent
from graph.store.revisions import AreaLine, Loaded, Revision
from graph.store.surroundings import with_surroundings

MANY_FACTS = 1_000
"""From so many facts in one save on, the planner's statistics are refreshed."""


class Store:
    """Records of areas, with their history. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._recent: Recent[tuple[str, int], Record] = Recent(256)

    # Reading ---------------------------------------------------------------------------------

    def areas(self, prefecture: str | None = None) -> tuple[AreaLine, ...]:
        """Return the areas that have a record, by code; only those of one prefecture if given its code."""
        prefix = "" if prefecture is None else prefecture[:2]
        rows = self._engine.ask("find_areas", prefix=prefix)
        return tuple(AreaLine(**row | {"kind": AreaKind(row["kind"])}) for row in rows)

    def load(self, area: str, *, number: int | None = None, as_of: dt.date | None = None) -> Loaded:
        """Return an area's own record: the newest, a numbered one, or the one by the end of a day (UTC).

        Raises NothingRecorded when there is none, or it was removed.
        """
        revision = self._revision(area, number, _end_of(as_of))
        if revision is None or revision.removed:
            raise NothingRecorded(area=area, number=number, as_of=as_of)
        return Loaded(self._record(area, revision.number), revision)

    def look(self, area: str, *, number: int | None = None, as_of: dt.date | None = None) -> Loaded:
        """Return an area's record together with what other records, of that same moment, say of it.

        Facts of other areas carry their area's code (`390003:committee`); see `with_surroundings`.
        Raises NothingRecorded as `load` does.
        """
        with self._engine.reading():
            loaded = self.load(area, number=number, as_of=as_of)
            moment = _end_of(as_of) if number is None else _moment(loaded.revision.saved_at)

            def other(code: str) -> Record | None:
                revision = self._revision(code, None, moment)
                return None if revision is None or revision.removed else self._record(code, revision.number)

            serving = self._engine.ask("find_serving_areas", area=area, moment=moment or _FOREVER)
            owners = [row["area"] for row in serving if row["area"] != area]
            return Loaded(with_surroundings(loaded.record, owners, other), loaded.revision)

    def history(self, area: str) -> tuple[Revision, ...]:
        """Return an area's revisions, newest first. Raises NothingRecorded when there never was one."""
        rows = self._engine.ask("find_revisions", area=area)
        if not rows:
            raise NothingRecorded(area=area, number=None, as_of=None)
        return tuple(map(_revision, rows))

    def ask(self, question: str, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named question across areas; see `queries/`."""
        return self._engine.ask(question, **parameters)

    def is_new(self) -> bool:
        """Return whether nothing was ever saved here."""
        return not self._engine.ask("find_any_revision")

    # Writing ---------------------------------------------------------------------------------

    def save(self, record: Record, *, based_on: int, who: str, note: str = "") -> Revision:
        """Save a record as the revision after `based_on` (0: nothing was recorded yet).

        Raises RevisionConflict, with both versions, when somebody saved in between, and
        RecordError when the record holds facts of other areas. Either way nothing is saved.
        """
        return self.save_all([(record, based_on)], who=who, note=note)[0]

    def save_all(
        self, changes: Sequence[tuple[Record, int]], *, who: str, note: str = ""
    ) -> tuple[Revision, ...]:
        """Save several areas' records, each with the revision it is based on: all of them, or none."""
        for record, _ in changes:
            if flaws := tuple(_foreign(record)):
                raise RecordError(flaws)
        with self._engine.writing():
            now = _now()
            saved = tuple(self._save(record, based_on, who, note, now) for record, based_on in changes)
        if sum(len(record.of(kind)) for record, _ in changes for kind in KINDS) >= MANY_FACTS:
            self._engine.settle()
        return saved

    def undo(self, area: str, *, who: str, note: str = "", to: int | None = None,
             based_on: int | None = None) -> Revision:
        """Save an earlier revision again, as a new one: number `to`, or the one before the newest.

        Takes back a removal too. Raises NothingRecorded when there is no such revision, and
        RevisionConflict (`ours` is the revision to go back to) when `based_on` is given and is not
        the newest any more.
        """
        with self._engine.writing():
            revisions = self.history(area)
            if based_on is not None and based_on != revisions[0].number:
                raise RevisionConflict(area, based_on=based_on, newest=revisions[0].number,
                                       ours=self._record(area, based_on), theirs=self._newest(area))
            wanted = revisions[0].number - 1 if to is None else to
            target = next((r for r in revisions if r.number == wanted), None)
            if target is None:
                raise NothingRecorded(area=area, number=wanted, as_of=None)
            record = None if target.removed else self._record(area, target.number)
            next_one = Revision(area, revisions[0].number + 1, _now(), who, note, removed=target.removed)
            return self._append(next_one, record)

    def remove(self, area: str, *, based_on: int, who: str, note: str = "") -> Revision:
        """Save that an area has no record any more; its history stays, and `undo` brings it back.

        Raises RevisionConflict (`ours` is the last record) when somebody saved in between, and
        NothingRecorded when there is no record.
        """
        with self._engine.writing():
            loaded = self.load(area)
            if loaded.revision.number != based_on:
                raise RevisionConflict(area, based_on=based_on, newest=loaded.revision.number,
                                       ours=self._record(area, based_on), theirs=loaded.record)
            return self._append(Revision(area, based_on + 1, _now(), who, note, removed=True), None)

    # Keeping ---------------------------------------------------------------------------------

    def backup(self, target: Path) -> None:
        """Copy the whole store, history included, to a file, while others go on working."""
        self._engine.backup(target)

    def check(self) -> tuple[str, ...]:
        """Return what is not whole: the database's own findings, and rows that differ from their record."""
        findings = self._engine.findings()
        with self._engine.reading():
            for row in self._engine.ask("find_areas", prefix=""):
                record = self.load(row["code"]).record
                counted = {r["fact"]: r["count"] for r in self._engine.ask("count_facts", area=row["code"])}
                findings += [f"{row['code']}: {kind.KIND}" for kind in KINDS
                             if counted.get(kind.KIND, 0) != len(record.of(kind))]
        return tuple(findings)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.close()

    # ------------------------------------------------------------------------------------------

    def _revision(self, area: str, number: int | None, moment: str | None) -> Revision | None:
        if number is not None:
            rows = self._engine.ask("find_revision", area=area, number=number)
        else:
            rows = self._engine.ask("find_newest_revision", area=area, moment=moment or _FOREVER)
        return _revision(rows[0]) if rows else None

    def _record(self, area: str, number: int) -> Record:
        """Return the record of a revision; revisions never change, so the last ones read are kept."""
        return self._recent.get((area, number), lambda: self._read(area, number))

    def _read(self, area: str, number: int) -> Record:
        rows = self._engine.ask("find_record", area=area, number=number)
        if not rows or rows[0]["record"] is None:
            raise NothingRecorded(area=area, number=number, as_of=None)
        try:
            return from_json(rows[0]["record"])
        except ValueError as error:
            raise StoreDamaged(store=f"{area}/{number}", reason=str(error)) from error

    def _newest(self, area: str) -> Record | None:
        """Return an area's record as it is recorded now, or None when there is none."""
        newest = self._revision(area, None, None)
        return None if newest is None or newest.removed else self._record(area, newest.number)

    def _save(self, record: Record, based_on: int, who: str, note: str, now: dt.datetime) -> Revision:
        newest = self._revision(record.area.code, None, None)
        number = newest.number if newest else 0
        if number != based_on:
            raise RevisionConflict(record.area.code, based_on=based_on, newest=number, ours=record,
                                   theirs=self._newest(record.area.code))
        return self._append(Revision(record.area.code, number + 1, now, who, note), record)

    def _append(self, revision: Revision, record: Record | None) -> Revision:
        """Write the next revision, and the rows of the newest record in place of the former ones."""
        run, area = self._engine.run, revision.area
        run("save_revision", [{
            "area": area, "number": revision.number, "saved_at": _moment(revision.saved_at),
            "who": revision.who, "note": revision.note, "removed": revision.removed,
            "record": to_json(record) if record else None,
        }])
        for kind in KINDS if revision.number > 1 else ():
            run(f"remove_{kind.KIND}_rows", [{"area": area}])
        if record is None:
            return revision
        for kind in KINDS:
            rows = [to_row(fact) | {"area": area, "position": position}
                    for position, fact in enumerate(record.of(kind))]
            if kind is Area:
                rows[0] |= _counts(record) | {"revision": revision.number}
            if rows:
                run(f"save_{kind.KIND}_rows", rows)
        run("save_served_areas", [{"area": area, "number": revision.number, "served": code}
                                  for code in dict.fromkeys(_served(record))])
        return revision


_FOREVER = "9999"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _moment(when: dt.datetime) -> str:
    """Return a moment in the spelling in which moments are kept: text order is their order."""
    return when.isoformat(timespec="microseconds")


def _end_of(day: dt.date | None) -> str | None:
    """Return the last moment of a day (UTC), as it is spelt in the store."""
    return None if day is None else _moment(dt.datetime.combine(day, dt.time.max, dt.UTC))


def _revision(row: Row) -> Revision:
    return Revision(row["area"], row["number"], dt.datetime.fromisoformat(row["saved_at"]), row["who"],
                    row["note"], bool(row["removed"]))


def _counts(record: Record) -> dict[str, int]:
    """Return how much is recorded, for the list of areas: counting there would read the whole nation."""
    return {"organisations": len(record.organisations), "networks": len(record.networks),
            "platforms": len(record.platforms)}


def _served(record: Record) -> list[str]:
    return [code for platform in record.of(Platform) for code in platform.serves]


def _foreign(record: Record) -> list[Flaw]:
    return [
        Flaw(FlawKind.FACT_OF_ANOTHER_AREA, kind.KIND, "id", fact.key()[0], position)
        for kind in FIELD_OF if kind.KEY == ("id",)
        for position, fact in enumerate(record.of(kind)) if home_of(fact.key()[0])
    ]
