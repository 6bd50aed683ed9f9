"""The store, written once: whole-record revisions, refusal of lost updates, questions across areas.

An area's record is saved whole, as a numbered revision. The rows of the newest revision are kept
beside it, a table a kind of fact, for questions across areas that are asked in the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.changes.merging import Choices, merged
from graph.errors import NothingRecorded, StoreDamaged, UsageError
from graph.files import are_one, written_whole
from graph.record.flaws import RecordError
from graph.record.record import Record
from graph.store.checking import findings
from graph.store.conflict import RevisionConflict
from graph.store.drafting import Drafting
from graph.store.engines.rows import foreign_facts
from graph.store.proving import findings_in
from graph.store.revisions import Revision, Version, facts_in
from graph.store.writing import version_of, write

MANY_FACTS = 1_000
"""From so many facts in one save on, the planner's statistics are refreshed."""

Base = int | Revision
"""What a save is based on: a revision as it was looked at, or its number (0: nothing was recorded yet)."""


class Store(Drafting):
    """Records of areas, with their history. Safe to share between threads."""

    def save(self, record: Record, *, based_on: Base, who: str, note: str = "") -> Revision:
        """Save a record as the revision after the one it is based on (0: nothing was recorded yet).

        Raises RevisionConflict, with both versions, when somebody saved in between; StoreReplaced when the store
        is not the one that was looked at; RecordError when the record holds facts of other areas. Either way
        nothing is saved.
        """
        return self.save_all([(record, based_on)], who=who, note=note)[0]

    def save_all(
        self, changes: Sequence[tuple[Record, Base]], *, who: str, note: str = ""
    ) -> tuple[Revision, ...]:
        """Save several areas' records, each with the revision it is based on: all of them, or none."""
        for record, _ in changes:
            if flaws := tuple(foreign_facts(record)):
                raise RecordError(flaws)
        with self._engine.writing(_size(changes)):
            self._refuse_what_is_outdated(changes)
            now = self._order.next()
            saved = write(self._engine, [version_of(now, record.area.code, _number(base) + 1, record, who, note)
                                         for record, base in changes])
        if _size(changes) >= MANY_FACTS:
            self._engine.settle()
        return saved

    def save_draft(self, area: str, person: str, *, who: str, note: str = "",
                   choices: Choices | None = None) -> Revision | None:
        """Save a person's draft of an area, and let go of it; return the revision, None when nothing is left to save.

        What others saved since the draft began stays: both sides' changes are merged. Raises Conflicting, with every
        conflict for which `choices` does not say whose value counts; RevisionConflict when the area was removed
        meanwhile; NothingRecorded when there is no draft. Then draft and record are as they were.
        """
        with self._engine.writing():
            draft = self.draft(area, person)
            if draft is None:
                raise NothingRecorded(area=area, number=None, as_of=None)
            newest, theirs = self._revision(area, None), self._newest(area)
            number = newest.number if newest else 0
            record = draft.record
            if number != draft.based_on:
                if theirs is None:
                    raise RevisionConflict(area, based_on=draft.based_on, newest=number, ours=record, theirs=None)
                record = merged(draft.before, record, theirs, choices)
            saved = self.save(record, based_on=number, who=who, note=note) if record != theirs else None
            self._engine.run("remove_draft", [{"area": area, "person": person}])
            return saved

    def undo(self, area: str, *, who: str, note: str = "", to: int | None = None,
             based_on: Base | None = None) -> Revision:
        """Save an earlier revision again, as a new one: number `to`, or the one before the newest.

        Takes back a removal too. Raises NothingRecorded when there is no such revision, RevisionConflict (`ours`
        is the revision to go back to) when `based_on` is given and is not the newest any more, and StoreReplaced
        as `save` does.
        """
        with self._engine.writing():
            if based_on is not None:
                self._refuse_another(area, based_on)
            revisions = self._revisions(area)
            if based_on is not None and _number(based_on) != revisions[0].number:
                raise self._conflict(area, based_on, revisions[0].number)
            wanted = revisions[0].number - 1 if to is None else to
            target = next((r for r in revisions if r.number == wanted), None)
            if target is None:
                raise NothingRecorded(area=area, number=wanted, as_of=None)
            record = None if target.removed else self._record(target)
            version = version_of(self._order.next(), area, revisions[0].number + 1, record, who, note)
            return write(self._engine, [version])[0]

    def remove(self, area: str, *, based_on: Base, who: str, note: str = "") -> Revision:
        """Save that an area has no record any more; its history stays, and `undo` brings it back.

        Raises RevisionConflict (`ours` is the last record) when somebody saved in between, NothingRecorded when
        there is no record, and StoreReplaced as `save` does.
        """
        with self._engine.writing():
            self._refuse_another(area, based_on)
            newest = self.load(area).revision
            if newest.number != _number(based_on):
                raise self._conflict(area, based_on, newest.number)
            version = version_of(self._order.next(), area, newest.number + 1, None, who, note)
            return write(self._engine, [version])[0]

    def append(self, versions: Sequence[Version]) -> None:
        """Write revisions as they are elsewhere, after those that are here: all of them, or none."""
        with self._engine.writing(sum(v.facts for v in versions)):
            write(self._engine, versions)
        self._engine.settle()

    def backup(self, target: Path) -> tuple[str, ...]:
        """Copy the whole store, history included, to a file, while others go on working; prove the file.

        Every record in it is decoded. What is not whole in the store is not whole in the file either; it is
        returned, a line each as `check` tells it. Raises UsageError when the file cannot be written
        (`cannot_write`) or is the store itself, StoreDamaged when there is nothing whole enough to be copied.
        """
        if are_one(target, Path(self._engine.name)):
            raise UsageError("backup_onto_itself", file=target)
        with written_whole(target) as unfinished:
            self._engine.backup(unfinished)
            try:
                return findings_in(unfinished, self._clock, called=target)
            except StoreDamaged as error:
                raise StoreDamaged(store=self._engine.name, reason=error.fields["reason"]) from error

    def check(self) -> tuple[str, ...]:
        """Return what is not whole, a line each; empty when all is: see `checking.findings`."""
        return tuple(findings(self._engine))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.close()

    # ------------------------------------------------------------------------------------------

    def _refuse_what_is_outdated(self, changes: Sequence[tuple[Record, Base]]) -> None:
        codes = [record.area.code for record, _ in changes]
        rows = self._engine.ask("find_newest_numbers", areas=codes)
        newest = {row["area"]: row["number"] for row in rows}
        for record, base in changes:
            code, number = record.area.code, _number(base)
            self._refuse_another(code, base)
            if number != newest.get(code, 0):
                raise RevisionConflict(code, based_on=number, newest=newest.get(code, 0), ours=record,
                                       theirs=self._newest(code))
            newest[code] = number + 1

    def _conflict(self, area: str, base: Base, newest: int) -> RevisionConflict:
        number = _number(base)
        return RevisionConflict(area, based_on=number, newest=newest, ours=self._numbered(area, number),
                                theirs=self._newest(area))


def _number(base: Base) -> int:
    return base.number if isinstance(base, Revision) else base


def _size(changes: Sequence[tuple[Record, Base]]) -> int:
    return sum(facts_in(record) for record, _ in changes)
