"""Rows as a file to take away: a workbook, or a CSV file that Excel opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.cells import defused
from exports.csv_files import EXCEL_READS
from exports.workbook import HEADING, put_text, save

Rows = Sequence[Mapping[str, str]]
WIDEST, EM = 60, 2
"""No column is wider than this, in Excel's units; a Japanese letter takes two."""


def table_workbook(rows: Rows, path: Path, title: str) -> None:
    """Write rows as a workbook, long text wrapped. Raises UsageError (`cannot_write`)."""
    tables_workbook({title: rows}, path)


def tables_workbook(sheets: Mapping[str, Rows], path: Path) -> None:
    """Write several tables as one workbook, a sheet each by its title. Raises UsageError (`cannot_write`)."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        _fill(workbook.create_sheet(title[:31]), rows)
    save(workbook, path)


def _fill(sheet: Worksheet, rows: Rows) -> None:
    headings = list(rows[0]) if rows else []
    for at, heading in enumerate(headings, start=1):
        put_text(sheet, 1, at, heading)
        sheet.cell(1, at).font, sheet.cell(1, at).fill = Font(bold=True), HEADING
        widest = max(len(row[heading]) for row in rows) * EM + 2
        sheet.column_dimensions[get_column_letter(at)].width = min(max(widest, len(heading) * EM + 2), WIDEST)
    for number, row in enumerate(rows, start=2):
        for at, heading in enumerate(headings, start=1):
            put_text(sheet, number, at, row[heading])
            sheet.cell(number, at).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def table_csv(rows: Rows) -> bytes:
    """Return rows as CSV; see `csv_bytes`."""
    return csv_bytes(list(rows[0]), (row.values() for row in rows)) if rows else csv_bytes([], ())


def csv_bytes(headings: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as CSV, UTF-8 with a mark that Excel knows; no cell and no heading begins like a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    if headings:
        writer.writerow(map(_cell, headings))
        writer.writerows(map(_cell, row) for row in rows)
    # What UTF-8 cannot hold is no character: half of one, from a file's name.
    return written.getvalue().encode(EXCEL_READS, errors="replace")


def _cell(value: object) -> str:
    """Return a value as the text of a cell; what is not known is empty."""
    if isinstance(value, str):
        return defused(value)
    return "" if value is None or value != value else f"{value:.6g}" if isinstance(value, float) else str(value)
