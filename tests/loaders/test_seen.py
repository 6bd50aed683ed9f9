"""What a person sees in a cell is what is read; where that may not be what was typed, the cell is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from python_calamine import CalamineWorkbook

from loaders.files import tables
from loaders.tables import Behind, BehindKind, Reports, Table
from loaders.workbooks.format_codes import BUILT_IN, text_shown
from loaders.workbooks.shown import number_cell
from tests.loaders.files import AREA, csv_file, places, reading, rewritten, workbook, zipped

BOOKS = Path(__file__).parent / "books"
OCTOBER, MARCH = 44470.0, 46086.0
"""2021-10-01 and 2026-03-05, as Excel counts days."""

SIGNS = [*"ymdhsegarb0#?.,%/18\"\\_*[;@ -年", "yyyy", "mm", "mmmmm", "ss.000", "ggge", "AM/PM", "[h]", "[Red]", "[>=1]", "[<",
         "[$-411]", "[$¥-411]", '"x"', "E+00", "E-#", "General", "年度"]
"""What formats are made of, and broken ones too."""


@pytest.mark.parametrize(("code", "serial", "seen", "exact"), [
    ('yyyy"年"m"月"', OCTOBER, "2021年10月", "2021-10"),
    ('[$-411]ggge"年"m"月"d"日"', OCTOBER, "令和3年10月1日", "2021-10-01"),
    ('[$-411]ggge"年"m"月"', OCTOBER, "令和3年10月", "2021-10"),
    ('[$-411]gge"年"', OCTOBER, "令3年", "2021"),
    ("[$-411]ge.m.d", OCTOBER, "R3.10.1", "2021-10-01"),
    ('[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', 43586.0, "令和元年5月1日", "2019-05-01"),
    ('[$-411]ggge"年"m"月"d"日"', 43585.0, "平成31年4月30日", "2019-04-30"),
    ('[$-411]ggge"年度"', OCTOBER, "令和3年度", "令和3年度"),
    ('yyyy"年度"', OCTOBER, "2021年度", "2021年度"),
    ("yyyy/m", OCTOBER, "2021/10", "2021-10"),
    ("mmm-yy", OCTOBER, "Oct-21", "2021-10"),
    ("yyyy", OCTOBER, "2021", "2021"),
    ("mm/dd/yy", OCTOBER, "10/01/21", "2021-10-01"),
    ("[$-409]d/m/yy h:mm AM/PM;@", OCTOBER, "1/10/21 12:00 AM", "2021-10-01"),
    ("[$-F800]dddd, mmmm dd, yyyy", OCTOBER, "2021年10月1日", "2021-10-01"),
    ("yyyy/m/d(aaa)", OCTOBER, "2021/10/1(金)", "2021-10-01"),
    ("yyyy/m/d h:mm", OCTOBER + 0.395833333333, "2021/10/1 9:30", "2021-10-01"),
    ("h:mm", 0.395833333333, "9:30", "9:30"),
    ("[h]:mm", 1.5, "36:00", "36:00"),
    ('h"時"mm"分"', 0.75, "18時00分", "18時00分"),
    ("mm:ss", 0.0012345, "01:47", "01:47"),
    (BUILT_IN[14], OCTOBER, "2021/10/1", "2021-10-01"),
    (BUILT_IN[27], OCTOBER, "R3.10.1", "2021-10-01"),
    (BUILT_IN[55], OCTOBER, "2021年10月", "2021-10"),
    ("yyyy/m/d", 60.0, "1900/2/29", "1900/2/29"),
])
def test_a_date_is_no_more_precise_than_it_is_seen(code: str, serial: float, seen: str, exact: str) -> None:
    assert number_cell(code, serial, since_1904=False) == (seen, Behind(BehindKind.DATE, exact))


@pytest.mark.parametrize(("code", "seen"), [
    ('m"月"d"日"', "3月5日"), ("m/d", "3/5"), ("d-mmm", "5-Mar"), (BUILT_IN[16], "5-Mar"), (BUILT_IN[56], "3月5日")])
def test_a_date_that_shows_no_year_is_told_apart(code: str, seen: str) -> None:
    assert number_cell(code, MARCH, since_1904=False) == (seen, Behind(BehindKind.DATE_WITHOUT_YEAR, "2026-03-05"))


@pytest.mark.parametrize(("code", "number", "seen"), [
    ("General", 888931111, "888931111"), ("0000000000", 888931111, "0888931111"), ("000", 1, "001"),
    ("00-0000-0000", 888931111, "08-8893-1111"), ("000-0000", 7810000, "781-0000"),
    ("[<=99999999]####-####;(00) ####-####", 88931111, "8893-1111"),
    ("General", 0.1 + 0.2, "0.3"), ("General", 2021.1, "2021.1"), ("0.00", 2021.1, "2021.10"),
    ("0.0", 3.14159, "3.1"), ("0", 12.5, "13"), ("0", -12.5, "-13"), ("#.##", 0.5, ".5"),
    ("0%", 0.25, "25%"), ("0.0%", 0.1234, "12.3%"), ("#,##0", 1234567, "1,234,567"), ("#,##0", 12, "12"),
    ('#,##0"人"', 12345, "12,345人"), ('#,##0,"千人"', 12345, "12千人"), ('General"人"', 12, "12人"),
    ('"第"0"号"', 3, "第3号"), ("¥#,##0;[Red]-¥#,##0", -1234, "-¥1,234"), ("[$¥-411]#,##0", 1234, "¥1,234"),
    ("0.00E+00", 123456, "1.23E+05"), ("##0.0E+0", 123456, "123.5E+3"), ("0.00E+00", 0.000123, "1.23E-04"),
    ("# ?/?", 0.5, "1/2"), ("# ??/??", 2.75, "2 3/4"), ("# ?/8", 0.375, "3/8"),
    ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 0, "-"), ("0;0;\"なし\"", 0, "なし"), ("@", 5, "5"),
    ("yyyy/m/d", -5, "-5"),
])
def test_a_number_reads_as_it_is_seen(code: str, number: float, seen: str) -> None:
    assert number_cell(code, float(number), since_1904=False)[0] == seen


@settings(max_examples=400, deadline=None)
@given(signs=st.lists(st.sampled_from(SIGNS), max_size=8), number=st.floats(allow_nan=False, allow_infinity=False),
       since_1904=st.booleans())
def test_any_format_shows_something_of_any_number(signs: list[str], number: float, since_1904: bool) -> None:
    seen, behind = number_cell("".join(signs), number, since_1904=since_1904)
    assert isinstance(seen, str)
    assert behind is None or behind.exact


def test_a_text_reads_as_its_format_shows_it() -> None:
    assert [text_shown(code, "3") for code in ("General", "@", '"第"@"号"', ";;;")] == ["3", "3", "第3号", ""]


def book(path: Path, *cells: tuple[object, str], heading: str = "所在地", year_1904: bool = False) -> Path:
    """A workbook whose organisations have these cells, each with its format, in one column."""
    made = Workbook()
    area, actors = made.active, made.create_sheet("機関")
    area.title = "自治体"
    for row in AREA:
        area.append(list(row))
    actors.append(["機関ID", "名称", heading])
    for number, (value, code) in enumerate(cells, start=2):
        actors.append([f"o{number}", f"架空{number}", value])
        actors.cell(number, 3).number_format = code
    if year_1904:
        made.epoch = CALENDAR_MAC_1904
    made.save(path)
    return path


def remarks_of(path: Path) -> list[tuple[str, int | None, str]]:
    return [(r.kind.value, r.row, r.value) for r in reading(path).hints if r.sheet == "機関"]


def read_as(path: Path, field: str) -> list[str]:
    return [str(getattr(actor, field)) for actor in reading(path).records[0].organisations]


def test_a_column_of_dates_takes_what_is_seen(tmp_path: Path) -> None:
    day = dt.date(2021, 10, 1)
    path = book(tmp_path / "a.xlsx", (day, 'yyyy"年"m"月"'), (day, "[$-411]ge.m.d"), (day, 'yyyy"年度"'), (2021, "General"),
                (day, "mm-dd-yy"), (day, 'm"月"d"日"'), heading="時点")
    assert read_as(path, "as_of") == ["2021-10", "2021-10-01", "FY2021", "2021", "2021-10-01", "2021-10-01"]
    assert remarks_of(path) == [("date_without_year", 7, "10月1日")]
    assert read_as(book(tmp_path / "b.xlsx", (day, "yyyy/m/d"), heading="時点", year_1904=True), "as_of") == ["2021-10-01"]


def test_a_time_is_no_date(tmp_path: Path) -> None:
    assert places(book(tmp_path / "a.xlsx", (dt.time(9, 30), "h:mm"), heading="時点")) == [("not_a_date", "機関", 2, "時点")]


def test_a_column_of_text_takes_what_is_seen_and_a_turned_cell_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", (dt.date(2026, 3, 5), 'm"月"d"日"'), (True, "General"), (0.25, "0%"),
                (1, "000"), (1234567890123456789, "General"), (1000020392057, "General"), (dt.time(9, 30), "h:mm"), (12, "General"))
    assert read_as(path, "place") == ["3月5日", "TRUE", "25%", "001", "1234567890123460000", "1000020392057", "9:30", "12"]
    assert remarks_of(path) == [
        ("turned_into_date", 2, "3月5日"), ("turned_into_flag", 3, "TRUE"), ("digits_lost", 6, "1234567890123460000"),
        ("long_number", 7, "1000020392057"), ("turned_into_date", 8, "9:30")]


def test_a_telephone_number_that_lost_its_zero_is_told_and_one_that_shows_it_is_read(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", (888931111, "General"), (888931111, "0000000000"), (9012345678, "General"),
                ("0889-00-0000", "@"), (119, "General"), heading="連絡先")
    assert read_as(path, "contact") == ["888931111", "0888931111", "9012345678", "0889-00-0000", "119"]
    assert remarks_of(path) == [("zero_lost", 2, "888931111"), ("zero_lost", 4, "9012345678")]


def test_ids_and_codes_keep_the_zeros_that_are_seen(tmp_path: Path) -> None:
    made = Workbook()
    area, actors, ties = made.active, made.create_sheet("機関"), made.create_sheet("連携")
    area.title = "自治体"
    area.append(AREA[0])
    area.append([11002, "札幌市", "市"])
    area["A2"].number_format = "000000"
    actors.append(["機関ID", "名称"])
    ties.append(["連携元ID", "連携先ID", "連携の種類"])
    for number in (1, 2):
        actors.append([number, f"架空{number}"])
        actors.cell(number + 1, 1).number_format = "000"
    ties.append([1, "002", "情報共有"])
    ties["A2"].number_format = "000"
    made.save(tmp_path / "a.xlsx")
    (record,) = reading(tmp_path / "a.xlsx").records
    assert record.area.code == "011002"
    assert [(t.source, t.target) for t in record.ties] == [("001", "002")]


def test_a_number_counts_by_its_value_whatever_its_format_adds(tmp_path: Path) -> None:
    def population(value: object, code: str) -> int | None:
        made = Workbook()
        made.active.title = "自治体"
        made.active.append([*AREA[0], "人口"])
        made.active.append([*AREA[1], value])
        made.active["D2"].number_format = code
        made.save(tmp_path / "a.xlsx")
        return reading(tmp_path / "a.xlsx").records[0].area.population
    assert [population(12345, code) for code in ("#,##0", '#,##0"人"', '#,##0,"千人"', "0.00E+00")] == [12345] * 4


def test_what_a_csv_file_shows_of_turned_cells_is_told(tmp_path: Path) -> None:
    csv_file(tmp_path / "自治体.csv", AREA)
    csv_file(tmp_path / "機関.csv", [["機関ID", "名称", "所在地", "連絡先"], ["a", "架空A", "3月5日", "888931111"],
                                   ["b", "架空B", "TRUE", "1.23E+11"], ["c", "架空C", "5-Mar", "0889-00-0000"]])
    rows = [(r.kind.value, r.row, r.value) for r in reading(tmp_path).hints if r.row]
    assert rows == [("turned_into_date", 2, "3月5日"), ("zero_lost", 2, "888931111"), ("turned_into_flag", 3, "TRUE"),
                    ("digits_lost", 3, "1.23E+11"), ("turned_into_date", 4, "5-Mar")]


def test_a_book_of_libreoffice_reads_as_it_is_seen() -> None:
    outcome = reading(BOOKS / "libreoffice.xlsx")
    (record,) = outcome.records
    assert record.area.population == 12345
    assert [(o.id, o.place, o.contact, str(o.as_of), o.note) for o in record.organisations] == [
        ("a", "3月5日", "888931111", "2021-10", "TRUE"), ("b", "架空町1", "0889-00-0000", "2021-10-01", "25%"),
        ("001", "", "", "FY2021", "123456789012"), ("d", "", "", "2021", "9:30")]
    assert [r.kind.value for r in outcome.hints] == [
        "formula_values", "struck_rows", "hidden_rows", "invisible_rows", "summary_rows", "turned_into_date", "zero_lost",
        "turned_into_flag", "long_number", "turned_into_date", "hidden_sheet"]


@pytest.mark.parametrize(("name", "kind"), [("libreoffice.ods", "open_document"), ("libreoffice.xls", "old_excel")])
def test_books_of_other_kinds_are_named_with_the_remedy(name: str, kind: str) -> None:
    assert places(BOOKS / name) == [(kind, "", None, "")]


def strict(path: Path) -> Path:
    """A workbook in Strict Open XML: other namespaces, dates in ISO form."""
    main = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
    related = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    rows = {1: ["自治体コード", "名称", "種類", "時点"], 2: ["992011", "架空みどり市", "市"]}
    cells = "".join(f'<row r="{number}">' + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row)
                    + ('<c t="d" s="1"><v>2021-10-01T00:00:00</v></c>' if number > 1 else "") + "</row>"
                    for number, row in rows.items())
    return zipped(path, {
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{related}/officeDocument" Target="xl/workbook.xml"/>'
                       "</Relationships>".encode(),
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{related}" conformance="strict"><sheets>'
                           f'<sheet name="自治体" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="rId1" Type="{related}/worksheet" '
                                      f'Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
        "xl/styles.xml": f'<styleSheet {main}><cellXfs><xf/><xf numFmtId="55"/></cellXfs></styleSheet>'.encode(),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>".encode()})


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    (record,) = reading(strict(tmp_path / "a.xlsx")).records
    assert (record.area.name, str(record.area.as_of)) == ("架空みどり市", "2021-10")


def test_a_row_formatted_to_the_last_column_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": AREA})
    made = rewritten(tmp_path / "b.xlsx", path, {"xl/worksheets/sheet1.xml": _with_formats_to_xfd(path)})
    assert reading(made).records[0].area.name == "架空みどり市"


def _with_formats_to_xfd(path: Path) -> bytes:
    import zipfile
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return sheet.replace(b"</sheetData>", b'<row r="1048576">' + b'<c s="0"/>' * 16_384 + b"</row></sheetData>")


def seen_by_us(path: Path) -> dict[str, Sequence[Sequence[str]]]:
    sheets: list[Table] = tables([path], Reports())
    return {table.name: table.rows for table in sheets}


def test_our_reading_and_another_library_agree_on_every_text(tmp_path: Path) -> None:
    """Merged, shared, inline and empty cells, entities, line ends, blanks, gaps."""
    texts = [["一", "二 ", "", "四"], [], ["", "<&>\"'", "1行目\n2行目", "_x000D_"], ["ｶﾅ", "𠮷野家", "  前", None, None, "離れ"]]
    path = workbook(tmp_path / "a.xlsx", {"一": texts, "二": [["a"]], "空": []})
    with CalamineWorkbook.from_path(str(path)) as other:
        for name, rows in seen_by_us(path).items():
            theirs = [[str(cell).strip() for cell in row] for row in
                      other.get_sheet_by_name(name).to_python(skip_empty_area=False)]
            width = max(map(len, [*theirs, *rows]), default=0)
            assert {len(row) for row in rows} <= {0, width}, "a worksheet is a rectangle, but for its blank rows"
            assert [list(row) or [""] * width for row in rows] == theirs
