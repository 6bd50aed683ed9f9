"""What a sheet, a table or a text is to the assistant: rows of text, with what a person sees of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from graph.replacing import replace
from loaders.tables import BehindKind, Cell, Form, Span, Table, shown

CUT = "\ufdd0"
"""Stands in a cell where something about a person stood; nothing that holds it is ever kept.

It is no character, and no file has it.
"""

@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, one table of a document, or the lines of a text.

    `rows` are all of one length; a merged cell's text stands in its first cell. `first_row` is the number the
    person sees beside `rows[0]`. A text (`is_text`) has one column: its lines, with the blanks in front of them.
    `is_graph`: the nodes or the edges of a graph, with their headings in the first row.
    """

    rows: tuple[tuple[str, ...], ...]
    file: str = ""
    sheet: str = ""
    is_text: bool = False
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[Cell] = frozenset()
    merged: tuple[Span, ...] = field(default=())
    first_row: int = 1
    is_graph: bool = False

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def row_number(self, row: int) -> int:
        """Return the number that the person sees beside a row."""
        return self.first_row + row

    def column(self, column: int) -> list[str]:
        """Return the cells of a column, from the top."""
        return [row[column] for row in self.rows]

    def filled(self, row: int) -> list[tuple[int, str]]:
        """Return the cells of a row that hold something, with their columns."""
        return [(column, cell) for column, cell in enumerate(self.rows[row]) if cell.strip()]

    def span_at(self, row: int, column: int) -> Span | None:
        """Return the merged cells that a cell is one of, or None."""
        return next((s for s in self.merged if s.top <= row <= s.bottom and s.left <= column <= s.right), None)

    def with_rows(self, rows: Iterable[Sequence[str]]) -> Grid:
        """Return the same grid with other texts in its cells."""
        return replace(self, rows=tuple(map(tuple, rows)))

    def turned(self) -> Grid:
        """Return the grid with rows and columns exchanged."""
        return replace(
            self,
            rows=tuple(zip(*self.rows, strict=True)),
            hidden_rows=self.hidden_columns,
            hidden_columns=self.hidden_rows,
            struck=frozenset((c, r) for r, c in self.struck),
            merged=tuple(Span(s.left, s.top, s.right, s.bottom) for s in self.merged),
            first_row=1,
        )


def grid_of(rows: Iterable[Sequence[str]], **what: object) -> Grid:
    """Return a grid of rows that may differ in length; empty rows and columns at the end are left off."""
    lists = [list(row) for row in rows]
    while lists and not any(cell.strip() for cell in lists[-1]):
        lists.pop()
    width = max((n + 1 for row in lists for n, cell in enumerate(row) if cell.strip()), default=0)
    full = tuple(tuple((row + [""] * width)[:width]) for row in lists)
    return Grid(full, **what)  # type: ignore[arg-type]


def grid_from(table: Table) -> Grid:
    """Return the grid of a table, as a person sees it: without what is crossed out or white on white.

    A date is written with its year, however few of its parts the sheet shows; a merged cell's text stands in its
    first cell only. The sheet of a file that has one only is "".
    """
    rows = [[cell.replace(CUT, "") for cell in row] for row in table.rows]
    for span in table.looks.merged:
        for row in rows[span.top + 1 : span.bottom + 1]:
            if span.left < len(row):
                row[span.left] = ""
    _put(rows, {cell: behind.exact for cell, behind in table.behind.items() if behind.kind is BehindKind.DATE})
    _put(rows, {cell: kept for cell, kept in table.looks.struck.items() if kept})
    _put(rows, dict.fromkeys(table.looks.invisible, ""))
    return grid_of(
        rows,
        file=shown(table.file),
        sheet="" if _is_alone(table) else shown(table.name),
        is_text=table.form is Form.TEXT,
        is_graph=table.form is Form.GRAPH,
        hidden=table.looks.hidden,
        hidden_rows=table.looks.hidden_rows,
        hidden_columns=table.looks.hidden_columns,
        struck=frozenset(cell for cell, kept in table.looks.struck.items() if not kept),
        merged=table.looks.merged,
    )


def _is_alone(table: Table) -> bool:
    """Return whether a table is all there is in its file, or a text of it: no sheet that has a name."""
    return table.form is Form.TEXT or (table.book != table.file and table.name == PurePath(table.file).stem)


def _put(rows: list[list[str]], texts: Mapping[Cell, str]) -> None:
    """Write texts into those cells that hold something."""
    for (row, column), text in texts.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column]:
            rows[row][column] = text


def filled_down(grid: Grid) -> Grid:
    """Return the grid in which a cell merged over rows has its text in each of them, in its first column."""
    rows = [list(row) for row in grid.rows]
    for span in grid.merged:
        if span.top >= len(rows) or span.left >= grid.width:
            continue
        text = rows[span.top][span.left]
        for row in range(span.top + 1, min(span.bottom + 1, len(rows))):
            rows[row][span.left] = rows[row][span.left] or text
    return grid.with_rows(rows)
