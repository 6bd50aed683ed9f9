"""What a person hid, crossed out or put beside the table is left out before the rows are read, and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.replacing import replace
from loaders.asides import aside
from loaders.problems import HintKind
from loaders.sheets import Column
from loaders.tables import Reports, Table

ALWAYS_NEEDED = {"area", "id"}
"""Fields that a row is lost without: people hide these columns because they look technical."""
NAMES = {"id", "name"}
"""Fields that name a row; their cell says that it is a total or an example. A title may well be 「要綱（例）」."""
Columns = Mapping[int, Column]


def without_hidden(table: Table, heading_row: int, columns: Columns, reports: Reports) -> Table:
    """Return a table whose rows below the headings are as a person sees them: what is left out is empty."""
    rows = list(table.rows)
    gone: dict[int, HintKind] = {}
    needed = [at for at, column in columns.items() if column.required or column.field in ALWAYS_NEEDED]
    _leave_out_cells(table, heading_row, columns, needed, rows, reports)
    _leave_out_columns(table, heading_row, columns, needed, rows, reports)
    for number in range(heading_row + 1, len(rows)):
        if any(table.rows[number]) and (kind := _aside_of_row(table, number, columns, needed)):
            gone[number] = kind
            _note_names(table, number, columns, reports)
            rows[number] = ()
    for kind in dict.fromkeys(gone.values()):
        numbers = [number + 1 for number, why in gone.items() if why is kind]
        reports.hint(kind, table.file, sheet=table.name, value=_in_short(numbers), detail=f"{len(numbers):,}")
    shut = table.looks.hidden_columns - {*needed}
    faults = {(row, at): fault for (row, at), fault in table.faults.items() if row not in gone and at not in shut}
    return replace(table, rows=rows, faults=faults)


def _aside_of_row(table: Table, number: int, columns: Columns, needed: Sequence[int]) -> HintKind | None:
    """Return why a row is left out, if it is."""
    looks, row = table.looks, table.rows[number]
    if number in looks.hidden_rows:
        return HintKind.HIDDEN_ROWS
    if looks.struck or looks.invisible:
        filled = [at for at, cell in enumerate(row) if cell]
        struck = [at for at in filled if looks.struck.get((number, at)) == ""]
        if len(struck) == len(filled) or set(struck) & set(needed):
            return HintKind.STRUCK_ROWS
        if all((number, at) in looks.invisible for at in filled):
            return HintKind.INVISIBLE_ROWS
    # The word may stand in a column of its own in front, which nobody reads, or in the first one that is read.
    first = next((at for at, cell in enumerate(row) if cell), 0)
    first_read = next((at for at, cell in enumerate(row) if cell and at in columns), 0)
    names = (at for at in needed if columns[at].field in NAMES or columns[at].is_reference)
    kinds = (aside(row[at]) for at in (first, first_read, *names) if at < len(row) and row[at])
    return next(filter(None, kinds), None)


def _leave_out_cells(table: Table, heading_row: int, columns: Columns, needed: Sequence[int],
                     rows: list[Sequence[str]], reports: Reports) -> None:
    """Empty single cells that are crossed out, wholly or in part, or white on white."""
    looks = table.looks
    struck = {cell: kept for cell, kept in looks.struck.items() if kept or cell[1] not in needed}
    invisible = {cell: "" for cell in looks.invisible if cell[1] not in needed}
    for kind, cells in ((HintKind.INVISIBLE_CELL, invisible), (HintKind.STRUCK_CELL, struck)):
        for (number, at), kept in sorted(cells.items()):
            is_row = at in columns and number > heading_row and number < len(rows)
            if not is_row or _aside_of_row(table, number, columns, needed):
                continue
            row = list(rows[number])
            reports.hint(kind, table.file, sheet=table.name, row=number + 1, column=table.rows[heading_row][at],
                         value=row[at], detail=kept)
            row[at] = kept
            rows[number] = row


def _leave_out_columns(table: Table, heading_row: int, columns: Columns, needed: Sequence[int],
                       rows: list[Sequence[str]], reports: Reports) -> None:
    """Empty hidden columns with their headings, as if they were not there; tell those that are needed all the same."""
    for at in sorted(table.looks.hidden_columns & columns.keys()):
        below = range(heading_row + 1, len(rows))
        filled = [number for number in below if at < len(rows[number]) and rows[number][at]]
        if not filled:
            continue
        kind = HintKind.HIDDEN_COLUMN_READ if at in needed else HintKind.HIDDEN_COLUMN
        reports.hint(kind, table.file, sheet=table.name, column=table.rows[heading_row][at])
        for number in (heading_row, *filled) if at not in needed else ():
            row = list(rows[number])
            row[at] = ""
            rows[number] = row


def without_sheet(table: Table, columns: Columns, reports: Reports) -> None:
    """Tell that a hidden sheet is left out, and remember what its rows are named by."""
    reports.hint(HintKind.HIDDEN_SHEET, table.file, sheet=table.name)
    for number in range(len(table.rows)):
        _note_names(table, number, columns, reports)


def _note_names(table: Table, number: int, columns: Columns, reports: Reports) -> None:
    """Remember what a row that is left out is named by, for whoever names it."""
    for at, column in columns.items():
        if column.field in {"code", *NAMES} and at < len(table.rows[number]):
            reports.left_out[table.rows[number][at]] = f"{table.name} {number + 1}"


def _in_short(numbers: Sequence[int]) -> str:
    """Return row numbers as a person writes them: 3, 5–9."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in spans)
