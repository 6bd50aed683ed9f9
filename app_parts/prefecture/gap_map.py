"""The map coloured by how many gaps each municipality has left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from app_parts.frame import session
from graph.pictures.looks import STATE, NodeLook
from graph.pictures.scene import LegendEntry
from graph.pictures.shading import Shading
from graph.questions.gap_counts import GapCount, gap_counts
from graph.questions.gap_search import GapSearch
from graph.questions.prefecture import Municipality
from graph.record.record import Record
from locales import Words
from wording.desk import DeskReader

BORDER = "#005B8F"
KEPT = 50
"""So many prefectures' counts are kept at hand."""


@dataclass(frozen=True)
class GapColours:
    """What gaps each municipality has left, by code, and how many it is of."""

    counts: Mapping[str, GapCount]
    total: int
    words: Words

    @property
    def _shading(self) -> Shading:
        return Shading("", {code: float(count.shown) for code, count in self.counts.items()})

    def drawn(self, town: Municipality) -> tuple[str, NodeLook, str]:
        """Return sign, look and meaning of a municipality: the number itself, unknown where no actor is recorded."""
        code = town.record.area.code
        step = self._shading.step(code)
        if step is None:
            return "？", STATE["unknown"], self.words("desk.gaps_none")
        return str(self.counts[code].shown), self._look(step), self._range(step)

    def legend(self) -> list[LegendEntry]:
        """Return what the colours mean, fewest first, then what is not counted."""
        steps = [LegendEntry(self._look(step), self._range(step)) for step in range(len(self._shading.ranges))]
        rest = [LegendEntry(STATE["unknown"], f"？ {self.words('desk.gaps_none')}")]
        return steps + (rest if len(self.counts) < self.total else [])

    def means(self) -> str:
        """Return what is counted, and of how many municipalities."""
        return self.words("desk.gaps_mean", counted=len(self.counts), total=self.total)

    def _look(self, step: int) -> NodeLook:
        return NodeLook(f"gaps.{step}", "box", self._shading.colour(step), BORDER, 2)

    def _range(self, step: int) -> str:
        low, high = self._shading.ranges[step]
        first, last = int(low) + (step > 0 and low < high), int(high)
        return self.words("desk.gaps_alone" if first == last else "desk.gaps_range", low=first, high=last)


def coloured_by_gaps(reader: DeskReader, prefecture: str) -> GapColours:
    """Return the colours of a prefecture's municipalities; they are counted once for everybody until somebody saves."""
    towns = reader.desk.rolled_up.municipalities
    store = session.store()
    counts = _counted(session.settings().store, store.saves(), prefecture, reader.desk.day,
                      GapSearch(store, session.catalogue()), [town.record for town in towns])
    return GapColours(counts, len(towns), reader.words)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _counted(place: str, saves: int, prefecture: str, day: dt.date, _search: GapSearch,
             _records: Sequence[Record]) -> Mapping[str, GapCount]:
    """Return the counts; they are the same while the store (its place), its saves, the prefecture and the day are."""
    return gap_counts(_search, _records, day)
