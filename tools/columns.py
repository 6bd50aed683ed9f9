"""Writes the columns of every sheet into docs/spreadsheet.md, as the declarations and the words of facts have them.

python -m tools.columns
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from exports.formats.template import accepted_by, meaning_of
from graph.catalogue import read_catalogue
from graph.facts.fields import COMMON
from loaders.sheets import KNOWN_BY_ID, Column, Sheet, sheets
from locales import Words

DOCS = Path(__file__).resolve().parent.parent / "docs" / "spreadsheet.md"
WORDS, CATALOGUE = Words("en"), read_catalogue()
EVERY_SHEET = "### Every sheet"
HEAD = "| 見出し | in English | needed | what it says | what a cell holds |\n|---|---|---|---|---|\n"


def written(text: str) -> str:
    """Return the docs with the columns in the tables of their sheets; a sheet without a section gets one, the last.

    Raises ValueError for a sheet of which there are several.
    """
    shared = [column for column in sheets()[0].columns if column.field in COMMON]
    for title, rows in (*map(_section, sheets()), (EVERY_SHEET, [_row(sheets()[0], column) for column in shared])):
        table = re.compile(rf"^({re.escape(title)}\n(?:(?!\||#).*\n)*?)(?:\|.*\n)+", re.MULTILINE)
        text, count = table.subn(lambda match, rows=rows: f"{match[1]}{HEAD}{''.join(rows)}", text)
        if not count:
            text = text.replace(EVERY_SHEET, f"{title}\n\n{HEAD}{''.join(rows)}\n{EVERY_SHEET}", 1)
        elif count > 1:
            raise ValueError(f"{title} has {count} tables in {DOCS.name}")
    return text


def _section(sheet: Sheet) -> tuple[str, list[str]]:
    title = f"### {sheet.name('ja')}（`{sheet.name('en')}`）"
    return title, [_row(sheet, column) for column in sheet.columns if column.field not in COMMON]


def _row(sheet: Sheet, column: Column) -> str:
    return f"| {' | '.join(_cells(sheet, column))} |\n"


def _cells(sheet: Sheet, column: Column) -> Iterator[str]:
    yield column.heading("ja")
    yield f"`{column.heading('en')}`"
    yield "yes" if column.required else ""
    yield meaning_of(sheet.kind.KIND, column, WORDS)
    if column.catalogue and column.catalogue not in KNOWN_BY_ID:
        how_many = "one or several" if column.is_list else "one"
        yield f"{how_many} of the catalogue: the sheet 説明 of the template lists them"
    else:
        yield accepted_by(column, CATALOGUE, WORDS)


if __name__ == "__main__":
    DOCS.write_text(written(DOCS.read_text(encoding="utf-8")), encoding="utf-8")
