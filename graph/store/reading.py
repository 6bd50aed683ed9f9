"""Reading a store: records as they are now, as they were, with what others say of them; their history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from graph.clock import Clock
from graph.errors import NothingRecorded, StoreDamaged, StoreReplaced
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact
from graph.recent import Recent
from graph.record.record import Record
from graph.replacing import replace
from graph.store.codec import from_json
from graph.store.engines.engine import Engine, Row
from graph.store.glancing import glanced
from graph.store.order import NEWEST, LastSave, Order
from graph.store.revisions import AreaLine, Loaded, Revision, Version, facts_in
from graph.store.surroundings import with_surroundings

MOST_FACTS, RECORD_AS_FACTS = 100_000, 200
"""So many facts are kept at hand, some fifty megabytes; each record counts for some more by itself."""
MOST_LISTS = 50
"""Of areas: of the nation, and of each prefecture."""


def _weight(record: Record) -> int:
    return RECORD_AS_FACTS + facts_in(record)


class Reading:
    """Records of areas, with their history, to be read. Safe to share between threads."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock
        self._order = Order(engine, clock)
        self._recent: Recent[str, Record] = Recent(MOST_FACTS, _weight)
        self._whole: Recent[tuple[Record, int, LastSave], Record] = Recent(MOST_FACTS, _weight)
        self._areas: Recent[tuple[str, LastSave], tuple[AreaLine, ...]] = Recent(MOST_LISTS)

    def areas(self, prefecture: str | None = None) -> tuple[AreaLine, ...]:
        """Return the areas that have a record, by code; only those of one prefecture if given its code."""
        prefix = "" if prefecture is None else prefecture[:2]
        with self._engine.reading():
            return self._areas.get((prefix, self._order.last()), lambda: tuple(
                AreaLine(**row | {"kind": AreaKind(row["kind"])})
                for row in self._engine.ask("find_areas", prefix=prefix)))

    def name_of(self, area: str) -> str | None:
        """Return what an area is called in its record, None where it has none."""
        return next((row["name"] for row in self._engine.ask("find_areas", prefix=area) if row["code"] == area), None)

    def load(self, area: str, *, number: int | None = None, as_of: dt.date | None = None) -> Loaded:
        """Return an area's own record: the newest, a numbered one, or the one by the end of an office's day.

        Raises NothingRecorded when there is none, or it was removed.
        """
        return self._load(area, number, self._order.last_by(as_of), as_of)

    def look(self, area: str, *, number: int | None = None, as_of: dt.date | None = None) -> Loaded:
        """Return an area's record together with what other records, after that same save, say of it.

        Facts of other areas carry their area's code (`390003:committee`); see `with_surroundings`.
        Raises NothingRecorded as `load` does.
        """
        with self._engine.reading():
            # Whoever saves meanwhile saves after the newest save, so that everything read is of one moment.
            upto = min(self._order.last_by(as_of), self._order.newest())
            loaded = self._load(area, number, upto, as_of)
            if number is not None:
                upto = loaded.revision.sequence

            return Loaded(self._surrounded(loaded.record, upto), loaded.revision)

    def glance(self, kinds: Iterable[type[Fact]], *, as_of: dt.date | None = None) -> tuple[Record, ...]:
        """Return every area's facts of some kinds, as `look` has them, by code: one question, however many areas.

        They are of the newest records, or of those by the end of an office's day.
        """
        with self._engine.reading():
            rows = self._engine.ask("find_records", upto=min(self._order.last_by(as_of), self._order.newest()))
        try:
            return tuple(glanced({row["area"]: row["record"] for row in rows}, kinds))
        except ValueError as error:
            raise StoreDamaged(store=self._engine.name, reason=str(error)) from error

    def surrounded(self, record: Record) -> Record:
        """Return a record, which need not be saved yet, together with what others' newest records say of it."""
        with self._engine.reading():
            return self._surrounded(record, self._order.newest())

    def history(self, area: str) -> tuple[Revision, ...]:
        """Return an area's revisions, newest first. Raises NothingRecorded when there never was one."""
        with self._engine.reading():
            revisions = self._revisions(area)
            dates = self._order.dates()
        return tuple(replace(r, clock_doubtful=dates.doubtful(r.sequence)) for r in revisions)

    def record_of(self, revision: Revision) -> Record:
        """Return the own record of a revision that was looked at.

        Raises StoreReplaced when it is not the one that has its number here, NothingRecorded when it removed it.
        """
        self._refuse_another(revision.area, revision)
        return self._record(revision)

    def exported(self, area: str, number: int, digest: str) -> Record | None:
        """Return the record of a revision as an exported file names it, None where this store has no such revision."""
        revision = self._revision(area, number)
        is_it = revision is not None and not revision.removed and revision.digest == digest
        return self._record(revision) if revision is not None and is_it else None

    def ask(self, question: str, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named question across areas; see `queries/`."""
        return self._engine.ask(question, **parameters)

    def is_new(self) -> bool:
        """Return whether nothing was ever saved here."""
        return not self._engine.ask("find_any_revision")

    def saves(self) -> int:
        """Return how many saves there were: the place of the last one in the order."""
        return self._order.newest()

    def last_save(self) -> LastSave:
        """Return the last save: while it is the same, nothing else is recorded."""
        return self._order.last()

    def histories(self) -> dict[str, int]:
        """Return every area that ever had a record, with the number of its newest revision."""
        return {row["area"]: row["number"] for row in self._engine.ask("find_histories")}

    def versions(self, area: str, *, after: int = 0, damaged: bool = False) -> tuple[Version, ...]:
        """Return an area's revisions after a number, oldest first, each with what was recorded then.

        Raises StoreDamaged when a record cannot be read, unless `damaged`: then its text is given alone.
        """
        rows = self._engine.ask("find_revisions_whole", area=area, after=after)
        return tuple(Version(Revision.of(row), row["record"], self._decoded(row, damaged=damaged)) for row in rows)

    # ------------------------------------------------------------------------------------------

    def _load(self, area: str, number: int | None, upto: int, as_of: dt.date | None) -> Loaded:
        revision = self._revision(area, number, upto)
        if revision is None or revision.removed:
            raise NothingRecorded(area=area, number=number, as_of=as_of)
        return Loaded(self._record(revision), revision)

    def _surrounded(self, record: Record, upto: int) -> Record:
        """Return a record with its surroundings; kept, for nothing that was saved ever changes, until the next save."""
        return self._whole.get((record, upto, self._order.last()), lambda: self._with_surroundings(record, upto))

    def _with_surroundings(self, record: Record, upto: int) -> Record:
        def other_record(code: str) -> Record | None:
            revision = self._revision(code, None, upto)
            return None if revision is None or revision.removed else self._record(revision)

        area = record.area.code
        serving = self._engine.ask("find_serving_areas", area=area, upto=upto)
        return with_surroundings(record, [row["area"] for row in serving if row["area"] != area], other_record)

    def _revision(self, area: str, number: int | None, upto: int = NEWEST) -> Revision | None:
        if number is not None:
            rows = self._engine.ask("find_revision", area=area, number=number)
        else:
            rows = self._engine.ask("find_newest_revision", area=area, upto=upto)
        return Revision.of(rows[0]) if rows else None

    def _revisions(self, area: str) -> list[Revision]:
        revisions = [Revision.of(row) for row in self._engine.ask("find_revisions", area=area)]
        if not revisions:
            raise NothingRecorded(area=area, number=None, as_of=None)
        return revisions

    def _record(self, revision: Revision) -> Record:
        """Return the record of a revision; the last ones read are kept, by what they hold, wherever it was read."""
        return self._recent.get(revision.digest, lambda: self._read(revision.area, revision.number))

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
    def _decoded(row: Row, *, damaged: bool = False) -> Record | None:
        if row["record"] is None:
            return None
        try:
            return from_json(row["record"])
        except ValueError as error:
            if damaged:
                return None
            raise StoreDamaged(store=f"{row['area']}/{row['number']}", reason=str(error)) from error

    def _newest(self, area: str) -> Record | None:
        """Return an area's record as it is recorded now, or None when there is none."""
        newest = self._revision(area, None)
        return None if newest is None or newest.removed else self._record(newest)

    def _refuse_another(self, area: str, base: int | Revision) -> None:
        """Raise StoreReplaced when a revision that was looked at is not the one that has its number here."""
        if isinstance(base, Revision) and self._revision(area, base.number) != base:
            raise StoreReplaced(store=self._engine.name)
