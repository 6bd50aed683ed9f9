"""Whom a town is compared with, and what the store says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.invented import code_of
from graph.analysis.gaps.peers import MOST, Choice
from graph.analysis.gaps.ranking import find_gaps
from graph.facts.choices import AreaKind
from graph.facts.links import Tie
from graph.questions.gap_search import GapSearch
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from tests.loaders.files import CATALOGUE
from tests.towns import TOWN, organisations

DAY = dt.date(2026, 11, 23)


Chosen = tuple[tuple[str, ...], Choice]


@pytest.fixture
def chosen(tmp_path: Path) -> Iterator[Callable[..., Chosen]]:
    """Whom the first of some towns is compared with: `chosen(("993018", 10_000), ("993026", 5_000))`."""
    store = open_store(f"sqlite:///{tmp_path / 'some.db'}")

    def chosen(*towns: tuple[str, int | None], choice: Choice = Choice.SIMILAR, codes: tuple[str, ...] = ()) -> Chosen:
        for code, people in towns:
            kind = AreaKind.CITY if code[2] == "2" else AreaKind.VILLAGE if code[2:4] == "34" else AreaKind.TOWN
            actors = () if people == 0 else organisations("a")
            record = Record(area=replace(TOWN, code=code, kind=kind, population=people or None), organisations=actors)
            store.save(record, based_on=0, who="架空課")
        return GapSearch(store, CATALOGUE, choice, codes).chosen(store.load(towns[0][0]).record)

    yield chosen
    store.close()


def test_peers_are_of_the_same_kind_and_of_half_to_twice_the_size(chosen: Callable[..., Chosen]) -> None:
    assert chosen(("993018", 10_000), ("993026", 5_000), ("993034", 20_000), ("993042", 12_000), ("993051", 20_001),
                  ("992011", 10_000)) == (("993026", "993034", "993042"), Choice.SIMILAR)


def test_too_few_peers_widen_the_choice_and_that_is_said(chosen: Callable[..., Chosen]) -> None:
    assert chosen(("993018", 10_000), ("993026", 500), ("993034", None), ("993042", 12_000)) == (
        ("993026", "993034", "993042"), Choice.KIND)


def test_without_peers_of_its_kind_any_will_do(chosen: Callable[..., Chosen]) -> None:
    assert chosen(("993018", 10_000), ("993026", 500), ("992011", 9)) == (("992011", "993026"), Choice.ANY)


def test_towns_without_anything_recorded_are_no_peers(chosen: Callable[..., Chosen]) -> None:
    assert chosen(("993018", 10_000), ("993026", 0)) == ((), Choice.ANY)


def test_real_towns_are_never_compared_with_invented_ones(chosen: Callable[..., Chosen]) -> None:
    assert chosen(("393860", None), ("993026", None), ("392031", None)) == (("392031",), Choice.ANY)


def test_a_persons_own_choice_is_taken_as_it_is(chosen: Callable[..., Chosen]) -> None:
    towns = ("393860", None), ("993026", 5_000), ("993034", 0)
    assert chosen(*towns, choice=Choice.OWN, codes=("993026", "393860")) == (("993026",), Choice.OWN)


def test_towns_nobody_has_recorded_are_not_counted_in_a_persons_choice(chosen: Callable[..., Chosen]) -> None:
    towns = ("393860", None), ("993026", 5_000), ("993034", 0)
    assert chosen(*towns, choice=Choice.OWN, codes=("993026", "993034", "999999")) == (("993026",), Choice.OWN)


def test_peers_by_size_alone(chosen: Callable[..., Chosen]) -> None:
    assert chosen(("993018", 10_000), ("992011", 9_000), ("993026", 90_000), choice=Choice.SIZE) == (
        ("992011",), Choice.SIZE)


def test_of_many_the_nearest_in_size_are_taken(chosen: Callable[..., Chosen]) -> None:
    codes = [code_of(99, n) for n in range(1, 50)]
    towns = [(code, 10_000 + 10 * n) for n, code in enumerate(codes)]
    peers, _ = chosen(*towns)
    assert len(peers) == MOST
    assert codes[1] in peers
    assert codes[-1] not in peers


def test_a_prefecture_has_no_peers(store: Store) -> None:
    record = store.load("992011").record
    prefecture = replace(record, area=replace(record.area, kind=AreaKind.PREFECTURE))
    assert GapSearch(store, CATALOGUE).chosen(prefecture)[0] == ()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Four towns: three of them have a family group, tied to the health centre."""
    store = open_store(f"sqlite:///{tmp_path / 'towns.db'}")
    kinds = {"992011": ("HEALTH",), "992020": ("HEALTH", "FAMILY"), "992038": ("HEALTH", "FAMILY"),
             "992046": ("HEALTH", "FAMILY")}
    for code, types in kinds.items():
        actors = tuple(replace(o, partner_types=(t,)) for o, t in zip(organisations("a", "b"), types, strict=False))
        tie = (Tie(source="a", target="b", kind="refers_to"),) if len(types) > 1 else ()
        store.save(Record(area=replace(TOWN, code=code, population=9_000), organisations=actors, ties=tie),
                   based_on=0, who="架空課")
    return store


def test_the_store_says_what_the_others_have(store: Store) -> None:
    context = GapSearch(store, CATALOGUE).about(store.load("992011").record, DAY)
    assert context.peers.codes == ("992020", "992038", "992046")
    assert context.peers.has["FAMILY"] == frozenset(context.peers.codes)
    assert context.peers.tied_pairs(("FAMILY",), ("HEALTH",)) == 3
    gap = find_gaps(context, ["partner_type"])[0]
    assert (gap.aspect, gap.base["having"], gap.base["total"]) == ("FAMILY", 3, 3)


def test_many_towns_asked_at_once_get_the_same_answers_as_one_by_one(store: Store) -> None:
    records = [store.load(line.code).record for line in store.areas()]
    asker = GapSearch(store, CATALOGUE)
    together = [find_gaps(context) for context in asker.about_each(records, DAY)]
    assert together == [find_gaps(asker.about(record, DAY)) for record in records]
