"""Areas by their codes alone: their names, and the prefecture that a person means."""

from __future__ import annotations

import csv

import pytest

from exports.facts_in_words import Reader
from graph.catalogue.areas import NAMES, area_name
from graph.codes import is_right, prefecture_meant, prefecture_of
from graph.model import Network, Platform, Record
from locales import Words
from tests.loaders.files import CATALOGUE
from tests.towns import TOWN


def test_every_prefecture_has_its_name_by_its_code() -> None:
    rows = list(csv.DictReader(NAMES.read_text(encoding="utf-8").splitlines()))
    assert [row["code"][:2] for row in rows] == [f"{n:02}" for n in range(1, 48)]
    assert all(is_right(row["code"]) and prefecture_of(row["code"]) == row["code"] for row in rows)
    assert len({row["name_ja"] for row in rows} | {row["name_en"] for row in rows}) == 94
    assert (area_name("390003", "ja"), area_name("010006", "en")) == ("高知県", "Hokkaido")
    assert area_name("990001", "ja") == "990001", "an invented one has no name but its record's"


@pytest.mark.parametrize(("text", "code"), [
    ("39", "390003"), ("390003", "390003"), ("393860", "390003"), ("３９", "390003"), (" 47 ", "470007"), ("99", "990001"),
    ("399999", None), ("390004", None), ("00", None), ("000000", None), ("3", None), ("39x", None), ("39386", None),
    ("高知県", None), ("", None)])
def test_a_prefecture_is_named_by_its_two_digits_its_code_or_one_of_its_towns(text: str, code: str | None) -> None:
    assert prefecture_meant(text) == code


def test_an_area_in_the_panel_is_called_by_its_name() -> None:
    record = Record(area=TOWN, networks=(Network(id="390003:committee", name="架空検討委員会"),), platforms=(
        Platform(id="pf", name="架空", serves=("992011", "390003")),))
    rows = [dict(Reader(record, CATALOGUE, Words("ja")).rows(fact)) for fact in (*record.networks, *record.platforms)]
    assert "高知県" in rows[0].values()
    assert "架空みどり市、高知県" in rows[1].values()
