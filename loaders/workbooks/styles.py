"""How cells look: their number format, whether they are crossed out, whether they can be seen at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from loaders import limits
from loaders.workbooks.format_codes import BUILT_IN, GENERAL
from loaders.workbooks.xml_parts import Attributes, PartTooLarge, is_on

WHITE, BLACK = "FFFFFF", "000000"
_INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}
_THEME = {"0": WHITE, "1": BLACK}
"""The two colours of a theme that are paper and ink in every theme Excel has."""
_GROUNDS = {"none": WHITE, "solid": BLACK}
_TOO_NEAR = 16
"""Of 255, in red, green and blue: nobody tells two such colours apart."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Style:
    """How the cells of one style look."""

    code: str = GENERAL
    struck: bool = False
    invisible: bool = False


@dataclass(slots=True)
class _Font:
    colour: str = BLACK
    struck: bool = False


class Styles:
    """Takes in the styles part of a workbook; `of` are its styles, which cells name by number."""

    def __init__(self) -> None:
        self.of: list[Style] = []
        self._codes = dict(BUILT_IN)
        self._fonts: list[_Font] = []
        self._fills: list[str] = []
        self._within: list[str] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        self._within.append(name)
        if max(len(self.of), len(self._fonts), len(self._fills), len(self._codes)) > limits.STYLES:
            raise PartTooLarge(f"{limits.STYLES:,}")
        match self._within[1:]:
            case ["numFmts", "numFmt"]:
                self._codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", GENERAL)
            case ["fonts", "font"]:
                self._fonts.append(_Font())
            case ["fonts", "font", "strike"]:
                self._fonts[-1].struck = is_on(attributes.get("val", "1"))
            case ["fonts", "font", "color"]:
                self._fonts[-1].colour = _colour(attributes, BLACK)
            case ["fills", "fill"]:
                self._fills.append(WHITE)
            case ["fills", "fill", "patternFill"]:
                # A pattern, or a blend of colours, shows some of every text; only a plain ground can hide one.
                self._fills[-1] = _GROUNDS.get(attributes.get("patternType", "none"), "")
            case ["fills", "fill", "patternFill", "fgColor"] if self._fills[-1] == _GROUNDS["solid"]:
                self._fills[-1] = _colour(attributes, BLACK)
            case ["fills", "fill", "gradientFill"]:
                self._fills[-1] = ""
            case ["cellXfs", "xf"]:
                self.of.append(self._style(attributes))

    def text(self, data: str) -> None:
        """Take in a piece of text; there is none."""

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        self._within.pop()

    def _style(self, attributes: Attributes) -> Style:
        font = _at(self._fonts, attributes.get("fontId"), _Font())
        fill = _at(self._fills, attributes.get("fillId"), WHITE)
        code = self._codes.get(_number(attributes.get("numFmtId")), GENERAL)
        return Style(code, font.struck, _cannot_be_told_apart(font.colour, fill))


def _at(things: list[Thing], number: str | None, otherwise: Thing) -> Thing:
    at = _number(number)
    return things[at] if at < len(things) else otherwise


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _colour(attributes: Attributes, otherwise: str) -> str:
    """Return a colour as RRGGBB, or as a name of its own where only Excel knows the colour."""
    tint = attributes.get("tint", "0")
    if rgb := attributes.get("rgb"):
        return rgb[-6:].upper()
    for way, known in (("theme", _THEME), ("indexed", _INDEXED)):
        if (named := attributes.get(way)) is not None:
            plain = known.get(named)
            return plain if plain and tint in ("0", "0.0") else f"{way} {named} {tint}"
    return otherwise


def _cannot_be_told_apart(ink: str, paper: str) -> bool:
    try:
        there = [abs(a - b) for a, b in zip(bytes.fromhex(ink), bytes.fromhex(paper), strict=True)]
    except ValueError:
        return ink == paper
    return len(there) == len(WHITE) // 2 and max(there) <= _TOO_NEAR
