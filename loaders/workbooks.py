"""Excel workbooks: looked through as a stream first, so that no workbook can fill the memory."""

from __future__ import annotations

import datetime as dt
import lzma
import struct
import xml.sax
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import defusedxml
import python_calamine
from defusedxml.ElementTree import ParseError
from defusedxml.ElementTree import parse as parse_xml

from loaders import limits
from loaders.problems import ProblemKind, RemarkedKind
from loaders.surveying import Lengths, Survey, TooMuch, look_through
from loaders.tables import Reports, Table, check_cells

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SHARED_TEXTS = "xl/sharedstrings.xml"
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError,
                  RuntimeError, ValueError, OSError)
"""What reading a damaged archive may raise, as its compression and its directory go wrong."""
BROKEN_WORKBOOK = (*BROKEN_ARCHIVE, xml.sax.SAXException, ParseError, defusedxml.DefusedXmlException,
                   KeyError, python_calamine.CalamineError)

Surveys = dict[str, Survey]


def workbook_tables(file: str, path: Path, reports: Reports) -> list[Table]:
    """Return the sheets of a workbook; what cannot be read is reported, and nothing returned."""
    try:
        surveys = _look_through(file, path, reports)
        if surveys is None:
            return []
        with python_calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            tables = [_table(file, workbook.get_sheet_by_name(meta.name), surveys[meta.name])
                      for meta in workbook.sheets_metadata
                      if meta.typ == python_calamine.SheetTypeEnum.WorkSheet]
    except BROKEN_WORKBOOK as error:
        reports.problem(ProblemKind.DAMAGED, file, detail=type(error).__name__)
        return []
    fine = [table for table in tables if check_cells(table, reports)]
    return fine if len(fine) == len(tables) else []


def _look_through(file: str, path: Path, reports: Reports) -> Surveys | None:
    """Return what each worksheet spans, or None with a problem reported. Every part is unpacked and counted.

    Raises what BROKEN_WORKBOOK names.
    """
    unpacked, shared, surveys = 0, Lengths(), Surveys()
    with zipfile.ZipFile(path) as archive:
        if len(archive.infolist()) > limits.ENTRIES:
            reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.ENTRIES:,}")
            return None
        names = _sheet_names(archive)
        # The shared texts first: the sheets only name them by number.
        parts = sorted(archive.infolist(), key=lambda entry: _spelt(entry.filename) != SHARED_TEXTS)
        for entry in parts:
            spelt = _spelt(entry.filename)
            sheet = names.get(spelt)
            survey = Survey(shared.of) if sheet is not None else None
            with archive.open(entry) as part:
                try:
                    unpacked += look_through(part, shared if spelt == SHARED_TEXTS else survey,
                                             limits.UNPACKED_BYTES - unpacked)
                except TooMuch as error:
                    reports.problem(ProblemKind.TOO_MANY_CELLS, file, sheet=sheet or "", value=str(error))
                    return None
            if unpacked > limits.UNPACKED_BYTES:
                reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.UNPACKED_BYTES >> 20} MB")
                return None
            if sheet is not None and survey is not None:
                surveys[sheet] = survey
            if spelt.endswith("vbaproject.bin"):
                reports.remark(RemarkedKind.MACROS_IGNORED, file)
    return surveys if _fits_together(file, surveys, reports) else None


def _fits_together(file: str, surveys: Surveys, reports: Reports) -> bool:
    """Return whether the sheets of a workbook together are small enough to be laid out."""
    cells = sum(survey.last_row * survey.last_column for survey in surveys.values())
    if cells > limits.CELLS or sum(survey.text for survey in surveys.values()) > limits.TEXT_CHARACTERS:
        reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.CELLS:,}")
        return False
    for sheet, survey in surveys.items():
        if survey.formulas:
            reports.remark(RemarkedKind.FORMULA_VALUES, file, sheet=sheet, value=f"{survey.formulas:,}")
    return True


def _sheet_names(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the name of each sheet by the part of the archive that holds it."""
    with archive.open("xl/_rels/workbook.xml.rels") as part:
        targets = {r.get("Id"): r.get("Target", "") for r in parse_xml(part, forbid_dtd=True).getroot()}
    with archive.open("xl/workbook.xml") as part:
        found = parse_xml(part, forbid_dtd=True).getroot().iter(f"{MAIN}sheet")
        named = [(s.get(RELATED), s.get("name", "")) for s in found]
    return {_part(targets[related]): name for related, name in named if related in targets}


def _spelt(name: str) -> str:
    """Return the name of a part as the reading library compares names: without case, with slashes."""
    return name.replace("\\", "/").lower()


def _part(target: str) -> str:
    within = _spelt(target).removeprefix("/")
    return within if within.startswith("xl/") else f"xl/{within}"


def _table(file: str, sheet: python_calamine.CalamineSheet, survey: Survey) -> Table:
    rows = [[cell_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    filled = 0
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        # A merged cell's value goes for all its rows; across columns only the first one has a heading.
        filled += bottom - top
        if filled > limits.CELLS:
            raise TooMuch(sheet.name)
        if rows and left < len(rows[0]):
            for row in range(top + 1, min(bottom + 1, len(rows))):
                rows[row][left] = rows[top][left]
    return Table(file, sheet.name, rows, file, survey.faults)


def cell_text(value: object) -> str:
    """Return a cell's value as text: codes without a decimal point, dates in ISO form."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)
