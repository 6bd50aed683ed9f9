"""Cells that a spreadsheet turned into something else: read as a person sees them, as their column needs, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePath

from graph.dates import RecordedDate
from graph.replacing import replace
from loaders.files import OF_OURS
from loaders.problems import HintKind
from loaders.sheets import Column
from loaders.tables import Behind, BehindKind, Cell, Reports, Table

TURNED_TEXTS = (
    (HintKind.DIGITS_LOST, re.compile(r"-?\d(?:\.\d+)?E\+\d{2,3}")),
    (HintKind.TURNED_INTO_FLAG, re.compile(r"TRUE|FALSE")),
    (HintKind.TURNED_INTO_DATE, re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}")),
)
"""What a CSV file that a spreadsheet wrote shows of such cells."""
PHONE = "contact"
"""The field that holds telephone numbers."""
_PHONE_WITHOUT_ZERO = re.compile(r"[1-9]\d{8,9}")
"""A telephone number of Japan has ten digits, or eleven, and begins with 0."""
_HINTS_OF_TEXT = {
    BehindKind.DATE: HintKind.TURNED_INTO_DATE,
    BehindKind.DATE_WITHOUT_YEAR: HintKind.TURNED_INTO_DATE,
    BehindKind.FLAG: HintKind.TURNED_INTO_FLAG,
    BehindKind.LONG_NUMBER: HintKind.LONG_NUMBER,
    BehindKind.LOST_DIGITS: HintKind.DIGITS_LOST,
}
_NUMBERS = {BehindKind.NUMBER, BehindKind.LONG_NUMBER, BehindKind.LOST_DIGITS}
Meant = tuple[str, HintKind | None]


def with_turned_cells(table: Table, heading_row: int, columns: Mapping[int, Column], reports: Reports) -> Table:
    """Return a table whose cells hold what their columns need; a cell that may not be what was typed is told."""
    rows = list(table.rows)
    # A workbook says itself which cells are no text; a CSV file only shows what has become of them.
    is_text_file = PurePath(table.file).suffix.lower() in OF_OURS
    for number, at in _cells_to_judge(table, heading_row, columns, is_text_file=is_text_file):
        row, column = rows[number], columns[at]
        behind = table.behind.get((number, at))
        if behind is None:
            meant, kind = row[at], _hint_of_text(row[at], is_phone=column.field == PHONE, is_text_file=is_text_file)
        else:
            meant, kind = _meant(column, row[at], behind)
        if kind:
            reports.hint(kind, table.file, sheet=table.name, row=number + 1,
                         column=table.rows[heading_row][at], value=row[at], detail=meant)
        if meant != row[at]:
            rows[number] = [*row[:at], meant, *row[at + 1:]]
    return replace(table, rows=rows)


def _cells_to_judge(table: Table, heading_row: int, columns: Mapping[int, Column], *,
                    is_text_file: bool) -> Iterator[Cell]:
    """Yield the cells that hold something else than they show, and the texts that may show what they lost."""
    texts = [at for at, column in columns.items() if _is_text(column) and (is_text_file or column.field == PHONE)]
    with_behind: dict[int, set[int]] = {}
    for cell in table.behind:
        if cell[1] in columns:
            with_behind.setdefault(cell[0], set()).add(cell[1])
    for number in range(heading_row + 1, len(table.rows)):
        row = table.rows[number]
        places = sorted({*texts, *with_behind[number]}) if number in with_behind else texts
        yield from ((number, at) for at in places if at < len(row) and row[at])


def _meant(column: Column, seen: str, behind: Behind) -> Meant:
    """Return what a cell is read as in its column, and what is to be told of it."""
    if column.holds is RecordedDate and behind.kind in (BehindKind.DATE, BehindKind.DATE_WITHOUT_YEAR):
        hint = HintKind.DATE_WITHOUT_YEAR if behind.kind is BehindKind.DATE_WITHOUT_YEAR else None
        return behind.exact, hint
    if column.holds is int:
        return (behind.exact if behind.kind in _NUMBERS else seen), None
    if not _is_text(column):
        return (behind.exact if column.is_code and not seen.isdigit() else seen), None
    is_name = column.is_reference or column.field == "id"
    if behind.kind is BehindKind.NUMBER:
        return (behind.exact if is_name and "," in seen else seen), _hint_of_text(seen, is_phone=column.field == PHONE)
    return seen, _HINTS_OF_TEXT[behind.kind]


def _is_text(column: Column) -> bool:
    return column.holds is str and not column.catalogue and not column.is_code


@lru_cache(maxsize=10_000)
def _hint_of_text(seen: str, *, is_phone: bool, is_text_file: bool = False) -> HintKind | None:
    if is_phone and _PHONE_WITHOUT_ZERO.fullmatch(seen):
        return HintKind.ZERO_LOST
    return next((kind for kind, form in TURNED_TEXTS if form.fullmatch(seen)), None) if is_text_file else None
