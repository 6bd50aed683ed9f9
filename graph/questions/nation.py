"""The nation: how far the municipalities of each prefecture are, beside what documents report in total."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from graph.analysis.network.as_of import standing
from graph.analysis.notice.requirements import read_for, requirement_states
from graph.analysis.support import newest_first
from graph.catalogue import Catalogue
from graph.codes import NATION, is_invented, prefecture_of
from graph.decisions.requirement import RequirementStatus
from graph.facts.activities import Activity
from graph.facts.fact import Fact
from graph.facts.observations import Remark, ReportedTotal, Source
from graph.questions.prefecture import Municipality, RollUp
from graph.record.record import Record
from graph.store import Store

BESIDES_ITEMS: frozenset[type[Fact]] = frozenset({Activity, Remark, ReportedTotal, Source})
"""What the nation's page says of an area besides how its items stand."""


class Known(StrEnum):
    """Of how many of a prefecture's municipalities it is known how an item stands."""

    NONE = "none"
    SOME = "some"
    MOST = "most"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Prefecture:
    """A prefecture of the nation: its code, and its municipalities rolled up."""

    code: str
    rolled_up: RollUp

    def count_known(self, item: str) -> int:
        """Return of how many municipalities it is known how an item stands."""
        return self.rolled_up.size - self.rolled_up.recorded(item)[RequirementStatus.UNKNOWN]

    def known(self, item: str) -> Known:
        """Return of how many of the municipalities it is known how an item stands: `MOST` are at least half."""
        known, size = self.count_known(item), self.rolled_up.size
        return Known.NONE if not known else Known.ALL if known == size else \
            Known.MOST if 2 * known >= size else Known.SOME


@dataclass(frozen=True)
class Nation:
    """The nation's own record, None where there is none, and its prefectures in the order of their codes."""

    own_record: Record | None
    prefectures: tuple[Prefecture, ...]

    @cached_property
    def whole(self) -> RollUp:
        """The municipalities of all prefectures as one roll-up."""
        parts = [prefecture.rolled_up for prefecture in self.prefectures]
        return RollUp(self.own_record, tuple(m for part in parts for m in part.municipalities),
                      sum(part.unrecorded for part in parts))

    def sorted_by(self, item: str) -> list[Prefecture]:
        """Return the prefectures by how little is known of an item in them, those of which nothing is known first."""
        order = list(Known)
        return sorted(self.prefectures, key=lambda prefecture: order.index(prefecture.known(item)))

    def activities(self, prefecture: Prefecture) -> list[Activity]:
        """Return what a prefecture has logged, and what the nation did with it or its municipalities, newest first."""
        theirs = prefecture.rolled_up.own_record.activities if prefecture.rolled_up.own_record else ()
        ours = self.own_record.activities if self.own_record else ()
        return newest_first([*theirs, *(a for a in ours if any(c[:2] == prefecture.code[:2] for c in a.areas))])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded of the nation, its prefectures or their municipalities."""
        parts = [prefecture.rolled_up for prefecture in self.prefectures]
        return self.own_record is None and not any(part.own_record or part.municipalities for part in parts)


def nation(store: Store, catalogue: Catalogue, *, on: dt.date, as_of: dt.date | None = None) -> Nation:
    """Return how far the nation's municipalities are, as of the end of a day if given; the store is asked once.

    What ended before `on`, or begins after it, is left out. Invented areas lie in no prefecture.
    """
    kinds = read_for(catalogue.counted, catalogue) | BESIDES_ITEMS
    records = [r for r in store.glance(kinds, as_of=as_of) if r.area.code == NATION or not is_invented(r.area.code)]
    within: dict[str, list[Record]] = {}
    for record in records:
        within.setdefault(record.area.code[:2], []).append(record)
    listed: dict[str, list[str]] = {}
    for code in catalogue.areas.by_code:
        listed.setdefault(code[:2], []).append(code)
    own_record = next(iter(within.get(NATION[:2], ())), None)
    return Nation(own_record, tuple(
        Prefecture(prefecture, _rolled_up(prefecture, within.get(digits, ()), codes, catalogue, on))
        for digits, codes in listed.items() if (prefecture := prefecture_of(codes[0])) != NATION))


def _rolled_up(prefecture: str, records: Sequence[Record], listed: Iterable[str], catalogue: Catalogue,
               on: dt.date) -> RollUp:
    own_record = next((record for record in records if record.area.code == prefecture), None)
    towns = {record.area.code: record for record in records if record is not own_record}
    missing = set(listed) - towns.keys() - {prefecture}
    return RollUp(own_record, tuple(_municipality(record, catalogue, on) for record in towns.values()), len(missing))


def _municipality(record: Record, catalogue: Catalogue, on: dt.date) -> Municipality:
    standing_record = standing(record, on)
    states = requirement_states(standing_record, catalogue, items=catalogue.counted)
    return Municipality(standing_record, {state.requirement.id: state for state in states})
