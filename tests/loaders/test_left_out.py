"""What a person hid, crossed out or put beside the table is left out and told; nothing is taken away by that."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from graph.record.record import Record
from loaders.asides import aside
from loaders.workbooks import worksheets
from loaders.workbooks.xml_parts import read_part
from tests.loaders.files import AREA, CATALOGUE, places, problems, reading, workbook
from tests.towns import TOWN, organisations

Change = Callable[[Worksheet], None]


def town(path: Path, change: Change, ties: list[list[str]] | None = None) -> Path:
    """A workbook of four actors, on rows 2 to 5, whose sheet is changed."""
    book = Workbook()
    area, actors = book.active, book.create_sheet("機関")
    area.title = "自治体"
    for row in AREA:
        area.append(list(row))
    actors.append(["機関ID", "名称", "所在地", "備考"])
    for letter in "abcd":
        actors.append([letter, f"架空{letter}", f"架空町{letter}", ""])
    if ties:
        sheet = book.create_sheet("連携")
        for row in [["連携元ID", "連携先ID", "連携の種類"], *ties]:
            sheet.append(row)
    change(actors)
    book.save(path)
    return path


def hide_rows(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True


def filter_rows(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:D5"
    sheet.auto_filter.add_filter_column(0, ["a", "d"])
    hide_rows(sheet)


def strike_rows(sheet: Worksheet) -> None:
    for row in (3, 4):
        for cell in sheet[row]:
            cell.font = Font(strike=True)


def strike_names(sheet: Worksheet) -> None:
    for row in (3, 4):
        sheet.cell(row, 2).font = Font(strike=True)


def whiten_rows(sheet: Worksheet) -> None:
    for cell in sheet[3]:
        cell.font = Font(color="FFFFFFFF")
    for cell in sheet[4]:
        cell.font = Font(color="FF203040")
        cell.fill = PatternFill("solid", fgColor="FF203040")


def hide_values(sheet: Worksheet) -> None:
    for row in (3, 4):
        for cell in sheet[row]:
            cell.number_format = ";;;"


def total_rows(sheet: Worksheet) -> None:
    for row, word in ((3, "合　計"), (4, "小計（3団体）")):
        sheet.cell(row, 1).value = word


def example_rows(sheet: Worksheet) -> None:
    sheet["A3"], sheet["B4"] = "記入例", "（例）架空c"


@pytest.mark.parametrize(("change", "kind"), [
    (hide_rows, "hidden_rows"), (filter_rows, "hidden_rows"), (strike_rows, "struck_rows"),
    (strike_names, "struck_rows"), (whiten_rows, "invisible_rows"), (hide_values, "invisible_rows"),
    (total_rows, "summary_rows"), (example_rows, "example_rows")])
def test_such_rows_are_left_out_and_told(tmp_path: Path, change: Change, kind: str) -> None:
    path = town(tmp_path / "a.xlsx", change)
    outcome = reading(path)
    assert [o.id for o in outcome.records[0].organisations] == ["a", "d"]
    assert [(r.kind.value, r.sheet, r.value, r.detail) for r in outcome.hints] == [(kind, "機関", "3–4", "2")]


@pytest.mark.parametrize("change", [hide_rows, strike_rows, whiten_rows, example_rows])
def test_such_rows_are_read_on_demand(tmp_path: Path, change: Change) -> None:
    from loaders.reading import read
    path = town(tmp_path / "a.xlsx", change)
    outcome = read([path], catalogue=CATALOGUE, recorded=lambda _: None, with_hidden=True)
    assert len(outcome.records[0].organisations) == 4
    assert outcome.hints == ()


def test_what_is_left_out_takes_nothing_away_that_is_recorded(tmp_path: Path) -> None:
    recorded = {"992011": Record(area=TOWN, organisations=organisations("a", "b", "x"))}
    (record,) = reading(town(tmp_path / "a.xlsx", filter_rows), recorded=recorded).records
    assert [o.id for o in record.organisations] == ["a", "b", "x", "d"]
    assert record.organisations[1] == recorded["992011"].organisations[1]


def test_a_reference_to_a_row_that_was_left_out_says_so(tmp_path: Path) -> None:
    path = town(tmp_path / "a.xlsx", hide_rows, ties=[["a", "b", "情報共有"], ["a", "nobody", "情報共有"]])
    assert [(p.kind.value, p.row, p.value, p.detail) for p in problems(path)] == [
        ("names_left_out", 2, "b", "機関 3"), ("unknown_reference", 3, "nobody", "")]
    by_name = town(tmp_path / "b.xlsx", hide_rows, ties=[["架空a", "架空b", "情報共有"]])
    assert [(p.kind.value, p.row, p.value, p.detail) for p in problems(by_name)] == [
        ("names_left_out", 2, "架空b", "機関 3")]


def test_a_hidden_sheet_is_left_out_and_named_by_whoever_needs_it(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.sheet_state = "veryHidden"
    outcome = reading(town(tmp_path / "a.xlsx", hide))
    assert outcome.records[0].organisations == ()
    assert [(r.kind.value, r.sheet) for r in outcome.hints] == [("hidden_sheet", "機関")]
    path = town(tmp_path / "b.xlsx", hide, ties=[["a", "b", "情報共有"]])
    assert {(p.kind.value, p.value) for p in problems(path)} == {("names_left_out", "a"), ("names_left_out", "b")}


def test_a_hidden_column_is_left_out_unless_its_rows_are_lost_without_it(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].hidden = sheet.column_dimensions["C"].hidden = True
    outcome = reading(town(tmp_path / "a.xlsx", hide))
    assert [(o.id, o.place) for o in outcome.records[0].organisations] == [(letter, "") for letter in "abcd"]
    assert [(r.kind.value, r.column) for r in outcome.hints] == [
        ("hidden_column_read", "機関ID"), ("hidden_column", "所在地")]


def test_a_hidden_column_about_persons_is_refused_all_the_same(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet["D1"] = "担当者氏名"
        sheet["D2"] = "秘密"
        sheet.column_dimensions["D"].hidden = True
    assert places(town(tmp_path / "a.xlsx", hide)) == [("personal_data", "機関", 1, "担当者氏名")]


def test_single_cells_lose_what_is_crossed_out_or_cannot_be_seen(tmp_path: Path) -> None:
    struck = InlineFont(strike=True)

    def change(sheet: Worksheet) -> None:
        sheet["C2"].font = Font(strike=True)
        sheet["B3"] = CellRichText(TextBlock(struck, "旧名"), "新名")
        sheet["C4"].font = Font(color="FFFEFEFE")
        sheet["A5"].font = Font(color="FFFFFFFF")  # an id in white is still the row's name
    outcome = reading(town(tmp_path / "a.xlsx", change))
    assert [(o.id, o.name, o.place) for o in outcome.records[0].organisations] == [
        ("a", "架空a", ""), ("b", "新名", "架空町b"), ("c", "架空c", ""), ("d", "架空d", "架空町d")]
    assert [(r.kind.value, r.row, r.column, r.value, r.detail) for r in outcome.hints] == [
        ("struck_cell", 2, "所在地", "架空町a", ""), ("struck_cell", 3, "名称", "旧名新名", "新名"),
        ("invisible_cell", 4, "所在地", "架空町c", "")]


def test_white_letters_on_a_dark_ground_are_read(tmp_path: Path) -> None:
    def darken(sheet: Worksheet) -> None:
        for cell in (*sheet[1], *sheet[3]):
            cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF203040")
    outcome = reading(town(tmp_path / "a.xlsx", darken))
    assert (len(outcome.records[0].organisations), outcome.hints) == (4, ())


@pytest.mark.parametrize(("text", "kind"), [
    *[(text, "summary_rows") for text in ("合計", "合　計", "計", "小計", "総計", "総合計", "累計", "計 12団体", "合計（12件）", "合計：3", "Total", "GRAND TOTAL")],
    *[(text, "example_rows") for text in (
        "例", "記入例", "（例）", "例１", "(例) 福祉課", "【例】福祉課", "例：福祉課", "例)a01", "※例", "福祉課（記入例）", "Example", "サンプル", "見本")],
    *[(text, None) for text in ("計画課", "会計課", "統計課", "架空合計会", "例会", "例規担当課", "家計相談", "条例係", "Totalcare", "事例検討会", "合計特殊出生率対策室")],
])
def test_totals_and_examples_are_known_by_their_whole_name(text: str, kind: str | None) -> None:
    remark_kind = aside(text)
    assert (remark_kind and remark_kind.value) == kind


@pytest.mark.parametrize(("before", "row", "hidden"), [
    ("", '<row r="2" hidden="1">', ({1}, set())), ("", '<row r="2" ht="0">', ({1}, set())),
    ('<sheetFormatPr zeroHeight="1"/>', '<row r="2">', (set(), set())),  # the rows that are not written are hidden
    ('<cols><col min="2" max="3" width="0"/></cols>', "<row>", (set(), {1, 2})),
    ('<cols><col min="2" max="16384" hidden="1"/></cols>', "<row>", (set(), set(range(1, 1_000)))),
])
def test_every_way_to_hide_rows_and_columns_is_known(before: str, row: str, hidden: tuple[set[int], set[int]]) -> None:
    sheet = worksheets.Worksheet(worksheets.Book())
    read_part(io.BytesIO(f"<worksheet>{before}<sheetData>{row}<c><v>1</v></c></row></sheetData></worksheet>".encode()), sheet, 9_999)
    looks = sheet.looks(hidden=False)
    assert (set(looks.hidden_rows), set(looks.hidden_columns)) == hidden


def test_a_title_or_a_text_that_ends_like_an_example_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "出典": [["出典ID", "資料名"], ["s1", "協議会設置要綱（例）"]],
        "特記": [["対象ID", "種類", "内容"], ["", "注意", "例：広報紙に載せた"]]})
    (record,) = reading(path).records
    assert ([s.title for s in record.sources], [r.text for r in record.remarks]) == (["協議会設置要綱（例）"], ["例：広報紙に載せた"])
