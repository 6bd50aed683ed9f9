"""The nation: what is known of which prefecture's municipalities, what is not, and who is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app_parts.prefecture.bars import bars_html
from graph.dates import RecordedDate
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.activities import Activity
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, Governments
from graph.facts.observations import ReportedTotal
from graph.questions.nation import Known, Nation, nation
from graph.questions.prefecture import roll_up
from graph.record.record import Record
from graph.store import Store, open_store
from locales import Words
from tests.loaders.files import CATALOGUE
from wording.activities import ActivityReader
from wording.nation import NationReader

DAY = dt.date(2026, 11, 25)
KOCHI, INO, KAGAWA = "390003", "393860", "370002"
MET, UNMET, UNKNOWN = (RequirementStatus(s) for s in ("met", "unmet", "unknown"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(f"sqlite:///{tmp_path / 'tsunagari.db'}")
    yield opened
    opened.close()


def record(code: str, **facts: Any) -> Record:
    listed = CATALOGUE.areas.by_code.get(code)
    kind = listed.kind if listed else AreaKind.TOWN
    return Record(area=Area(code=code, name=listed.name if listed else "架空町", kind=kind), **facts)


def judged(status: RequirementStatus, since: str = "2026-04") -> dict[str, Any]:
    return {"assessments": (Assessment(about="M3", status=status, as_of=RecordedDate(since)),)}


def seen(store: Store, *records: Record) -> Nation:
    store.save_all([(each, 0) for each in records], who="架空課")
    return nation(store, CATALOGUE, on=DAY)


def reader(of: Nation) -> NationReader:
    words = Words("ja")
    return NationReader.of(of, CATALOGUE, ActivityReader(
        CATALOGUE, words, lambda code: CATALOGUE.areas.name(code, "ja"), DAY))


def test_a_municipality_without_a_record_is_unknown_and_not_undone(store: Store) -> None:
    japan = seen(store, record(INO, **judged(MET)))
    assert japan.whole.size == 1_741
    assert japan.whole.recorded("M3") == {MET: 1, UNKNOWN: 1_740}
    assert reader(japan).whole.counts("M3") == "● 実施済 1　？ 不明 1740"
    assert len(japan.prefectures) == 47


def test_an_invented_prefecture_is_no_part_of_the_nation(store: Store) -> None:
    japan = seen(store, record("993018", **judged(MET)))
    assert japan.is_empty
    assert japan.whole.recorded("M3") == {UNKNOWN: 1_741}


def test_how_much_is_known_of_a_prefecture_is_counted_over_all_its_municipalities(store: Store) -> None:
    kagawa = [code for code in CATALOGUE.areas.by_code if code[:2] == "37" and code != KAGAWA]
    towns = [record(code, **judged(UNMET)) for code in kagawa]

    def known(*recorded: Record) -> Known:
        return next(p.known("M3") for p in seen(store, *recorded).prefectures if p.code == KAGAWA)

    assert len(kagawa) == 17
    assert known() is Known.NONE
    assert known(*towns[:8]) is Known.SOME
    assert known(towns[8]) is Known.MOST, "nine of seventeen"
    assert known(*towns[9:]) is Known.ALL


def test_the_reported_total_stands_beside_those_that_are_known_by_name(store: Store) -> None:
    total = ReportedTotal(about="M3", count=589, out_of=1_741, as_of=RecordedDate("2021-03-31"))
    japan = seen(store, record("000000", reported_totals=(total,)), record(INO, **judged(MET)))
    assert reader(japan).whole.sentence("M3") == "報告589（2021年3月31日）、町名が分かるのは1（いの町）、残る588は町名なし"


def test_a_total_that_counts_prefectures_too_is_told_with_its_base_and_marks_no_bar(store: Store) -> None:
    total = ReportedTotal(about="M2", count=517, out_of=1_788, as_of=RecordedDate("2021-03-31"), among=Governments.ALL)
    whole = reader(seen(store, record("000000", reported_totals=(total,)))).whole
    assert whole.sentence("M2") == "報告は1788自治体（都道府県と市区町村）中517（2021年3月31日）、市町村で分かるのは0"
    assert "報告517" not in bars_html(whole)


def test_what_the_nation_did_with_a_town_stands_on_its_prefectures_card(store: Store) -> None:
    meeting = Activity(kind="meeting", what="会議", held=RecordedDate("2021-06-29"), areas=(INO,))
    japan = seen(store, record("000000", activities=(meeting,)), record(INO))
    cards = {p.code: dict(reader(japan).card(p)) for p in japan.prefectures}
    assert cards[KOCHI]["最後の活動"] == "2021年6月29日　会議の開催：会議"
    assert cards[KAGAWA]["最後の活動"] == "活動の記録はまだありません。"
    assert cards[KOCHI]["記録のある市町村"] == "34市町村中1"


def test_those_of_which_nothing_is_known_stand_first(store: Store) -> None:
    japan = seen(store, record("012025", **judged(UNMET)))
    assert [p.code for p in japan.sorted_by("M3")][-1] == "010006"


def test_a_prefecture_reads_the_same_on_the_nations_page_and_on_its_own(store: Store) -> None:
    towns = [record(INO, **judged(MET)), record("392014", **judged(UNMET))]
    japan = seen(store, record(KOCHI), *towns)
    (kochi,) = (p.rolled_up for p in japan.prefectures if p.code == KOCHI)
    alone = roll_up(store, CATALOGUE, KOCHI, on=DAY)
    for item in CATALOGUE.counted:
        assert [m.states[item] for m in kochi.municipalities] == [m.states[item] for m in alone.municipalities]


def test_the_nation_is_asked_of_the_store_in_as_many_questions_as_one_prefecture_of_it(
        store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = store._engine.ask

    def counted(query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        asked.append(query)
        return ask(query, **parameters)

    monkeypatch.setattr(store._engine, "ask", counted)

    def questions() -> list[str]:
        asked.clear()
        nation(store, CATALOGUE, on=DAY)
        return list(asked)

    seen(store, record(KOCHI), record(INO, **judged(MET)))
    few = questions()
    everywhere = [code for code, area in CATALOGUE.areas.by_code.items() if area.prefecture != code][::5]
    seen(store, *(record(code, **judged(MET)) for code in everywhere if code != INO))
    assert questions() == few
    assert few.count("find_records") == 1


def test_the_nation_of_an_earlier_day_is_as_it_was_recorded_then(store: Store) -> None:
    seen(store, record(INO, **judged(MET)))
    assert nation(store, CATALOGUE, on=DAY, as_of=dt.date(2020, 1, 1)).is_empty
