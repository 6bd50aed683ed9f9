"""Names that stood in columns about persons, to be found again wherever else in the file they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from loaders.assistant.names_in_text import merged
from loaders.assistant.people import HONORIFIC, KANA, KANJI, NEVER, joined_name, not_people
from loaders.assistant.spelling import folded, plain
from loaders.assistant.vocabulary import institution_in, words


class KnownNames:
    """The names that stood in columns about persons, to be found wherever else they stand.

    Held in memory while one file is cleaned, and never longer.
    """

    def __init__(self, cells: Iterable[str]) -> None:
        self._by_beginning: dict[str, set[str]] = {}
        self._short: set[str] = set()
        for cell in cells:
            for name in _names_in(cell):
                if len(name) > 2:
                    self._by_beginning.setdefault(name[:2], set()).add(name)
                else:
                    self._short.add(name)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where known names stand in a text, in any width and with or without blanks."""
        if not self._by_beginning and not self._short:
            return []
        squeezed, places = _squeezed(text)
        spans: list[tuple[int, int]] = []
        for at in range(len(squeezed) - 2):
            spans += [
                (places[at], places[at + len(name) - 1] + 1)
                for name in self._by_beginning.get(squeezed[at : at + 2], ())
                if squeezed.startswith(name, at) and _may_end(squeezed[at + len(name) : at + len(name) + 1], name)
            ]
        spans += [
            match.span()
            for match in re.finditer(rf"[{KANJI}{KANA}]+(?:[ \u3000][{KANJI}{KANA}])?", text)
            if self._short and plain(match[0]) in self._short
        ]
        return merged(spans)


def _may_end(following: str, name: str) -> bool:
    """Return whether a name may end before a character: a short one is not the beginning of 「架空保健所」."""
    return (
        len(name) > 5
        or not following
        or not re.match(f"[{KANJI}]", following)
        or following in "氏様君殿先委会長課係部局室所主担代女理教保看"
    )


@lru_cache(maxsize=16384)
def _names_in(cell: str) -> tuple[str, ...]:
    """Return the names that a cell about persons holds, without blanks; posts and offices are none."""
    inside = re.findall(r"[（(]([^）)]*)[）)]", cell)
    pieces = re.split(r"[\n、,，;；/／・]", re.sub(r"[（(][^）)]*[）)]", "\n", cell)) + inside
    names = []
    for piece in pieces:
        line = " ".join(unicodedata.normalize("NFKC", piece).split())
        parts = re.sub(rf"{HONORIFIC}$", "", line).split(" ")
        while len(parts) > 1 and (plain(parts[0]) in not_people() or parts[0].endswith(tuple(words("posts")["ends"]))):
            parts = parts[1:]
        name = plain("".join(parts[-2:] if len(parts) > 2 and len(parts[-1]) > 1 else parts))
        if _is_name_of_column(name, spaced=len(parts) > 1):
            names.append(name)
    return tuple(names)


def _is_name_of_column(name: str, *, spaced: bool) -> bool:
    """Return whether a text under a heading about persons is a name, and no office, post or remark."""
    if not 2 <= len(name) <= (24 if name.isascii() else 10) or name in not_people() or any(c.isdigit() for c in name):
        return False
    if institution_in(folded(name)) or name.endswith(tuple(map(plain, words("departments")["ends"]))):
        return False
    if name.endswith(tuple(map(plain, words("posts")["ends"]))) and not joined_name(name):
        return False
    return spaced or joined_name(name) or (len(name) > 2 and not set(name[-1:]) & NEVER)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks in one width, and where each of its characters stands in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain_letter in plain(letter):
            letters.append(plain_letter)
            places.append(place)
    return "".join(letters), places
