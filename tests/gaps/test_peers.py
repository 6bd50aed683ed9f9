"""Whom a town is compared with, and what the store says of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.gaps.find import find_gaps
from graph.analysis.gaps.peers import MOST, Candidate, Choice, choose
from graph.inquiring import Inquirer
from graph.model import AreaKind, Record, Tie
from graph.store import Store, open_store
from tests.loaders.files import CATALOGUE
from tests.towns import TOWN, organisations, two_networks_one_hub

DAY = dt.date(2026, 11, 23)


def town(code: str, people: int | None = 10_000, kind: AreaKind = AreaKind.TOWN, recorded: int = 5,
         *forms: str) -> Candidate:
    return Candidate(code, kind, people, recorded, frozenset(forms))


def test_peers_are_of_the_same_kind_and_of_half_to_twice_the_size() -> None:
    several = [town("993018"), town("993026", 5_000), town("993034", 20_000, AreaKind.VILLAGE),
               town("993042", 12_000), town("993051", 20_001), town("992011", 10_000, AreaKind.CITY)]
    assert choose("993018", several) == (("993026", "993034", "993042"), Choice.SIMILAR)


def test_too_few_peers_widen_the_choice_and_that_is_said() -> None:
    several = [town("993018"), town("993026", 500), town("993034", None), town("993042", 12_000)]
    assert choose("993018", several) == (("993026", "993034", "993042"), Choice.KIND)
    assert choose("993018", [*several[:2], town("992011", 9, AreaKind.CITY)]) == (
        ("992011", "993026"), Choice.ANY)


def test_towns_without_anything_recorded_are_no_peers() -> None:
    assert choose("993018", [town("993018"), town("993026", recorded=0)]) == ((), Choice.ANY)


def test_real_towns_are_never_compared_with_invented_ones() -> None:
    several = [town("393860"), town("993026"), town("392031", kind=AreaKind.CITY)]
    assert choose("393860", several) == (("392031",), Choice.ANY)
    assert choose("993026", several) == ((), Choice.ANY)


def test_a_persons_own_choice_is_taken_as_it_is() -> None:
    several = [town("393860"), town("993026"), town("392031")]
    assert choose("393860", several, Choice.OWN, ["993026"]) == (("993026",), Choice.OWN)


@pytest.mark.parametrize(("choice", "expected"), [(Choice.SIZE, ("992020",)), (Choice.FORM, ("993034",))])
def test_peers_by_size_or_by_form(choice: Choice, expected: tuple[str, ...]) -> None:
    several = [town("993018", 10_000, AreaKind.TOWN, 5, "new"), town("992020", 9_000, AreaKind.CITY),
               town("993034", 90_000, AreaKind.TOWN, 5, "new")]
    assert choose("993018", several, choice) == (expected, choice)


def test_of_many_the_nearest_in_size_are_taken() -> None:
    several = [town("993018"), *(town(f"99{4000 + n}", 10_000 + 10 * n) for n in range(1, 60))]
    chosen, _ = choose("993018", several)
    assert len(chosen) == MOST
    assert "994059" not in chosen


def test_a_prefecture_has_no_peers() -> None:
    assert choose("990001", [town("990001", kind=AreaKind.PREFECTURE), town("993018")])[0] == ()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Four towns: three of them have a family group, tied to the health centre."""
    store = open_store(f"sqlite:///{tmp_path / 'towns.db'}")
    kinds = {"992011": ("HEALTH",), "992020": ("HEALTH", "FAMILY"), "992038": ("HEALTH", "FAMILY"),
             "992046": ("HEALTH", "FAMILY")}
    for code, types in kinds.items():
        bodies = tuple(replace(o, partner_types=(t,)) for o, t in zip(organisations("a", "b"), types, strict=False))
        tie = (Tie(source="a", target="b", kind="refers_to"),) if len(types) > 1 else ()
        store.save(Record(area=replace(TOWN, code=code, population=9_000), organisations=bodies, ties=tie),
                   based_on=0, who="架空課")
    return store


def test_the_store_says_what_the_others_have(store: Store) -> None:
    inquiry = Inquirer(store, CATALOGUE).about(store.load("992011").record, DAY)
    assert inquiry.peers.codes == ("992020", "992038", "992046")
    assert inquiry.peers.has["FAMILY"] == frozenset(inquiry.peers.codes)
    assert inquiry.peers.tied_pairs(["FAMILY"], ["HEALTH"]) == 3
    gap = find_gaps(inquiry, ["partner_type"])[0]
    assert (gap.about, gap.base["having"], gap.base["total"]) == ("FAMILY", 3, 3)


def test_many_towns_asked_at_once_get_the_same_answers_as_one_by_one(store: Store) -> None:
    records = [store.load(line.code).record for line in store.areas()]
    asker = Inquirer(store, CATALOGUE)
    together = [find_gaps(inquiry) for inquiry in asker.about_each(records, DAY)]
    assert together == [find_gaps(asker.about(record, DAY)) for record in records]


def test_a_town_that_the_store_does_not_have_is_compared_with_nobody(store: Store) -> None:
    record = two_networks_one_hub()
    other = replace(record, area=replace(record.area, code="993018"))
    assert Inquirer(store, CATALOGUE).about(other, DAY).peers.codes == ()
