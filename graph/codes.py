"""The six-digit codes of local governments (全国地方公共団体コード), with their check digit."""

from __future__ import annotations

import re
import unicodedata

NATION = "000000"
"""The record of the nation. The published list has no code for it; this is our convention."""

_WEIGHTS = (6, 5, 4, 3, 2)
_TWO = re.compile(r"[0-9]{2}")


def check_digit(five: str) -> str:
    """Return the sixth digit for the first five.

    Source: 総務省「全国地方公共団体コード」検査数字の算出法. The weighted sum of the five digits is taken
    from 11 (as its remainder by 11 when it is not below 11); the last digit of the result counts.
    """
    total = sum(int(digit) * weight for digit, weight in zip(five, _WEIGHTS, strict=True))
    return str(11 - total % 11)[-1]


def is_code(text: str) -> bool:
    """Return whether the text is six ASCII digits; the check digit is another question."""
    return len(text) == 6 and text.isascii() and text.isdigit()


def is_right(code: str) -> bool:
    """Return whether a six-digit code carries its own check digit."""
    return code == NATION or code[5] == check_digit(code[:5])


def prefecture_of(code: str) -> str:
    """Return the code of the prefecture an area lies in; a prefecture lies in itself."""
    if code == NATION:
        return NATION
    five = code[:2] + "000"
    return five + check_digit(five)


def is_invented(code: str) -> bool:
    """Return whether no prefecture has the first two digits of a code: the area is made up, as the sample's are."""
    return not "01" <= code[:2] <= "47"


def prefecture_meant(text: str) -> str | None:
    """Return the code of the prefecture that a text names, None where it names none.

    It may be the first two digits (39), the prefecture's code (390003), or the code of a municipality in it (393860).
    Six digits have to carry their own check digit; wide digits read as narrow ones.
    """
    digits = unicodedata.normalize("NFKC", text).strip()
    code = prefecture_of(f"{digits}0000") if _TWO.fullmatch(digits) else digits
    if not is_code(code) or not is_right(code) or code[:2] == NATION[:2]:
        return None
    return prefecture_of(code)
