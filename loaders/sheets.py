"""The sheets and columns we know, from `headings.toml` and the facts' own types: one table for both ways."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

from graph.dates import RecordedDate
from graph.model import KINDS, REFERENCE_FIELDS, Fact
from graph.spelling import plain

HEADINGS = Path(__file__).with_name("headings.toml")
LANGUAGE_AT = {"ja": 0, "en": 1}
"""Which spelling of a list we write in which language."""

CATALOGUE_OF = {
    ("organisation", "partner_types"): "partner_types",
    ("organisation", "functions"): "functions",
    ("network", "network_type"): "network_types",
    ("membership", "seat"): "seats",
    ("membership", "status"): "statuses",
    ("tie", "kind"): "tie_kinds",
    ("finding", "about"): "requirements",
    ("reported_total", "about"): "requirements",
}
"""The fields whose values are ids of one of the catalogue's lists."""

KNOWN_BY_ID = {"requirements"}
"""The lists whose ids people use: 「M1a」 stands in a sheet, not its long name. Both are read."""
NAMES = {"name", "title"}
"""The fields that hold what something is called."""
OF_THE_PAST = {"as_of", "published", "publicised_on", "conducted"}
"""The fields of dates that cannot lie ahead: what is known, or was done, then."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: the field it fills, how it may be headed, and what its cells hold.

    `holds` is the type of one value: str, int, bool, RecordedDate or an enum. `is_list` cells hold
    several; `catalogue` names the list whose ids they are; `is_code` marks codes of areas.
    """

    field: str
    spellings: tuple[str, ...]
    holds: type
    is_list: bool = False
    is_reference: bool = False
    is_code: bool = False
    catalogue: str = ""
    required: bool = False

    def heading(self, language: str) -> str:
        """Return the heading we write in a language."""
        return self.spellings[LANGUAGE_AT[language]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the kind of fact it holds, how it may be named, its columns in order."""

    kind: type[Fact]
    names: tuple[str, ...]
    columns: tuple[Column, ...]

    def name(self, language: str) -> str:
        """Return the name we write in a language."""
        return self.names[LANGUAGE_AT[language]]


@cache
def sheets() -> tuple[Sheet, ...]:
    """Return every sheet, in the order of the facts."""
    told = tomllib.loads(HEADINGS.read_text(encoding="utf-8"))
    every = told["every"]["columns"]
    return tuple(
        Sheet(kind, tuple(told[kind.KIND]["sheet"]),
              _columns(kind, told[kind.KIND]["columns"] | every))
        for kind in KINDS
    )


def _columns(kind: type[Fact], told: Mapping[str, list[str]]) -> tuple[Column, ...]:
    hints, made = get_type_hints(kind), []
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    for name, spellings in told.items():
        hint = hints.get(name, str)
        made.append(Column(
            field=name, spellings=tuple(spellings), holds=_held(hint),
            is_list=getattr(hint, "__origin__", None) is tuple,
            is_reference=name in dict(REFERENCE_FIELDS[kind]),
            is_code=name in ("area", "code", "serves"),
            catalogue=CATALOGUE_OF.get((kind.KIND, name), ""),
            required=name in needed,
        ))
    return tuple(made)


def _held(hint: object) -> type:
    """Return the type of one value: of `tuple[str, ...]` and `str | None` it is str."""
    for candidate in (hint, *get_args(hint)):
        if isinstance(candidate, type) and issubclass(candidate, (bool, int, str, StrEnum, RecordedDate)):
            return candidate
    raise TypeError(f"no column can hold {hint}")


@cache
def sheet_named(name: str) -> Sheet | None:
    """Return the sheet that a name means, in its plainest spelling."""
    wanted = plain(name)
    return next((sheet for sheet in sheets() if wanted in map(plain, sheet.names)), None)


@cache
def columns_by_spelling(sheet: Sheet) -> Mapping[str, Column]:
    """Return a sheet's columns by every accepted heading in its plainest spelling."""
    return {plain(spelling): column for column in reversed(sheet.columns) for spelling in column.spellings}
