"""One worksheet, as it comes in: what each cell shows, what stands behind it, what is hidden or crossed out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders import limits
from loaders.problems import ProblemKind
from loaders.tables import Behind, BehindKind, Cell, Looks, Span, column_number
from loaders.workbooks.format_codes import GENERAL, section_for, text_shown
from loaders.workbooks.grids import Grid, TooMuch, place
from loaders.workbooks.moments import serial_of
from loaders.workbooks.shown import Shown, number_cell
from loaders.workbooks.styles import Style
from loaders.workbooks.texts import RichText, unescaped
from loaders.workbooks.xml_parts import Attributes, is_on

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_LARGEST = 1e308
_LONGEST_NUMBER = 12
_MOST_REMEMBERED = 100_000
"""Numbers whose text is kept for the next cell with the same one."""
_PLAIN_CODES = {GENERAL, "@"}
_DAY = "yyyy-mm-dd"
_NO_STYLE = Style()
FLAGS = {"1": "TRUE", "0": "FALSE"}


class NotAWorksheet(ValueError):
    """A part of a workbook that says things no worksheet says."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    texts: Sequence[str] = ()
    struck: Mapping[int, str] = field(default_factory=dict)
    styles: Sequence[Style] = ()
    since_1904: bool = False


class Worksheet:
    """Takes in the elements of a worksheet."""

    def __init__(self, book: Book) -> None:
        self.faults: dict[Cell, ProblemKind] = {}
        self.behind: dict[Cell, Behind] = {}
        self.formulas = 0
        self._book = book
        self._struck: dict[Cell, str] = {}
        self._invisible: set[Cell] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[Span] = []
        self._shown: dict[tuple[str, str], Shown] = {}
        self._styles: dict[str, Style] = {}
        self._grid = Grid()
        self._characters = 0
        self._row = self._column = 0
        self._type = ""
        self._style = "0"
        self._has_formula = False
        self._value: list[str] | None = None
        self._rich: RichText | None = None

    @property
    def rows(self) -> list[list[str]]:
        """The texts of the cells, row by row."""
        return self._grid.rows

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        match name:
            case "c":
                self._begin_cell(attributes)
            case "v":
                self._value = []
            case "f":
                self._has_formula = True
                self.formulas += 1
            case "row":
                self._begin_row(attributes)
            case "is":
                self._rich = RichText()
            case "col" if is_on(attributes.get("hidden")) or _is_nothing(attributes.get("width")):
                self._hidden_columns.update(range(_number(attributes.get("min", "1")) - 1, min(
                    _number(attributes.get("max", "1")), limits.COLUMNS)))
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case _ if self._rich is not None:
                self._rich.begin(name, attributes)

    def text(self, data: str) -> None:
        """Take in a piece of text."""
        if self._value is not None:
            self._count_characters(len(data))
            self._value.append(data)
        elif self._rich is not None:
            self._count_characters(len(data))
            self._rich.text(data)

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        if name == "c":
            self._end_cell()
        elif self._rich is not None:
            self._rich.end(name)

    def looks(self, *, hidden: bool) -> Looks:
        """Return how the sheet looks."""
        return Looks(hidden, frozenset(self._hidden_rows), frozenset(self._hidden_columns), self._struck,
                     frozenset(self._invisible), tuple(self._merged))

    def finish(self) -> None:
        """Let a merged cell's value go for all its rows, then make the rows even.

        Across columns only the first one has a heading.
        """
        for span in self._merged:
            top, left = span.top, span.left
            value = self._grid.at(top, left)
            for row in range(top + 1, min(span.bottom + 1, len(self._grid.rows))) if value else ():
                self._grid.count(1, row, left)
                self._grid.put(row, left, value)
                for kept in (self.behind, self._struck, self.faults):
                    if (top, left) in kept:
                        kept[row, left] = kept[top, left]  # type: ignore[assignment]
                if (top, left) in self._invisible:
                    self._invisible.add((row, left))
        self._grid.make_even()

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = _number(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if self._row > limits.ROWS:
            raise TooMuch(self._place())
        # `zeroHeight` of the sheet is not asked: it speaks of the rows that are not written down.
        if is_on(attributes.get("hidden")) or _is_nothing(attributes.get("ht")):
            self._hidden_rows.add(self._row - 1)

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += 1
        if "r" in attributes:
            place = _CELL.fullmatch(attributes["r"].upper())
            if not place:
                raise NotAWorksheet(attributes["r"][:20])
            self._row, self._column = int(place[2]), column_number(place[1])
        if self._row > limits.ROWS or self._column > limits.LAST_COLUMN:
            raise TooMuch(self._place())
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._has_formula, self._value, self._rich = False, None, None

    def _end_cell(self) -> None:
        row, column = self._row - 1, self._column - 1
        if row < 0 or column < 0:
            raise NotAWorksheet(self._place())
        value = "".join(self._value or ())
        if self._type == "e":
            self.faults[row, column] = ProblemKind.ERROR_VALUE
            text = ""
        elif self._has_formula and not value and self._type != "str":
            self.faults[row, column] = ProblemKind.FORMULA_WITHOUT_VALUE
            text = ""
        else:
            text = self._text_of_cell(value, (row, column))
        if text or (row, column) in self.faults:
            self._grid.put(row, column, text)
        self._value = self._rich = None

    def _text_of_cell(self, value: str, cell: Cell) -> str:
        style = self._styles.get(self._style) or self._look_up_style()
        match self._type:
            case "s":
                text, struck = self._shared(value)
            case "inlineStr":
                text = self._rich.whole() if self._rich else ""
                struck = self._rich.without_struck() if self._rich else None
            case "str":
                text, struck = unescaped(value).strip(), None
            case "b":
                text, struck = FLAGS.get(value.strip(), value.strip()), None
                self.behind[cell] = Behind(BehindKind.FLAG, text)
            case _:
                return self._number_of_cell(value.strip(), style, cell)
        is_plain = style.code in _PLAIN_CODES or self._type == "b"
        seen = text if is_plain else text_shown(style.code, text).strip()
        if struck is not None:
            self._struck[cell] = struck
        self._note(style, cell, text, seen)
        return seen or text

    def _number_of_cell(self, value: str, style: Style, cell: Cell) -> str:
        if not value:
            return ""
        shown = self._shown.get((self._style, value))
        if shown is None:
            shown = self._number_shown(value, style)
            if len(self._shown) < _MOST_REMEMBERED:
                self._shown[self._style, value] = shown
        seen, behind = shown
        if behind and seen:
            self.behind[cell] = behind
        text = seen or (behind.exact if behind else value)
        self._note(style, cell, text, seen)
        return text

    def _number_shown(self, value: str, style: Style) -> Shown:
        is_day = self._type == "d"
        number = serial_of(value) if is_day else _float(value)
        if number is None:
            return value, None
        code = _DAY if is_day and not section_for(style.code, number)[0].is_for_dates() else style.code
        return number_cell(code, number, since_1904=self._book.since_1904 and not is_day)

    def _note(self, style: Style, cell: Cell, text: str, seen: str) -> None:
        if text and style.struck:
            self._struck[cell] = ""
        if text and (style.invisible or not seen):
            self._invisible.add(cell)

    def _look_up_style(self) -> Style:
        at = _number(self._style)
        style = self._styles[self._style] = self._book.styles[at] if at < len(self._book.styles) else _NO_STYLE
        return style

    def _shared(self, value: str) -> tuple[str, str | None]:
        at = _number(value) if value else len(self._book.texts)
        text = self._book.texts[at] if at < len(self._book.texts) else ""
        self._count_characters(len(text))
        return text, self._book.struck.get(at)

    def _merge(self, reference: str) -> None:
        if match := _RANGE.fullmatch(reference.upper()):
            top, bottom = int(match[2]) - 1, int(match[4]) - 1
            self._merged.append(Span(top, column_number(match[1]) - 1, bottom, column_number(match[3]) - 1))

    def _count_characters(self, count: int) -> None:
        self._characters += count
        if self._characters > limits.TEXT_CHARACTERS:
            raise TooMuch(self._place())

    def _place(self) -> str:
        return place(self._row - 1, self._column - 1)


def _number(text: str) -> int:
    if text.isdigit() and text.isascii() and len(text) < _LONGEST_NUMBER:
        return int(text)
    if text != (plain := text.strip()):
        return _number(plain)
    raise NotAWorksheet(text[:20])


def _float(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < _LARGEST and "_" not in text else None


def _is_nothing(size: str | None) -> bool:
    """Return whether a height or width is written as nothing."""
    return size is not None and _float(size) == 0
