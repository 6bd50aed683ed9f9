"""How much of a text reads as everyday Japanese: what tells a right reading of bytes from a wrong one."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import lru_cache

KANA = re.compile("[ぁ-ヶ]")


class Met(StrEnum):
    """How often a character is met in Japanese text."""

    EVERYDAY = "everyday"
    NARROW = "narrow"
    """Half-width kana."""
    OF_WINDOWS = "of_windows"
    """What Windows' Shift_JIS adds: ①, ㈱, 髙."""
    RARE = "rare"
    ODD = "odd"


WEIGHTS = {Met.EVERYDAY: 1.0, Met.NARROW: 0.7, Met.OF_WINDOWS: 0.5, Met.RARE: 0.3, Met.ODD: 0.0}
NARROW_AMONG_RARE = 0.1
"""The weight of half-width kana beside rare kanji: what a wrong reading of EUC-JP or UTF-8 looks like."""
_EVERYDAY_ROWS = {1, 2, 3, 4, 5, *range(16, 48)}
"""Rows of JIS X 0208: signs, Latin letters and digits, kana, the kanji of the first level."""
_SECOND_LEVEL = range(48, 85)
_SIGNS_OF_WINDOWS = "～－∥￠￡￢"
"""Signs that Windows' Shift_JIS reads as other characters than EUC-JP does."""


def japanese_share(text: str, encoding: str) -> float:
    """Return how much of what is not ASCII reads as everyday Japanese, from 0 to 1, weighed by its bytes.

    A text of ASCII alone has 1.
    """
    counts = {character: count for character, count in Counter(text).items() if character > "\x7f"}
    is_odd = {Met.NARROW, Met.RARE} <= {met(character) for character in counts}
    weights = WEIGHTS | ({Met.NARROW: NARROW_AMONG_RARE} if is_odd else {})
    sizes = {character: count * len(character.encode(encoding, "replace")) for character, count in counts.items()}
    good = sum(size * weights[met(character)] for character, size in sizes.items())
    return good / sum(sizes.values()) if sizes else 1.0


@lru_cache(maxsize=100_000)
def met(character: str) -> Met:
    """Return how often a character is met."""
    if "\uff61" <= character <= "\uff9f":
        return Met.NARROW
    if character in _SIGNS_OF_WINDOWS:
        return Met.EVERYDAY
    try:
        lead, *rest = character.encode("euc_jp")
    except UnicodeEncodeError:
        return Met.OF_WINDOWS if _is_of_windows(character) else Met.ODD
    row = lead - 0xA0
    if len(rest) != 1 or not (row in _EVERYDAY_ROWS or row in _SECOND_LEVEL):
        return Met.ODD
    return Met.EVERYDAY if row in _EVERYDAY_ROWS else Met.RARE


def _is_of_windows(character: str) -> bool:
    try:
        return len(character.encode("cp932")) > 1 and not "\ue000" <= character <= "\uf8ff"
    except UnicodeEncodeError:
        return False
