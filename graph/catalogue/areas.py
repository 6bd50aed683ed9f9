"""What an area is called of which nothing is recorded: the one place that knows names by codes alone."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

NAMES = Path(__file__).with_name("prefectures.csv")


@cache
def _names() -> dict[str, dict[str, str]]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {row["code"]: {"ja": row["name_ja"], "en": row["name_en"]} for row in csv.DictReader(file)}


def area_name(code: str, language: str) -> str:
    """Return the name of an area in a language (`ja`, `en`) by its six-digit code; the code where no list has it.

    For an area with a record of its own its record's name comes first.
    """
    names = _names().get(code)
    return names[language] if names else code
