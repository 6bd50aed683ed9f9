"""Tables to take away: a workbook of all of them, or the main one as a CSV file that Excel opens."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.cells import defused
from exports.contents import EXCEL_READS, Table, Tables
from exports.format import Format
from exports.spreadsheet import HEADING, MEDIA_TYPE, SUFFIX, as_bytes, put_text

LONGEST_TITLE = 31
"""Letters of a sheet's name that Excel takes."""
WIDEST, EM = 60, 2
"""No column is wider than this, in Excel's units; a Japanese letter takes two."""


def tables_workbook(content: Tables) -> bytes:
    """Return the tables as a workbook, a sheet each by its title, long text wrapped."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, table in content.tables.items():
        _fill(workbook.create_sheet(title[:LONGEST_TITLE]), table)
    return as_bytes(workbook)


def _fill(sheet: Worksheet, table: Table) -> None:
    texts = [[_text(value) for value in row] for row in table.rows]
    for at, heading in enumerate(table.headings, start=1):
        put_text(sheet, 1, at, heading)
        sheet.cell(1, at).font, sheet.cell(1, at).fill = Font(bold=True), HEADING
        widest = max((len(row[at - 1]) for row in texts), default=0)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(widest, len(heading)) * EM + 2, WIDEST)
    for number, row in enumerate(texts, start=2):
        for at, text in enumerate(row, start=1):
            put_text(sheet, number, at, text)
            sheet.cell(number, at).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def table_csv(content: Tables) -> bytes:
    """Return the main table as CSV, UTF-8 with a mark that Excel knows; no cell, no heading begins like a formula."""
    table, written = content.tables[content.main], io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    if table.headings:
        writer.writerow(map(defused, table.headings))
        writer.writerows(map(_cell, row) for row in table.rows)
    # What UTF-8 cannot hold is no character: half of one, from a file's name.
    return written.getvalue().encode(EXCEL_READS, errors="replace")


def _cell(value: object) -> str:
    return defused(value) if isinstance(value, str) else _text(value)


def _text(value: object) -> str:
    """Return a value as text; what is not known is empty."""
    if isinstance(value, str):
        return value
    return "" if value is None or value != value else f"{value:.6g}" if isinstance(value, float) else str(value)


XLSX = Format("tables_workbook", SUFFIX, Tables, tables_workbook, MEDIA_TYPE, place=1)
CSV = Format("table_csv", ".csv", Tables, table_csv, "text/csv", place=2)
