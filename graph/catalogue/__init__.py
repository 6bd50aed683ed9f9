"""The lists a town hall may edit: partner types, functions, tie kinds, statuses, the notice's requirements.

Each list is a CSV file in this folder; a file of the same name in a folder of the user's own takes
its place. A record may use ids that no list has: they are shown as they are, and reported on import.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from graph.catalogue.areas import AreaList
from graph.errors import UsageError
from graph.model import Answer, AreaKind

SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list, with its name in each language."""

    id: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """Return the entry's name in a language (`ja`, `en`)."""
        return self.names[language]


@dataclass(frozen=True, slots=True)
class PartnerType(Term):
    """A type of partner. `referral_share` is the published weight, in percent (FY2021), or None.

    `share_counted_with` names another type that the published share counts together with this one.
    Source: 令和5年版厚生労働白書 p.75.
    """

    function: str
    referral_share: float | None
    share_counted_with: str


@dataclass(frozen=True, slots=True)
class NetworkType(Term):
    """A type of council, with the law it rests on, in Japanese."""

    legal_basis: str


@dataclass(frozen=True, slots=True)
class TieKind(Term):
    """A way of working together, from 1 (weakest) up; drawn in `colour` with `dash` (SVG notation)."""

    directed: bool
    strength: int
    colour: str
    dash: str


@dataclass(frozen=True, slots=True)
class Status(Term):
    """What is known of a membership; `takes_part`: whether the member surely takes part."""

    takes_part: Answer
    dash: str


@dataclass(frozen=True, slots=True)
class Function(Term):
    """What bodies are there for; `reached_from_window`: whether a window should have a way there."""

    reached_from_window: bool


class Obligation(StrEnum):
    """How strongly the notice asks for something."""

    DUTY = "duty"
    PRINCIPLE = "principle"
    EFFORT = "effort"
    CONSIDER = "consider"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Requirement(Term):
    """One item of the notice.

    `level` is "municipality" or "prefecture", `star` 1 to 3 for ①②③, `parent` the item it is a part of,
    `deadline` a day or "", `applies_to` the kinds of area (none: all of its level). `accepts` are the
    accepted alternatives in each language, in the same order. `test` names how a record answers it
    ("": it cannot). Source: 令和2年10月27日 社会・援護局地域福祉課長通知.
    """

    level: str
    star: str
    parent: str
    clause: str
    obligation: Obligation
    deadline: str
    applies_to: tuple[AreaKind, ...]
    accepts: Mapping[str, tuple[str, ...]]
    test: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All the lists, each by id and in the order of its file; `areas` is read when it is first asked for."""

    functions: Mapping[str, Function]
    partner_types: Mapping[str, PartnerType]
    network_types: Mapping[str, NetworkType]
    tie_kinds: Mapping[str, TieKind]
    seats: Mapping[str, Term]
    statuses: Mapping[str, Status]
    requirements: Mapping[str, Requirement]
    areas: AreaList

    def functions_of(self, partner_types: tuple[str, ...], stated: tuple[str, ...]) -> tuple[str, ...]:
        """Return what a body is there for: the functions of its partner types, then those stated."""
        known = [self.partner_types[t].function for t in partner_types if t in self.partner_types]
        return tuple(dict.fromkeys([*known, *stated]))


Row = dict[str, str]
T = TypeVar("T", bound=Term)


def _names(row: Row) -> dict[str, str]:
    return {"ja": row["name_ja"], "en": row["name_en"]}


def _term(row: Row) -> Term:
    return Term(row["id"], _names(row))


def _partner_type(row: Row) -> PartnerType:
    share = row["referral_share_pct_fy2021"]
    return PartnerType(row["id"], _names(row), row["function"],
                       float(share) if share else None, row["share_counted_with"])


def _network_type(row: Row) -> NetworkType:
    return NetworkType(row["id"], _names(row), row["legal_basis_ja"])


def _tie_kind(row: Row) -> TieKind:
    return TieKind(row["id"], _names(row), row["directed"] == "yes", int(row["strength"]),
                   row["colour"], row["dash"])


def _function(row: Row) -> Function:
    return Function(row["id"], _names(row), row["reached_from_window"] == "yes")


def _requirement(row: Row) -> Requirement:
    accepts = {language: tuple(filter(None, row[f"accepts_{language}"].split("|")))
               for language in ("ja", "en")}
    kinds = tuple(map(AreaKind, filter(None, row["applies_to"].split("|"))))
    return Requirement(row["id"], _names(row), row["level"], row["star"], row["parent"], row["clause_ja"],
                       Obligation(row["obligation"]), row["deadline"], kinds, accepts, row["test"])


def _status(row: Row) -> Status:
    return Status(row["id"], _names(row), Answer(row["takes_part"]), row["dash"])


def read_catalogue(own: Path | None = None) -> Catalogue:
    """Return the lists, each from the user's own folder where it has that file, else as shipped.

    Raises UsageError (`bad_catalogue`) when a list cannot be read.
    """
    def path_of(name: str) -> Path:
        return own / f"{name}.csv" if own and (own / f"{name}.csv").is_file() else SHIPPED / f"{name}.csv"

    def read(name: str, make: Callable[[Row], T]) -> dict[str, T]:
        path = path_of(name)
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                return {row["id"]: make(row) for row in csv.DictReader(file)}
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise UsageError("bad_catalogue", file=path.name, reason=str(error)) from error

    return Catalogue(
        functions=read("functions", _function),
        partner_types=read("partner_types", _partner_type),
        network_types=read("network_types", _network_type),
        tie_kinds=read("tie_kinds", _tie_kind),
        seats=read("seats", _term),
        statuses=read("statuses", _status),
        requirements=read("requirements", _requirement),
        areas=AreaList(path_of("areas")),
    )
