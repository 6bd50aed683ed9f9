"""Where facts came from: each keeps its file, sheet and row, so that whatever is said of it names its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import Problem
from graph.facts.fact import Fact
from loaders.tables import shortened

ANY = "*"
"""Stands for every row of a sheet that could not be read at all; no id is written like this."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact came from: the row, and how each field's column is, or would be, headed there.

    `given` are the fields that have a column there, `written` those of which the row says something; `book` is as in
    Table.
    """

    file: str
    sheet: str
    row: int | None
    headings: Mapping[str, str]
    given: frozenset[str] = frozenset()
    book: str = ""
    written: frozenset[str] = frozenset()

    def at(self, row: int) -> Place:
        """Return the same place in another row."""
        return Place(self.file, self.sheet, row, self.headings, self.given, self.book)

    def saying(self, written: frozenset[str]) -> Place:
        """Return the same place, with the fields of which its row says something."""
        return Place(self.file, self.sheet, self.row, self.headings, self.given, self.book, written)

    def problem(self, kind: StrEnum, field: str, value: str = "", detail: str = "") -> Problem:
        """Return what there is to say of this row, in the column of a field (""; of the whole row)."""
        column = self.headings.get(field, field)
        return Problem(kind, self.file, self.sheet, self.row, column, shortened(value), detail)


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it was read, before it is a fact: the area it names ("" for none), and its values by field.

    A reference is still what is written, an id or a name; one of several in a cell is the whole cell. `is_whole` says
    whether every cell of the row could be read.
    """

    kind: type[Fact]
    area: str
    values: Mapping[str, object]
    place: Place
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """One fact as it was read: the area it belongs to, and its place."""

    area: str
    fact: Fact
    place: Place
