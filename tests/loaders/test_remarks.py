"""Every way in which a file is remarked on or doubted, each by a real file, with its sentence in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.links import Membership
from graph.record.record import Record
from loaders.lists import CompleteList
from loaders.problems import DoubtKind, RemarkedKind
from locales import LANGUAGES, Words
from tests.loaders.files import AREA, ORGANISATIONS, csv_file, reading, rewritten, workbook
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
FILES: dict[RemarkedKind | DoubtKind, tuple[Make, dict[str, Record]]] = {
    RemarkedKind.ENCODING: (lambda folder: csv_file(folder / "自治体.csv", AREA, "cp932"), {}),
    RemarkedKind.UNREAD_FILE: (beside("メモ.docx"), {}),
    RemarkedKind.UNREAD_SHEET: (sheets(雑記=[["メモ"]]), {}),
    RemarkedKind.UNREAD_COLUMN: (actor_row("a", "架空A", "晴れ", heading="天気"), {}),
    RemarkedKind.SEVERAL_LINES: (text('自治体コード,名称,種類,備考\n992011,架空みどり市,市,"一\n二"\n'), {}),
    RemarkedKind.RAGGED_ROW: (text("自治体コード,名称,種類,備考\n992011,架空みどり市,市\n"), {}),
    RemarkedKind.UNKNOWN_TERM: (actor_row("a", "架空A", "神社", heading="機関種別"), {}),
    RemarkedKind.UNKNOWN_ITEM: (sheets(取組状況=[["項目", "状況"], ["M9", "実施済"]]), {}),
    RemarkedKind.ITEMS_KEPT: (sheets(取組状況=[["項目", "状況"], ["M9", "実施済"]]), JUDGED),
    RemarkedKind.HEADINGS_ONLY: (sheets(参画=[["参画機関ID", "ネットワークID"]]), {"992011": two_networks_one_hub()}),
    RemarkedKind.READ_AS: (sheets(機関=ORGANISATIONS, 連携=[["連携元", "連携先", "種類"], ["Ａ", "b", "情報共有"]]), {}),
    RemarkedKind.INVISIBLE_REMOVED: (actor_row("a", "架空\u200bA", "", heading="備考"), {}),
    RemarkedKind.OWN_CHARACTERS: (actor_row("a", "架空\ue000", "", heading="備考"), {}),
    RemarkedKind.ALMOST_ALIKE: (sheets(機関=[["機関ID", "名称"], ["二", "架空A"], ["ニ", "架空B"]]), {}),
    RemarkedKind.ZERO_RESTORED: (line(11002, "札幌市", "市"), {}),
    RemarkedKind.CHECK_DIGIT_ADDED: (line(39209, "土佐清水市", "市"), {}),
    RemarkedKind.SPELT_OTHERWISE: (line("082082", "竜ヶ崎市", "市"), {}),
    RemarkedKind.LISTED_ELSEWHERE: (line("992011", "高知市", "市"), {}),
    RemarkedKind.KIND_UNLIKE_NUMBER: (line("992011", "架空県", "都道府県"), {}),
    RemarkedKind.NOT_YET: (actor_row("a", "架空A", "2050年", heading="時点"), {}),
    RemarkedKind.MACROS_IGNORED: (lambda folder: rewritten(
        folder / "a.xlsm", workbook(folder / "b.xlsx", {"自治体": AREA}), {"xl/vbaProject.bin": b"macro"}), {}),
    RemarkedKind.FORMULA_VALUES: (lambda folder: with_sheet(folder, "".join(
        f'<row r="{row}">' + "".join(f'<c r="{at}{row}" t="str"><f>1</f><v>{cell}</v></c>'
                                     for at, cell in zip("ABC", line, strict=True)) + "</row>"
        for row, line in enumerate(AREA, start=1))), {}),
    RemarkedKind.NOTHING_IN_IT: (lambda folder: workbook(folder / "a.xlsx", {"自治体": AREA[:1]}), {}),
    **{kind: (lambda _: BOOKS / "libreoffice.xlsx", {}) for kind in (
        RemarkedKind.HIDDEN_SHEET, RemarkedKind.HIDDEN_ROWS, RemarkedKind.STRUCK_ROWS, RemarkedKind.INVISIBLE_ROWS,
        RemarkedKind.SUMMARY_ROWS, RemarkedKind.TURNED_INTO_DATE, RemarkedKind.TURNED_INTO_FLAG, RemarkedKind.ZERO_LOST,
        RemarkedKind.LONG_NUMBER)},
    RemarkedKind.HIDDEN_COLUMN: (lambda folder: town(folder / "a.xlsx", _hide_columns), {}),
    RemarkedKind.HIDDEN_COLUMN_READ: (lambda folder: town(folder / "a.xlsx", _hide_columns), {}),
    RemarkedKind.STRUCK_CELL: (lambda folder: town(folder / "a.xlsx", _mark_cells), {}),
    RemarkedKind.INVISIBLE_CELL: (lambda folder: town(folder / "a.xlsx", _mark_cells), {}),
    RemarkedKind.EXAMPLE_ROWS: (actor_row("例", "架空A", "", heading="備考"), {}),
    RemarkedKind.DATE_WITHOUT_YEAR: (
        lambda folder: book(folder / "a.xlsx", (dt.date(2026, 3, 5), "m/d"), heading="時点"), {}),
    RemarkedKind.DIGITS_LOST: (actor_row("a", "架空A", 12345678901234567890, heading="備考"), {}),
    RemarkedKind.EXPORT_UNKNOWN: (from_elsewhere, {"992011": two_networks_one_hub()}),
    DoubtKind.REMOVES_MUCH: (sheets(参画=[["参画機関ID", "ネットワークID"], ["o1", "x"]]), {"992011": MANY}),
    DoubtKind.NAMED_OTHERWISE: (line("992011", "架空いずみ市", "市"), {"992011": Record(area=TOWN)}),
}


COMPLETE = {RemarkedKind.ITEMS_KEPT: [CompleteList(Assessment)], DoubtKind.REMOVES_MUCH: [CompleteList(Membership, "x")]}
"""Lists of which somebody says that they are complete."""


@pytest.mark.parametrize("kind", [*RemarkedKind, *DoubtKind])
def test_a_file_is_remarked_on_with_a_sentence_in_both_languages(tmp_path: Path, kind: RemarkedKind | DoubtKind) -> None:
    make, recorded = FILES[kind]
    outcome = reading(make(tmp_path), recorded=recorded, lists=COMPLETE.get(kind, ()))
    said = [problem for problem in (*outcome.remarks, *outcome.doubts) if problem.kind is kind]
    assert said
    for language in LANGUAGES:
        message = sentence(said[0], Words(language))
        assert not set(message) & set("{}")
        assert len(message) > 10


def test_a_remark_of_many_rows_names_some_and_counts_the_others(tmp_path: Path) -> None:
    path = sheets(機関=[["機関ID", "名称", "機関種別"], *([f"o{n}", "架空", "神社"] for n in range(12))])(tmp_path)
    (remark,) = reading(path).remarks
    assert sentence(remark, Words("ja")).startswith("a.xlsx 『機関』シート 2、3、4、5、6、7、8、9行目ほか4行 「機関種別」")
    assert "rows 2, 3, 4, 5, 6, 7, 8, 9 and 4 more" in sentence(remark, Words("en"))


def test_what_has_no_row_has_no_row_in_its_sentence(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, organisations=organisations("a"), memberships=seats())}
    outcome = reading(sheets(機関=[["機関ID", "名称"]])(tmp_path), recorded=before)
    assert sentence(outcome.remarks[0], Words("ja")).startswith("a.xlsx 『機関』シート：このシートには架空みどり市（992011）の行がありません。")
