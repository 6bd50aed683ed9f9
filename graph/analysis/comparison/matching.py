"""Who is whose counterpart: bodies of several records lined up by role, then by type, then by name.

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
from scipy.optimize import linear_sum_assignment

from graph.analysis.comparison.pairings import Paired
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.choices import RoleKind
from graph.facts.references import home_of
from graph.record.record import Record

BY_ROLE = 0.6
"""How surely a shared role or type alone makes counterparts; the rest comes from the names."""
ALIKE = 0.75
"""From this similarity of names on, bodies without any type recorded are counterparts."""


class How(StrEnum):
    """By what bodies were lined up, the surest first."""

    SAME = "same"
    CORRECTED = "corrected"
    ROLE = "role"
    NAMES = "names"
    ALONE = "alone"


class Sort(StrEnum):
    """What seat a body has in the picture."""

    PLATFORM = "platform"
    LINKED = "linked"
    HUB = "hub"
    SECRETARIAT = "secretariat"
    BACK_UP = "back_up"
    NETWORK = "network"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Slot:
    """One seat and who sits in it on each side; None where nobody is recorded.

    `id` names the first of them with the code of its area. `sureness` is 1 for the same body or a person's
    word, else 0 to 1: BY_ROLE for the role or type, the rest for how alike the names are.
    """

    id: str
    sort: Sort
    terms: tuple[str, ...]
    bodies: tuple[Node | None, ...]
    how: How
    sureness: float

    @property
    def first(self) -> Node:
        """The first body there is."""
        return next(body for body in self.bodies if body is not None)


@dataclass(frozen=True)
class LineUp:
    """Several records lined up. `slots` hold, for each side, at most one body, and every body once."""

    records: tuple[Record, ...]
    slots: tuple[Slot, ...]

    @cached_property
    def slot_of(self) -> tuple[dict[str, str], ...]:
        """For each side: the slot of each body, by its id there."""
        return tuple({body.id: slot.id for slot in self.slots if (body := slot.bodies[side]) is not None}
                     for side in range(len(self.records)))

    @cached_property
    def crowded(self) -> tuple[Slot, ...]:
        """The slots whose role or type another slot has as well: several bodies of a side fill it."""
        found = []
        for slot in self.slots:
            rivals = [other for other in self.slots if other is not slot and other.sort is slot.sort and (
                set(other.terms) & set(slot.terms) or slot.sort not in (Sort.NETWORK, Sort.ORGANISATION))]
            if any(one is not None and other is not None for rival in rivals
                   for one, other in zip(slot.bodies, rival.bodies, strict=True)):
                found.append(slot)
        return tuple(found)

    @cached_property
    def untyped(self) -> tuple[Slot, ...]:
        """The slots of networks and organisations of which no type of the catalogue is recorded."""
        return tuple(s for s in self.slots if s.sort in (Sort.NETWORK, Sort.ORGANISATION) and not s.terms)

    @cached_property
    def by_id(self) -> dict[str, Slot]:
        """The slots by their ids."""
        return {slot.id: slot for slot in self.slots}


def line_up(records: Sequence[Record], pairings: Iterable[Paired] = ()) -> LineUp:
    """Return who is whose counterpart among records of several areas, or of one area at several times.

    The order of the sides makes no difference to who stands beside whom. Between two times of one area
    bodies are counterparts if they have the same id, and never otherwise.
    """
    order = sorted(range(len(records)), key=lambda n: (records[n].area.code, n))
    building = _Building([records[n] for n in order], frozenset(pairings))
    back = {side: place for place, side in enumerate(order)}
    slots = [Slot(s.id, s.sort, s.terms, tuple(s.bodies[back[n]] for n in range(len(records))), s.how,
                  s.sureness) for s in building.slots()]
    return LineUp(tuple(records), tuple(slots))


@dataclass(frozen=True, slots=True)
class _Member:
    """A body of one side with what it is lined up by."""

    side: int
    body: Node
    ref: str
    sort: Sort
    terms: tuple[str, ...]
    bare_name: str


class _Group(list[_Member]):
    """The members of one slot while it is being built; each says how it came."""

    def __init__(self, first: _Member) -> None:
        super().__init__([first])
        self.how, self.sureness = How.ALONE, 1.0

    def take(self, member: _Member, how: How, sureness: float) -> None:
        self.append(member)
        if self.how is How.ALONE or sureness < self.sureness or list(How).index(how) > list(How).index(self.how):
            self.how = how
        self.sureness = min(self.sureness, sureness)

    def terms(self) -> tuple[str, ...]:
        shared = [t for t in self[0].terms if all(t in m.terms for m in self)]
        return tuple(shared) or tuple(dict.fromkeys(t for m in self for t in m.terms))


class _Building:
    def __init__(self, records: Sequence[Record], pairings: Collection[Paired]) -> None:
        self.records = records
        self.together = {p.ends for p in pairings if p.together}
        self.apart = {p.ends for p in pairings if not p.together}

    def slots(self) -> list[Slot]:
        groups: list[_Group] = []
        for side, record in enumerate(self.records):
            self._add(groups, list(_members(side, record)))
        found: dict[str, Slot] = {}
        for group in groups:
            by_side = {member.side: member.body for member in group}
            own = group[0].ref if group[0].ref not in found else f"{group[0].ref}~{group[0].body.KIND}"
            found[own] = Slot(own, group[0].sort, group.terms(),
                              tuple(by_side.get(n) for n in range(len(self.records))), group.how, group.sureness)
        return list(found.values())

    def _add(self, groups: list[_Group], members: list[_Member]) -> None:
        """Put a side's bodies into the slots there are, or into new ones."""
        left = self._known(groups, members)
        for sort in Sort:
            several = [m for m in left if m.sort is sort]
            free = [g for g in groups if g[0].sort is sort and not any(
                m.side == several[0].side for m in g)] if several else []
            self._assign(free, several)
        placed = {id(m) for g in groups for m in g}
        groups += [_Group(m) for m in members if id(m) not in placed]

    def _known(self, groups: list[_Group], members: list[_Member]) -> list[_Member]:
        """Line up the same bodies, and those that a person paired; return the others.

        What was an organisation by an id and is a network by it now is not the same body.
        """
        by_ref = {m.ref: g for g in groups for m in g}
        same = {(m.ref, m.body.KIND): g for g in groups for m in g}
        left = []
        for member in members:
            if (group := same.get((member.ref, member.body.KIND))) is not None:
                group.take(member, How.SAME, 1.0)
                continue
            group = next((by_ref[other] for ends in self.together if member.ref in ends
                          for other in ends - {member.ref} if other in by_ref), None)
            if group is not None and all(
                    m.side != member.side and m.body.KIND == member.body.KIND for m in group):
                group.take(member, How.CORRECTED, 1.0)
            else:
                left.append(member)
        return left

    def _assign(self, groups: list[_Group], members: list[_Member]) -> None:
        """Give each of some bodies the slot with which it makes the best whole (linear sum assignment)."""
        if not groups or not members:
            return
        scores = np.array([[self._score(group, member) for member in members] for group in groups])
        rivals_of_group, rivals_of_member = (scores > 0).sum(axis=1), (scores > 0).sum(axis=0)
        for row, column in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
            if scores[row, column] > 0:
                alone = rivals_of_group[row] == 1 and rivals_of_member[column] == 1
                groups[row].take(members[column], How.ROLE if alone else How.NAMES,
                                 round(float(scores[row, column]), 3))

    def _score(self, group: _Group, member: _Member) -> float:
        scores = [self._alike(other, member) for other in group]
        return sum(scores) / len(scores) if all(scores) else 0.0

    def _alike(self, one: _Member, other: _Member) -> float:
        """Return how surely two bodies of one sort are counterparts; 0 for "they are not"."""
        same_area = self.records[one.side].area.code == self.records[other.side].area.code
        if same_area or frozenset((one.ref, other.ref)) in self.apart:
            return 0.0
        names = fuzz.ratio(one.bare_name, other.bare_name) / 100
        if one.sort not in (Sort.NETWORK, Sort.ORGANISATION):
            return BY_ROLE + (1 - BY_ROLE) * names
        mine, theirs = set(one.terms), set(other.terms)
        if mine and theirs:
            return BY_ROLE * len(mine & theirs) / len(mine | theirs) + (1 - BY_ROLE) * names if mine & theirs else 0.0
        return BY_ROLE * names if names >= ALIKE else 0.0


