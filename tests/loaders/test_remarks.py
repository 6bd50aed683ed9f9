"""Every way in which a file is remarked on or doubted, each by a real file, with its sentence in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from graph.decisions.requirement import Assessment, RequirementStatus
from graph.errors import Problem
from graph.facts.actors import Organisation
from graph.facts.links import Membership
from graph.record.record import Record
from loaders.assistant.place import AreaName
from loaders.assisted import Asked, read_anybodys
from loaders.lists import CompleteList
from loaders.problems import DoubtKind, HintKind
from loaders.reading import settled
from locales import LANGUAGES, Words
from tests.loaders.files import AREA, CATALOGUE, ORGANISATIONS, csv_file, reading, rewritten, workbook
from tests.loaders.test_doubts import MANY
from tests.loaders.test_left_out import town
from tests.loaders.test_refusals import with_sheet
from tests.loaders.test_seen import BOOKS, book
from tests.towns import TOWN, organisations, seats, two_networks_one_hub
from wording.problems import sentence

Make = Callable[[Path], Path]


def sheets(**of: list[list[object]]) -> Make:
    return lambda folder: workbook(folder / "a.xlsx", {"自治体": AREA} | of)


def actor_row(*row: object, heading: str) -> Make:
    return sheets(機関=[["機関ID", "名称", heading], list(row)])


def line(*cells: object) -> Make:
    return lambda folder: workbook(folder / "a.xlsx", {"自治体": [AREA[0], list(cells)]})


def text(content: str) -> Make:
    def make(folder: Path) -> Path:
        (folder / "自治体.csv").write_text(content, encoding="utf-8")
        return folder / "自治体.csv"
    return make


def beside(name: str) -> Make:
    def make(folder: Path) -> Path:
        csv_file(folder / "自治体.csv", AREA)
        (folder / name).write_bytes(b"PK")
        return folder
    return make


def from_elsewhere(folder: Path) -> Path:
    csv_file(folder / "自治体.csv", AREA)
    csv_file(folder / "この書き出しについて.csv", [["自治体コード", "版", "照合番号"], ["992011", 3, "0a1b"]])
    return folder


def _hide_columns(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].hidden = sheet.column_dimensions["C"].hidden = True


def _mark_cells(sheet: Worksheet) -> None:
    sheet["C2"].font, sheet["C3"].font = Font(strike=True), Font(color="FFFFFFFF")


JUDGED = {"992011": Record(area=TOWN, assessments=(Assessment(about="M1a", status=RequirementStatus.MET),))}
FILES: dict[HintKind | DoubtKind, tuple[Make, dict[str, Record]]] = {
    HintKind.ENCODING: (lambda folder: csv_file(folder / "自治体.csv", AREA, "cp932"), {}),
    HintKind.UNREAD_FILE: (beside("メモ.docx"), {}),
    HintKind.UNREAD_SHEET: (sheets(雑記=[["メモ"]]), {}),
    HintKind.UNREAD_COLUMN: (actor_row("a", "架空A", "晴れ", heading="天気"), {}),
    HintKind.SEVERAL_LINES: (text('自治体コード,名称,種類,備考\n992011,架空みどり市,市,"一\n二"\n'), {}),
    HintKind.RAGGED_ROW: (text("自治体コード,名称,種類,備考\n992011,架空みどり市,市\n"), {}),
    HintKind.UNKNOWN_TERM: (actor_row("a", "架空A", "神社", heading="機関種別"), {}),
    HintKind.UNKNOWN_ITEM: (sheets(取組状況=[["項目", "状況"], ["M9", "実施済"]]), {}),
    HintKind.ITEMS_KEPT: (sheets(取組状況=[["項目", "状況"], ["M9", "実施済"]]), JUDGED),
    HintKind.HEADINGS_ONLY: (sheets(参画=[["参画機関ID", "ネットワークID"]]), {"992011": two_networks_one_hub()}),
    HintKind.READ_AS: (sheets(機関=ORGANISATIONS, 連携=[["連携元", "連携先", "種類"], ["Ａ", "b", "情報共有"]]), {}),
    HintKind.INVISIBLE_REMOVED: (actor_row("a", "架空\u200bA", "", heading="備考"), {}),
    HintKind.OWN_CHARACTERS: (actor_row("a", "架空\ue000", "", heading="備考"), {}),
    HintKind.ALMOST_ALIKE: (sheets(機関=[["機関ID", "名称"], ["二", "架空A"], ["ニ", "架空B"]]), {}),
    HintKind.EQUAL_NAMES: (sheets(機関=[["機関ID", "名称"], ["a", "架空会"], ["b", "社会福祉法人架空会"]]), {}),
    HintKind.ZERO_RESTORED: (line(11002, "札幌市", "市"), {}),
    HintKind.CHECK_DIGIT_ADDED: (line(39209, "土佐清水市", "市"), {}),
    HintKind.SPELT_OTHERWISE: (line("082082", "竜ヶ崎市", "市"), {}),
    HintKind.LISTED_ELSEWHERE: (line("992011", "高知市", "市"), {}),
    HintKind.KIND_UNLIKE_NUMBER: (line("992011", "架空県", "都道府県"), {}),
    HintKind.NOT_YET: (actor_row("a", "架空A", "2050年", heading="時点"), {}),
    HintKind.MACROS_IGNORED: (lambda folder: rewritten(
        folder / "a.xlsm", workbook(folder / "b.xlsx", {"自治体": AREA}), {"xl/vbaProject.bin": b"macro"}), {}),
    HintKind.FORMULA_VALUES: (lambda folder: with_sheet(folder, "".join(
        f'<row r="{row}">' + "".join(f'<c r="{at}{row}" t="str"><f>1</f><v>{cell}</v></c>'
                                     for at, cell in zip("ABC", line, strict=True)) + "</row>"
        for row, line in enumerate(AREA, start=1))), {}),
    HintKind.NOTHING_IN_IT: (lambda folder: workbook(folder / "a.xlsx", {"自治体": AREA[:1]}), {}),
    **{kind: (lambda _: BOOKS / "libreoffice.xlsx", {}) for kind in (
        HintKind.HIDDEN_SHEET, HintKind.HIDDEN_ROWS, HintKind.STRUCK_ROWS, HintKind.INVISIBLE_ROWS,
        HintKind.SUMMARY_ROWS, HintKind.TURNED_INTO_DATE, HintKind.TURNED_INTO_FLAG, HintKind.ZERO_LOST,
        HintKind.LONG_NUMBER)},
    HintKind.HIDDEN_COLUMN: (lambda folder: town(folder / "a.xlsx", _hide_columns), {}),
    HintKind.HIDDEN_COLUMN_READ: (lambda folder: town(folder / "a.xlsx", _hide_columns), {}),
    HintKind.STRUCK_CELL: (lambda folder: town(folder / "a.xlsx", _mark_cells), {}),
    HintKind.INVISIBLE_CELL: (lambda folder: town(folder / "a.xlsx", _mark_cells), {}),
    HintKind.EXAMPLE_ROWS: (actor_row("例", "架空A", "", heading="備考"), {}),
    HintKind.DATE_WITHOUT_YEAR: (
        lambda folder: book(folder / "a.xlsx", (dt.date(2026, 3, 5), "m/d"), heading="時点"), {}),
    HintKind.DIGITS_LOST: (actor_row("a", "架空A", 12345678901234567890, heading="備考"), {}),
    HintKind.EXPORT_UNKNOWN: (from_elsewhere, {"992011": two_networks_one_hub()}),
    DoubtKind.REMOVES_MUCH: (sheets(参画=[["参画機関ID", "ネットワークID"], ["o1", "x"]]), {"992011": MANY}),
    DoubtKind.NAMED_OTHERWISE: (line("992011", "架空いずみ市", "市"), {"992011": Record(area=TOWN)}),
}


COMPLETE = {HintKind.ITEMS_KEPT: [CompleteList(Assessment)], DoubtKind.REMOVES_MUCH: [CompleteList(Membership, "x")]}
"""Lists of which somebody says that they are complete."""


def test_rows_that_do_not_say_whose_they_are_belong_to_the_area_that_somebody_says_and_that_is_told(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"機関": [["自治体コード", "機関名"], ["", "架空A"]], "参画": [["参画機関", "ネットワーク"]]})
    outcome, _ = read_anybodys([path], Asked("393860"), catalogue=CATALOGUE, recorded=lambda _: None, areas=[])
    (record,) = outcome.records
    assert (record.area.name, [actor.name for actor in record.organisations]) == ("いの町", ["架空A"])
    (remark,) = outcome.hints
    for language in LANGUAGES:
        assert "いの町（393860）" in sentence(remark, Words(language))


@pytest.mark.parametrize("kind", [kind for kind in (*HintKind, *DoubtKind) if kind is not HintKind.AREA_SAID])
def test_a_file_is_remarked_on_with_a_sentence_in_both_languages(tmp_path: Path, kind: HintKind | DoubtKind) -> None:
    make, recorded = FILES[kind]
    outcome = reading(make(tmp_path), recorded=recorded, lists=COMPLETE.get(kind, ()))
    said = [problem for problem in (*outcome.hints, *outcome.doubts) if problem.kind is kind]
    assert said
    for language in LANGUAGES:
        message = sentence(said[0], Words(language))
        assert not set(message) & set("{}")
        assert len(message) > 10


def test_a_remark_of_many_rows_names_some_and_counts_the_others(tmp_path: Path) -> None:
    path = sheets(機関=[["機関ID", "名称", "機関種別"], *([f"o{n}", f"架空{n}", "神社"] for n in range(12))])(tmp_path)
    (remark,) = reading(path).hints
    assert sentence(remark, Words("ja")).startswith("a.xlsx 『機関』シート 2～13行目 「機関種別」")
    assert "rows 2–13" in sentence(remark, Words("en"))
    every_other = [[f"o{n}", f"架空{n}", "神社" if n % 2 else ""] for n in range(24)]
    (remark,) = reading(sheets(機関=[["機関ID", "名称", "機関種別"], *every_other])(tmp_path)).hints
    assert "rows 3, 5, 7, 9, 11, 13, 15, 17 and 4 more" in sentence(remark, Words("en"))


def test_what_has_no_row_has_no_row_in_its_sentence(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, organisations=organisations("a"), memberships=seats())}
    outcome = reading(sheets(機関=[["機関ID", "名称"]])(tmp_path), recorded=before)
    assert sentence(outcome.hints[0], Words("ja")).startswith("a.xlsx 『機関』シート：このシートには架空みどり市（992011）の行がありません。")


TWICE = Record(area=TOWN, organisations=(*organisations("a"), Organisation(id="b", name="架空会"), Organisation(id="c", name="㈱架空会"),
                                         Organisation(id="d", name="架空会")))


def equal_names(hints: tuple[Problem, ...]) -> list[str]:
    return [sentence(hint, Words("ja")) for hint in hints if hint.kind is HintKind.EQUAL_NAMES]


def test_equal_names_are_told_on_every_import_whatever_the_file_names(tmp_path: Path) -> None:
    outcome = reading(sheets(機関=[["機関ID", "名称"], ["e", "架空E"]])(tmp_path), recorded={"992011": TWICE})
    (said,) = equal_names(outcome.hints)
    assert said.startswith("架空みどり市（992011）の記録に、名前が同じものが別々にあります：架空会、㈱架空会（3件）。")
    assert equal_names(settled(outcome, {"992011": TWICE}.get, {}).hints) == [said], "once, however often choices are made"


def test_equal_names_are_told_of_files_of_anybodys_form(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "架空協議会委員名簿.csv", [["所属", "役職"], ["架空病院", "委員"], ["架空学校", "委員"]])
    outcome, assisted = read_anybodys([path], Asked("992011"), catalogue=CATALOGUE, recorded={"992011": TWICE}.get,
                                      areas=[AreaName("992011", TOWN.name, TOWN.kind.value)])
    assert assisted is not None
    (said,) = equal_names(outcome.hints)
    assert "架空会、㈱架空会（3件）" in said
