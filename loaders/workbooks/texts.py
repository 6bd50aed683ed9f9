"""The texts of cells: plain, or in runs of which some are crossed out."""

from __future__ import annotations

import re

from loaders import limits
from loaders.workbooks.xml_parts import Attributes, is_on

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot hold (ECMA-376, ST_Xstring)."""


class TooMuchText(ValueError):
    """Texts with more characters than may be held."""


def unescaped(text: str) -> str:
    """Return a text with `_x000D_` read as the character it stands for."""
    if "_x" not in text:
        return text
    units = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class RichText:
    """One text as it comes in, element by element; readings above the characters (ふりがな) are left out."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._kept: list[str] = []
        self._is_text = self._is_reading = self._run_is_struck = self._has_struck = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        match name:
            case "t":
                self._is_text = not self._is_reading
            case "r":
                self._run_is_struck = False
            case "rPh":
                self._is_reading = True
            case "strike":
                self._run_is_struck = is_on(attributes.get("val", "1"))

    def text(self, data: str) -> None:
        """Take in a piece of text."""
        if self._is_text:
            self._pieces.append(data)
            if self._run_is_struck:
                self._has_struck = True
            else:
                self._kept.append(data)

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_reading = False
        elif name == "r":
            self._run_is_struck = False

    def whole(self) -> str:
        """Return all of the text."""
        return unescaped("".join(self._pieces)).strip()

    def without_struck(self) -> str | None:
        """Return the text without what is crossed out; None when nothing is."""
        return unescaped("".join(self._kept)).strip() if self._has_struck else None


class SharedTexts:
    """The texts that the cells of a workbook name by number; `struck` holds those with something crossed out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: dict[int, str] = {}
        self._characters = 0
        self._text: RichText | None = None

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if name == "si":
            self._text = RichText()
        elif self._text is not None:
            self._text.begin(name, attributes)

    def text(self, data: str) -> None:
        """Take in a piece of text."""
        if self._text is not None:
            self._characters += len(data)
            if self._characters > limits.TEXT_CHARACTERS:
                raise TooMuchText
            self._text.text(data)

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        if self._text is None:
            return
        if name != "si":
            self._text.end(name)
            return
        kept = self._text.without_struck()
        if kept is not None:
            self.struck[len(self.texts)] = kept
        self.texts.append(self._text.whole())
        self._text = None
