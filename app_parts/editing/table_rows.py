"""The rows of a table that is edited: which fact each was made of, and what has been done to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app_parts.editing.table_columns import Cell, TableColumn
from graph.changes.change import Key
from graph.facts.fact import Fact
from graph.replacing import replace
from loaders.dates import read_date
from loaders.numbers import read_number

Cells = Mapping[str, Cell]
"""What stands in a row, by the names of the fields."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the key of the fact that it was made of (None: it is new), its cells then and now, and what is wrong."""

    key: Key | None
    was: Cells
    cells: Cells
    problems: tuple[str, ...] = ()

    @property
    def changed(self) -> frozenset[str]:
        """The fields whose cells say something else than they did."""
        return frozenset(name for name, cell in self.cells.items() if self.was[name] != cell)


def row_of(fact: Fact, columns: Sequence[TableColumn]) -> Row:
    """Return the row of a fact."""
    cells = {column.field.name: column.cell(fact) for column in columns}
    return Row(fact.key(), cells, cells)


def with_edits(rows: Sequence[Row], edits: Mapping[str, Any], columns: Sequence[TableColumn]) -> tuple[Row, ...]:
    """Return rows after what a person did to them, as `st.data_editor` tells it: by their places among just these."""
    by_name = {column.field.name: column for column in columns}

    def cells(row: Row, given: Mapping[str, object]) -> Cells:
        return {**row.cells, **{name: by_name[name].content(cell) for name, cell in given.items() if name in by_name}}

    edited, gone = edits.get("edited_rows", {}), set(edits.get("deleted_rows", ()))
    blank = {column.field.name: column.blank() for column in columns}
    kept = [replace(row, cells=cells(row, edited.get(place, {})))
            for place, row in enumerate(rows) if place not in gone]
    added = [Row(None, blank, cells(Row(None, blank, blank), given)) for given in edits.get("added_rows", ())]
    return (*kept, *(row for row in added if row.changed))


def in_order(rows: Sequence[Row], column: TableColumn | None, order: Mapping[Key, int]) -> tuple[Row, ...]:
    """Return rows in the order of what a column says, what says nothing last; without one as they are recorded."""
    if column is None:
        return tuple(sorted(rows, key=lambda row: order.get(row.key, len(order)) if row.key else len(order)))
    return tuple(sorted(rows, key=lambda row: _rank(column, row.cells[column.field.name])))


def _rank(column: TableColumn, cell: Cell) -> tuple[Any, ...]:
    if not isinstance(cell, str):
        return (not cell, cell)
    try:
        if column.field.holds is int:
            return (False, 0, read_number(cell))
        if not column.labels and cell and column.field.holds is not str:
            return (False, 0, read_date(cell).first)
    except ValueError:
        return (False, 1, cell)
    return (not cell, 1, cell)
