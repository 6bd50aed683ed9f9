"""The guess: what a file is and what its columns hold. Plain data that a person may correct before it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.dates import RecordedDate
from loaders.assistant.columns import Column
from loaders.assistant.doubts import LeftOut
from loaders.assistant.spelling import plain
from loaders.assistant.tables import Block

FEWEST_HEADINGS = 2
"""A table with fewer headings looks like too many others."""


class Kind(StrEnum):
    """What a file, or a table of it, is."""

    MEMBER_LIST = "member_list"
    TEXT_LIST = "text_list"
    COUNCIL_TABLE = "council_table"
    TIE_MATRIX = "tie_matrix"
    SURVEY = "survey"
    EDGE_LIST = "edge_list"
    GRAPH = "graph"
    PROGRESS = "progress"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of a legend: the sign in the cells, and what the file says it means."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class TableGuess:
    """How one table is to be read.

    `grid` is its number among the file's grids; `is_turned` says that rows and columns are exchanged first.
    `council` is whose members a list names, `seat` the seat of all its rows where its title says one. `score`
    says how well the kind fits (0 to 1), `reasons` name what spoke for it. `respondent` is whose answer a form is.
    A text has no block. `is_remembered`: its columns are read as somebody confirmed it of a file of the same shape.
    """

    grid: int
    kind: Kind
    score: float
    reasons: tuple[str, ...]
    block: Block | None = None
    columns: tuple[Column, ...] = ()
    council: str = ""
    seat: str = ""
    legend: tuple[Sign, ...] = ()
    is_turned: bool = False
    as_of: RecordedDate | None = None
    title: str = ""
    respondent: str = ""
    is_remembered: bool = False

    @property
    def shape(self) -> str:
        """What tells tables of this shape: a digest of their headings, in their order; "" where hardly any stand."""
        headings = [plain(column.path) for column in self.columns]
        if sum(map(bool, headings)) < FEWEST_HEADINGS:
            return ""
        return hashlib.sha256("\n".join(headings).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file is: its kind (None: nothing was recognised), and how each of its tables is to be read."""

    kind: Kind | None
    tables: tuple[TableGuess, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    as_of: RecordedDate | None = None
    title: str = ""

    @property
    def score(self) -> float:
        """How sure the guess is, from 0 (nothing recognised) to 1."""
        return max((table.score for table in self.tables), default=0.0)

    @property
    def needs_network(self) -> bool:
        """Whether a list of members does not say whose members they are."""
        return any(lists_members(table) and not table.council for table in self.tables)


def lists_members(table: TableGuess) -> bool:
    """Return whether a table lists members of one council, named outside its rows."""
    return table.kind in (Kind.MEMBER_LIST, Kind.TEXT_LIST) and not any(c.role == "council" for c in table.columns)


def reasons_of(pairs: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Return the names of the reasons that hold."""
    return tuple(name for name, holds in pairs if holds)
