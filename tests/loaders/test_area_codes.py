"""Which area a row is about: five digits told from six, and the code held against name and kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.catalogue import read_catalogue
from graph.codes import check_digit, is_right
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.record import Record
from tests.loaders.files import AREA, places, problems, reading, workbook

HEADINGS = ["自治体コード", "自治体名", "区分"]
WORDS = {AreaKind.PREFECTURE: "都道府県", AreaKind.CITY: "市", AreaKind.SPECIAL_WARD: "特別区", AreaKind.TOWN: "町", AreaKind.VILLAGE: "村"}


def line(folder: Path, *cells: object) -> Path:
    return workbook(folder / "a.xlsx", {"自治体": [HEADINGS, list(cells)]})


def rows_of(folder: Path, code: object, *listed: list[object]) -> Path:
    """A book with a row of an organisation under a code, and the lines of these areas."""
    return workbook(folder / "b.xlsx", {
        "自治体": [HEADINGS, *listed], "機関": [["自治体コード", "機関ID", "名称"], [code, "a", "架空A"]]})


def said(path: Path, recorded: dict[str, Record] | None = None) -> list[tuple[str, str, str]]:
    return [(r.kind.value, r.value, r.detail) for r in reading(path, recorded=recorded).hints]


@pytest.mark.parametrize(("digits", "name", "kind", "code", "remark"), [
    (39209, "土佐清水市", "市", "392090", "check_digit_added"), ("39386", "いの町", "町", "393860", "check_digit_added"),
    ("39000", "高知県", "都道府県", "390003", "check_digit_added"), (11002, "札幌市", "市", "011002", "zero_restored"),
    (10006, "北海道", "都道府県", "010006", "zero_restored"), ("01100", "札幌市", "市", "011002", "check_digit_added"),
    ("12203", "市川市", "市", "122033", "check_digit_added"), ("12203", "士別市", "市", "012203", "zero_restored"),
    ("３９２０９", "高知県土佐清水市", "市", "392090", "check_digit_added"),
])
def test_five_digits_are_read_by_the_name_beside_them(tmp_path: Path, digits: object, name: str, kind: str, code: str,
                                                     remark: str) -> None:
    path = line(tmp_path, digits, name, kind)
    assert reading(path).records[0].area.code == code
    assert (remark, str(digits).translate({c: c - 0xFEE0 for c in range(0xFF10, 0xFF1A)}), code) in said(path)


@pytest.mark.parametrize(("digits", "name", "readings"), [
    ("39209", "架空みどり市", "039209、392090（土佐清水市）"), ("12203", "架空みどり市", "012203（士別市）、122033（市川市）"),
    ("99201", "架空みどり市", "099201、992011"),
])
def test_five_digits_that_no_name_decides_are_asked_about_with_every_reading(tmp_path: Path, digits: str, name: str,
                                                                            readings: str) -> None:
    (problem,) = problems(line(tmp_path, digits, name, "市"))
    assert (problem.kind.value, problem.row, problem.column, problem.detail) == ("five_digits", 2, "自治体コード", readings)


def test_every_trap_of_the_nation_is_decided_by_its_name(tmp_path: Path) -> None:
    """One code in ten reads as another with a zero in front once its check digit is left out."""
    listed = read_catalogue().areas.by_code.values()
    traps = [area for area in listed if area.kind is not AreaKind.NATION and is_right("0" + area.code[:5])]
    assert len(traps) > 150
    path = workbook(tmp_path / "a.xlsx", {"自治体": [HEADINGS, *([a.code[:5], a.name, WORDS[a.kind]] for a in traps)]})
    assert [record.area.code for record in reading(path).records] == [area.code for area in traps]


def test_in_other_sheets_five_digits_are_read_by_what_the_file_lists_then_by_what_is_recorded(tmp_path: Path) -> None:
    listed = rows_of(tmp_path, "12203", ["122033", "市川市", "市"], ["993018", "架空いずみ町", "町"])
    assert [(r.area.code, len(r.organisations)) for r in reading(listed).records] == [("122033", 1), ("993018", 0)]
    town = Record(area=Area(code="012203", name="士別市", kind=AreaKind.CITY))
    alone = workbook(tmp_path / "c.xlsx", {"機関": [["自治体コード", "機関ID", "名称"], ["12203", "a", "架空A"]]})
    assert [r.area.code for r in reading(alone, recorded={"012203": town}).records] == ["012203"]
    both = rows_of(tmp_path, "12203", ["122033", "市川市", "市"], ["012203", "士別市", "市"])
    assert places(both) == [("five_digits", "機関", 2, "自治体コード")]


def test_the_areas_a_platform_serves_are_read_the_same_way(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "プラットフォーム": [["プラットフォームID", "名称", "対象自治体コード"],
                                       ["pf", "架空PF", "99201、39209"], ["qf", "架空QF", "392090"]]})
    assert [p.serves for p in reading(path).records[0].platforms] == [("992011", "392090"), ("392090",)]


def test_where_several_areas_are_named_their_names_do_as_well(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": AREA, "活動": [
        ["活動の種類", "実施日", "相手の自治体"], ["訪問・聞き取り", "2026-06-20", "いの町、高知県土佐町、992011"]]})
    assert reading(path).records[0].activities[0].areas == ("393860", "393631", "992011")
    assert {("read_as", "いの町", "393860"), ("read_as", "高知県土佐町", "393631")} <= set(said(path))
    two = workbook(tmp_path / "b.xlsx", {"自治体": AREA, "活動": [
        ["活動の種類", "実施日", "相手の自治体"], ["訪問・聞き取り", "2026-06-20", "府中市"]]})
    assert [p.kind.value for p in problems(two)] == ["bad_code"], "there are two of that name"


def test_a_code_that_is_neither_five_nor_six_digits_is_refused(tmp_path: Path) -> None:
    for code in ("39", "1100", "0393860", "39-3860", "高知県", "39386O"):
        assert [p.kind.value for p in problems(line(tmp_path, code, "いの町", "町"))] == ["bad_code"]


@pytest.mark.parametrize(("code", "name", "kind", "refusals"), [
    ("390003", "高知県", "村", {("kind_unlike_code", "区分")}), ("393860", "いの町", "市", {("kind_unlike_code", "区分")}),
    ("131032", "港区", "市", {("kind_unlike_code", "区分")}),
    ("393860", "高知市", "町", {("code_of_another", "自治体コード")}),
    ("393860", "高知市", "市", {("code_of_another", "自治体コード"), ("kind_unlike_code", "区分")}),
    ("392014", "四万十町", "市", {("code_of_another", "自治体コード")}),
    ("392103", "四万十町", "市", {("code_of_another", "自治体コード")}),
    ("132063", "広島県府中市", "市", {("code_of_another", "自治体コード")}),
    ("392073", "高知市", "市", {("code_of_another", "自治体コード")}),
    ("000000", "高知県", "国", {("code_of_another", "自治体コード")}),
])
def test_a_line_that_contradicts_the_published_list_is_refused_at_its_cell(tmp_path: Path, code: str, name: str, kind: str,
                                                                          refusals: set[tuple[str, str]]) -> None:
    problem_list = problems(line(tmp_path, code, name, kind))
    assert {(p.kind.value, p.column) for p in problem_list} == refusals
    assert {p.row for p in problem_list} == {2}


def test_a_contradiction_is_told_together_with_what_else_is_wrong_in_the_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": [[*HEADINGS, "人口"], ["393860", "高知市", "町", "約120"]]})
    assert {(p.kind.value, p.column) for p in problems(path)} == {("code_of_another", "自治体コード"), ("not_a_number", "人口")}


def test_the_refusal_names_both_areas(tmp_path: Path) -> None:
    (problem,) = problems(line(tmp_path, "342084", "東京都府中市", "市"))
    assert (problem.value, problem.detail) == ("132063（府中市（東京都））", "342084（府中市（広島県））")


@pytest.mark.parametrize(("code", "name", "kind", "remark"), [
    ("082082", "竜ヶ崎市", "市", ("spelt_otherwise", "竜ヶ崎市", "龍ケ崎市")),
    ("393860", "伊野町", "町", ("spelt_otherwise", "伊野町", "いの町")),
    ("393860", "高知県吾川郡いの町", "町", ("spelt_otherwise", "高知県吾川郡いの町", "いの町")),
    ("992011", "高知市", "市", ("listed_elsewhere", "高知市", "392014（高知市）")),
    ("992011", "架空県", "都道府県", ("kind_unlike_number", "992011", "")),
])
def test_another_spelling_and_an_odd_code_are_told(tmp_path: Path, code: str, name: str, kind: str,
                                                   remark: tuple[str, str, str]) -> None:
    path = line(tmp_path, code, name, kind)
    assert said(path) == [remark]
    assert reading(path).hints[0].row == 2


@pytest.mark.parametrize(("code", "name", "kind"), [
    ("393860", "いの町", "町"), ("393860", "い　の　町", "町"), ("992011", "架空みどり市", "市"), ("990001", "架空県", "都道府県"),
    ("392073", "中村市", "市"), ("011011", "札幌市中央区", "市"), ("000000", "日本", "国"), ("342084", "府中市", "市"),
])
def test_right_invented_merged_and_unlisted_areas_are_taken_without_a_word(tmp_path: Path, code: str, name: str,
                                                                          kind: str) -> None:
    assert code == code[:5] + check_digit(code[:5]) or code == "000000"
    assert said(line(tmp_path, code, name, kind)) == []
