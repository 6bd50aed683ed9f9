"""Who is whose counterpart: actors of several records lined up by role, then by type, then by name.

A role is never guessed from a name: a hub stands beside a hub, a council beside one of its network type, an
organisation beside one that shares a partner type. Names only decide where several compete for one counterpart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz

from graph.analysis.comparison.pairings import Paired
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.choices import RoleKind
from graph.facts.references import home_of
from graph.record.record import Record

BY_ROLE = 0.6
"""How surely a shared role or type alone makes counterparts; the rest comes from the names."""
ALIKE = 0.75
"""From this similarity of names on, actors without any type recorded are counterparts."""


class MatchedBy(StrEnum):
    """By what actors were lined up, the surest first."""

    SAME = "same"
    CORRECTED = "corrected"
    ROLE = "role"
    NAMES = "names"
    ALONE = "alone"


class Position(StrEnum):
    """What seat an actor has in the picture."""

    PLATFORM = "platform"
    LINKED = "linked"
    HUB = "hub"
    SECRETARIAT = "secretariat"
    BACK_UP = "back_up"
    NETWORK = "network"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Match:
    """One seat and who sits in it on each side; None where nobody is recorded.

    `id` names the first of them with the code of its area. `score` is 1 for the same actor or a person's
    word, else 0 to 1: BY_ROLE for the role or type, the rest for how alike the names are.
    """

    id: str
    position: Position
    terms: tuple[str, ...]
    actors: tuple[Node | None, ...]
    matched_by: MatchedBy
    score: float

    @property
    def first(self) -> Node:
        """The first actor there is."""
        return next(actor for actor in self.actors if actor is not None)


@dataclass(frozen=True)
class LineUp:
    """Several records lined up. `matches` hold, for each side, at most one actor, and every actor once."""

    records: tuple[Record, ...]
    matches: tuple[Match, ...]

    @cached_property
    def seat_of(self) -> tuple[dict[str, str], ...]:
        """For each side: the seat of each actor, by its id there."""
        return tuple({actor.id: match.id for match in self.matches if (actor := match.actors[side]) is not None}
                     for side in range(len(self.records)))

    @cached_property
    def crowded(self) -> tuple[Match, ...]:
        """The seats whose role or type another seat has as well: several actors of a side fill it."""
        seats = []
        for match in self.matches:
            rivals = [rival for rival in self.matches if rival is not match and rival.position is match.position and (
                set(rival.terms) & set(match.terms) or match.position not in (Position.NETWORK, Position.ORGANISATION))]
            if any(actor is not None and rival_actor is not None for rival in rivals
                   for actor, rival_actor in zip(match.actors, rival.actors, strict=True)):
                seats.append(match)
        return tuple(seats)

    @cached_property
    def untyped(self) -> tuple[Match, ...]:
        """The seats of networks and organisations of which no type of the catalogue is recorded."""
        return tuple(s for s in self.matches if s.position in (Position.NETWORK, Position.ORGANISATION) and not s.terms)

    @cached_property
    def by_id(self) -> dict[str, Match]:
        """The seats by their ids."""
        return {match.id: match for match in self.matches}


def line_up(records: Sequence[Record], pairings: Iterable[Paired] = ()) -> LineUp:
    """Return who is whose counterpart among records of several areas, or of one area at several times.

    The order of the sides makes no difference to who stands beside whom. Between two times of one area
    actors are counterparts if they have the same id, and never otherwise.
    """
    order = sorted(range(len(records)), key=lambda n: (records[n].area.code, n))
    building = _Building([records[n] for n in order], frozenset(pairings))
    back = {side: place for place, side in enumerate(order)}
    matches = [Match(s.id, s.position, s.terms, tuple(s.actors[back[n]] for n in range(len(records))), s.matched_by,
                  s.score) for s in building.matches()]
    return LineUp(tuple(records), tuple(matches))


@dataclass(frozen=True, slots=True)
class _Member:
    """An actor of one side with what it is lined up by."""

    side: int
    actor: Node
    ref: str
    position: Position
    terms: tuple[str, ...]
    bare_name: str


class _Group(list[_Member]):
    """The members of one seat while it is being built; each says how it came."""

    def __init__(self, first: _Member) -> None:
        super().__init__([first])
        self.matched_by, self.score = MatchedBy.ALONE, 1.0

    def take(self, member: _Member, matched_by: MatchedBy, score: float) -> None:
        self.append(member)
        order = list(MatchedBy)
        if (self.matched_by is MatchedBy.ALONE or score < self.score
                or order.index(matched_by) > order.index(self.matched_by)):
            self.matched_by = matched_by
        self.score = min(self.score, score)

    def terms(self) -> tuple[str, ...]:
        shared = [t for t in self[0].terms if all(t in m.terms for m in self)]
        return tuple(shared) or tuple(dict.fromkeys(t for m in self for t in m.terms))


class _Building:
    def __init__(self, records: Sequence[Record], pairings: Collection[Paired]) -> None:
        self.records = records
        self.together = {p.ends for p in pairings if p.together}
        self.apart = {p.ends for p in pairings if not p.together}

    def matches(self) -> list[Match]:
        groups: list[_Group] = []
        for side, record in enumerate(self.records):
            self._add(groups, list(_members(side, record)))
        matches: dict[str, Match] = {}
        for group in groups:
            by_side = {member.side: member.actor for member in group}
            seat = group[0].ref if group[0].ref not in matches else f"{group[0].ref}~{group[0].actor.KIND}"
            matches[seat] = Match(seat, group[0].position, group.terms(),
                                  tuple(by_side.get(n) for n in range(len(self.records))),
                                  group.matched_by, group.score)
        return list(matches.values())

    def _add(self, groups: list[_Group], members: list[_Member]) -> None:
        """Put a side's actors into the seats there are, or into new ones."""
        left = self._known(groups, members)
        for position in Position:
            candidates = [m for m in left if m.position is position]
            free = [g for g in groups if g[0].position is position and not any(
                m.side == candidates[0].side for m in g)] if candidates else []
            self._assign(free, candidates)
        placed = {id(m) for g in groups for m in g}
        groups += [_Group(m) for m in members if id(m) not in placed]

    def _known(self, groups: list[_Group], members: list[_Member]) -> list[_Member]:
        """Line up the same actors, and those that a person paired; return the others.

        What was an organisation by an id and is a network by it now is not the same actor.
        """
        by_ref = {m.ref: g for g in groups for m in g}
        same = {(m.ref, m.actor.KIND): g for g in groups for m in g}
        left = []
        for member in members:
            if (group := same.get((member.ref, member.actor.KIND))) is not None:
                group.take(member, MatchedBy.SAME, 1.0)
                continue
            group = next((by_ref[ref] for ends in self.together if member.ref in ends
                          for ref in ends - {member.ref} if ref in by_ref), None)
            if group is not None and all(
                    m.side != member.side and m.actor.KIND == member.actor.KIND for m in group):
                group.take(member, MatchedBy.CORRECTED, 1.0)
            else:
                left.append(member)
        return left

    def _assign(self, groups: list[_Group], members: list[_Member]) -> None:
        """Give each of some actors the seat with which it makes the best whole (linear sum assignment)."""
        if not groups or not members:
            return
        from scipy.optimize import linear_sum_assignment  # it takes longer to import than all the rest together

        scores = np.array([[self._score(group, member) for member in members] for group in groups])
        rivals_of_group, rivals_of_member = (scores > 0).sum(axis=1), (scores > 0).sum(axis=0)
        for row, column in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
            if scores[row, column] > 0:
                alone = rivals_of_group[row] == 1 and rivals_of_member[column] == 1
                groups[row].take(members[column], MatchedBy.ROLE if alone else MatchedBy.NAMES,
                                 round(float(scores[row, column]), 3))

    def _score(self, group: _Group, member: _Member) -> float:
        scores = [self._alike(other, member) for other in group]
        return sum(scores) / len(scores) if all(scores) else 0.0

    def _alike(self, first: _Member, second: _Member) -> float:
        """Return how surely two actors of one kind are counterparts; 0 for "they are not"."""
        same_area = self.records[first.side].area.code == self.records[second.side].area.code
        if same_area or frozenset((first.ref, second.ref)) in self.apart:
            return 0.0
        names = fuzz.ratio(first.bare_name, second.bare_name) / 100
        if first.position not in (Position.NETWORK, Position.ORGANISATION):
            return BY_ROLE + (1 - BY_ROLE) * names
        mine, theirs = set(first.terms), set(second.terms)
        if mine and theirs:
            return BY_ROLE * len(mine & theirs) / len(mine | theirs) + (1 - BY_ROLE) * names if mine & theirs else 0.0
        return BY_ROLE * names if names >= ALIKE else 0.0


