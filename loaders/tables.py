"""A table as it lies in a file: rows of text with the row numbers the spreadsheet shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.errors import InputError, Problem
from loaders import limits
from loaders.problems import ProblemKind, RemarkedKind


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or CSV file. `rows[0]` is row 1; a cell without a value is ""."""

    file: str
    name: str
    rows: Sequence[Sequence[str]]


@dataclass
class Reports:
    """Everything there is to say about the files: what must be mended, and what is worth knowing."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def problem(self, kind: ProblemKind, file: str, *, sheet: str = "", row: int | None = None,
                column: str = "", value: str = "", detail: str = "") -> None:
        """Report what must be mended."""
        self.problems.append(Problem(kind, file, sheet, row, column, shortened(value), detail))

    def remark(self, kind: RemarkedKind, file: str, *, sheet: str = "", row: int | None = None,
               column: str = "", value: str = "", detail: str = "") -> None:
        """Report what is worth knowing."""
        self.remarks.append(Problem(kind, file, sheet, row, column, shortened(value), detail))

    def raise_if_any(self) -> None:
        """Raise InputError when there is anything to mend."""
        if self.problems:
            raise InputError(tuple(self.problems))


def shortened(value: str, most: int = 60) -> str:
    """Return a value short enough for a sentence, without line breaks."""
    line = " ".join(value[: most * 4].split())
    return line if len(line) <= most and len(value) <= most * 4 else line[:most] + "…"


def check_cells(table: Table, reports: Reports) -> bool:
    """Report cells that are too long; return whether all are short enough."""
    fine = True
    for number, row in enumerate(table.rows, start=1):
        for cell in row:
            if len(cell) > limits.CHARACTERS:
                reports.problem(ProblemKind.CELL_TOO_LONG, table.file, sheet=table.name, row=number,
                                value=cell, detail=str(limits.CHARACTERS))
                fine = False
    return fine
