"""Every way in which a file is refused, each by a real file that is refused that way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from loaders import limits
from loaders.problems import HintKind, ProblemKind
from locales import LANGUAGES, Words
from tests.loaders.files import (
    AREA,
    ORGANISATIONS,
    csv_file,
    kinds,
    places,
    problems,
    reading,
    rewritten,
    workbook,
    zipped,
)
from wording.problems import sentence

ROOT = Path(__file__).parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"
XML = ('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
       "<sheetData>{}</sheetData></worksheet>")
Make = Callable[[Path], Path]


def town(folder: Path) -> Path:
    """A sound workbook."""
    return workbook(folder / "town.xlsx", {"自治体": AREA, "機関": ORGANISATIONS})


def with_sheet(folder: Path, cells: str) -> Path:
    """A workbook whose first sheet (自治体) holds this XML."""
    return rewritten(folder / "odd.xlsx", town(folder), {SHEET: XML.format(cells).encode()})


def named(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def organisations(*rows: list[object], heading: tuple[str, ...] = ("機関ID", "名称")) -> Make:
    return lambda folder: workbook(folder / "a.xlsx", {"自治体": AREA, "機関": [list(heading), *rows]})


def area_line(*line: str) -> Make:
    return lambda folder: workbook(folder / "a.xlsx", {"自治体": [AREA[0], list(line)]})


FILES: dict[ProblemKind, Make] = {
    ProblemKind.MISSING_FILE: lambda folder: folder / "nowhere.xlsx",
    ProblemKind.UNREADABLE_FILE: lambda folder: folder / ("x" * 300 + ".csv"),
    ProblemKind.EMPTY_FILE: lambda folder: named(folder, "自治体.csv", b"  \r\n"),
    ProblemKind.UNKNOWN_FORMAT: lambda folder: named(folder, "名簿.pdf", b"%PDF-1.7"),
    ProblemKind.NOT_WHAT_IT_CLAIMS: lambda folder: named(folder, "名簿.csv", b"<html><body>"),
    ProblemKind.OLD_EXCEL: lambda folder: named(folder, "名簿.xlsx", OLE + bytes(600)),
    ProblemKind.ENCRYPTED: lambda folder: named(
        folder, "名簿.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    ProblemKind.DAMAGED: lambda folder: named(folder, "名簿.xlsx", town(folder).read_bytes()[:-900]),
    ProblemKind.TOO_LARGE: lambda folder: zipped(
        folder / "a.zip", {f"{n}.csv": b"a" for n in range(limits.ENTRIES + 1)}),
    ProblemKind.ZIP_IN_ZIP: lambda folder: zipped(
        folder / "a.zip", {"b.zip": b"PK", "自治体.csv": "団体コード".encode()}),
    ProblemKind.NO_TABLES: lambda folder: zipped(folder / "a.zip", {"readme.md": b"hello"}),
    ProblemKind.BINARY_EXCEL: lambda folder: zipped(folder / "a.xlsb", {"xl/workbook.bin": b""}),
    ProblemKind.OPEN_DOCUMENT: lambda folder: zipped(folder / "a.ods", {"mimetype": b"", "content.xml": b""}),
    ProblemKind.NUMBERS: lambda folder: zipped(folder / "a.numbers", {"Index/Document.iwa": b""}),
    ProblemKind.READING_TOO_LONG: town,
    ProblemKind.READING_TOO_LARGE: town,
    ProblemKind.UNDECODABLE: lambda folder: named(folder, "自治体.csv", b"code,name\n992011,\xff\xff"),
    ProblemKind.CUT_OFF: lambda folder: named(folder, "自治体.csv", "団体コード,名称".encode("cp932")[:-1]),
    ProblemKind.DOUBTFUL_ENCODING: lambda folder: named(folder, "自治体.csv", "學校,社會福祉".encode("big5")),
    ProblemKind.MIXED_ENCODINGS: lambda folder: named(
        folder, "自治体.csv", "団体コード,名称\n".encode("cp932") + "992011,架空みどり市\n".encode()),
    ProblemKind.NAMES_LEFT_OUT: lambda folder: workbook(folder / "a.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称"], ["a", "（例）架空A"], ["b", "架空B"]],
        "連携": [["連携元", "連携先", "種類"], ["b", "a", "情報共有"]]}),
    ProblemKind.TOO_MANY_CELLS: lambda folder: with_sheet(
        folder, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ProblemKind.CELL_TOO_LONG: lambda folder: csv_file(folder / "自治体.csv", [["x" * 40_000]]),
    ProblemKind.UNCLOSED_QUOTE: lambda folder: named(
        folder, "自治体.csv", '自治体コード,名称,種類\n992011,"架空みどり市,市\n'.encode()),
    ProblemKind.SWALLOWED_ROWS: lambda folder: named(
        folder, "自治体.csv", '自治体コード,名称,種類\n992011,"架空みどり市,市\n993018,架空いずみ町",町\n'.encode()),
    ProblemKind.SURPLUS_CELLS: lambda folder: csv_file(folder / "自治体.csv", [AREA[0], [*AREA[1], "余分"]]),
    ProblemKind.NO_HEADINGS: lambda folder: workbook(folder / "a.xlsx", {"機関": [["x", "y"], ["1", "2"]]}),
    ProblemKind.PERSONAL_DATA: organisations(["a", "架空A", "秘密"], heading=("機関ID", "名称", "氏名")),
    ProblemKind.MISSING_COLUMN: organisations(["a", "架空町"], heading=("機関ID", "所在地")),
    ProblemKind.DUPLICATE_COLUMN: organisations(["a", "架空A", "架空B"], heading=("機関ID", "名称", "機関名")),
    ProblemKind.FORMULA_WITHOUT_VALUE: organisations(["a", "=A2&1"]),
    ProblemKind.ERROR_VALUE: lambda folder: with_sheet(
        folder, '<row r="1"><c r="A1" t="inlineStr"><is><t>団体コード</t></is></c>'
                '<c r="B1" t="inlineStr"><is><t>名称</t></is></c><c r="C1" t="inlineStr"><is><t>種類</t></is></c>'
                '</row><row r="2"><c r="A2" t="inlineStr"><is><t>992011</t></is></c>'
                '<c r="B2" t="e"><v>#N/A</v></c><c r="C2" t="inlineStr"><is><t>市</t></is></c></row>'),
    ProblemKind.NOT_A_CHOICE: organisations(["a", "架空A", "神社"], heading=("機関ID", "名称", "設置主体")),
    ProblemKind.NOT_A_NUMBER: lambda folder: workbook(
        folder / "a.xlsx", {"自治体": [[*AREA[0], "人口"], [*AREA[1], "たくさん"]]}),
    ProblemKind.NOT_A_DATE: organisations(["a", "架空A", "いつか"], heading=("機関ID", "名称", "時点")),
    ProblemKind.OUTSIDE_ITS_ERA: organisations(["a", "架空A", "平成40年"], heading=("機関ID", "名称", "時点")),
    ProblemKind.IMPLAUSIBLE_YEAR: organisations(["a", "架空A", "2221年"], heading=("機関ID", "名称", "時点")),
    ProblemKind.OLD_CALENDAR: organisations(["a", "架空A", "明治5年12月2日"], heading=("機関ID", "名称", "時点")),
    ProblemKind.WRONG_WEEKDAY: organisations(["a", "架空A", "令和3年10月1日（木）"], heading=("機関ID", "名称", "時点")),
    ProblemKind.AMBIGUOUS_DATE: organisations(["a", "架空A", 2021.1], heading=("機関ID", "名称", "時点")),
    ProblemKind.MIXED_LETTERS: organisations(["a", "架空fukush\u0430"]),
    ProblemKind.LOOKS_ALIKE: organisations(["a", "架空A"], ["Ａ", "架空B"]),
    ProblemKind.NAME_OF_SEVERAL: lambda folder: workbook(folder / "a.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称"], ["a", "架空の会"], ["b", "架空の会"], ["c", "架空C"]],
        "連携": [["連携元", "連携先", "種類"], ["c", "架空の会", "情報共有"]]}),
    ProblemKind.NAME_TWICE: organisations(["架空A"], ["架空A"], heading=("名称",)),
    ProblemKind.FIVE_DIGITS: area_line("12203", "架空みどり市", "市"),
    ProblemKind.CODE_OF_ANOTHER: area_line("393860", "高知市", "町"),
    ProblemKind.KIND_UNLIKE_CODE: area_line("390003", "高知県", "村"),
    ProblemKind.MISSING_AREA: lambda folder: workbook(folder / "a.xlsx", {"機関": ORGANISATIONS}),
    ProblemKind.UNKNOWN_AREA: organisations(
        ["993018", "a", "架空A"], heading=("自治体コード", "機関ID", "名称")),
    ProblemKind.MORE_PROBLEMS: organisations(*[["", "架空"]] * 60),
}


LIMITS: dict[ProblemKind, dict[str, int]] = {
    ProblemKind.MORE_PROBLEMS: {"REPORTS": 50},
    ProblemKind.READING_TOO_LONG: {"READING_SECONDS": 0},
    ProblemKind.READING_TOO_LARGE: {"READING_BYTES": 1},
}
"""Limits by which a small file is too much."""


@pytest.mark.parametrize("kind", ProblemKind)
def test_a_file_is_refused_with_a_sentence(tmp_path: Path, kind: ProblemKind,
                                           monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in LIMITS.get(kind, {}).items():
        monkeypatch.setattr(limits, name, value)
    ended = kind in (ProblemKind.READING_TOO_LONG, ProblemKind.READING_TOO_LARGE)
    problem_list = [p for p in problems(FILES[kind](tmp_path), apart=ended) if p.kind is kind]
    assert problem_list
    for language in LANGUAGES:
        message = sentence(problem_list[0], Words(language))
        assert not set(message) & set("{}")
        assert len(message) > 10


@pytest.mark.parametrize("kind", [ProblemKind.ERROR_VALUE, ProblemKind.FORMULA_WITHOUT_VALUE])
def test_a_cell_without_a_value_is_named(tmp_path: Path, kind: ProblemKind) -> None:
    sheet = "自治体" if kind is ProblemKind.ERROR_VALUE else "機関"
    assert places(FILES[kind](tmp_path)) == [(kind.value, sheet, 2, "名称")]


def test_a_formula_that_nobody_reads_does_no_harm(tmp_path: Path) -> None:
    path = organisations(["a", "架空A", "=SUM(A1:A9)"], heading=("機関ID", "名称", "合計"))(tmp_path)
    assert [o.id for o in reading(path).records[0].organisations] == ["a"]


def test_a_formula_that_was_calculated_is_read_and_told(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{column}{row}" t="str"><f>1</f><v>{text}</v></c>' if (column, row) == ("B", 2) else
                    f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
                    + ('</row><row r="2">' if (column, row) == ("C", 1) else "")
                    for row, line in enumerate(AREA, start=1)
                    for column, text in zip("ABC", line, strict=True))
    outcome = reading(with_sheet(tmp_path, f'<row r="1">{cells}</row>'))
    assert outcome.records[0].area.name == "架空みどり市"
    assert ("formula_values", "自治体", "1") in [(r.kind.value, r.sheet, r.value) for r in outcome.hints]


def test_macros_are_told_and_never_run(tmp_path: Path) -> None:
    path = rewritten(tmp_path / "a.xlsm", town(tmp_path), {"xl/vbaProject.bin": b"macro"})
    assert HintKind.MACROS_IGNORED in [r.kind for r in reading(path).hints]


def test_a_zip_whose_directory_lies_about_its_size_is_counted_while_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 10_000)
    path = zipped(tmp_path / "a.zip", {"自治体.csv": b"a,b\r\n" * 40_000})
    assert path.stat().st_size < 10_000
    assert kinds(path) == {"too_large"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return town(tmp_path_factory.mktemp("sound")).read_bytes()


def _is_read_or_refused(path: Path) -> None:
    try:
        reading(path)
    except InputError as error:
        assert error.problems
        for problem in error.problems:
            assert sentence(problem, Words("ja"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(tmp_path: Path, sound: bytes,
                                                              data: st.DataObject) -> None:
    content = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _is_read_or_refused(named(tmp_path, "a.xlsx", bytes(content)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path, sound: bytes, data: st.DataObject) -> None:
    assert problems(named(tmp_path, "a.xlsx", sound[:data.draw(st.integers(0, len(sound) - 1))]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), suffix=st.sampled_from([".csv", ".xlsx", ".zip", ".tsv", ".xlsm"]))
def test_any_bytes_under_any_name_are_read_or_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    _is_read_or_refused(named(tmp_path, f"自治体{suffix}", content))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.lists(st.text(st.characters(codec="utf-8", exclude_characters='\r\n"'), max_size=15),
                    min_size=1, max_size=6))
def test_any_cells_under_right_headings_are_read_or_refused(tmp_path: Path, row: list[str]) -> None:
    csv_file(tmp_path / "自治体.csv", AREA)
    csv_file(tmp_path / "連携.csv", [["連携元", "連携先", "種類", "開始", "形式", "回答機関ID"],
                                   [cell.replace(",", " ") for cell in row]])
    csv_file(tmp_path / "実態把握.csv", [["実施時期", "方法", "人数", "ニーズの把握"],
                                     [cell.replace(",", " ") for cell in row]])
    _is_read_or_refused(tmp_path)
