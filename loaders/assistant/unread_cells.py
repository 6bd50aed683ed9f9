"""Cells of a sheet that hold something and say nothing: errors, formulas without a value, white on white."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.assistant.doubts import LeftOut, LeftOutKind, Place
from loaders.tables import Cell, Table, column_letters, shown


def unread_cells(table: Table) -> Iterator[LeftOut]:
    """Yield each such cell with its place, in reading order."""
    kinds: dict[Cell, LeftOutKind] = dict.fromkeys(table.looks.invisible, LeftOutKind.INVISIBLE)
    kinds |= dict.fromkeys(table.faults, LeftOutKind.WITHOUT_VALUE)
    for (row, column), kind in sorted(kinds.items()):
        yield LeftOut(kind, Place(shown(table.file), shown(table.name), row + 1, column_letters(column + 1)))
