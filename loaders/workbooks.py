"""Excel workbooks: looked through as a stream first, so that no workbook can fill the memory."""

from __future__ import annotations

import datetime as dt
import re
import xml.sax
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import defusedxml
import python_calamine
from defusedxml.ElementTree import parse as parse_xml
from defusedxml.sax import make_parser

from loaders import limits
from loaders.problems import ProblemKind, RemarkedKind
from loaders.tables import Reports, Table, check_cells

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CHUNK_BYTES = 1 << 20
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Survey(xml.sax.ContentHandler):
    """What a worksheet spans, and which of its cells cannot be read: taken in one pass, keeping nothing."""

    last_row: int = 0
    last_column: int = 0
    formulas: int = 0
    without_value: list[tuple[int, str]] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    _at: tuple[int, str] = (0, "")
    _waiting: bool = False
    _column: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        """Take note of a row, a cell, a formula or a value."""
        match name.rpartition(":")[2]:
            case "row":
                self._settle()
                self.last_row = max(self.last_row + 1, int(attrs.get("r", 0) or 0))
                self._column = 0
            case "c":
                self._settle()
                self._note_cell(attrs)
            case "f":
                self.formulas += 1
                self._waiting = True
            case "v" | "is":
                self._waiting = False

    def endDocument(self) -> None:  # noqa: N802
        """Settle the last cell."""
        self._settle()

    def _note_cell(self, attrs: Any) -> None:
        found = _CELL.fullmatch(attrs.get("r", ""))
        letters, row = (found[1], int(found[2])) if found else ("", self.last_row)
        self._column = column_number(letters) if letters else self._column + 1
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, self._column)
        self._at = (row, letters)
        if attrs.get("t") == "e":
            self.errors.append(self._at)

    def _settle(self) -> None:
        if self._waiting:
            self.without_value.append(self._at)
        self._waiting = False


def column_number(letters: str) -> int:
    """Return a column's number, from 1, of its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return a column's letters of its number, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def workbook_tables(file: str, path: Path, reports: Reports) -> list[Table]:
    """Return the sheets of a workbook; what cannot be read is reported, and nothing returned."""
    before = len(reports.problems)
    try:
        _look_through(file, path, reports)
        if len(reports.problems) > before:
            return []
        with python_calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            tables = [_table(file, workbook.get_sheet_by_name(meta.name)) for meta in workbook.sheets_metadata
                      if meta.typ == python_calamine.SheetTypeEnum.WorkSheet]
    except (zipfile.BadZipFile, EOFError, xml.sax.SAXException, defusedxml.DefusedXmlException, KeyError,
            NotImplementedError, ValueError, python_calamine.CalamineError) as error:
        reports.problem(ProblemKind.DAMAGED, file, detail=type(error).__name__)
        return []
    fine = [table for table in tables if check_cells(table, reports)]
    return fine if len(fine) == len(tables) else []


def _look_through(file: str, path: Path, reports: Reports) -> None:
    """Unpack every part once, counting; look through every worksheet."""
    unpacked = 0
    with zipfile.ZipFile(path) as archive:
        if len(archive.infolist()) > limits.ENTRIES:
            reports.problem(ProblemKind.TOO_LARGE, file, detail=str(limits.ENTRIES))
            return
        names = _sheet_names(archive)
        for entry in archive.infolist():
            if entry.filename.endswith("vbaProject.bin"):
                reports.remark(RemarkedKind.MACROS_IGNORED, file)
            survey = Survey() if entry.filename in names else None
            with archive.open(entry) as part:
                unpacked += _stream(part, survey, limits.UNPACKED_BYTES - unpacked)
            if unpacked > limits.UNPACKED_BYTES:
                reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.UNPACKED_BYTES >> 20} MB")
                return
            if survey:
                _report(survey, file, names[entry.filename], reports)


def _stream(part: IO[bytes], survey: Survey | None, most: int) -> int:
    """Read a part to its end, or until it is larger than allowed; return how many bytes it had."""
    parser = None
    if survey:
        parser = make_parser()
        parser.forbid_dtd = True
        parser.setContentHandler(survey)
    size = 0
    while size <= most and (chunk := part.read(CHUNK_BYTES)):
        size += len(chunk)
        if parser and survey and _spans_too_much(survey):
            break
        if parser:
            parser.feed(chunk)
    if parser and size <= most and survey and not _spans_too_much(survey):
        parser.close()
    return size


def _spans_too_much(survey: Survey) -> bool:
    return survey.last_column > limits.COLUMNS or survey.last_row * survey.last_column > limits.CELLS


def _report(survey: Survey, file: str, sheet: str, reports: Reports) -> None:
    if _spans_too_much(survey):
        where = f"{column_letters(survey.last_column)}{survey.last_row}"
        reports.problem(ProblemKind.TOO_MANY_CELLS, file, sheet=sheet, value=where)
    for kind, cells in ((ProblemKind.FORMULA_WITHOUT_VALUE, survey.without_value),
                        (ProblemKind.ERROR_VALUE, survey.errors)):
        for row, letters in cells:
            reports.problem(kind, file, sheet=sheet, row=row, column=letters)
    if survey.formulas:
        reports.remark(RemarkedKind.FORMULA_VALUES, file, sheet=sheet, value=str(survey.formulas))


def _sheet_names(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the name of each worksheet by the part of the archive that holds it."""
    with archive.open("xl/_rels/workbook.xml.rels") as part:
        targets = {r.get("Id"): r.get("Target", "") for r in parse_xml(part, forbid_dtd=True).getroot()}
    with archive.open("xl/workbook.xml") as part:
        found = parse_xml(part, forbid_dtd=True).getroot().iter(f"{MAIN}sheet")
        named = [(s.get(RELATED), s.get("name", "")) for s in found]
    return {_part(targets[related]): name for related, name in named if related in targets}


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _table(file: str, sheet: python_calamine.CalamineSheet) -> Table:
    rows = [[cell_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        # A merged cell's value goes for all its rows; across columns only the first one has a heading.
        if left < len(rows[0] if rows else ()) and right - left <= limits.COLUMNS:
            for row in range(top + 1, min(bottom + 1, len(rows))):
                rows[row][left] = rows[top][left]
    return Table(file, sheet.name, rows)


def cell_text(value: object) -> str:
    """Return a cell's value as text: codes without a decimal point, dates in ISO form."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip() if isinstance(value, str) else str(value)

