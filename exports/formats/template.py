"""The empty workbook: whom a row names is named by name, and a sheet explains every column."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from exports.contents import Template
from exports.drop_downs import ROWS_TO_FILL, add_names, choices_of
from exports.format import Format
from exports.formats.workbook import new_workbook
from exports.spreadsheet import HEADING, MEDIA_TYPE, SUFFIX, TEXT, as_bytes, put_text
from graph.catalogue import Catalogue
from graph.dates import RecordedDate
from graph.replacing import replace
from loaders.reading import read
from loaders.sheets import KNOWN_BY_ID, Column, Sheet, sheets
from locales import Words

HEADINGS = ("sheet", "column", "needed", "means", "accepts")
WIDTHS = (18, 22, 10, 60, 60)
PARTNER_TYPE_WIDTHS = {"name": 60, "function": 20, "in_notice": 40}
"""The columns of the list of partner types."""


def template(content: Template) -> bytes:
    """Return the template as a workbook; what is made on our pages has no sheet in it."""
    catalogue, words = content.catalogue, content.words
    forms = [form_of(sheet) for sheet in sheets() if not sheet.kind.MADE_HERE]
    workbook = new_workbook(forms, catalogue, words)
    add_names(workbook, forms, words)
    _add_partner_types(workbook, catalogue, words)
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
                          meaning_of(sheet.kind.KIND, column, words), accepted_by(column, catalogue, words)])
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        guide.column_dimensions[letter].width = width
    for row in guide.iter_rows(min_row=1):
        for cell in row[3:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    return as_bytes(workbook)


def form_of(sheet: Sheet) -> Sheet:
    """Return a sheet as somebody fills it in: without ids, whose record a row belongs to last."""
    columns = [_by_name(column) for column in sheet.columns if column.field != "id"]
    return replace(sheet, columns=tuple(sorted(columns, key=lambda column: column.field == "area")))


def _by_name(column: Column) -> Column:
    """Return a column that names others under a heading that asks for no id."""
    first, *others = column.spellings
    return replace(column, spellings=(first.removesuffix("ID"), *others)) if column.is_reference else column


def _add_partner_types(workbook: Workbook, catalogue: Catalogue, words: Words) -> None:
    """Add the list of partner types, each with its field and the part that the notice gives it."""
    worksheet = workbook.create_sheet(words("workbook.partner_types"), 0)
    for at, (name, width) in enumerate(PARTNER_TYPE_WIDTHS.items(), start=1):
        put_text(worksheet, 1, at, words(f"partner_list.{name}"))
        worksheet.cell(1, at).font, worksheet.cell(1, at).fill = Font(bold=True), HEADING
        worksheet.column_dimensions[get_column_letter(at)].width = width
    for number, partner in enumerate(catalogue.partner_types.values(), start=2):
        function = catalogue.functions.get(partner.function)
        part = words(f"partner_list.part.{partner.part.value}") if partner.part else ""
        texts = partner.name(words.language), function.name(words.language) if function else "", part
        for at, text in enumerate(texts, start=1):
            put_text(worksheet, number, at, text)
            worksheet.cell(number, at).alignment = Alignment(wrap_text=True, vertical="top")
    worksheet.freeze_panes = "A2"


def meaning_of(kind: str, column: Column, words: Words) -> str:
    """Return what a column of a kind's sheet says, in words."""
    special = f"means_of.{kind}.{column.field}"
    return words(special if words.has(special) else f"means.{column.field}")


def accepted_by(column: Column, catalogue: Catalogue, words: Words) -> str:
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
