"""The prefecture's desk: for each municipality why not and what next, what is to be done, what became of what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.notice.requirements import MET, SETTLED
from graph.analysis.support import Ahead, ahead_of, last_done, newest_first
from graph.catalogue import Catalogue
from graph.dates import RecordedDate, recency
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.activities import Activity
from graph.facts.choices import RemarkKind
from graph.questions.prefecture import Municipality, RollUp

OLD_AFTER = dt.timedelta(days=365)
"""From so long on what is known of a municipality counts as old."""
ORDER = (RequirementStatus.UNMET, RequirementStatus.PARTLY, RequirementStatus.UNKNOWN, RequirementStatus.MET_OTHERWISE,
         RequirementStatus.MET, RequirementStatus.NOT_APPLICABLE)
"""What most needs somebody stands first."""


class ToDo(StrEnum):
    """Why a municipality, or a step, is on the list of what is to be done."""

    OPEN = "open"
    UNKNOWN = "unknown"
    OVERDUE = "overdue"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done, and the municipalities it concerns; a step that is overdue stands for itself."""

    what: ToDo
    towns: tuple[Municipality, ...] = ()
    step: Ahead | None = None


@dataclass(frozen=True, slots=True)
class Became:
    """What an item was in a municipality, and what it became; None where the municipality was not recorded yet."""

    town: Municipality
    item: str
    was: RequirementStatus | None
    is_now: RequirementStatus


@dataclass(frozen=True)
class Desk:
    """A roll-up looked at by the officer who helps its municipalities, on a day."""

    rolled_up: RollUp
    catalogue: Catalogue
    day: dt.date

    @property
    def items(self) -> tuple[str, ...]:
        """The items that prefectures count: ①②③."""
        return self.catalogue.counted

    def status(self, town: Municipality, item: str) -> RequirementStatus:
        """Return how an item stands in a municipality."""
        state = town.states.get(item)
        return state.status if state else RequirementStatus.UNKNOWN

    def sorted_by(self, item: str) -> list[Municipality]:
        """Return the municipalities by how an item stands, those that most need somebody first."""
        return sorted(self.rolled_up.municipalities, key=lambda town: ORDER.index(self.status(town, item)))

    def met(self, item: str) -> list[Municipality]:
        """Return the municipalities of which it is recorded that they meet an item."""
        return [town for town in self.rolled_up.municipalities if self.status(town, item) in MET]

    def activities(self, town: Municipality) -> list[Activity]:
        """Return what is logged with a municipality: its own, and the prefecture's with it, the newest first."""
        own_record = self.rolled_up.own_record
        theirs = [a for a in own_record.activities if town.record.area.code in a.areas] if own_record else []
        return newest_first([*town.record.activities, *theirs])

    def last(self, town: Municipality) -> Activity | None:
        """Return what was done with a municipality last."""
        return last_done(self.activities(town))

    def ahead(self, town: Municipality) -> tuple[Ahead, ...]:
        """Return what is yet to be done with a municipality, what comes first first."""
        return ahead_of(self.activities(town))

    def reasons(self, town: Municipality) -> list[str]:
        """Return why a municipality has not done an item: its reasons, else the notes of what is judged not done."""
        given = [remark.text for remark in town.record.remarks if remark.kind is RemarkKind.REASON]
        notes = [fact.note for item in self.items if item in town.states for fact in town.states[item].evidence
                 if isinstance(fact, Assessment) and fact.status not in SETTLED and fact.note]
        return given or list(dict.fromkeys(notes))

    def known_as_of(self, town: Municipality) -> RecordedDate | None:
        """Return the newest date of what is known of ①②③ in a municipality."""
        dates = [town.states[item].as_of for item in self.items if item in town.states]
        return max(filter(None, dates), key=recency, default=None)

    def to_do(self) -> Iterator[Due]:
        """Yield what is to be done: who lacks the last item and has nothing planned, steps overdue, old knowledge."""
        towns, last_item = self.rolled_up.municipalities, self.items[-1] if self.items else ""
        idle = [town for town in towns if not self.ahead(town)]
        unknown = RequirementStatus.UNKNOWN
        lacking = [t for t in idle if self.status(t, last_item) not in (*SETTLED, unknown)]
        yield from self._some(ToDo.OPEN, lacking)
        yield from self._some(ToDo.UNKNOWN, [t for t in idle if self.status(t, last_item) is unknown])
        own_record = self.rolled_up.own_record
        owners = [own_record, *(town.record for town in towns)] if own_record else [town.record for town in towns]
        for step in ahead_of(activity for record in owners for activity in record.activities):
            if step.is_overdue(self.day):
                yield Due(ToDo.OVERDUE, step=step)
        yield from self._some(ToDo.OLD, [t for t in towns if self._is_old(t)])

    def _is_old(self, town: Municipality) -> bool:
        date = self.known_as_of(town)
        return date is not None and date.last < self.day - OLD_AFTER

    @staticmethod
    def _some(what: ToDo, towns: list[Municipality]) -> Iterator[Due]:
        if towns:
            yield Due(what, tuple(towns))

    def since(self, before: RollUp) -> list[Became]:
        """Return what became what since an earlier roll-up, item after item, in the order of municipalities."""
        then = {town.record.area.code: town for town in before.municipalities}
        return [Became(town, item, was, now) for item in self.items for town in self.rolled_up.municipalities
                if (now := self.status(town, item)) is not (was := self._status_in(then, town, item))]

    def _status_in(self, then: dict[str, Municipality], town: Municipality, item: str) -> RequirementStatus | None:
        former = then.get(town.record.area.code)
        return self.status(former, item) if former else None
