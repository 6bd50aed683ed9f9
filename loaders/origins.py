"""What an exported book says of itself: which areas it holds, each in which revision."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.record.record import Record
from graph.spelling import plain
from loaders.sheets import HEADINGS, LANGUAGE_AT
from loaders.tables import Table

PROPERTY = "Tsunagari"
"""How the custom properties of a workbook are named that say this, before the area's code."""
COLUMNS = ("area", "number", "digest")
CODE_DIGITS, MOST_DIGITS = 6, 9
_PROPERTY = re.compile(rf"{PROPERTY} (\d{{6}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Origin:
    """The revision of an area's record that a book was exported from; `digest` tells it from any other."""

    area: str
    number: int
    digest: str


Exported = Callable[[Origin], Record | None]
"""Returns the record of a revision, None where it is not this store's."""
Origins = Mapping[tuple[str, str], Origin]
"""What each book says of itself, by the book and the area's code."""


def origin_sheet(language: str) -> str:
    """Return the name of the file beside CSV files that says where they are from."""
    return str(_words()["sheet"][LANGUAGE_AT[language]])


def origin_headings(language: str) -> list[str]:
    """Return the headings of that file."""
    return [str(_words()["columns"][name][LANGUAGE_AT[language]]) for name in COLUMNS]


def is_origin_sheet(table: Table) -> bool:
    """Return whether a table is not of facts, but says where its book is from."""
    return plain(table.name) in map(plain, _words()["sheet"])


def properties(origins: Iterable[Origin]) -> Mapping[str, str]:
    """Return what a workbook's properties say, by their names."""
    return {f"{PROPERTY} {origin.area}": f"{origin.number} {origin.digest}" for origin in origins}


def rows_of(said: Mapping[str, str]) -> list[list[str]]:
    """Return what a workbook's properties say as rows with headings; nothing where they say nothing of this."""
    rows = [[match[1], *text.split(" ", 1)] for name, text in said.items() if (match := _PROPERTY.fullmatch(name))]
    return [origin_headings("ja"), *rows] if rows else []


def origins_in(tables: Iterable[Table]) -> Origins:
    """Return what the books say of themselves; rows that say nothing that can be meant are passed over."""
    return {(table.book, origin.area): origin for table in tables if is_origin_sheet(table)
            for origin in _origins(table.rows)}


def _origins(rows: Sequence[Sequence[str]]) -> Iterable[Origin]:
    known = {plain(spelling): name for name, spellings in _words()["columns"].items() for spelling in spellings}
    headings = [known.get(plain(cell), "") for cell in rows[0]] if rows else []
    for row in rows[1:]:
        cells = dict(zip(headings, (cell.strip() for cell in row), strict=False))
        number, digest = cells.get("number", ""), cells.get("digest", "")
        if number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS and digest:
            # A spreadsheet takes the leading zero of a code away.
            yield Origin(cells.get("area", "").zfill(CODE_DIGITS), int(number), digest)


@cache
def _words() -> Mapping[str, Any]:
    spellings: Mapping[str, Any] = tomllib.loads(HEADINGS.read_text(encoding="utf-8"))["origin"]
    return spellings
