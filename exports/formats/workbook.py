"""Records as a workbook: the template's sheets, filled; `loaders` reads it back without a difference."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from exports.cells import headings, rows
from exports.contents import Records
from exports.drop_downs import add_drop_downs
from exports.format import Format
from exports.spreadsheet import HEADING, MEDIA_TYPE, SUFFIX, as_bytes, put_text
from graph.catalogue import Catalogue
from loaders.origins import properties
from loaders.reading import read
from loaders.sheets import Sheet, sheets
from locales import Words

REQUIRED = PatternFill("solid", fgColor="FFD88A")


def record_workbook(content: Records) -> bytes:
    """Return the records' sheets as a workbook; where they are from stands in its properties."""
    catalogue, words = content.catalogue, content.words
    workbook = new_workbook(sheets(), catalogue, words)
    for sheet in sheets():
        worksheet = workbook[sheet.name(words.language)]
        for number, row in enumerate(rows(sheet, content.records, catalogue, words), start=2):
            for at, text in enumerate(row, start=1):
                if text:
                    put_text(worksheet, number, at, text)
    for name, text in properties(content.origins()).items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=text))
    return as_bytes(workbook)


def new_workbook(forms: Sequence[Sheet], catalogue: Catalogue, words: Words) -> Workbook:
    """Return a workbook with some sheets, each with its headings, formats and drop-downs, and no rows."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for sheet in forms:
        worksheet = workbook.create_sheet(sheet.name(words.language))
        worksheet.freeze_panes = "A2"
        for at, heading in enumerate(headings(sheet, words), start=1):
            put_text(worksheet, 1, at, heading)
            cell = worksheet.cell(1, at)
            cell.font = Font(bold=True)
            cell.fill = REQUIRED if sheet.columns[at - 1].required else HEADING
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            worksheet.column_dimensions[get_column_letter(at)].width = max(14, 2 * len(heading) + 4)
    add_drop_downs(workbook, forms, catalogue, words)
    return workbook


WORKBOOK = Format("workbook", SUFFIX, Records, record_workbook, MEDIA_TYPE, place=1, read=read)
