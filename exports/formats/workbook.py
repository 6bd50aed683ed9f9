"""Records as a workbook: the template's sheets, filled; `loaders` reads it back without a difference."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from exports.cells import headings, rows
from exports.contents import Records
from exports.format import Format
from exports.spreadsheet import HEADING, MEDIA_TYPE, SUFFIX, as_bytes, put_text
from graph.catalogue import Catalogue
from graph.facts.choices import Answer
from loaders.origins import properties
from loaders.reading import read
from loaders.sheets import Column, Sheet, sheets
from locales import Words

REQUIRED = PatternFill("solid", fgColor="FFD88A")
ROWS_TO_FILL = 1_000
"""How far down the drop-downs and formats of a sheet reach."""


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
    _add_drop_downs(workbook, forms, catalogue, words)
    return workbook


def choices_of(column: Column, catalogue: Catalogue, words: Words) -> list[str]:
    """Return what may be chosen in a column; empty for one that is free."""
    if column.catalogue:
        return [term.name(words.language) for term in getattr(catalogue, column.catalogue).values()]
    if column.holds is bool:
        return [words.of(Answer.YES), words.of(Answer.NO)]
    if issubclass(column.holds, StrEnum):
        return [words.of(choice) for choice in column.holds]
    return []


def _add_drop_downs(workbook: Workbook, forms: Sequence[Sheet], catalogue: Catalogue, words: Words) -> None:
    """Put the choices on a sheet of their own, and let the columns offer them without insisting."""
    store = workbook.create_sheet(words("workbook.choices"))
    at = 0
    for sheet in forms:
        for place, column in enumerate(sheet.columns, start=1):
            choices = choices_of(column, catalogue, words)
            if not choices or column.is_list:
                continue
            at += 1
            for number, choice in enumerate([_name(sheet, column, words), *choices], start=1):
                put_text(store, number, at, choice)
            letters, column_letters = get_column_letter(at), get_column_letter(place)
            source = f"{quote_sheetname(store.title)}!${letters}$2:${letters}${len(choices) + 1}"
            offer = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
            offer.add(f"{column_letters}2:{column_letters}{ROWS_TO_FILL}")
            workbook[sheet.name(words.language)].add_data_validation(offer)


def _name(sheet: Sheet, column: Column, words: Words) -> str:
    return f"{sheet.name(words.language)}：{column.heading(words.language)}"


WORKBOOK = Format("workbook", SUFFIX, Records, record_workbook, MEDIA_TYPE, place=1, read=read)
