"""The municipalities of a prefecture, or of the nation, rolled up: what is recorded of each, beside reported totals."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.network.as_of import standing
from graph.analysis.notice.requirements import State, requirement_states
from graph.catalogue import Catalogue
from graph.dates import recency
from graph.decisions.requirement import RequirementStatus
from graph.errors import NothingRecorded
from graph.facts.actors import Platform
from graph.facts.choices import Governments, RemarkKind
from graph.facts.observations import Remark, ReportedTotal
from graph.record.record import Record
from graph.store import Store

WHOLE = (Governments.UNKNOWN, Governments.MUNICIPALITIES, Governments.ALL)
"""Of whom a total is reported that stands for all municipalities."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality: the state of every requirement by its id, and the platforms that serve it."""

    record: Record
    states: dict[str, State]

    @property
    def joint(self) -> tuple[Platform, ...]:
        """The platforms that it shares with others; they count for each of them."""
        code = self.record.area.code
        return tuple(p for p in self.record.platforms if code in p.serves and len(p.serves) > 1)


@dataclass(frozen=True, slots=True)
class RollUp:
    """The municipalities of an area in the order of their codes, and what the area's own record reports.

    `unrecorded` is how many more it has, of which there is no record: nothing is known of them.
    """

    own_record: Record | None
    municipalities: tuple[Municipality, ...]
    unrecorded: int = 0

    @property
    def reported(self) -> tuple[ReportedTotal, ...]:
        """The totals that documents report, the newest first."""
        totals = self.own_record.reported_totals if self.own_record else ()
        return tuple(sorted(totals, key=lambda total: recency(total.as_of), reverse=True))

    def newest_total(self, item: str) -> ReportedTotal | None:
        """Return the newest total reported of an item, of all municipalities and not of some kinds of them."""
        return next((t for t in self.reported if t.about == item and t.among in WHOLE), None)

    @property
    def reasons(self) -> tuple[Remark, ...]:
        """The reasons that are given, in the area's own record."""
        return tuple(r for r in (self.own_record.remarks if self.own_record else ()) if r.kind is RemarkKind.REASON)

    @property
    def size(self) -> int:
        """How many municipalities the area has, recorded or not."""
        return len(self.municipalities) + self.unrecorded


    def recorded(self, item: str) -> Counter[RequirementStatus]:
        """Return of how many municipalities each state of a requirement is recorded."""
        counted = Counter(m.states[item].status for m in self.municipalities if item in m.states)
        return counted + Counter({RequirementStatus.UNKNOWN: self.unrecorded})


def roll_up(store: Store, catalogue: Catalogue, prefecture: str, *, on: dt.date,
            as_of: dt.date | None = None) -> RollUp:
    """Return what is recorded of a prefecture (its code), as of the end of a day if given.

    What ended before `on`, or begins after it, is left out.
    """
    codes = [line.code for line in store.areas(prefecture)]
    towns = tuple(look_at_each(store, catalogue, [c for c in codes if c != prefecture], on=on, as_of=as_of))
    return RollUp(_own_record(store, prefecture, as_of), towns)


def look_at_each(store: Store, catalogue: Catalogue, codes: Sequence[str], *, on: dt.date,
                 as_of: dt.date | None = None) -> Iterator[Municipality]:
    """Yield municipalities one after the other, those that had a record by then."""
    for code in codes:
        try:
            record = standing(store.look(code, as_of=as_of).record, on)
        except NothingRecorded:
            continue
        yield Municipality(record, {s.requirement.id: s for s in requirement_states(record, catalogue)})


def _own_record(store: Store, prefecture: str, as_of: dt.date | None) -> Record | None:
    try:
        return store.look(prefecture, as_of=as_of).record
    except NothingRecorded:
        return None
