"""What is saved only when it is meant: much that goes, an area under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.changes.removing import removed
from graph.dates import RecordedDate
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.links import Membership, Tie
from graph.record.record import Record
from graph.replacing import replace
from loaders.lists import CompleteList
from loaders.reading import Reading
from locales import Words
from tests.loaders.files import AREA, reading, workbook
from tests.towns import TOWN, networks, organisations, seats, ties, two_networks_one_hub
from wording.problems import sentence

MEMBERS = ["参画機関ID", "ネットワークID", "役職"]
MANY = Record(area=TOWN, organisations=organisations(*(f"o{n}" for n in range(18))), networks=networks("x", "y"),
              memberships=seats(**{f"o{n}": "x" for n in range(10)}))
"""Thirty facts: ten members of one council."""


def town(folder: Path, **sheets: list[list[object]]) -> Path:
    return workbook(folder / "a.xlsx", {"自治体": AREA} | sheets)


def members(*rows: tuple[str, str, str]) -> list[list[object]]:
    return [list(MEMBERS), *map(list, rows)]


def doubts(path: Path, before: Record) -> list[str]:
    return [doubt.kind.value for doubt in reading(path, recorded={before.area.code: before}).doubts]


def complete(path: Path, before: Record, *lists: CompleteList) -> Reading:
    return reading(path, recorded={before.area.code: before}, lists=lists)


COUNCIL = CompleteList(Membership, "架空x協議会")


def test_five_may_go_from_a_complete_list_and_more_is_asked_about(tmp_path: Path) -> None:
    kept = [(f"o{n}", "x", "構成員") for n in range(10)]
    five_go = complete(town(tmp_path, 参画=members(*kept[5:])), MANY, COUNCIL)
    assert (five_go.doubts, len(five_go.records[0].memberships)) == ((), 5)
    six_go = complete(town(tmp_path, 参画=members(*kept[6:])), MANY, COUNCIL)
    assert [doubt.kind.value for doubt in six_go.doubts] == ["removes_much"]


def test_the_sentence_names_how_much_goes_and_what(tmp_path: Path) -> None:
    (doubt,) = complete(town(tmp_path, 参画=members(("o9", "x", "構成員"))), MANY, COUNCIL).doubts
    assert sentence(doubt, Words("ja")) == (
        "架空みどり市（992011）の記録から消えるものがあります。9件：参画9件（架空o0 → 架空x協議会、架空o1 → 架空x協議会、架空o2 → 架空x協議会、"
        "架空o3 → 架空x協議会、架空o4 → 架空x協議会 ほか4件）。")
    assert "would lose 9 facts: 9 × membership (架空o0 → 架空x協議会, " in sentence(doubt, Words("en"))


def test_headings_alone_take_nothing_away(tmp_path: Path) -> None:
    before = two_networks_one_hub()
    path = town(tmp_path, 参画=members(), 役割=[["担い手ID", "プラットフォームID", "役割"]], 構成=[["ネットワークID", "プラットフォームID"]])
    outcome = reading(path, recorded={"992011": before})
    assert (outcome.records, outcome.doubts) == ((before,), ())
    assert [(r.kind.value, r.sheet, r.value, r.detail) for r in outcome.hints] == [
        ("headings_only", "参画", "架空みどり市（992011）", "4"), ("headings_only", "役割", "架空みどり市（992011）", "2"),
        ("headings_only", "構成", "架空みどり市（992011）", "2")]


def test_rows_of_one_area_take_nothing_from_another_of_the_same_book(tmp_path: Path) -> None:
    other = replace(two_networks_one_hub(), area=replace(TOWN, code="993018", name="架空いずみ町", kind=AreaKind.TOWN))
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": [*AREA, ["993018", "架空いずみ町", "町"]],
        "参画": [["自治体コード", *MEMBERS], *(["992011", m.member, m.network, "構成員"] for m in two_networks_one_hub().memberships)]})
    outcome = reading(path, recorded={"992011": two_networks_one_hub(), "993018": other})
    assert [record.memberships for record in outcome.records] == [two_networks_one_hub().memberships, other.memberships]


def test_another_seat_another_date_and_another_order_remove_nothing() -> None:
    after = replace(MANY, memberships=tuple(replace(m, seat="chair", since=RecordedDate("2026"))
                                            for m in reversed(MANY.memberships)))
    assert removed(MANY, after) == ()


def test_a_fact_that_goes_is_removed_though_another_of_its_pair_changes() -> None:
    before = replace(MANY, ties=(*ties("o1-o2"), Tie(source="o1", target="o2", kind="funds")))
    after = replace(MANY, ties=ties("o1-o2"))
    assert [fact.key()[:3] for fact in removed(before, after)] == [("o1", "o2", "funds")]


def test_a_new_record_is_never_in_doubt(tmp_path: Path) -> None:
    assert reading(town(tmp_path)).doubts == ()


@pytest.mark.parametrize(("name", "so_far"), [
    ("架空いずみ市", "架空みどり市（992011）"), ("架空みどり市", ""), ("架空　みどり市", ""), ("県立架空みどり市", ""), ("架空みどり", "")])
def test_an_invented_area_under_quite_another_name_is_asked_about(tmp_path: Path, name: str, so_far: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": [AREA[0], ["992011", name, "市"]]})
    area_doubts = reading(path, recorded={"992011": Record(area=TOWN)}).doubts
    assert [(d.kind.value, d.row, d.column, d.value, d.detail) for d in area_doubts] == (
        [("named_otherwise", 2, "名称", name, so_far)] if so_far else [])


@pytest.mark.parametrize(("name", "asked"), [
    ("いの町", False), ("高知県いの町", False), ("新いの町", False), ("架空町", True), ("伊野町", True)])
def test_a_published_area_under_quite_another_name_is_asked_about(tmp_path: Path, name: str, asked: bool) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": [AREA[0], ["393860", name, "町"]]})
    assert bool(reading(path).doubts) is asked


def test_a_name_that_was_confirmed_once_is_not_asked_about_again(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": [AREA[0], ["393860", "伊野町", "町"]]})
    before = Record(area=Area(code="393860", name="伊野町", kind=AreaKind.TOWN))
    assert doubts(path, before) == []
    right = workbook(tmp_path / "b.xlsx", {"自治体": [AREA[0], ["393860", "いの町", "町"]]})
    assert doubts(right, before) == []
