"""The sheets and columns we know, from `headings.toml` and the facts' own types: one table for both ways."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.record.kinds import KINDS
from graph.spelling import plain

HEADINGS = Path(__file__).with_name("headings.toml")
LANGUAGE_AT = {"ja": 0, "en": 1}
"""Which spelling of a list we write in which language."""

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
    several; `catalogue` names the list whose ids they are; `is_code` marks codes of areas. No id is
    `required`: it is made for a row that has none.
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
    """Return every sheet, in the order of the facts. Raises LookupError for a kind that has no headings."""
    headings = tomllib.loads(HEADINGS.read_text(encoding="utf-8"))
    if missing := [kind.KIND for kind in KINDS if kind.KIND not in headings]:
        raise LookupError(f"{HEADINGS.name} has no section for {', '.join(missing)}")
    every = headings["every"]["columns"]
    return tuple(
        Sheet(kind, tuple(headings[kind.KIND]["sheet"]),
              _columns(kind, headings[kind.KIND]["columns"] | every))
        for kind in KINDS
    )


def _columns(kind: type[Fact], columns: Mapping[str, list[str]]) -> tuple[Column, ...]:
    fields = {field.name: field for field in kind.FIELDS}
    return tuple(_column(name, tuple(spellings), fields.get(name)) for name, spellings in columns.items())


def _column(name: str, spellings: tuple[str, ...], field: Field | None) -> Column:
    """Return the column of a field; the one that no fact has says which area a row belongs to."""
    if field is None:
        return Column(name, spellings, str, is_code=True)
    return Column(name, spellings, field.holds, is_list=field.is_list, is_reference=bool(field.refers),
                  is_code=field.is_code, catalogue=field.catalogue, required=field.required and not field.is_id)


@cache
def sheet_named(name: str) -> Sheet | None:
    """Return the sheet that a name means, in its plainest spelling."""
    wanted = plain(name)
    return next((sheet for sheet in sheets() if wanted in map(plain, sheet.names)), None)


@cache
def columns_by_spelling(sheet: Sheet) -> Mapping[str, Column]:
    """Return a sheet's columns by every accepted heading in its plainest spelling."""
    return {plain(spelling): column for column in reversed(sheet.columns) for spelling in column.spellings}
