"""From the text of a cell to the value of a field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from graph.catalogue import Catalogue
from graph.codes import is_code, is_right
from graph.dates import RecordedDate
from graph.errors import PlatformError
from graph.model import Answer
from loaders.choices import meant, terms
from loaders.dates import AmbiguousDate, OutsideItsEra, read_date
from loaders.problems import ProblemKind, RemarkedKind
from loaders.sheets import Column
from loaders.spelling import plain

SEPARATORS = re.compile(r"[、;；|\n]")
"""What stands between the values of a list. Not 「・」 and not the comma: names have them."""
ID_SEPARATORS = re.compile(r"[、;；|,，\s]")
"""What stands between ids and codes, which have neither commas nor blanks."""
LIST_MARK = "、"
FORMULA_BEGINS = r"=+\-@\t\r\n＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula; a Japanese one reads the broad signs as these too."""
DEFUSED = re.compile(rf"'+[{FORMULA_BEGINS}]")
"""A cell that would otherwise be a formula: written with an apostrophe in front, read without it."""
UNKNOWN_MARKS = {"-", "ー", "―", "—", "–", "‐", "不明", "unknown", "n/a"}
"""What people write where a date, a number or a choice is not known: as if the cell were empty."""

Convert = Callable[[str], Any]


class UnreadableCell(PlatformError):
    """A cell that cannot be what its column holds."""

    def __init__(self, kind: ProblemKind, value: str, detail: str = "") -> None:
        super().__init__(kind=kind, value=value, detail=detail)
        self.kind, self.value, self.detail = kind, value, detail


class Converters:
    """Makes, for each column, the function that turns its cells into values.

    `remark(kind, value)` is told what did not stop the reading.
    """

    def __init__(self, catalogue: Catalogue, remark: Callable[[RemarkedKind, Column, str], None]) -> None:
        self._catalogue, self._remark = catalogue, remark

    def of(self, column: Column) -> Convert:
        """Return the function for a column. It raises UnreadableCell for what it cannot read.

        None stands for a cell that says that nothing is known.
        """
        one = self._one(column)
        if not column.is_list:
            return one if column.holds is str and not column.catalogue else _remembering(one)
        split = (ID_SEPARATORS if column.is_reference or column.is_code else SEPARATORS).split
        return lambda cell: tuple(one(part) for part in map(str.strip, split(cell)) if part)

    def _one(self, column: Column) -> Convert:
        if column.is_code:
            return lambda cell: self._code(column, cell)
        if column.catalogue:
            known = terms(self._catalogue, column.catalogue)
            return lambda cell: self._term(column, known, cell)
        if column.holds is bool:
            return _flag
        if issubclass(column.holds, StrEnum):
            choices = meant(column.holds)
            return lambda cell: _choice(choices, column, cell)
        plain_kinds: dict[type, Convert] = {int: _number, RecordedDate: _date}
        return plain_kinds.get(column.holds, _text)

    def _code(self, column: Column, cell: str) -> str:
        """Return a code of six digits; one whose leading zero a spreadsheet ate gets it back."""
        code = unicodedata.normalize("NFKC", cell).removesuffix(".0")
        if len(code) == 5 and is_code("0" + code) and is_right("0" + code):
            self._remark(RemarkedKind.ZERO_RESTORED, column, code)
            return "0" + code
        return code

    def _term(self, column: Column, known: Any, cell: str) -> str:
        found = known.get(plain(cell))
        if found is None:
            self._remark(RemarkedKind.UNKNOWN_TERM, column, cell)
        return found or cell


def _remembering(convert: Convert) -> Convert:
    """Return the same conversion that works each text out once: a column repeats few choices and dates."""
    known: dict[str, Any] = {}

    def remembering(cell: str) -> Any:
        if cell not in known:
            known[cell] = convert(cell)
        return known[cell]

    return remembering


def written(cell: str) -> str:
    """Return what a person meant to stand in a cell: without the apostrophe that keeps formulas off."""
    return cell[1:] if cell[:1] == "'" and DEFUSED.match(cell) else cell


def _text(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _choice(choices: Any, column: Column, cell: str) -> StrEnum | None:
    found: StrEnum | None = choices.get(plain(cell))
    if found is None and plain(cell) not in UNKNOWN_MARKS:
        raise UnreadableCell(ProblemKind.NOT_A_CHOICE, cell, column.holds.__name__)
    return found


def _flag(cell: str) -> bool:
    answer = meant(Answer).get(plain(cell))
    if answer not in (Answer.YES, Answer.NO):
        raise UnreadableCell(ProblemKind.NOT_A_CHOICE, cell, "bool")
    return answer is Answer.YES


def _number(cell: str) -> int | None:
    if plain(cell) in UNKNOWN_MARKS:
        return None
    digits = re.sub(r"[,人名]|\.0+$", "", plain(cell))
    if not re.fullmatch(r"\d{1,12}", digits, re.ASCII):
        raise UnreadableCell(ProblemKind.NOT_A_NUMBER, cell)
    return int(digits)


def _date(cell: str) -> RecordedDate | None:
    if plain(cell) in UNKNOWN_MARKS:
        return None
    try:
        return read_date(cell)
    except OutsideItsEra as error:
        raise UnreadableCell(ProblemKind.OUTSIDE_ITS_ERA, cell) from error
    except AmbiguousDate as error:
        raise UnreadableCell(ProblemKind.AMBIGUOUS_DATE, cell) from error
    except ValueError as error:
        raise UnreadableCell(ProblemKind.NOT_A_DATE, cell) from error
