"""What every workbook shares: text that stays text, the looks of headings, and saving without a disk."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADING = PatternFill("solid", fgColor="DDE8F0")
TEXT = "@"
"""Excel's format for text: a code keeps its leading zero when somebody types it."""
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""In a workbook `_x000D_` stands for a character (ECMA-376, ST_Xstring); to mean the text, its first
underscore is itself escaped."""


def as_bytes(workbook: Workbook) -> bytes:
    """Return a workbook as the content of a file."""
    written = io.BytesIO()
    _InMemory(workbook, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
    return written.getvalue()


class _InMemory(ExcelWriter):  # type: ignore[misc]
    """Writes a workbook without temporary files: on a full disk these end in messages that nobody can catch."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one sheet."""
        writer = WorksheetWriter(ws, out=io.BytesIO())
        writer.write()
        self._archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)


def put_text(worksheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write text as text, whatever it begins with or looks like."""
    cell = worksheet.cell(row, column)
    cell.value = LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    cell.number_format = TEXT
