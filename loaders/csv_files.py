"""CSV files: encoding and separator are decided on what makes sense of the file, and said."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from pathlib import PurePath

from loaders.csv_rows import csv_rows
from loaders.encodings import NAMES, CutOff, Doubtful, Mixed, Undecodable, decoded
from loaders.problems import HintKind, ProblemKind
from loaders.sheets import sheet_named
from loaders.tables import Form, Reports, Table, check_cells

SEPARATORS = ",\t;"
LINES_LOOKED_AT = 200
"""Lines by which the separator is known: a title above the headings has none."""

LEAST_EVEN, LEAST_CELLS = 0.8, 3
"""Of a text that is a table: the share of its lines with the same number of cells, and how many those are."""

UNDECODABLE = {CutOff: ProblemKind.CUT_OFF, Doubtful: ProblemKind.DOUBTFUL_ENCODING,
               Mixed: ProblemKind.MIXED_ENCODINGS}


def csv_table(file: str, content: bytes, reports: Reports, book: str = "") -> Table | None:
    """Return the table of a CSV file, or None with a problem reported."""
    text = _text(file, content, reports)
    return None if text is None else _cells(file, text, reports, book)


def text_table(file: str, content: bytes, reports: Reports, book: str = "") -> Table | None:
    """Return the table of a text: cells where it is laid out as such, else its lines with the blanks in front of them.

    None with a problem reported where it cannot be read.
    """
    text = _text(file, content, reports)
    if text is None:
        return None
    return pasted_table(file, text, reports, book)


def pasted_table(file: str, text: str, reports: Reports, book: str = "") -> Table | None:
    """Return the table of a text that was pasted, or stood in a file, as `text_table` does."""
    if sheet_named(PurePath(file).stem) or _is_laid_out(text):
        return _cells(file, text, reports, book)
    rows = [[line] for line in text.splitlines()]
    if not text.strip():
        reports.problem(ProblemKind.EMPTY_FILE, file)
        return None
    table = Table(file, PurePath(file).stem, rows, book, form=Form.TEXT)
    return table if check_cells(table, reports) else None


def _is_laid_out(text: str) -> bool:
    """Return whether most lines of a text have tabs, or as many cells as the others by another separator."""
    filled = [line for line in text.splitlines() if line.strip()]
    if sum("\t" in line for line in filled) * 2 > len(filled):
        return True
    share, width = _evenness("\n".join(filled[:LINES_LOOKED_AT]), ",")
    return len(filled) > 1 and share >= LEAST_EVEN and width >= LEAST_CELLS


def _cells(file: str, text: str, reports: Reports, book: str) -> Table | None:
    name = PurePath(file).stem
    rows = csv_rows(file, text, _separator(text), reports)
    if rows is None:
        return None
    if not any(any(row) for row in rows):
        reports.problem(ProblemKind.EMPTY_FILE, file)
        return None
    table = Table(file, name, rows, book)
    return table if check_cells(table, reports) else None


def _text(file: str, content: bytes, reports: Reports) -> str | None:
    """Return the text of a file and tell its encoding, or report why no encoding makes sense of it."""
    try:
        read = decoded(content)
    except Undecodable as error:
        kind = UNDECODABLE.get(type(error), ProblemKind.UNDECODABLE)
        reports.problem(kind, file, row=error.row, value=error.value)
        return None
    if "\x00" in read.text:
        reports.problem(ProblemKind.NOT_WHAT_IT_CLAIMS, file, detail=PurePath(file).suffix)
        return None
    reports.hint(HintKind.ENCODING, file, value=NAMES[read.encoding])
    return read.text


def _separator(text: str) -> str:
    """Return the separator by which most lines have the same number of cells; where two do, the one with more cells.

    Counting the signs would be misled: a list in one cell may have more of them than the whole line has commas.
    """
    first = "".join(islice(io.StringIO(text, newline=""), LINES_LOOKED_AT))
    return max(SEPARATORS, key=lambda separator: _evenness(first, separator))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """Return the share of lines with the commonest number of cells, and that number; nothing for one cell a line."""
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(row))
    except csv.Error:
        return 0.0, 0
    width, lines = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
    return (lines / widths.total(), width) if width > 1 else (0.0, 0)
