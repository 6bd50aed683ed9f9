"""With whom a town begins comparing: one alike, a model, itself a year ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.catalogue import read_catalogue
from graph.clock import Clock, stopped
from graph.facts.actors import Organisation
from graph.questions.gap_search import GapSearch
from graph.questions.sides_to_compare import alike, earlier, model
from graph.replacing import replace
from graph.store import Store, open_store
from tests.samples.kept import store_of_samples

CATALOGUE = read_catalogue()
ZONE = dt.UTC


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(store_of_samples(tmp_path_factory.mktemp("samples")))
    yield store
    store.close()


@pytest.mark.parametrize(("code", "nearest"), [
    ("993018", "架空けやき町"), ("392022", "安芸市"), ("393860", "飯田市")])
def test_a_town_alike_is_the_nearest_of_its_peers(samples: Store, code: str, nearest: str) -> None:
    suggested = alike(GapSearch(samples, CATALOGUE), samples.look(code).record)
    assert suggested is not None
    assert suggested.record.area.name == nearest
    assert suggested.same_prefecture is (code != "393860")
    assert (suggested.shared > 0) is (code != "392022"), "where nothing is recorded nothing is shared"


@pytest.mark.parametrize(("code", "first", "lesson"), [
    ("993018", "いの町", "もとからあるネットワークを土台にする"), ("392022", "いの町", "もとからあるネットワークを土台にする"),
    ("393860", "安芸市", "農福連携：受入農家31、働く人およそ85人")])
def test_a_model_is_one_with_a_platform_and_no_invented_town_is_one_for_a_town_that_exists(
        samples: Store, code: str, first: str, lesson: str) -> None:
    suggested = model(samples, samples.look(code).record)
    assert suggested is not None
    assert (suggested.record.area.name, suggested.remarks[0].text) == (first, lesson)


def test_who_is_suggested_as_alike_is_not_suggested_as_a_model_too(samples: Store) -> None:
    suggested = model(samples, samples.look("393860").record, without=["392031"])
    assert suggested is not None
    assert suggested.record.area.name == "総社市"


def test_a_prefecture_has_no_peers_and_no_town_as_its_model(samples: Store) -> None:
    prefecture = samples.look("390003").record
    assert alike(GapSearch(samples, CATALOGUE), prefecture) is None
    suggested = model(samples, prefecture)
    assert suggested is not None
    assert suggested.record.area.name == "滋賀県"


def on(day: str) -> Clock:
    return stopped(dt.date.fromisoformat(day), ZONE)


def test_the_record_of_a_year_ago_is_the_one_saved_by_then(tmp_path: Path, samples: Store) -> None:
    url = f"sqlite:///{tmp_path / 'years.db'}"
    town = samples.load("993018").record
    for number, day in enumerate(("2023-05-01", "2024-02-29", "2025-06-01")):
        store = open_store(url, on(day))
        more = Organisation(id=f"new-{number}", name=f"架空の会{number}")
        town = replace(town, organisations=(*town.organisations, more))
        store.save(town, based_on=number, who="架空課")
        store.close()

    def suggested(day: str) -> tuple[str, int, bool, bool] | None:
        store = open_store(url, on(day))
        before = earlier(store, on(day), store.look("993018"))
        store.close()
        return before and (str(before.day), before.loaded.revision.number, before.year_ago, before.changed)

    assert suggested("2025-07-01") == ("2024-07-01", 2, True, True)
    assert suggested("2023-06-01") == ("2023-05-01", 1, False, True), "not a whole year, but the oldest there is"
    assert suggested("2028-02-29") == ("2027-02-28", 3, True, False), "a leap day has no year before it"
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}", on("2025-07-01"))
    store.save(town, based_on=0, who="架空課")
    assert earlier(store, on("2025-07-01"), store.look("993018")) is None
    store.close()
