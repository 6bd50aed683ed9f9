"""The store, written once: whole-record revisions, refusal of lost updates, questions across areas.

An area's record is saved whole, as a numbered revision. The rows of the newest revision are kept
beside it, a table a kind of fact, for questions across areas that are asked in the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import Flaw, FlawKind, NothingRecorded, RecordError, RevisionConflict, StoreDamaged
from graph.model import FIELD_OF, KINDS, Area, AreaKind, Fact, Platform, Record, home_of
from graph.store.codec import from_json, to_json, to_row
from graph.store.engine import Engine, Row
from graph.store.recent import Recent
from graph.store.revisions import AreaLine, Loaded, Revision, Version
from graph.store.surroundings import with_surroundings

MANY_FACTS = 1_000
"""From so many facts in one save on, the planner's statistics are refreshed."""


class Store:
    """Records of areas, with their history. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._recent: Recent[Revision, Record] = Recent(256)

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
        return self._load(area, number, _end_of(as_of) or _FOREVER, as_of)

    def look(self, area: str, *, number: int | None = None, as_of: dt.date | None = None) -> Loaded:
        """Return an area's record together with what other records, of that same moment, say of it.

        Facts of other areas carry their area's code (`390003:committee`); see `with_surroundings`.
        Raises NothingRecorded as `load` does.
        """
        with self._engine.reading():
            # Whoever saves meanwhile saves after this moment, so that everything read is of one.
            moment = min(_end_of(as_of) or _FOREVER, self._newest_moment())
            loaded = self._load(area, number, moment, as_of)
            if number is not None:
                moment = _moment(loaded.revision.saved_at)

            def other(code: str) -> Record | None:
                revision = self._revision(code, None, moment)
                return None if revision is None or revision.removed else self._record(revision)

            serving = self._engine.ask("find_serving_areas", area=area, moment=moment)
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
        with self._engine.writing(_size(changes)):
            self._refuse_what_is_outdated(changes)
            now = self._next_moment()
            saved = tuple(Revision(record.area.code, based_on + 1, now, who, note)
                          for record, based_on in changes)
            self._append([Version(revision, to_json(record), record)
                          for revision, (record, _) in zip(saved, changes, strict=True)])
        if _size(changes) >= MANY_FACTS:
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
                                       ours=self._numbered(area, based_on), theirs=self._newest(area))
            wanted = revisions[0].number - 1 if to is None else to
            target = next((r for r in revisions if r.number == wanted), None)
            if target is None:
                raise NothingRecorded(area=area, number=wanted, as_of=None)
            record = None if target.removed else self._record(target)
            next_one = Revision(area, revisions[0].number + 1, self._next_moment(), who, note,
                                removed=target.removed)
            self._append([Version(next_one, to_json(record) if record else None, record)])
        return next_one

    def remove(self, area: str, *, based_on: int, who: str, note: str = "") -> Revision:
        """Save that an area has no record any more; its history stays, and `undo` brings it back.

        Raises RevisionConflict (`ours` is the last record) when somebody saved in between, and
        NothingRecorded when there is no record.
        """
        with self._engine.writing():
            loaded = self.load(area)
            if loaded.revision.number != based_on:
                raise RevisionConflict(area, based_on=based_on, newest=loaded.revision.number,
                                       ours=self._numbered(area, based_on), theirs=loaded.record)
            gone = Revision(area, based_on + 1, self._next_moment(), who, note, removed=True)
            self._append([Version(gone, None, None)])
        return gone

    # Copying ---------------------------------------------------------------------------------

    def histories(self) -> dict[str, int]:
        """Return every area that ever had a record, with the number of its newest revision."""
        return {row["area"]: row["number"] for row in self._engine.ask("find_histories")}

    def versions(self, area: str, *, after: int = 0) -> tuple[Version, ...]:
        """Return an area's revisions after a number, oldest first, each with what was recorded then."""
        rows = self._engine.ask("find_revisions_whole", area=area, after=after)
        return tuple(Version(_revision(row), row["record"], self._decoded(row)) for row in rows)

    def append(self, versions: Sequence[Version]) -> None:
        """Write revisions as they are elsewhere, after those that are here: all of them, or none."""
        with self._engine.writing(sum(v.facts for v in versions)):
            self._append(versions)
        self._engine.settle()

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

    def _load(self, area: str, number: int | None, moment: str, as_of: dt.date | None) -> Loaded:
        revision = self._revision(area, number, moment)
        if revision is None or revision.removed:
            raise NothingRecorded(area=area, number=number, as_of=as_of)
        return Loaded(self._record(revision), revision)

    def _revision(self, area: str, number: int | None, moment: str = "") -> Revision | None:
        if number is not None:
            rows = self._engine.ask("find_revision", area=area, number=number)
        else:
            rows = self._engine.ask("find_newest_revision", area=area, moment=moment or _FOREVER)
        return _revision(rows[0]) if rows else None

    def _record(self, revision: Revision) -> Record:
        """Return the record of a revision; revisions never change, so the last ones read are kept.

        They are told apart by their moments too: after a restore a number may come again.
        """
        return self._recent.get(revision, lambda: self._read(revision.area, revision.number))

    def _numbered(self, area: str, number: int) -> Record:
        """Return the record of a revision by its number. Raises NothingRecorded when there is none."""
        revision = self._revision(area, number)
        if revision is None:
            raise NothingRecorded(area=area, number=number, as_of=None)
        return self._record(revision)

    def _read(self, area: str, number: int) -> Record:
        rows = self._engine.ask("find_record", area=area, number=number)
        record = self._decoded({"area": area, "number": number} | rows[0]) if rows else None
        if record is None:
            raise NothingRecorded(area=area, number=number, as_of=None)
        return record

    @staticmethod
    def _decoded(row: Row) -> Record | None:
        if row["record"] is None:
            return None
        try:
            return from_json(row["record"])
        except ValueError as error:
            raise StoreDamaged(store=f"{row['area']}/{row['number']}", reason=str(error)) from error

    def _newest(self, area: str) -> Record | None:
        """Return an area's record as it is recorded now, or None when there is none."""
        newest = self._revision(area, None)
        return None if newest is None or newest.removed else self._record(newest)

    def _newest_moment(self) -> str:
        rows = self._engine.ask("find_newest_moment")
        return rows[0]["moment"] if rows else _FOREVER

    def _next_moment(self) -> dt.datetime:
        """Return the moment of the save being made: now, but after every other, whatever clocks say."""
        rows = self._engine.ask("find_newest_moment")
        if not rows:
            return _now()
        return max(_now(), dt.datetime.fromisoformat(rows[0]["moment"]) + dt.timedelta(microseconds=1))

    def _refuse_what_is_outdated(self, changes: Sequence[tuple[Record, int]]) -> None:
        codes = [record.area.code for record, _ in changes]
        rows = self._engine.ask("find_newest_numbers", areas=codes)
        newest = {row["area"]: row["number"] for row in rows}
        for record, based_on in changes:
            code = record.area.code
            if based_on != newest.get(code, 0):
                raise RevisionConflict(code, based_on=based_on, newest=newest.get(code, 0), ours=record,
                                       theirs=self._newest(code))
            newest[code] = based_on + 1

    def _append(self, versions: Sequence[Version]) -> None:
        """Write revisions, and the rows of each area's last one in place of the former ones."""
        run = self._engine.run
        run("save_revision", ({
            "area": v.revision.area, "number": v.revision.number, "saved_at": _moment(v.revision.saved_at),
            "who": v.revision.who, "note": v.revision.note, "removed": v.revision.removed, "record": v.text,
        } for v in versions))
        run("save_served_areas", (
            {"area": v.revision.area, "number": v.revision.number, "served": code}
            for v in versions if v.record for code in dict.fromkeys(_served(v.record))))
        last = {v.revision.area: v for v in versions}
        first = {v.revision.area: v for v in reversed(versions)}
        former = [{"area": area} for area, v in first.items() if v.revision.number > 1]
        for kind in reversed(KINDS):  # links before the bodies they join
            run(f"remove_{kind.KIND}_rows", map(dict, former))
        for kind in KINDS:
            run(f"save_{kind.KIND}_rows", (row for v in last.values() if v.record
                                           for row in _rows(kind, v.record, v.revision)))


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


def _size(changes: Sequence[tuple[Record, int]]) -> int:
    return sum(len(record.of(kind)) for record, _ in changes for kind in KINDS)


def _rows(kind: type[Fact], record: Record, revision: Revision) -> Iterator[Row]:
    for position, fact in enumerate(record.of(kind)):
        row = to_row(fact) | {"area": revision.area, "position": position}
        yield row | _counts(record) | {"revision": revision.number} if kind is Area else row


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