def _members(side: int, record: Record) -> Iterable[_Member]:
    roles: dict[str, set[RoleKind]] = {}
    for role in record.platform_roles:
        roles.setdefault(role.actor, set()).add(role.role)
    code, name = record.area.code, record.area.name
    for body in record.nodes():
        ref = body.id if home_of(body.id) else f"{code}:{body.id}"
        yield _Member(side, body, ref, sort_of(body, roles, code), _terms(body), _bare(body.name, name))


def sort_of(body: Node, roles: Mapping[str, Collection[RoleKind]], code: str) -> Sort:
    """Return what seat a body has in its area's picture; `roles` holds the roles of each body by its id."""
    own = roles.get(body.id, ())
    if isinstance(body, Platform):
        return Sort.PLATFORM if code in body.serves else Sort.LINKED
    for role, sort in ((RoleKind.HUB, Sort.HUB), (RoleKind.SECRETARIAT, Sort.SECRETARIAT),
                       (RoleKind.BACK_UP, Sort.BACK_UP)):
        if role in own:
            return sort
    return Sort.NETWORK if isinstance(body, Network) else Sort.ORGANISATION


def _terms(body: Node) -> tuple[str, ...]:
    if isinstance(body, Organisation):
        return body.partner_types
    return (body.network_type,) if isinstance(body, Network) and body.network_type else ()


def _bare(name: str, area: str) -> str:
    """Return a name without the area's own in front of it: いの町ほけん福祉課 gives ほけん福祉課."""
    text = unicodedata.normalize("NFKC", name)
    return text.removeprefix(unicodedata.normalize("NFKC", area)) or text
