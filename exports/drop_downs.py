"""Drop-downs of a workbook: the choices of each column, and the names that other sheets give; none of them insists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exports.spreadsheet import put_text
from graph.catalogue import Catalogue
from graph.facts.choices import Answer
from loaders.called import NAME_OF
from loaders.sheets import Column, Sheet
from locales import Words

ROWS_TO_FILL = 1_000
"""How far down the drop-downs of a sheet reach."""


def choices_of(column: Column, catalogue: Catalogue, words: Words) -> list[str]:
    """Return what may be chosen in a column; empty for one that is free."""
    if column.catalogue:
        return [term.name(words.language) for term in getattr(catalogue, column.catalogue).values()]
    if column.holds is bool:
        return [words.of(Answer.YES), words.of(Answer.NO)]
    if issubclass(column.holds, StrEnum):
        return [words.of(choice) for choice in column.holds]
    return []


def add_drop_downs(workbook: Workbook, forms: Sequence[Sheet], catalogue: Catalogue, words: Words) -> None:
    """Put the choices on a sheet of their own, and let the columns offer them; whoever has several may type them."""
    store = workbook.create_sheet(words("workbook.choices"))
    placed: dict[tuple[str, ...], str] = {}
    for form in forms:
        for at, column in enumerate(form.columns, start=1):
            choices = tuple(choices_of(column, catalogue, words))
            if choices and choices not in placed:
                placed[choices] = _put(store, len(placed) + 1, [_name(form, column, words), *choices])
            if choices:
                _offer(workbook[form.name(words.language)], at, placed[choices])


def add_names(workbook: Workbook, forms: Sequence[Sheet], words: Words) -> None:
    """Let each column that names others offer what stands on their sheet so far."""
    names = _columns_of_names(forms, words)
    for form in forms:
        kinds = {field.name: field.refers[0] for field in form.kind.REFERENCES}
        for at, column in enumerate(form.columns, start=1):
            if column.is_reference:
                _offer(workbook[form.name(words.language)], at, names[kinds[column.field]])


def _columns_of_names(forms: Sequence[Sheet], words: Words) -> Mapping[str, str]:
    """Return, by kind, what stands in the column of its names, as far down as it is filled."""
    ranges = {}
    for form in forms:
        for at, column in enumerate(form.columns, start=1):
            if column.field == NAME_OF.get(form.kind):
                sheet, letters = quote_sheetname(form.name(words.language)), get_column_letter(at)
                filled = f"COUNTA({sheet}!${letters}$2:${letters}${ROWS_TO_FILL})"
                ranges[form.kind.KIND] = f"OFFSET({sheet}!${letters}$2,0,0,MAX(1,{filled}),1)"
    return ranges


def _put(store: Worksheet, at: int, texts: Sequence[str]) -> str:
    """Write a heading and choices into a column; return where the choices are."""
    for number, text in enumerate(texts, start=1):
        put_text(store, number, at, text)
    letters = get_column_letter(at)
    return f"{quote_sheetname(store.title)}!${letters}$2:${letters}${len(texts)}"


def _offer(worksheet: Worksheet, at: int, source: str) -> None:
    letters = get_column_letter(at)
    offer = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
    offer.add(f"{letters}2:{letters}{ROWS_TO_FILL}")
    worksheet.add_data_validation(offer)


def _name(sheet: Sheet, column: Column, words: Words) -> str:
    return f"{sheet.name(words.language)}：{column.heading(words.language)}"
