"""The rows of a CSV text, and what quotation marks did to them: an open one swallows every row behind it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from loaders import limits
from loaders.places import ANY
from loaders.problems import HintKind, ProblemKind
from loaders.tables import Reports


class TooManyCells(ValueError):
    """A file with more rows, columns or cells than may be laid out; `row` is where that was noticed."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def csv_rows(file: str, text: str, separator: str, reports: Reports) -> list[list[str]] | None:
    """Return the rows of a text, numbered as a spreadsheet numbers them, or None with the problems reported.

    A row may hold cells of several lines. A problem of a quotation mark names the line of the file too, for
    whoever opens it in an editor.
    """
    before = reports.count
    rows: list[list[str]] = []
    line, cells = 1, 0
    lines: list[str] = []
    try:
        for row, lines in _with_lines(text, separator):
            cells += len(row)
            if len(rows) >= limits.ROWS or len(row) > limits.COLUMNS or cells > limits.CELLS:
                raise TooManyCells(len(rows) + 1)
            rows.append([cell.strip() for cell in row])
            if (at := _open_quote(lines, separator)) is not None:
                reports.problem(ProblemKind.UNCLOSED_QUOTE, file, row=len(rows), value=str(line + at))
                rows[-1] = []
            elif len(lines) > 1:
                reports.hint(HintKind.SEVERAL_LINES, file, row=len(rows))
            line += len(lines)
    except TooManyCells as error:
        reports.problem(ProblemKind.TOO_MANY_CELLS, file, row=error.row, value=str(error.row))
    except _CellTooLong as error:
        if (at := _open_quote(error.lines, separator)) is not None:
            reports.problem(ProblemKind.UNCLOSED_QUOTE, file, row=len(rows) + 1, value=str(line + at))
        else:
            reports.problem(ProblemKind.CELL_TOO_LONG, file, row=len(rows) + 1, detail=f"{limits.CHARACTERS:,}")
    _report_swallowed(file, rows, separator, reports)
    if reports.count == before:
        return rows
    reports.spoilt.add(ANY)
    return None


class _CellTooLong(ValueError):
    """A cell of more than 131,072 characters, at which the reader gives up; `lines` are those of its row."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(len(lines))
        self.lines = lines


def _with_lines(text: str, separator: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield each row with the lines of the file that it takes up."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    try:
        for row in csv.reader(lines(), delimiter=separator):
            yield row, taken.copy()
            taken.clear()
    except csv.Error as error:
        raise _CellTooLong(taken) from error


def _open_quote(lines: list[str], separator: str) -> int | None:
    """Return the line, from 0, on which a quotation mark opens that is not closed at the end of a cell; else None."""
    if not any('"' in line for line in lines) or _is_right(lines, separator):
        return None
    opened, is_inside, was_closed, starts_cell = 0, False, False, True
    for number, line in enumerate(lines):
        at = 0
        while at < len(line):
            character = line[at]
            if is_inside and line[at:at + 2] == '""':
                at += 1
            elif is_inside and character == '"':
                is_inside, was_closed = False, True
            elif not is_inside and character == '"' and starts_cell:
                is_inside, opened = True, number
            elif was_closed and character not in (separator, "\r", "\n"):
                return opened
            elif not is_inside:
                was_closed = was_closed and character != separator
            starts_cell = not is_inside and character == separator
            at += 1
    return opened if is_inside else None


def _is_right(lines: list[str], separator: str) -> bool:
    try:
        return bool(list(csv.reader(lines, delimiter=separator, strict=True)))
    except csv.Error:
        return False


def _report_swallowed(file: str, rows: list[list[str]], separator: str, reports: Reports) -> None:
    """Report cells of several lines that hold as many separators as whole rows do: a quotation mark closed too late."""
    usual = Counter(map(len, filter(any, rows))).most_common(1)
    width = usual[0][0] if usual else 1
    for number, row in enumerate(rows, start=1):
        for cell in row:
            if width > 1 and "\n" in cell and cell.count(separator) >= cell.count("\n") * (width - 1):
                reports.problem(ProblemKind.SWALLOWED_ROWS, file, row=number, value=cell)
