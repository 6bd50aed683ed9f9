"""Nobody is shown an id or a code: whatever a fact says is read by the names of those it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sample_data
from graph.changes.between import changes_between
from graph.facts.areas import Area
from graph.replacing import replace
from graph.store import Store, open_store
from loaders.reading import read
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE
from tests.towns import everything_recorded
from wording.changes import ChangeReader
from wording.facts import Reader


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample data, invented areas among it."""
    folder: Path = tmp_path_factory.mktemp("names")
    store = open_store(f"sqlite:///{folder / 'tsunagari.db'}")
    reading = read(sample_data.FOLDERS, catalogue=CATALOGUE, recorded=lambda _: None)
    store.save_all([(record, 0) for record in reading.records], who="見本データ")
    yield store
    store.close()


def shown(store: Store, area: str, language: str) -> Iterator[str]:
    """Yield what is read of every fact of a record: on a card, and in the review of a draft that adds all of it."""
    catalogue = replace(CATALOGUE, areas=CATALOGUE.areas.also(store.name_of))
    record = store.look(area).record
    reader = Reader(record, catalogue, Words(language))
    yield from (text for fact in record if not isinstance(fact, Area) for _, text in reader.rows(fact))
    own = store.load(area).record
    reviewed = ChangeReader(None, own, catalogue, Words(language), store.surrounded)
    yield from (line.sentence for line in reviewed.lines(changes_between(None, own)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", ["000000", "390003", "393860", "990001", "992011", "993026", "993051", "993093"])
def test_no_code_and_no_id_is_shown_to_a_person(store: Store, area: str, language: str) -> None:
    codes = {line.code for line in store.areas()}
    texts = list(shown(store, area, language))
    assert len(texts) > 10
    assert [text for text in texts if codes & set(re.findall(r"(?<!\d)\d{6}(?!\d)", text))] == []
    assert [text for text in texts if re.search(r"\d{6}:[\w-]+", text)] == []


def test_decisions_and_plans_are_read_in_words() -> None:
    record = everything_recorded()
    reader = Reader(record, CATALOGUE, Words("ja"))
    rows = dict(row for fact in (*record.gap_decisions, *record.plans) for row in reader.rows(fact))
    assert (rows["空白の種類"], rows["空白の内容"]) == ("拠点・事務局・後方支援", "－ 事務局")
    assert rows["手順"] == "架空福祉課が参加しなくなる、架空市役所を架空協議会の構成員に加える"


def test_who_is_not_recorded_is_called_so_and_not_by_an_id(store: Store) -> None:
    catalogue = replace(CATALOGUE, areas=CATALOGUE.areas.also(store.name_of))
    reader = Reader(store.load("993018").record, catalogue, Words("ja"))
    assert reader.name("990001:gone") == "架空県の機関（記録なし）"
    assert reader.name("gone") == "記録のない相手"


def test_a_listed_area_keeps_its_listed_name_and_an_unknown_one_its_code(store: Store) -> None:
    areas = CATALOGUE.areas.also(store.name_of)
    assert (areas.name("390003", "en"), areas.name("990001", "en"), areas.name("994006", "ja")) == ("Kochi Prefecture", "架空県", "994006")
