"""What people decided of a gap: read as it was written, counted, and kept when the gap closes."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from graph.analysis.gaps.decisions import GapState, Judgement, closed_since, judged, judgement, totals
from graph.analysis.gaps.ranking import find_gaps
from graph.dates import RecordedDate
from graph.record.record import Record
from tests.gaps.test_kinds import inquiry
from tests.towns import two_networks_one_hub

DAY = dt.date(2026, 4, 1)


def decided(record: Record, place: int, state: GapState, **said: object) -> Record:
    """Return the record with a decision on one of its gaps, by its place in the list."""
    gap = find_gaps(inquiry(record))[place].id
    return judged(record, gap, state, day=DAY, **said)  # type: ignore[arg-type]


def test_what_nobody_has_decided_is_open_and_says_nothing_else() -> None:
    town = two_networks_one_hub()
    assert judgement(town, find_gaps(inquiry(town))[0], DAY) == Judgement(GapState.OPEN, "", "", "", "", overdue=False)


@pytest.mark.parametrize("state", GapState)
def test_a_decision_is_read_as_it_was_written(state: GapState) -> None:
    town = two_networks_one_hub()
    gap = find_gaps(inquiry(town))[0]
    town = judged(town, gap.id, state, day=DAY, note=" 架空の理由 ", by=" 架空課 ", until=RecordedDate("FY2026"))
    assert judgement(town, gap) == Judgement(state, "架空の理由", "架空課", "FY2026", "2026-04-01")


def test_a_decision_without_a_term_names_none() -> None:
    town = two_networks_one_hub()
    gap = find_gaps(inquiry(town))[0]
    assert judgement(judged(town, gap.id, GapState.ACCEPTED, day=DAY), gap).until == ""


def test_of_two_decisions_on_one_day_the_second_stands() -> None:
    town = decided(decided(two_networks_one_hub(), 0, GapState.ACCEPTED), 0, GapState.IN_PROGRESS)
    assert [f.about for f in town.findings] == [find_gaps(inquiry(town))[0].id]
    assert judgement(town, find_gaps(inquiry(town))[0]).state is GapState.IN_PROGRESS


def test_each_gap_is_counted_in_the_state_it_is_in() -> None:
    town = decided(decided(two_networks_one_hub(), 0, GapState.ACCEPTED), 1, GapState.IN_PROGRESS)
    gaps = find_gaps(inquiry(town))
    assert totals(town, gaps) == Counter({GapState.ACCEPTED: 1, GapState.IN_PROGRESS: 1, GapState.OPEN: len(gaps) - 2})


def test_a_decision_on_a_gap_that_is_not_there_any_more_is_one_on_a_gap_that_closed() -> None:
    town = decided(decided(two_networks_one_hub(), 0, GapState.ACCEPTED), 1, GapState.IN_PROGRESS)
    first, second, *others = find_gaps(inquiry(town))
    assert closed_since(town, [first, second, *others]) == ()
    assert [f.about for f in closed_since(town, [first, *others])] == [second.id]
    again = judged(town, second.id, GapState.ACCEPTED, day=DAY + dt.timedelta(1))
    assert [str(f.as_of) for f in closed_since(again, [first, *others])] == ["2026-04-02"], "once, as it was last"
