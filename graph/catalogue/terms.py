"""What the lists hold: terms, each with its names, and what the program needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.catalogue.areas import AreaList
from graph.facts.choices import Answer, AreaKind


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list, with its name in each language."""

    id: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """Return the entry's name in a language (`ja`, `en`)."""
        return self.names[language]


class Part(StrEnum):
    """What a type of partner is to the notice: the lead department, the agency for self-reliance, the labour side."""

    LEAD = "lead"
    AGENCY = "agency"
    LABOUR = "labour"


@dataclass(frozen=True, slots=True)
class PartnerType(Term):
    """A type of partner. `referral_share` is the published weight, in percent (FY2021), or None.

    `share_counted_with` names another type that the published share counts together with this one. `part` is what
    the notice knows it as, None for most; `looked_for`: whether a municipality without one may lack a partner.
    Source: 令和5年版厚生労働白書 p.75.
    """

    function: str
    referral_share: float | None
    share_counted_with: str
    part: Part | None
    looked_for: bool


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
class Seat(Term):
    """What a member is on a network; `usual`: what most are, so that it need not be said."""

    usual: bool


@dataclass(frozen=True, slots=True)
class Status(Term):
    """What is known of a membership; `takes_part`: whether the member surely takes part."""

    takes_part: Answer
    dash: str


@dataclass(frozen=True, slots=True)
class Function(Term):
    """What actors are there for; `reached_from_window`: whether a window should have a way there."""

    reached_from_window: bool


@dataclass(frozen=True, slots=True)
class ActivityKind(Term):
    """A way of being active; `is_meeting`: whether it shows that a council meets, `is_brokering`: a joint set-up.

    `answers` are the items of the notice that any activity of the kind answers, beside those it is said to be about.
    """

    is_meeting: bool
    answers: tuple[str, ...]
    is_brokering: bool = False


class Obligation(StrEnum):
    """How strongly the notice asks for something."""

    DUTY = "duty"
    PRINCIPLE = "principle"
    EFFORT = "effort"
    CONSIDER = "consider"
    FREE = "free"


class Level(StrEnum):
    """Whom the notice asks."""

    MUNICIPALITY = "municipality"
    PREFECTURE = "prefecture"


class RequirementTest(StrEnum):
    """How a record answers an item. `WHOLE`: by the item's parts; `JUDGED`: not at all, a person has to say.

    The others are named here, not by the rules that answer them: a list is read, and refused, without knowing any rule.
    """

    WHOLE = "whole"
    JUDGED = "judged"
    LEAD_DEPARTMENT = "one_lead_department"
    DEPARTMENTS_TIED = "lead_tied_to_departments"
    JOINT_PLATFORM = "joint_platform"
    WINDOW_NAMED = "window_named"
    WINDOW_WITHOUT_AGENCY = "window_without_own_agency"
    WINDOW_OPEN_TO_ALL = "window_open_to_all"
    WINDOW_PUBLICISED = "window_publicised"
    HOUSEHOLDS_REACHED = "all_households_reached"
    NUMBER_KNOWN = "number_known"
    NEEDS_KNOWN = "needs_known"
    METHOD_KNOWN = "method_known"
    PLATFORM_RUNS = "platform_runs"
    FORM_KNOWN = "form_known"
    SECRETARIAT = "secretariat_set_up"
    LABOUR_TIED = "tied_to_labour_side"
    ACTIVITY = "activity_recorded"


@dataclass(frozen=True, slots=True)
class Requirement(Term):
    """One item of the notice.

    `level` says whom it asks, `star` "1" to "3" for ①②③, `parent` the item it is a part of, `deadline` a day or "",
    `applies_to` the kinds of area (none: all of its level). `accepts` are the accepted alternatives in each language,
    in the same order. `test` says how a record answers it (None: it cannot; where it has parts, they are asked, not
    it), `counted` whether prefectures count the municipalities that meet it.
    Source: 令和2年10月27日 社会・援護局地域福祉課長通知.
    """

    level: Level
    star: str
    parent: str
    clause: str
    obligation: Obligation
    deadline: str
    applies_to: tuple[AreaKind, ...]
    accepts: Mapping[str, tuple[str, ...]]
    test: RequirementTest | None
    counted: bool

    def accepted(self, place: int, language: str) -> str:
        """Return an accepted alternative by its place, "" where the list has fewer."""
        alternatives = self.accepts[language]
        return alternatives[place] if place < len(alternatives) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All the lists, each by id and in the order of its file; `areas` is read when it is first asked for.

    It equals itself only: what was worked out with it is kept until the lists are read anew.
    """

    functions: Mapping[str, Function]
    partner_types: Mapping[str, PartnerType]
    network_types: Mapping[str, NetworkType]
    tie_kinds: Mapping[str, TieKind]
    seats: Mapping[str, Seat]
    statuses: Mapping[str, Status]
    activity_kinds: Mapping[str, ActivityKind]
    requirements: Mapping[str, Requirement]
    areas: AreaList

    def functions_of(self, partner_types: tuple[str, ...], stated: tuple[str, ...]) -> tuple[str, ...]:
        """Return what an actor is there for: the functions of its partner types, then those stated."""
        known = [self.partner_types[t].function for t in partner_types if t in self.partner_types]
        return tuple(dict.fromkeys([*known, *stated]))

    def served_by(self, kind: str, about: tuple[str, ...]) -> tuple[str, ...]:
        """Return the items of the notice that an activity serves: those it is about, then those its kind answers."""
        listed = self.activity_kinds.get(kind)
        return tuple(dict.fromkeys([*about, *(listed.answers if listed else ())]))

    @property
    def plain_tie(self) -> str:
        """The kind of a tie of which nothing more is said: the weakest, of equal ones the first."""
        return min(self.tie_kinds.values(), key=lambda kind: kind.strength).id

    @property
    def undirected(self) -> frozenset[str]:
        """The kinds of tie without a direction."""
        return frozenset(kind.id for kind in self.tie_kinds.values() if not kind.directed)

    @property
    def counted(self) -> tuple[str, ...]:
        """The items by which prefectures count: those marked so, else the whole items with a star."""
        asked = [item for item in self.requirements.values() if item.level is Level.MUNICIPALITY]
        marked = tuple(item.id for item in asked if item.counted)
        return marked or tuple(item.id for item in asked if item.star and not item.parent)

    def types_of(self, part: Part) -> frozenset[str]:
        """Return the types of partner that are something to the notice."""
        return frozenset(kind.id for kind in self.partner_types.values() if kind.part is part)

    def tested_by(self, test: RequirementTest) -> tuple[str, ...]:
        """Return the items that a record answers in one way."""
        return tuple(item.id for item in self.requirements.values() if item.test is test)
