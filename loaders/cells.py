"""From the text of a cell to the value of a field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from graph.catalogue import Catalogue
from graph.dates import RecordedDate
from graph.decisions.older import is_decision
from graph.errors import PlatformError
from graph.facts.choices import Answer
from graph.spelling import in_one_form, mixed_word, plain
from loaders.asides import looks_aside
from loaders.choices import meant, starred, terms
from loaders.dates import (
    EARLIEST_YEAR,
    AmbiguousDate,
    ImplausibleYear,
    OldCalendar,
    OutsideItsEra,
    WrongWeekday,
    is_yet_to_come,
    latest_year,
    read_date_to_keep,
)
from loaders.numbers import read_number
from loaders.older_forms import OLD_CHOICES
from loaders.problems import HintKind, ProblemKind
from loaders.sheets import NAMES, OF_THE_PAST, Column

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

WRONG_DATES = {
    OutsideItsEra: ProblemKind.OUTSIDE_ITS_ERA,
    AmbiguousDate: ProblemKind.AMBIGUOUS_DATE,
    ImplausibleYear: ProblemKind.IMPLAUSIBLE_YEAR,
    OldCalendar: ProblemKind.OLD_CALENDAR,
    WrongWeekday: ProblemKind.WRONG_WEEKDAY,
}

Convert = Callable[[str], Any]
Hint = Callable[[HintKind, Column, str, str], None]
"""Is told what did not stop the reading: its kind, the column, what is written, what else there is to say."""


class UnreadableCell(PlatformError):
    """A cell that cannot be what its column holds."""

    def __init__(self, kind: ProblemKind, value: str, detail: str = "") -> None:
        super().__init__(kind=kind, value=value, detail=detail)
        self.kind, self.value, self.detail = kind, value, detail


class Converters:
    """Makes, for each column, the function that turns its cells into values."""

    def __init__(self, catalogue: Catalogue, hint: Hint) -> None:
        self._catalogue, self._hint_count = catalogue, 0
        self._pass_on = hint

    def of(self, column: Column) -> Convert:
        """Return the function for a column. It raises UnreadableCell for what it cannot read.

        None stands for a cell that says that nothing is known.
        """
        convert = self._conversion(column)
        if not column.is_list:
            return convert if column.holds is str and not column.catalogue else self._remembering(convert)
        if column.is_reference:
            # Names have commas and blanks in them: who they are decides where one ends.
            return lambda cell: (convert(cell),)
        split = (ID_SEPARATORS if column.is_code else SEPARATORS).split
        return lambda cell: tuple(value for part in map(str.strip, split(cell)) if part
                                  for value in [convert(part)] if value is not None)

    def _conversion(self, column: Column) -> Convert:
        if column.is_code:
            return _digits
        if column.is_reference:
            return _reference
        if column.field == "id":
            return in_one_form
        if column.catalogue:
            return self._term_of(column)
        if column.holds is bool:
            return _flag
        if issubclass(column.holds, StrEnum):
            choices = {**meant(column.holds), **OLD_CHOICES.get(column.holds, {})}
            return lambda cell: _choice(choices, column, cell)
        if column.holds is RecordedDate:
            return lambda cell: self._date(column, cell)
        if column.holds is int:
            return _number
        return _name if column.field in NAMES else _text

    def _hint(self, kind: HintKind, column: Column, value: str, detail: str = "") -> None:
        self._hint_count += 1
        self._pass_on(kind, column, value, detail)

    def _remembering(self, convert: Convert) -> Convert:
        """Return the same conversion that works each text out once: a column repeats few choices and dates.

        What there is to remark on is worked out, and so told, in every row.
        """
        known: dict[str, Any] = {}

        def remembering(cell: str) -> Any:
            if cell in known:
                return known[cell]
            hint_count = self._hint_count
            value = convert(cell)
            if hint_count == self._hint_count:
                known[cell] = value
            return value

        return remembering

    def _term_of(self, column: Column) -> Convert:
        entries, known = getattr(self._catalogue, column.catalogue), terms(self._catalogue, column.catalogue)
        of_requirements = column.catalogue == "requirements"
        signs = starred(self._catalogue) if of_requirements else {}

        def term(cell: str) -> str | None:
            if cell in entries:
                return cell
            if entry_id := known.get(plain(cell)):
                return entry_id
            if entry_id := signs.get(cell.strip("★☆ ")):
                self._hint(HintKind.READ_AS, column, cell, entry_id)
                return entry_id
            if plain(cell) in UNKNOWN_MARKS and not column.required:
                return None
            if of_requirements and not is_decision(cell):
                self._hint(HintKind.UNKNOWN_ITEM, column, cell, LIST_MARK.join(entries))
            elif not of_requirements:
                self._hint(HintKind.UNKNOWN_TERM, column, cell)
            return cell

        return term

    def _date(self, column: Column, cell: str) -> RecordedDate | None:
        if plain(cell) in UNKNOWN_MARKS:
            return None
        date = _dated(cell)
        if column.field in OF_THE_PAST and is_yet_to_come(date):
            self._hint(HintKind.NOT_YET, column, cell)
        return date


def written(cell: str) -> str:
    """Return what a person meant to stand in a cell: without the apostrophe that keeps formulas, and totals, off."""
    return cell[1:] if cell[:1] == "'" and (DEFUSED.match(cell) or looks_aside(cell)) else cell


def _text(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _choice(choices: Any, column: Column, cell: str) -> StrEnum | None:
    member: StrEnum | None = choices.get(plain(cell))
    if member is None and plain(cell) not in UNKNOWN_MARKS:
        raise UnreadableCell(ProblemKind.NOT_A_CHOICE, cell, column.holds.__name__)
    return member


def _flag(cell: str) -> bool:
    answer = meant(Answer).get(plain(cell))
    if answer not in (Answer.YES, Answer.NO):
        raise UnreadableCell(ProblemKind.NOT_A_CHOICE, cell, "bool")
    return answer is Answer.YES


def _number(cell: str) -> int | None:
    if plain(cell) in UNKNOWN_MARKS:
        return None
    try:
        return read_number(cell)
    except ValueError as error:
        raise UnreadableCell(ProblemKind.NOT_A_NUMBER, cell) from error


def _dated(cell: str) -> RecordedDate:
    try:
        return read_date_to_keep(cell)
    except ValueError as error:
        kind = WRONG_DATES.get(type(error), ProblemKind.NOT_A_DATE)
        raise UnreadableCell(kind, cell, f"{EARLIEST_YEAR}–{latest_year()}") from error


def _digits(cell: str) -> str:
    """Return the digits of a code; a spreadsheet may have made a number of it."""
    return unicodedata.normalize("NFKC", cell).removesuffix(".0")


def _reference(cell: str) -> str:
    """Return an id, or a name; a colon and a code in full width before it name another area all the same."""
    home, colon, id_ = in_one_form(cell).replace("：", ":").rpartition(":")
    return f"{_digits(home)}:{id_}" if colon else id_


def _name(cell: str) -> str:
    if mixed := mixed_word(cell):
        raise UnreadableCell(ProblemKind.MIXED_LETTERS, mixed)
    return _text(cell)
