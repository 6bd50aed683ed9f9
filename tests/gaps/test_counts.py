"""How many gaps many municipalities have: counted at once, as each alone would have them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.analysis.gaps.gap import Certainty
from graph.analysis.gaps.ranking import find_gaps
from graph.decisions.gap import GapDecision, GapState
from graph.questions.gap_counts import GapCount, gap_counts
from graph.questions.gap_search import GapSearch
from graph.replacing import replace
from graph.store import Store, open_store
from tests.loaders.files import CATALOGUE
from tests.towns import nothing_but_its_line, two_networks_one_hub

ON = dt.date(2026, 11, 26)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store without any record: nobody to compare with."""
    store = open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}")
    yield store
    store.close()


def test_each_town_has_as_many_as_it_has_alone(store: Store) -> None:
    search = GapSearch(store, CATALOGUE)
    record = two_networks_one_hub()
    gaps = find_gaps(search.about(record, ON))
    unknown = sum(gap.certainty is Certainty.UNKNOWN for gap in gaps)
    assert gap_counts(search, [record], ON) == {"992011": GapCount(len(gaps) - unknown, unknown)}


def test_what_was_accepted_is_no_gap_any_more(store: Store) -> None:
    search = GapSearch(store, CATALOGUE)
    record = two_networks_one_hub()
    gap = next(gap for gap in find_gaps(search.about(record, ON)) if gap.certainty is not Certainty.UNKNOWN)
    decided = replace(record, gap_decisions=(GapDecision(
        gap=gap.kind, aspect=gap.aspect, subjects=gap.subjects, state=GapState.ACCEPTED, by="架空課", note="架空の理由"),))
    before, after = (gap_counts(search, [each], ON)["992011"].shown for each in (record, decided))
    assert after == before - 1


def test_of_a_town_without_an_actor_nothing_is_counted(store: Store) -> None:
    assert gap_counts(GapSearch(store, CATALOGUE), [nothing_but_its_line()], ON) == {}
