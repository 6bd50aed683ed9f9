"""What a worksheet spans and which of its cells cannot be read, seen in one pass that keeps nothing.

The library that reads workbooks lays a sheet out whole: a single value in XFD1048576 would fill the
memory. So every worksheet is looked through as a stream first.
"""

from __future__ import annotations

import re
import xml.sax
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from defusedxml.sax import make_parser

from loaders import limits
from loaders.problems import ProblemKind

CHUNK_BYTES = 1 << 20
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NO_TEXT = ""


class NotAWorksheet(ValueError):
    """A part of a workbook that says things no worksheet says."""


class TooMuch(ValueError):
    """A worksheet that spans more than may be laid out."""


@dataclass
class Lengths(xml.sax.ContentHandler):
    """How long each of the texts is that the cells of a workbook share."""

    of: array[int] = field(default_factory=lambda: array("L"))

    def __post_init__(self) -> None:
        super().__init__()

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        """Begin the next text."""
        if name.rpartition(":")[2] == "si":
            self.of.append(0)

    def characters(self, content: str) -> None:
        """Count characters of the text."""
        if self.of:
            self.of[-1] += len(content)


@dataclass
class Survey(xml.sax.ContentHandler):
    """What one worksheet spans. `faults` are cells, by row and column from 0, whose value cannot be read."""

    shared: Sequence[int] = ()
    last_row: int = 0
    last_column: int = 0
    formulas: int = 0
    text: int = 0
    faults: dict[tuple[int, int], ProblemKind] = field(default_factory=dict)
    _column: int = 0
    _row: int = 0
    _type: str = NO_TEXT
    _has_formula: bool = False
    _value: list[str] | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        """Take note of a row, a cell, a formula or a value."""
        match name.rpartition(":")[2]:
            case "c":
                self._begin_cell(attrs)
            case "v":
                self._value = []
            case "f":
                self._has_formula = True
                self.formulas += 1
            case "row":
                self._row = self._number(attrs.get("r")) if "r" in attrs else self._row + 1
                self._column = 0

    def characters(self, content: str) -> None:
        """Keep the value of the cell at hand."""
        if self._value is not None:
            self._value.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Judge a cell when all of it was seen."""
        if name.rpartition(":")[2] == "c":
            self._end_cell()

    def _begin_cell(self, attrs: Any) -> None:
        row, self._column = self._row, self._column + 1
        if "r" in attrs:
            found = _CELL.fullmatch(attrs["r"].upper())
            if not found:
                raise NotAWorksheet(attrs["r"])
            row, self._column = int(found[2]), column_number(found[1])
        self._row = row
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, self._column)
        if self.last_column > limits.COLUMNS or self.last_row * self.last_column > limits.CELLS:
            raise TooMuch(f"{column_letters(self.last_column)}{self.last_row}")
        self._type, self._has_formula, self._value = attrs.get("t", ""), False, None

    def _end_cell(self) -> None:
        value = "".join(self._value or ())
        self._value = None
        if self._type == "s" and value:
            at = self._number(value)
            self.text += self.shared[at] if at < len(self.shared) else 0
            if self.text > limits.TEXT_CHARACTERS:
                raise TooMuch(f"{column_letters(self._column)}{self._row}")
        if len(self.faults) >= limits.REPORTS:
            return
        if self._type == "e":
            self.faults[self._row - 1, self._column - 1] = ProblemKind.ERROR_VALUE
        elif self._has_formula and not value and self._type != "str":
            self.faults[self._row - 1, self._column - 1] = ProblemKind.FORMULA_WITHOUT_VALUE

    @staticmethod
    def _number(text: str) -> int:
        if not (text.strip().isascii() and text.strip().isdigit() and len(text) < 12):
            raise NotAWorksheet(text[:20])
        return int(text)


def look_through(part: IO[bytes], handler: xml.sax.ContentHandler | None, most: int) -> int:
    """Read a part to its end, or until it is larger than `most`; return how many bytes it had.

    Raises what the handler raises, and SAXException or DefusedXmlException for a part that is no plain XML.
    """
    parser = None
    if handler is not None:
        parser = make_parser()
        parser.forbid_dtd = True
        parser.setContentHandler(handler)
    size = 0
    while size <= most and (chunk := part.read(CHUNK_BYTES)):
        size += len(chunk)
        if parser:
            parser.feed(chunk)
    if parser and size <= most:
        parser.close()
    return size


def column_number(letters: str) -> int:
    """Return a column's number, from 1, of its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return a column's letters of its number, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
