"""Reading tables as somebody confirmed it of a file of the same shape."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from graph.mapping import ColumnMapping
from graph.replacing import replace
from loaders.assistant.columns import PERSONAL, Column
from loaders.assistant.guess import Guess, Kind, TableGuess
from loaders.assistant.headings import Role

Remembered = Callable[[str], ColumnMapping | None]
"""Returns how tables of a shape are read, or None where nobody has confirmed it."""

_BY_CONTENTS = PERSONAL | {Role.MARK, Role.STATUS}
"""What a column holds by what stands in it: it is looked at in every file, whatever was confirmed of another one."""


def kind_as_remembered(guess: Guess, remembered: Remembered) -> Kind | None:
    """Return what a table was confirmed to be that the guess takes for something else; None where there is none."""
    for table in guess.tables:
        mapping = _mapping(table, remembered)
        if mapping and mapping.kind != table.kind and mapping.kind in list(Kind):
            return Kind(mapping.kind)
    return None


def is_as_remembered(guess: Guess, remembered: Remembered) -> bool:
    """Return whether a table of the guess was confirmed to be what it is taken for."""
    mappings = ((table, _mapping(table, remembered)) for table in guess.tables)
    return any(mapping is not None and mapping.kind == table.kind for table, mapping in mappings)


def as_remembered(guess: Guess, remembered: Remembered) -> Guess:
    """Return the guess with the columns of its tables as they were confirmed of such tables."""
    return replace(guess, tables=tuple(_table(table, remembered) for table in guess.tables))


def confirmed(guess: Guess, now: dt.datetime) -> tuple[ColumnMapping, ...]:
    """Return how the tables of a guess are read, to be remembered; the first of each shape."""
    by_shape = {table.shape: ColumnMapping(table.shape, table.kind.value, _roles(table), now)
                for table in reversed(guess.tables) if table.shape}
    return tuple(by_shape.values())


def _mapping(table: TableGuess, remembered: Remembered) -> ColumnMapping | None:
    return remembered(table.shape) if table.shape else None


def _roles(table: TableGuess) -> tuple[str, ...]:
    return tuple(column.role.value for column in table.columns)


def _table(table: TableGuess, remembered: Remembered) -> TableGuess:
    mapping = _mapping(table, remembered)
    if mapping is None or mapping.kind != table.kind or len(mapping.roles) != len(table.columns):
        return table
    columns = tuple(map(_column, table.columns, mapping.roles))
    return replace(table, columns=columns, is_remembered=True)


def _column(column: Column, role: str) -> Column:
    """Return a column with its confirmed role, which another version of the program need not know."""
    if role == column.role or role not in list(Role) or {column.role, Role(role)} & _BY_CONTENTS:
        return column
    return replace(column, role=Role(role))
