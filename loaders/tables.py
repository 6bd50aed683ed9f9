"""A table as it lies in a file, and what there is to say about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from graph.errors import InputError, Problem
from graph.facts.flaws import FlawKind
from graph.replacing import replace
from loaders import limits
from loaders.problems import HintKind, ProblemKind

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither a terminal nor a workbook can show; a file name may hold any of it."""


OF_IDS = {FlawKind.DUPLICATE, FlawKind.UNKNOWN_REFERENCE, FlawKind.CYCLIC_PARENT, FlawKind.TIE_TO_ITSELF}
"""Problems whose value is an id."""

Cell = tuple[int, int]
"""A place in a table: row and column, from 0."""
Faults = Mapping[Cell, ProblemKind]
"""Cells that have no value that could be read."""


class BehindKind(StrEnum):
    """What a cell holds that shows something else than it holds."""

    DATE = "date"
    DATE_WITHOUT_YEAR = "date_without_year"
    NUMBER = "number"
    LONG_NUMBER = "long_number"
    LOST_DIGITS = "lost_digits"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the text that a cell shows: a date as precise as it is shown, a number with all digits."""

    kind: BehindKind
    exact: str


@dataclass(frozen=True, slots=True)
class Span:
    """Cells that are merged into one: first and last row, first and last column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Looks:
    """How a sheet looks to a person: what is hidden in it, crossed out, white on white, or merged.

    `struck` holds, for each cell with something crossed out, the text that is not; rows and columns count from 0.
    """

    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: Mapping[Cell, str] = field(default_factory=dict)
    invisible: frozenset[Cell] = frozenset()
    merged: tuple[Span, ...] = ()


class Form(StrEnum):
    """What the rows of a table are: cells; lines of a text, one cell each; or the nodes or edges of a graph."""

    CELLS = "cells"
    TEXT = "text"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or CSV file: rows of text as a person sees it, with the row numbers the spreadsheet shows.

    `rows[0]` is row 1; a cell without a value is "", and a row without any may be empty. `book` is what the table
    belongs to: its workbook, or the folder or zip of a CSV file; "" for CSV files given one by one, which belong
    together. `behind` are the cells that hold something else than they show.
    """

    file: str
    name: str
    rows: Sequence[Sequence[str]]
    book: str = ""
    faults: Faults = field(default_factory=dict)
    behind: Mapping[Cell, Behind] = field(default_factory=dict)
    looks: Looks = Looks()
    form: Form = Form.CELLS


@dataclass
class Reports:
    """Everything there is to say about the files: what must be mended, what may be a slip, what is worth knowing."""

    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    count: int = 0
    """All problems found, also those beyond what is kept."""
    spoilt: set[str] = field(default_factory=set)
    """Ids and codes of rows that could not be read; that others name them is no second problem."""
    left_out: dict[str, str] = field(default_factory=dict)
    """Ids and codes of rows that were left out, with the place of each."""
    left_out_keys: set[tuple[type, tuple[str, ...]]] = field(default_factory=set)
    """The facts of those rows, each by its kind and key."""
    names: dict[str, str] = field(default_factory=dict)
    """By id, what a row calls whom it does not name by an id: that is said instead."""
    begin: Callable[[str], object] = lambda file: None
    """Is told each file before it is opened."""
    _rows: dict[Problem, list[int]] = field(default_factory=dict)
    """What is worth knowing, without its rows, and the rows it was seen in."""

    @property
    def hints(self) -> list[Problem]:
        """What is worth knowing, in the order of being noticed; the same of several rows is said once."""
        return [replace(hint, row=rows[0], also=tuple(rows[1:])) if rows else hint
                for hint, rows in self._rows.items()]

    def refuse(self, problem: Problem) -> None:
        """Report what must be mended."""
        self.count += 1
        if len(self.problems) < limits.REPORTS:
            self.problems.append(problem)

    def problem(self, kind: StrEnum, file: str, *, sheet: str = "", row: int | None = None,
                column: str = "", value: str = "", detail: str = "") -> None:
        """Report what must be mended, naming where it is."""
        self.refuse(Problem(kind, shown(file), shown(sheet), row, shown(column), shortened(value), detail))

    def tell(self, hint: Problem) -> None:
        """Report what is worth knowing."""
        anywhere = replace(hint, row=None)
        if anywhere in self._rows or len(self._rows) < limits.REPORTS:
            rows = self._rows.setdefault(anywhere, [])
            if hint.row is not None and len(rows) < limits.REPORTS:
                rows.append(hint.row)

    def hint(self, kind: HintKind, file: str, *, sheet: str = "", row: int | None = None,
             column: str = "", value: str = "", detail: str = "") -> None:
        """Report what is worth knowing, naming where it is."""
        self.tell(Problem(kind, shown(file), shown(sheet), row, shown(column), shortened(value), detail))

    def raise_if_any(self, tables: Sequence[Table]) -> None:
        """Raise InputError when there is anything to mend, in the order in which a person reads."""
        if not self.problems:
            return
        problems = in_reading_order(list(map(self._explained, self.problems)), tables)
        if self.count > len(problems):
            problems.append(Problem(ProblemKind.MORE_PROBLEMS, value=str(self.count - len(problems))))
        raise InputError(tuple(problems))

    def _explained(self, problem: Problem) -> Problem:
        """Return a problem that says so when the missing row was left out, and a name for an id that nobody wrote."""
        if problem.kind is FlawKind.UNKNOWN_REFERENCE and problem.value in self.left_out:
            return replace(problem, kind=ProblemKind.NAMES_LEFT_OUT, detail=self.left_out[problem.value])
        name = self.names.get(problem.value) if problem.kind in OF_IDS else None
        return replace(problem, value=name) if name else problem


def in_reading_order(problems: Sequence[Problem], tables: Sequence[Table]) -> list[Problem]:
    """Return problems, or hints, in the order in which a person reads: by table, then by row."""
    at = {(shown(table.file), shown(table.name)): number for number, table in enumerate(tables)}
    return sorted(problems, key=lambda p: (at.get((p.file, p.sheet), -1), p.row or 0))


def shown(text: str) -> str:
    """Return a text that can be shown everywhere: what cannot is replaced by 「�」."""
    return _UNSHOWABLE.sub("\ufffd", text)


def shortened(value: str, most: int = 60) -> str:
    """Return a value short enough for a sentence, on one line."""
    line = shown(" ".join(value[: most * 4].split()))
    return line if len(line) <= most and len(value) <= most * 4 else line[:most] + "…"


def check_cells(table: Table, reports: Reports) -> bool:
    """Report cells that are too long; return whether all are short enough."""
    before = reports.count
    for number, row in enumerate(table.rows, start=1):
        for cell in row:
            if len(cell) > limits.CHARACTERS:
                reports.problem(ProblemKind.CELL_TOO_LONG, table.file, sheet=table.name, row=number,
                                value=cell, detail=f"{limits.CHARACTERS:,}")
    return reports.count == before


def column_letters(number: int) -> str:
    """Return a column's letters of its number, from 1: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return a column's number, from 1, of its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
