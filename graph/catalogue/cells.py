"""The cells of a list's row: each read as what it has to be, what it is not reported at its place."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from graph.catalogue.terms import (
    ActivityKind,
    Function,
    Level,
    NetworkType,
    Obligation,
    Part,
    PartnerType,
    Requirement,
    RequirementTest,
    Seat,
    Status,
    Term,
    TieKind,
)
from graph.dates import RecordedDate
from graph.errors import Problem
from graph.facts.choices import Answer, AreaKind

BEYOND = "…"
"""Stands for the heading of cells that stand to the right of all headings."""
BETWEEN = "|"
"""Stands between several values of one cell."""
_ID = re.compile(r"[\w.\-]{1,100}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3}([0-9A-Fa-f]{3})?")
_DASH = re.compile(r"(\d{1,3}(\.\d{1,2})?( (?=\d)|$))*")
_STARS = ("1", "2", "3")
_WORST = re.compile(r"[\x00-\x1f\x7f]")
C = TypeVar("C", bound=StrEnum)


class ListProblem(StrEnum):
    """Why a list that a town hall has edited cannot be used."""

    NO_FOLDER = "list_no_folder"
    NO_SUCH_LIST = "list_no_such_list"
    UNREADABLE = "list_unreadable"
    EMPTY = "list_empty"
    NO_COLUMN = "list_no_column"
    BEYOND = "list_beyond"
    BLANK = "list_blank"
    BAD_ID = "list_bad_id"
    BAD_TEXT = "list_bad_text"
    TWICE = "list_twice"
    NO_CHOICE = "list_no_choice"
    NO_NUMBER = "list_no_number"
    NO_DAY = "list_no_day"
    NO_COLOUR = "list_no_colour"
    NO_DASH = "list_no_dash"
    NO_SUCH_TERM = "list_no_such_term"
    OTHER_LEVEL = "list_other_level"
    CIRCLE = "list_circle"
    NO_PARTS = "list_no_parts"
    UNEQUAL_WAYS = "list_unequal_ways"


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a list: its cells by heading, those of the shipped list's row of the same id, the problems."""

    file: str
    row: int
    here: Mapping[str, str]
    shipped: Mapping[str, str]
    problems: list[Problem]

    def report(self, kind: ListProblem, column: str, detail: str = "") -> None:
        """Report a problem with a cell; that a column lacks is said once a file."""
        row = None if kind is ListProblem.NO_COLUMN else self.row
        problem = Problem(kind, file=self.file, row=row, column=column, value=self.here.get(column, ""), detail=detail)
        if problem not in self.problems:
            self.problems.append(problem)

    def text(self, column: str) -> str:
        """Return what stands in a column that every list has."""
        if column not in self.here:
            self.report(ListProblem.NO_COLUMN, column)
        text = self.here.get(column, "")
        if _WORST.search(text):
            self.report(ListProblem.BAD_TEXT, column)
        return text

    def newer(self, column: str) -> str:
        """Return what stands in a column that only newer lists have: else what the shipped list says, or ""."""
        return self.text(column) if column in self.here else self.shipped.get(column, "")

    def needed(self, column: str) -> str:
        """Return what stands in a column that may not be blank."""
        if not (text := self.text(column)) and column in self.here:
            self.report(ListProblem.BLANK, column)
        return text

    def id(self) -> str:
        """Return the row's id."""
        if BEYOND in self.here:
            self.report(ListProblem.BEYOND, BEYOND)
        id_ = self.needed("id")
        if id_ and not _ID.fullmatch(id_):
            self.report(ListProblem.BAD_ID, "id")
        return id_

    def names(self) -> dict[str, str]:
        """Return the names; a list without English ones shows the Japanese."""
        japanese = self.needed("name_ja")
        return {"ja": japanese, "en": self.newer("name_en") or japanese}

    def flag(self, column: str, *, newer: bool = False) -> bool:
        """Return a yes or a no; a blank is a no."""
        text = self.newer(column) if newer else self.needed(column)
        if text not in ("yes", "no", ""):
            self.report(ListProblem.NO_CHOICE, column, "yes, no")
        return text == "yes"

    def one_of(self, column: str, choices: type[C]) -> C:
        """Return a choice that has to be made."""
        return self._chosen(self.needed(column), column, choices) or next(iter(choices))

    def any_of(self, column: str, choices: type[C]) -> C | None:
        """Return a choice that need not be made."""
        return self._chosen(self.newer(column), column, choices)

    def _chosen(self, text: str, column: str, choices: type[C]) -> C | None:
        if text and text not in set(choices):
            self.report(ListProblem.NO_CHOICE, column, ", ".join(choices))
        return choices(text) if text in set(choices) else None

    def values(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that may hold several."""
        return tuple(filter(None, (part.strip() for part in self.text(column).split(BETWEEN))))

    def number(self, text: str, column: str, low: float, high: float) -> float:
        """Return a number in a range, which its problem names."""
        try:
            value = float(text)
        except ValueError:
            value = low - 1
        if not (isfinite(value) and low <= value <= high):
            self.report(ListProblem.NO_NUMBER, column, f"{low:g}–{high:g}")
            return low
        return value

    def known(self, column: str, terms: Container[str], file: str) -> None:
        """Report a cell that names a term which the list in a file does not have."""
        if (text := self.here.get(column, "")) and text not in terms:
            self.report(ListProblem.NO_SUCH_TERM, column, file)


def function(row: Cells) -> Function:
    """Return a function from its row."""
    return Function(row.id(), row.names(), row.flag("reached_from_window"))


def partner_type(row: Cells) -> PartnerType:
    """Return a type of partner from its row."""
    share = row.text("referral_share_pct_fy2021")
    return PartnerType(
        row.id(), row.names(), row.needed("function"),
        row.number(share, "referral_share_pct_fy2021", 0, 100) if share else None, row.text("share_counted_with"),
        row.any_of("part", Part), row.newer("looked_for") == "" or row.flag("looked_for", newer=True))


def network_type(row: Cells) -> NetworkType:
    """Return a type of network from its row."""
    return NetworkType(row.id(), row.names(), row.text("legal_basis_ja"))


def tie_kind(row: Cells) -> TieKind:
    """Return a kind of tie from its row."""
    colour, dash = row.needed("colour"), row.text("dash")
    if colour and not _COLOUR.fullmatch(colour):
        row.report(ListProblem.NO_COLOUR, "colour")
    if not _DASH.fullmatch(dash):
        row.report(ListProblem.NO_DASH, "dash")
    strength = row.needed("strength")
    return TieKind(row.id(), row.names(), row.flag("directed"),
                   int(row.number(strength, "strength", 1, 99)) if strength else 1, colour, dash)


def seat(row: Cells) -> Seat:
    """Return a seat from its row."""
    return Seat(row.id(), row.names(), row.flag("usual", newer=True))


def status(row: Cells) -> Status:
    """Return a status from its row."""
    dash = row.text("dash")
    if not _DASH.fullmatch(dash):
        row.report(ListProblem.NO_DASH, "dash")
    return Status(row.id(), row.names(), row.one_of("takes_part", Answer), dash)


def activity_kind(row: Cells) -> ActivityKind:
    """Return a kind of activity from its row."""
    return ActivityKind(row.id(), row.names(), row.flag("is_meeting"), row.values("answers"),
                        row.flag("is_brokering", newer=True))


def requirement(row: Cells) -> Requirement:
    """Return an item of the notice from its row."""
    accepts = {language: row.values(f"accepts_{language}") for language in ("ja", "en")}
    if len(accepts["ja"]) != len(accepts["en"]):
        row.report(ListProblem.UNEQUAL_WAYS, "accepts_en", str(len(accepts["ja"])))
    star, deadline = row.text("star"), row.text("deadline")
    if star not in (*_STARS, ""):
        row.report(ListProblem.NO_CHOICE, "star", ", ".join(_STARS))
    kinds = row.values("applies_to")
    if not set(kinds) <= set(AreaKind):
        row.report(ListProblem.NO_CHOICE, "applies_to", ", ".join(AreaKind))
    try:
        RecordedDate(deadline or "2022")
    except ValueError:
        row.report(ListProblem.NO_DAY, "deadline")
        deadline = ""
    known_kinds = tuple(AreaKind(kind) for kind in kinds if kind in set(AreaKind))
    return Requirement(
        row.id(), row.names(), row.one_of("level", Level), star, row.text("parent"), row.text("clause_ja"),
        row.one_of("obligation", Obligation), deadline, known_kinds, accepts,
        row.any_of("test", RequirementTest), row.flag("counted", newer=True))


def term(row: Cells) -> Term:
    """Return a term that is nothing but its names."""
    return Term(row.id(), row.names())
