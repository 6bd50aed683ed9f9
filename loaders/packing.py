"""What the process that reads hands over: plain data of known types, a text that many cells share only once."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from enum import StrEnum
from itertools import accumulate, pairwise

import msgspec

from graph.errors import Problem
from graph.replacing import replace
from loaders.assistant.cleaned import Cleaned
from loaders.problems import GuessProblemKind, HintKind, ProblemKind
from loaders.tables import Behind, Cell, Form, Looks, Reports, Table, shown

NUMBERS = "I"
"""Four bytes each: more texts or cells than that are refused before."""


class Request(msgspec.Struct):
    """What is to be read, and by which limits. Paths are bytes, as a name need not be text.

    `of_anybody`: files of any form, and a text that was pasted; those that are not ours come without persons.
    """

    paths: list[bytes]
    limits: dict[str, int]
    of_anybody: bool = False
    pasted: str = ""


class PackedTable(msgspec.Struct):
    """A table whose cells are numbers of texts."""

    file: str
    name: str
    book: str
    texts: list[str]
    lengths: bytes
    cells: bytes
    faults: Mapping[Cell, ProblemKind]
    behind: Mapping[Cell, Behind]
    looks: Looks
    form: Form


class Said(msgspec.Struct):
    """A problem or a hint."""

    kind: str
    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    detail: str
    also: tuple[int, ...]


class Answer(msgspec.Struct):
    """Everything that was read, and what there is to say about it; `clean` are grids of another form than ours."""

    tables: list[PackedTable]
    clean: Cleaned | None
    problems: list[Said]
    hints: list[Said]
    count: int
    spoilt: set[str]


def packed(table: Table) -> PackedTable:
    """Return a table with each text once."""
    numbers: dict[str, int] = {}
    cells, lengths = array(NUMBERS), array(NUMBERS)
    for row in table.rows:
        lengths.append(len(row))
        cells.extend(numbers.setdefault(text, len(numbers)) for text in row)
    # The name of a file need not be text.
    file, name, book = map(shown, (table.file, table.name, table.book))
    return PackedTable(file, name, book, list(numbers), lengths.tobytes(), cells.tobytes(),
                       table.faults, table.behind, table.looks, table.form)


def unpacked(table: PackedTable) -> Table:
    """Return the table again; equal texts are one object."""
    cells, lengths = array(NUMBERS), array(NUMBERS)
    cells.frombytes(table.cells)
    lengths.frombytes(table.lengths)
    rows = [[table.texts[cell] for cell in cells[begin:end]]
            for begin, end in pairwise(accumulate(lengths, initial=0))]
    return Table(table.file, table.name, rows, table.book, table.faults, table.behind, table.looks,
                 table.form)


def answer(tables: list[Table], reports: Reports, clean: Cleaned | None = None) -> bytes:
    """Return what was read and reported, packed."""
    return msgspec.msgpack.encode(Answer([packed(table) for table in tables], clean, list(map(_said, reports.problems)),
                                         list(map(_said, reports.hints)), reports.count, reports.spoilt))


def answered(content: bytes, reports: Reports) -> tuple[list[Table], Cleaned | None]:
    """Return the tables or the grids of an answer, and report what it reports."""
    said = msgspec.msgpack.decode(content, type=Answer)
    reports.problems += [_problem(problem, ProblemKind, GuessProblemKind) for problem in said.problems]
    for hint in said.hints:
        for row in (hint.row, *hint.also):
            reports.tell(replace(_problem(hint, HintKind), row=row))
    reports.count += said.count
    reports.spoilt |= said.spoilt
    return [unpacked(table) for table in said.tables], said.clean


def _said(problem: Problem) -> Said:
    return Said(problem.kind.value, problem.file, problem.sheet, problem.row, problem.column, problem.value,
                problem.detail, problem.also)


def _problem(said: Said, *kinds: type[StrEnum]) -> Problem:
    kind = next(kind for choices in kinds for kind in choices if kind.value == said.kind)
    return Problem(kind, said.file, said.sheet, said.row, said.column, said.value, said.detail)
