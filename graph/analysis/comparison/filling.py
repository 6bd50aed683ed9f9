"""Who fills which role, sits for which field, and whether that is recorded as going on or stands on paper only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from graph.analysis.comparison.presence import present, serving, used_networks
from graph.catalogue import Catalogue
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.choices import Answer, Meeting, RoleKind
from graph.facts.fact import Fact
from graph.facts.links import Membership, Tie
from graph.record.record import Record


class Standing(StrEnum):
    """How surely somebody is there, the surest first."""

    ACTIVE = "active"
    ON_PAPER = "on_paper"
    UNKNOWN = "unknown"


class Because(StrEnum):
    """On what a standing rests: the first four make it active."""

    ROLE = "role"
    MEETS = "meets"
    SEAT = "seat"
    TIE = "tie"
    CATEGORY = "category"
    DORMANT = "dormant"
    UNCONFIRMED = "unconfirmed"
    UNSEATED = "unseated"


PLATFORM = "platform"
"""What a platform stands for among the roles."""
ACTIVE = frozenset({Because.ROLE, Because.MEETS, Because.SEAT, Because.TIE})
GOES_ON = frozenset({Meeting.MEETS, Meeting.CONTACT_ONLY})


@dataclass(frozen=True, slots=True)
class Filling:
    """An actor on a rung, on what its standing rests, and the facts that say so, its own first."""

    actor: Node
    because: Because
    facts: tuple[Fact, ...]

    @property
    def standing(self) -> Standing:
        """Whether it is recorded as going on."""
        return Standing.ACTIVE if self.because in ACTIVE else Standing.ON_PAPER


@dataclass(frozen=True, slots=True)
class Fillings:
    """Who fills which role, which councils there are by type, who is there for which field."""

    roles: dict[str, list[Filling]] = field(default_factory=dict)
    networks: dict[str, list[Filling]] = field(default_factory=dict)
    fields: dict[str, list[Filling]] = field(default_factory=dict)


def fillings(record: Record, catalogue: Catalogue) -> Fillings:
    """Return who fills what in a record: its platforms, their roles, the councils, the organisations by field.

    An organisation that holds a role stands on that rung; on those of fields it stands for what else it is.
    """
    side = _Side(record, catalogue)
    filled_rungs = Fillings()
    for platform in side.platforms.values():
        filled_rungs.roles.setdefault(PLATFORM, []).append(side.platform(platform))
    for role, filling in side.roles:
        filled_rungs.roles.setdefault(role, []).append(filling)
    for network in side.networks.values():
        filled_rungs.networks.setdefault(network.network_type, []).append(side.network(network))
    holders = {filling.actor.id for filled in filled_rungs.roles.values() for filling in filled}
    for organisation in present(record):
        filling = side.organisation(organisation)
        for function in side.functions(organisation, holds_role=organisation.id in holders):
            filled_rungs.fields.setdefault(function, []).append(filling)
    return filled_rungs


@dataclass(frozen=True)
class _Side:
    record: Record
    catalogue: Catalogue

    @cached_property
    def platforms(self) -> dict[str, Platform]:
        return serving(self.record)

    @cached_property
    def networks(self) -> dict[str, Network]:
        return {n.id: n for n in used_networks(self.record)}

    @cached_property
    def seats(self) -> dict[str, list[Membership]]:
        by_member: dict[str, list[Membership]] = {}
        for seat in self.record.memberships:
            if seat.network in self.networks:
                by_member.setdefault(seat.member, []).append(seat)
        return by_member

    @cached_property
    def taking_part(self) -> dict[str, list[Membership]]:
        """The seats that are taken in fact, by network."""
        by_network: dict[str, list[Membership]] = {}
        for seat in self.record.memberships:
            if self._answer(seat) is Answer.YES:
                by_network.setdefault(seat.network, []).append(seat)
        return by_network

    @cached_property
    def ties(self) -> dict[str, list[Tie]]:
        by_end: dict[str, list[Tie]] = {}
        for tie in self.record.ties:
            by_end.setdefault(tie.source, []).append(tie)
            by_end.setdefault(tie.target, []).append(tie)
        return by_end

    @cached_property
    def nodes(self) -> dict[str, Node]:
        return {node.id: node for node in self.record.nodes()}

    def platform(self, platform: Platform) -> Filling:
        parts = [part for part in self.record.platform_parts if part.platform == platform.id]
        if platform.meeting in GOES_ON:
            return Filling(platform, Because.MEETS, (platform,))
        if platform.meeting is Meeting.DORMANT:
            return Filling(platform, Because.DORMANT, (platform,))
        going_on = [part for part in parts if (network := self.networks.get(part.network)) is not None
                    and self.network(network).because in ACTIVE]
        return Filling(platform, Because.MEETS if going_on else Because.UNCONFIRMED, (platform, *(going_on or parts)))

    @cached_property
    def roles(self) -> tuple[tuple[str, Filling], ...]:
        """Who has which role in a platform that serves the area, each once; members of it are no role."""
        return tuple(self._roles())

    def _roles(self) -> Iterator[tuple[str, Filling]]:
        seen = set()
        for role in self.record.platform_roles:
            ends = (role.actor, role.platform)
            if role.role is RoleKind.MEMBER or not self.platforms.keys() & set(ends):
                continue
            actor = self.nodes.get(role.actor if role.platform in self.platforms else role.platform)
            if actor is None or (role.role, actor.id) in seen:
                continue
            seen.add((role.role, actor.id))
            platform = self.platforms[role.platform if role.platform in self.platforms else role.actor]
            category = isinstance(actor, Organisation) and actor.is_category
            asleep = Meeting.DORMANT in (platform.meeting, getattr(actor, "meeting", None))
            because = Because.CATEGORY if category else Because.DORMANT if asleep else Because.ROLE
            yield role.role.value, Filling(actor, because, (actor, role))

    def network(self, network: Network) -> Filling:
        if network.meeting in GOES_ON:
            return Filling(network, Because.MEETS, (network,))
        if network.meeting is Meeting.DORMANT:
            return Filling(network, Because.DORMANT, (network,))
        seats = self.taking_part.get(network.id, [])
        return Filling(network, Because.SEAT if seats else Because.UNCONFIRMED, (network, *seats))

    def organisation(self, organisation: Organisation) -> Filling:
        """Return how surely an organisation is there: by its seats and ties, and the roles that it holds."""
        seats = self.seats.get(organisation.id, [])
        if organisation.is_category:
            return Filling(organisation, Because.CATEGORY, (organisation, *seats))
        awake = [m for m in seats if self.networks[m.network].meeting is not Meeting.DORMANT]
        if taken := [m for m in awake if self._answer(m) is Answer.YES]:
            return Filling(organisation, Because.SEAT, (organisation, *taken))
        if ties := self.ties.get(organisation.id):
            return Filling(organisation, Because.TIE, (organisation, *ties))
        if held := [f for _, f in self.roles if f.actor.id == organisation.id and f.because is Because.ROLE]:
            return held[0]
        asleep = seats and all(self._answer(m) is Answer.NO or m not in awake for m in seats)
        because = Because.DORMANT if asleep else Because.UNCONFIRMED if seats else Because.UNSEATED
        return Filling(organisation, because, (organisation, *seats))

    def functions(self, organisation: Organisation, *, holds_role: bool) -> Iterable[str]:
        """Return the fields an organisation is there for, "" where nothing is recorded of that."""
        types = [self.catalogue.partner_types[t] for t in organisation.partner_types
                 if t in self.catalogue.partner_types]
        of_types = [t.function for t in types if t.looked_for or not holds_role]
        return dict.fromkeys((*of_types, *organisation.functions)) or (() if holds_role else ("",))

    def _answer(self, membership: Membership) -> Answer:
        status = self.catalogue.statuses.get(membership.status)
        return status.takes_part if status else Answer.UNKNOWN
