"""Excel workbooks, read as a stream: what a person sees in each cell, and what is hidden from them."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from loaders import limits
from loaders.origins import origin_sheet, rows_of
from loaders.problems import HintKind, ProblemKind
from loaders.tables import Reports, Table, check_cells
from loaders.workbooks.grids import TooMuch
from loaders.workbooks.opening import MAIN_PART, Archive, SheetPart, open_book
from loaders.workbooks.properties import custom_properties
from loaders.workbooks.texts import TooMuchText
from loaders.workbooks.worksheets import Book, Worksheet
from loaders.workbooks.xml_parts import PartTooLarge

BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError,
                  RuntimeError, ValueError, OSError)
"""What reading a damaged archive may raise, as its compression and its directory go wrong; what is no XML, or
no worksheet, is a ValueError too."""

__all__ = ["BROKEN_ARCHIVE", "MAIN_PART", "workbook_tables"]


def workbook_tables(file: str, path: Path, reports: Reports) -> list[Table]:
    """Return the sheets of a workbook; what cannot be read is reported, and nothing returned."""
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > limits.ENTRIES:
                reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.ENTRIES:,}")
                return []
            if any(entry.filename.lower().endswith("vbaproject.bin") for entry in archive.infolist()):
                reports.hint(HintKind.MACROS_IGNORED, file)
            parts = Archive(archive)
            sheets, book = open_book(parts)
            tables = _tables(file, parts, sheets, book, reports)
            if tables and (rows := rows_of(custom_properties(parts))):
                tables.append(Table(file, origin_sheet("ja"), rows, file))
    except PartTooLarge as error:
        reports.problem(ProblemKind.TOO_LARGE, file, detail=str(error))
        return []
    except TooMuchText:
        reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.TEXT_CHARACTERS:,}")
        return []
    except (*BROKEN_ARCHIVE, KeyError) as error:
        reports.problem(ProblemKind.DAMAGED, file, detail=type(error).__name__)
        return []
    fine = [table for table in tables if check_cells(table, reports)]
    return fine if len(fine) == len(tables) else []


def _tables(file: str, parts: Archive, sheets: list[SheetPart], book: Book, reports: Reports) -> list[Table]:
    tables: list[Table] = []
    cells = 0
    for sheet in sheets:
        read = Worksheet(book)
        try:
            parts.read(sheet.part, read)
            read.finish()
        except TooMuch as error:
            reports.problem(ProblemKind.TOO_MANY_CELLS, file, sheet=sheet.name, value=str(error))
            return []
        cells += sum(map(len, read.rows))
        if cells > limits.CELLS:
            reports.problem(ProblemKind.TOO_LARGE, file, detail=f"{limits.CELLS:,}")
            return []
        if read.formulas:
            reports.hint(HintKind.FORMULA_VALUES, file, sheet=sheet.name, value=f"{read.formulas:,}")
        tables.append(Table(file, sheet.name, read.rows, file, read.faults, read.behind,
                            read.looks(hidden=sheet.hidden)))
    return tables
