"""The nation: how far the municipalities of each prefecture are, beside what documents report in total."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.network.as_of import standing
from graph.analysis.notice.requirements import read_for, requirement_states
from graph.catalogue import Catalogue
from graph.codes import NATION, is_invented, prefecture_of
from graph.facts.activities import Activity
from graph.facts.fact import Fact
from graph.facts.observations import Remark, ReportedTotal, Source
from graph.questions.prefecture import Municipality, RollUp
from graph.record.record import Record
from graph.store import Store

TOLD: frozenset[type[Fact]] = frozenset({Activity, Remark, ReportedTotal, Source})
"""What the nation's page says of an area besides how its items stand."""


@dataclass(frozen=True, slots=True)
class Prefecture:
    """A prefecture of the nation: its code, and its municipalities rolled up."""

    code: str
    rolled_up: RollUp


@dataclass(frozen=True)
class Nation:
    """The nation's own record, None where there is none, and its prefectures in the order of their codes."""

    own: Record | None
    prefectures: tuple[Prefecture, ...]

    @cached_property
    def whole(self) -> RollUp:
        """The municipalities of all prefectures as one roll-up."""
        parts = [prefecture.rolled_up for prefecture in self.prefectures]
        return RollUp(self.own, tuple(m for part in parts for m in part.municipalities),
                      sum(part.unrecorded for part in parts))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded of the nation, its prefectures or their municipalities."""
        return self.own is None and not any(p.rolled_up.own or p.rolled_up.municipalities for p in self.prefectures)


def nation(store: Store, catalogue: Catalogue, *, on: dt.date, as_of: dt.date | None = None) -> Nation:
    """Return how far the nation's municipalities are, as of the end of a day if given; the store is asked once.

    What ended before `on`, or begins after it, is left out. Invented areas lie in no prefecture.
    """
    kinds = read_for(catalogue.counted, catalogue) | TOLD
    records = [r for r in store.glance(kinds, as_of=as_of) if r.area.code == NATION or not is_invented(r.area.code)]
    within: dict[str, list[Record]] = {}
    for record in records:
        within.setdefault(record.area.code[:2], []).append(record)
    listed: dict[str, list[str]] = {}
    for code in catalogue.areas.by_code:
        listed.setdefault(code[:2], []).append(code)
    own = next(iter(within.get(NATION[:2], ())), None)
    return Nation(own, tuple(
        Prefecture(prefecture, _rolled_up(prefecture, within.get(digits, ()), codes, catalogue, on))
        for digits, codes in listed.items() if (prefecture := prefecture_of(codes[0])) != NATION))


def _rolled_up(prefecture: str, records: Sequence[Record], listed: Iterable[str], catalogue: Catalogue,
               on: dt.date) -> RollUp:
    own = next((record for record in records if record.area.code == prefecture), None)
    towns = {record.area.code: record for record in records if record is not own}
    missing = set(listed) - towns.keys() - {prefecture}
    return RollUp(own, tuple(_municipality(record, catalogue, on) for record in towns.values()), len(missing))


def _municipality(record: Record, catalogue: Catalogue, on: dt.date) -> Municipality:
    standing_record = standing(record, on)
    states = requirement_states(standing_record, catalogue, items=catalogue.counted)
    return Municipality(standing_record, {state.requirement.id: state for state in states})
