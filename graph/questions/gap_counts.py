"""How many gaps each of many municipalities has: for a map, where a number has to do."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.gaps.decisions import state_of
from graph.analysis.gaps.gap import Certainty
from graph.analysis.gaps.ranking import find_gaps
from graph.decisions.gap import GapState
from graph.questions.gap_search import GapSearch
from graph.record.record import Record

LEFT = (GapState.OPEN, GapState.IN_PROGRESS)
"""What has been accepted or does not apply is no gap any more."""


@dataclass(frozen=True, slots=True)
class GapCount:
    """How many gaps are left: those that the record or a comparison shows, and what is merely not known."""

    shown: int
    unknown: int


def gap_counts(search: GapSearch, records: Sequence[Record], on: dt.date) -> Mapping[str, GapCount]:
    """Return how many gaps are left in each record, by the code of its area; what peers have is asked once for all.

    A record without any actor has none: of an area that nobody wrote down nothing can be missing.
    """
    with_actors = [record for record in records if record.nodes()]
    counts = {}
    for context in search.about_each(with_actors, on):
        left = Counter(gap.certainty is Certainty.UNKNOWN for gap in find_gaps(context)
                       if state_of(context.record, gap) in LEFT)
        counts[context.record.area.code] = GapCount(left[False], left[True])
    return counts
