"""Whole numbers as town halls write them: 1,234人, １，２３４. What only begins like a number is none."""

from __future__ import annotations

import re
import unicodedata

UNITS = ("人", "名", "件", "世帯", "戸", "団体", "機関", "社", "校", "回", "席", "か所", "ヶ所", "カ所", "ケ所", "箇所",
         "市町村", "自治体", "都道府県", "市", "町", "村", "区", "people", "persons")
"""What may stand behind a number, once."""
_NUMBER = re.compile(
    r"(?P<digits>0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3}){1,3}|[1-9]\d{0,2}(?: \d{3}){1,3})(?:\.00?)?"
    rf" ?(?:{'|'.join(UNITS)})?", re.ASCII)
"""Digits, grouped by threes throughout or not at all. A spreadsheet writes 12 as 12.0; 1.000 may be a thousand."""


def read_number(text: str) -> int:
    """Return the whole number, 0 or more, that a text means.

    Raises ValueError for anything else: about 120, 120 or more, 10～20, 12.5, -3, 3,4人, ①, 十五.
    """
    if any(unicodedata.category(character) == "No" for character in text):
        raise ValueError(f"not a number: {text!r}")  # ① and ² would become 1 and 2 below
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not match:
        raise ValueError(f"not a number: {text!r}")
    return int(re.sub("[, ]", "", match["digits"]))
