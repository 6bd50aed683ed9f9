"""From a table to facts: find the headings, read each row, keep for each fact the cell it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from graph.catalogue import Catalogue
from graph.errors import FactError, FlawKind, Problem
from graph.model import Area, Fact
from loaders import limits
from loaders.cells import Convert, Converters, UnreadableCell, written
from loaders.problems import ProblemKind, RemarkedKind
from loaders.sheets import Column, Sheet, columns_by_spelling, is_personal
from loaders.spelling import plain
from loaders.tables import Faults, Reports, Table, column_letters, shortened, shown

ANY = "*"
"""Stands for every row of a sheet that could not be read at all; no id is written like this."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact came from: the row, and how each field's column is, or would be, headed there.

    `given` are the fields that have a column there; `book` is as in Table.
    """

    file: str
    sheet: str
    row: int | None
    headings: Mapping[str, str]
    given: frozenset[str] = frozenset()
    book: str = ""

    def problem(self, kind: ProblemKind | FlawKind, field: str, value: str = "", detail: str = "") -> Problem:
        """Return a problem at this row, in the column of a field."""
        return Problem(kind, self.file, self.sheet, self.row, self.headings.get(field, field),
                       shortened(value), detail)


@dataclass(frozen=True, slots=True)
class Read:
    """One fact as it was read: the area its row names ("" for none), and its place."""

    area: str
    fact: Fact
    place: Place


def read_sheet(table: Table, sheet: Sheet, catalogue: Catalogue, reports: Reports) -> list[Read]:
    """Return the facts of a table; whatever is wrong in it is reported, every cell of it."""
    found = find_headings(table, sheet)
    if found is None:
        reports.spoilt.add(ANY)
        reports.problem(ProblemKind.NO_HEADINGS, table.file, sheet=table.name,
                        detail="、".join(c.spellings[0] for c in sheet.columns if c.required))
        return []
    row, columns = found
    headings = {column.field: column.spellings[0] for column in sheet.columns}
    headings |= {column.field: _shown(table.rows[row][at]) for at, column in columns.items()}
    if not _headings_are_right(table, row, sheet, columns, reports):
        reports.spoilt.add(ANY)
        return []
    seen: set[tuple[str, str]] = set()

    def remark(kind: RemarkedKind, column: Column, value: str) -> None:
        if (column.field, value) not in seen:
            seen.add((column.field, value))
            reports.remark(kind, table.file, sheet=table.name, column=headings[column.field], value=value)

    converters = Converters(catalogue, remark)
    prepared = [(at, column.field, converters.of(column)) for at, column in columns.items()]
    return list(_facts(table, row, sheet, prepared, headings, reports))


def _shown(heading: str) -> str:
    return shown(" ".join(heading.split()))


def find_headings(table: Table, sheet: Sheet) -> tuple[int, dict[int, Column]] | None:
    """Return the row of the headings and the column that each place is, or None.

    The headings are the first row, within a few, of whose cells at least half are known.
    """
    known = columns_by_spelling(sheet)
    for number, row in enumerate(table.rows[: limits.HEADING_ROWS]):
        filled = [cell for cell in row if cell]
        columns = {at: known[plain(cell)] for at, cell in enumerate(row) if cell and plain(cell) in known}
        if columns and len(columns) * 2 >= len(filled):
            return number, columns
    return None


def _headings_are_right(table: Table, row: int, sheet: Sheet, columns: Mapping[int, Column],
                        reports: Reports) -> bool:
    """Report personal data, missing and doubled columns; remark on columns that nobody reads."""
    before = reports.count
    fields = [column.field for column in columns.values()]
    width = max((len(r) for r in table.rows), default=0)
    used = [any(at < len(r) and r[at] for r in table.rows[row + 1:]) for at in range(width)]
    for at in range(width):
        heading = table.rows[row][at] if at < len(table.rows[row]) else ""
        where = {"sheet": table.name, "row": row + 1, "column": _shown(heading) or column_letters(at + 1)}
        if heading and is_personal(heading) and at not in columns:
            reports.problem(ProblemKind.PERSONAL_DATA, table.file, **where)  # type: ignore[arg-type]
        elif at in columns and fields.index(columns[at].field) != list(columns).index(at):
            reports.problem(ProblemKind.DUPLICATE_COLUMN, table.file, **where)  # type: ignore[arg-type]
        elif at not in columns and used[at]:
            reports.remark(RemarkedKind.UNREAD_COLUMN, table.file, **where)  # type: ignore[arg-type]
    for column in sheet.columns:
        if column.required and column.field not in fields:
            reports.problem(ProblemKind.MISSING_COLUMN, table.file, sheet=table.name, row=row + 1,
                            column=column.spellings[0])
    return reports.count == before


def _facts(table: Table, heading_row: int, sheet: Sheet, prepared: Sequence[tuple[int, str, Convert]],
           headings: Mapping[str, str], reports: Reports) -> Iterator[Read]:
    required = {c.field for c in sheet.columns if c.required}
    given = frozenset(field for _, field, _ in prepared)
    faulty = {row for row, _ in table.faults}
    for number, row in enumerate(table.rows[heading_row + 1:], start=heading_row + 2):
        if not any(row) and number - 1 not in faulty:
            continue
        place = Place(shown(table.file), shown(table.name), number, headings, given, table.book)
        values, wrong = _values(row, prepared, table.faults, place, reports)
        blank = required - values.keys() - wrong
        for field in sorted(blank):
            reports.refuse(place.problem(FlawKind.BLANK, field))
        if wrong or blank:
            reports.spoilt.add(_own_name(row, prepared))
            continue
        area = str(values.pop("area", ""))
        try:
            fact = sheet.kind(**values)  # type: ignore[arg-type]
        except FactError as error:
            reports.spoilt.add(_own_name(row, prepared))
            for flaw in error.flaws:
                reports.refuse(place.problem(flaw.kind, flaw.field, flaw.value))
        else:
            yield Read(fact.code if isinstance(fact, Area) else area, fact, place)


def _own_name(row: Sequence[str], prepared: Sequence[tuple[int, str, Convert]]) -> str:
    """Return what a row is named by: its id, or its area's code; "" for a row without such a column."""
    names = (written(row[at]) for at, field, _ in prepared if field in ("id", "code") and at < len(row))
    return next(names, "")


def _values(row: Sequence[str], prepared: Sequence[tuple[int, str, Convert]], faults: Faults, place: Place,
            reports: Reports) -> tuple[dict[str, object], set[str]]:
    """Return the values of a row by field, and the fields whose cells could not be read."""
    values: dict[str, object] = {}
    wrong: set[str] = set()
    width = len(row)
    for at, field, convert in prepared:
        cell = row[at] if at < width else ""
        fault = faults.get((cast("int", place.row) - 1, at))
        if fault:
            wrong.add(field)
            reports.refuse(place.problem(fault, field))
        if fault or not cell:
            continue
        try:
            value = convert(written(cell))
        except UnreadableCell as error:
            wrong.add(field)
            reports.refuse(place.problem(error.kind, field, error.value, error.detail))
        else:
            if value is not None:
                values[field] = value
    return values, wrong