def _members(side: int, record: Record) -> Iterable[_Member]:
    roles: dict[str, set[RoleKind]] = {}
    for role in record.platform_roles:
        roles.setdefault(role.actor, set()).add(role.role)
    code, name = record.area.code, record.area.name
    for actor in record.nodes():
        ref = actor.id if home_of(actor.id) else f"{code}:{actor.id}"
        yield _Member(side, actor, ref, position_of(actor, roles, code), _terms(actor), _bare(actor.name, name))


def position_of(actor: Node, roles: Mapping[str, Collection[RoleKind]], code: str) -> Position:
    """Return what seat an actor has in its area's picture; `roles` holds the roles of each actor by its id."""
    held_roles = roles.get(actor.id, ())
    if isinstance(actor, Platform):
        return Position.PLATFORM if code in actor.serves else Position.LINKED
    for role, position in ((RoleKind.HUB, Position.HUB), (RoleKind.SECRETARIAT, Position.SECRETARIAT),
                       (RoleKind.BACK_UP, Position.BACK_UP)):
        if role in held_roles:
            return position
    return Position.NETWORK if isinstance(actor, Network) else Position.ORGANISATION


def _terms(actor: Node) -> tuple[str, ...]:
    if isinstance(actor, Organisation):
        return actor.partner_types
    return (actor.network_type,) if isinstance(actor, Network) and actor.network_type else ()


def _bare(name: str, area: str) -> str:
    """Return a name without the area's own in front of it: いの町ほけん福祉課 gives ほけん福祉課."""
    text = unicodedata.normalize("NFKC", name)
    return text.removeprefix(unicodedata.normalize("NFKC", area)) or text
