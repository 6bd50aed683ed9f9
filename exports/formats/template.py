"""The empty workbook, with a sheet that explains every column."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font

from exports.contents import Template
from exports.format import Format
from exports.formats.workbook import ROWS_TO_FILL, choices_of, new_workbook
from exports.spreadsheet import MEDIA_TYPE, SUFFIX, TEXT, as_bytes
from graph.catalogue import Catalogue
from graph.dates import RecordedDate
from loaders.reading import read
from loaders.sheets import KNOWN_BY_ID, Column, sheets
from locales import Words

HEADINGS = ("sheet", "column", "needed", "means", "accepts")
WIDTHS = (18, 22, 10, 60, 60)


def template(content: Template) -> bytes:
    """Return the template as a workbook; what is made on our pages has no sheet in it."""
    catalogue, words = content.catalogue, content.words
    forms = [sheet for sheet in sheets() if not sheet.kind.MADE_HERE]
    workbook = new_workbook(forms, catalogue, words)
    for sheet in forms:
        worksheet = workbook[sheet.name(words.language)]
        for at in range(1, len(sheet.columns) + 1):
            for row in range(2, ROWS_TO_FILL // 10):
                worksheet.cell(row, at).number_format = TEXT
    guide = workbook.create_sheet(words("workbook.guide"), 0)
    for line in words.under("guide.line").values():
        guide.append([line])
    guide.append([])
    guide.append([words(f"guide.heading.{name}") for name in HEADINGS])
    for cell in guide[guide.max_row]:
        cell.font = Font(bold=True)
    for sheet in forms:
        for column in sheet.columns:
            guide.append([sheet.name(words.language), column.heading(words.language),
                          words("guide.needed") if column.required else "",
                          _meaning(sheet.kind.KIND, column, words), _accepts(column, catalogue, words)])
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        guide.column_dimensions[letter].width = width
    for row in guide.iter_rows(min_row=1):
        for cell in row[3:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    return as_bytes(workbook)


def _meaning(kind: str, column: Column, words: Words) -> str:
    special = f"means_of.{kind}.{column.field}"
    return words(special if words.has(special) else f"means.{column.field}")


def _accepts(column: Column, catalogue: Catalogue, words: Words) -> str:
    """Return what a cell of a column may hold, in words."""
    if column.catalogue in KNOWN_BY_ID:
        return words("accepts.item")
    choices = choices_of(column, catalogue, words)
    if choices:
        kind = "several" if column.is_list else "one"
        return words(f"accepts.{kind}_of", choices=" / ".join(choices))
    if column.holds is RecordedDate:
        return words("accepts.date")
    if column.is_code:
        return words("accepts.codes" if column.is_list else "accepts.code")
    if column.is_reference:
        return words("accepts.references" if column.is_list else "accepts.reference")
    if column.is_list:
        return words("accepts.list")
    return words("accepts.number" if column.holds is int else "accepts.text")


TEMPLATE = Format("template", SUFFIX, Template, template, MEDIA_TYPE, place=1, read=read)
