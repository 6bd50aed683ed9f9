"""The list of the nation's areas: complete, right, and found by what people type."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.catalogue import read_catalogue
from graph.codes import is_code, is_right, prefecture_meant
from graph.errors import UsageError
from graph.facts.actors import Network, Platform
from graph.facts.choices import AreaKind
from graph.record.record import Record
from locales import Words
from tests.towns import TOWN
from wording.facts import Reader

AREAS = read_catalogue().areas
LISTED = AREAS.by_code.values()


def test_every_area_of_the_nation_is_listed_once_with_its_own_check_digit() -> None:
    kinds = [area.kind for area in LISTED]
    assert {kind: kinds.count(kind) for kind in AreaKind} == {
        AreaKind.NATION: 1, AreaKind.PREFECTURE: 47, AreaKind.CITY: 792, AreaKind.SPECIAL_WARD: 23,
        AreaKind.TOWN: 743, AreaKind.VILLAGE: 183}
    assert [code for code in AREAS.by_code if not (is_code(code) and is_right(code))] == []


def test_each_lies_in_a_listed_prefecture_whose_inhabitants_are_those_of_its_municipalities() -> None:
    prefectures = {area.code: area for area in LISTED if area.kind is AreaKind.PREFECTURE}
    inside = dict.fromkeys(prefectures, 0)
    for area in LISTED:
        if area.code not in prefectures and area.kind is not AreaKind.NATION:
            inside[area.prefecture] += area.population or 0
    assert inside == {code: area.population for code, area in prefectures.items()}
    assert sum(inside.values()) == AREAS.by_code["000000"].population == 126_226_568


def test_where_nobody_lived_the_number_is_unknown_and_every_office_lies_in_japan() -> None:
    assert [area.name for area in LISTED if area.population is None] == ["双葉町"]
    for area in LISTED:
        if area.kind is not AreaKind.NATION:
            assert 24 < area.latitude < 46  # type: ignore[operator]
            assert 122 < area.longitude < 146  # type: ignore[operator]


@pytest.mark.parametrize(("typed", "codes"), [
    ("いの町", ["393860"]), ("いのちょう", ["393860"]), ("ｲﾉ町", []), ("高知県いの町", ["393860"]),
    ("高知県吾川郡いの町", ["393860"]), ("吾川郡　いの町", ["393860"]), ("府中市", ["132063", "342084"]),
    ("東京都府中市", ["132063"]), ("ふちゅうし", ["132063", "342084"]), ("四万十市", ["392103"]), ("四万十町", ["394122"]),
    ("竜ヶ崎市", ["082082"]), ("龍ケ崎市", ["082082"]), ("塩釜市", ["042030"]), ("Ｋｏｃｈｉ", ["390003"]),
    ("高知県府中市", []), ("架空いの町", []), ("市", []), ("", []),
])
def test_an_area_is_found_by_its_name_its_reading_and_with_its_prefecture_in_front(typed: str, codes: list[str]) -> None:
    assert [area.code for area in AREAS.named(typed)] == codes


def test_names_that_occur_twice_are_told_with_their_prefecture() -> None:
    names = [AREAS.full_name(area) for area in LISTED]
    assert len(set(names)) == len(names)
    assert AREAS.full_name(AREAS.by_code["342084"]) == "府中市（広島県）"
    assert AREAS.full_name(AREAS.by_code["392103"]) == "四万十市"


def test_the_list_is_read_when_it_is_asked_for_and_a_bad_one_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("code,kind\n393860,hamlet\n", encoding="utf-8")
    areas = read_catalogue(tmp_path).areas
    with pytest.raises(UsageError) as refused:
        areas.named("いの町")
    assert (refused.value.what, refused.value.fields["file"]) == ("bad_catalogue", "areas.csv")


def test_a_town_halls_own_list_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    line = "code,kind,name,kana,name_en,population_2020,latitude,longitude,address\n993018,town,架空いずみ町,かくういずみちょう,,,,,\n"
    (tmp_path / "areas.csv").write_text(line, encoding="utf-8-sig")
    assert [area.code for area in read_catalogue(tmp_path).areas.named("かくういずみちょう")] == ["993018"]


def test_an_area_of_which_nothing_is_recorded_is_called_as_it_is_listed() -> None:
    assert (AREAS.name("390003", "ja"), AREAS.name("010006", "en")) == ("高知県", "Hokkaido")
    assert AREAS.name("990001", "ja") == "990001", "an invented one has no name but its record's"



@pytest.mark.parametrize(("text", "code"), [
    ("39", "390003"), ("390003", "390003"), ("393860", "390003"), ("３９", "390003"), (" 47 ", "470007"), ("99", "990001"),
    ("399999", None), ("390004", None), ("00", None), ("000000", None), ("3", None), ("39x", None), ("39386", None),
    ("高知県", None), ("", None)])
def test_a_prefecture_is_named_by_its_two_digits_its_code_or_one_of_its_towns(text: str, code: str | None) -> None:
    assert prefecture_meant(text) == code


def test_an_area_in_the_panel_is_called_by_its_name() -> None:
    record = Record(area=TOWN, networks=(Network(id="390003:committee", name="架空検討委員会"),), platforms=(
        Platform(id="pf", name="架空", serves=("992011", "390003")),))
    rows = [dict(Reader(record, read_catalogue(), Words("ja")).rows(fact)) for fact in (*record.networks, *record.platforms)]
    assert "高知県" in rows[0].values()
    assert "架空みどり市、高知県" in rows[1].values()
