"""The row of the headings: where it is, which column is which, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.spelling import plain
from loaders import limits
from loaders.personal_data import is_personal
from loaders.places import ANY
from loaders.problems import HintKind, ProblemKind
from loaders.sheets import Column, Sheet, columns_by_spelling
from loaders.tables import Reports, Table, column_letters, shown


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table: their row, from 0, the columns that are known, and how each field's is headed.

    `lacking` are the fields that have no column and need one: the rows are read all the same, for what else is wrong.
    """

    row: int
    columns: Mapping[int, Column]
    shown: Mapping[str, str]
    lacking: frozenset[str] = frozenset()


def headings_of(table: Table, sheet: Sheet, reports: Reports) -> Headings | None:
    """Return the headings of a table, or None with a problem reported."""
    headings = find_headings(table, sheet)
    if headings is None:
        reports.problem(ProblemKind.NO_HEADINGS, table.file, sheet=table.name,
                        detail="、".join(c.spellings[0] for c in sheet.columns if c.required))
    lacking = _lacking(table, headings, sheet, reports) if headings else frozenset()
    if headings is None or not _are_right(table, headings, sheet, reports):
        reports.spoilt.add(ANY)
        return None
    row, columns = headings
    texts = {column.field: column.spellings[0] for column in sheet.columns}
    return Headings(row, columns, texts | {c.field: _shown(table.rows[row][at]) for at, c in columns.items()}, lacking)


def _shown(heading: str) -> str:
    return shown(" ".join(heading.split()))


def find_headings(table: Table, sheet: Sheet) -> tuple[int, dict[int, Column]] | None:
    """Return the row of the headings and the column that each place is, or None.

    The headings are the first row, within a few, of whose cells at least half are known. Where the row below repeats
    them, because cells are merged over both, and says more, it is that one.
    """
    known = columns_by_spelling(sheet)
    for number, row in enumerate(table.rows[: limits.HEADING_ROWS]):
        columns = _known_in(row, known)
        if columns and len(columns) * 2 >= len(list(filter(None, row))):
            below = table.rows[number + 1] if number + 1 < len(table.rows) else ()
            lower = _known_in(below, known)
            is_repeated = len(lower) == len(list(filter(None, below))) and lower.items() >= columns.items()
            return (number + 1, lower) if is_repeated else (number, columns)
    return None


def _known_in(row: Sequence[str], known: Mapping[str, Column]) -> dict[int, Column]:
    return {at: known[plain(cell)] for at, cell in enumerate(row) if cell and plain(cell) in known}


def _are_right(table: Table, headings: tuple[int, dict[int, Column]], sheet: Sheet, reports: Reports) -> bool:
    """Report personal data and doubled columns; remark on columns that nobody reads."""
    row, columns = headings
    before = reports.count
    fields = [column.field for column in columns.values()]
    texts = table.rows[row]
    used = _used(table, row)
    for at in range(len(texts)):
        where = {"sheet": table.name, "row": row + 1, "column": _shown(texts[at]) or column_letters(at + 1)}
        if at not in columns and is_personal(texts[at], sheet.kind.KIND):
            reports.problem(ProblemKind.PERSONAL_DATA, table.file, **where)  # type: ignore[arg-type]
        elif at in columns and fields.index(columns[at].field) != list(columns).index(at):
            reports.problem(ProblemKind.DUPLICATE_COLUMN, table.file, **where)  # type: ignore[arg-type]
        elif at not in columns and at in used:
            reports.hint(HintKind.UNREAD_COLUMN, table.file, **where)  # type: ignore[arg-type]
    return reports.count == before


def _lacking(table: Table, headings: tuple[int, dict[int, Column]], sheet: Sheet, reports: Reports) -> frozenset[str]:
    """Report the columns that are missing and needed; return their fields."""
    row, columns = headings
    fields = {column.field for column in columns.values()}
    lacking = [column for column in sheet.columns if column.required and column.field not in fields]
    for column in lacking:
        reports.problem(ProblemKind.MISSING_COLUMN, table.file, sheet=table.name, row=row + 1,
                        column=column.spellings[0])
    return frozenset(column.field for column in lacking)


def _used(table: Table, row: int) -> set[int]:
    """Return the columns that have anything in them below the headings."""
    return {at for line in table.rows[row + 1:] for at, cell in enumerate(line) if cell}
