"""The cells of one worksheet as they come in."""

from __future__ import annotations

from loaders import limits
from loaders.tables import column_letters

_NO_ROW: list[str] = []


class TooMuch(ValueError):
    """A worksheet that holds more than may be read; the message is the cell where that was noticed."""


class Grid:
    """Texts by row and column, from 0; raises TooMuch beyond what may be held."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._cells = 0

    def at(self, row: int, column: int) -> str:
        """Return the text of a cell, "" where there is none."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""

    def put(self, row: int, column: int, text: str) -> None:
        """Set the text of a cell."""
        if column >= limits.COLUMNS:
            raise TooMuch(place(row, column))
        while len(self.rows) <= row:
            self.rows.append(_NO_ROW)
        cells = self.rows[row]
        if cells is _NO_ROW:
            cells = self.rows[row] = []
        missing = column + 1 - len(cells)
        if missing > 0:
            self.count(missing, row, column)
            cells.extend([""] * missing)
        cells[column] = text

    def make_even(self) -> None:
        """Make all rows that hold anything as long as the longest: a worksheet is a rectangle."""
        width = max(map(len, self.rows), default=0)
        for row, cells in enumerate(self.rows):
            if cells and len(cells) < width:
                self.count(width - len(cells), row, width - 1)
                cells.extend([""] * (width - len(cells)))

    def count(self, cells: int, row: int, column: int) -> None:
        """Count cells that were filled on the way to a cell."""
        self._cells += cells
        if self._cells > limits.CELLS:
            raise TooMuch(place(row, column))


def place(row: int, column: int) -> str:
    """Return a cell as a spreadsheet names it: row 2 and column 0 are A3."""
    return f"{column_letters(column + 1)}{row + 1}"
