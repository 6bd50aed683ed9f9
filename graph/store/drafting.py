"""Drafts: what a person has changed in an area's record and not saved yet, kept in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.changes.applying import applied
from graph.changes.between import changes_between
from graph.changes.change import Change
from graph.errors import NothingRecorded
from graph.facts.areas import Area
from graph.record.flaws import RecordError
from graph.record.record import Record
from graph.store.codec import to_json
from graph.store.engines.rows import foreign_facts
from graph.store.remembering import Remembering
from graph.store.revisions import moment_of, moment_text


@dataclass(frozen=True)
class Draft:
    """One person's draft of an area: the record that it began with (None: nothing was recorded), and as it is now.

    `based_on` is the number of the revision it began with (0: there was none), `changed_at` (UTC) when it was last
    changed.
    """

    area: str
    person: str
    based_on: int
    changed_at: dt.datetime
    before: Record | None
    record: Record

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What saving it would change."""
        return changes_between(self.before, self.record)


class Drafting(Remembering):
    """Records to be read, mappings to be remembered, and drafts to be kept."""

    def draft(self, area: str, person: str) -> Draft | None:
        """Return a person's draft of an area, or None."""
        return next((draft for draft in self.drafts(area) if draft.person == person), None)

    def drafts(self, area: str) -> tuple[Draft, ...]:
        """Return everybody's drafts of an area, by person."""
        rows = self._engine.ask("find_drafts", area=area)
        return tuple(self._drafted(area, row) for row in rows)

    def put_into_draft(self, area: str, person: str, changes: Sequence[Change], *,
                       line: Area | None = None) -> Draft | None:
        """Lay changes over a person's draft, begun with the newest record if there is none; return it.

        None where nothing is left that differs. `line` is the area's own line where nothing is recorded. Raises
        RecordError when the facts do not fit together, or are of other areas, and ChangeMissed for a change of what
        is not there; the draft is as it was then.
        """
        with self._engine.writing():
            draft = self.draft(area, person)
            newest = None if draft else self._revision(area, None)
            based_on = draft.based_on if draft else newest.number if newest else 0
            before = draft.before if draft else self._newest(area)
            record = applied(draft.record if draft else before, changes, area=line)
            if flaws := tuple(foreign_facts(record)):
                raise RecordError(flaws)
            return self._keep(Draft(area, person, based_on, self._clock.now(), before, record))

    def discard_draft(self, area: str, person: str) -> None:
        """Let go of a person's draft of an area, if there is one."""
        with self._engine.writing():
            self._engine.run("remove_draft", [{"area": area, "person": person}])

    # ------------------------------------------------------------------------------------------

    def _keep(self, draft: Draft) -> Draft | None:
        """Keep a draft; let go of one that changes nothing."""
        if not draft.changes:
            self._engine.run("remove_draft", [{"area": draft.area, "person": draft.person}])
            return None
        self._engine.run("save_draft", [{
            "area": draft.area, "person": draft.person, "based_on": draft.based_on,
            "changed_at": moment_text(draft.changed_at),
            "before": to_json(draft.before) if draft.before else None, "record": to_json(draft.record)}])
        return draft

    def _drafted(self, area: str, row: dict[str, str]) -> Draft:
        place = {"area": area, "number": f"draft/{row['person']}"}
        before, record = (self._decoded(place | {"record": row[name]}) for name in ("before", "record"))
        if record is None:
            raise NothingRecorded(area=area, number=None, as_of=None)
        moment = moment_of({"saved_at": row["changed_at"], "sequence": place["number"]})
        return Draft(area, row["person"], int(row["based_on"]), moment, before, record)
