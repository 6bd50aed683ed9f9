"""Three tiers of support: the nation, a prefecture, its municipalities; who of them stands behind whom, as recorded.

What joins them is recorded: a role on a platform, a seat, a network used as a platform, an area that a platform serves,
a joint set-up that is brokered, a case that the nation's council took up. Nothing is concluded from two standing on
one sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from graph.codes import NATION, prefecture_of
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import RoleKind, Tier
from graph.facts.fact import Fact
from graph.facts.links import PlatformRole
from graph.facts.references import home_of
from graph.record.record import Record

TIERS = (Tier.NATIONAL, Tier.PREFECTURAL, Tier.MUNICIPAL)
"""From the top."""
AREA_PREFIX = "area:"
"""Stands before a code in the id of an area itself."""


@dataclass(frozen=True, slots=True)
class TierNode:
    """Somebody on one of the tiers: an actor or a platform, an area, a joint set-up that is being brokered.

    `id` names it from anywhere (`390003:committee`, `area:393860`); `home` is the area whose record it stands in,
    `fact` None for an area of which nothing is recorded. `planned`: it is yet to come.
    """

    id: str
    name: str
    tier: Tier
    home: str
    fact: Fact | None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class TierLink:
    """What joins two of them: the fact that says so, in the record of which area. `planned`: it is yet to come."""

    source: str
    target: str
    fact: Fact
    home: str
    planned: bool = False


class Silence(StrEnum):
    """What the records say nothing of, where somebody looks for it."""

    NO_NATION = "no_nation"
    NATION_UNLINKED = "nation_unlinked"
    NO_PREFECTURE = "no_prefecture"
    NO_PREFECTURAL_PLATFORM = "no_prefectural_platform"
    NO_PLATFORM = "no_platform"
    NO_SECRETARIAT = "no_secretariat"
    NO_BACK_UP = "no_back_up"
    NOT_LINKED = "not_linked"


@dataclass(frozen=True)
class Tiers:
    """The three tiers around some municipalities (`towns`, codes) of a prefecture.

    `records` are the records that it is read from, by code; `whole`: whether it is about a prefecture's municipalities
    rather than about one of them.
    """

    prefecture: str
    towns: tuple[str, ...]
    records: Mapping[str, Record]
    nodes: Mapping[str, TierNode]
    links: tuple[TierLink, ...]
    whole: bool

    def on(self, tier: Tier) -> list[TierNode]:
        """Return who stands on a tier."""
        return [node for node in self.nodes.values() if node.tier is tier]

    def platforms(self, tier: Tier) -> list[TierNode]:
        """Return the platforms of a tier."""
        return [node for node in self.on(tier) if isinstance(node.fact, Platform)]

    def linked(self, id_: str) -> list[TierLink]:
        """Return what joins somebody to others."""
        return [link for link in self.links if id_ in (link.source, link.target)]

    def serving(self, town: str) -> list[TierNode]:
        """Return the platforms that serve a municipality."""
        return [node for node in self.platforms(Tier.MUNICIPAL)
                if isinstance(node.fact, Platform) and town in node.fact.serves]

    @cached_property
    def with_platform(self) -> tuple[str, ...]:
        """The municipalities that a recorded platform serves."""
        return tuple(town for town in self.towns if self.serving(town))

    def held(self, platform: str, role: RoleKind) -> list[TierLink]:
        """Return who is recorded in a role on a platform; a link with another platform is its own as well."""
        return [link for link in self.links if isinstance(link.fact, PlatformRole) and link.fact.role is role
                and platform in ((link.source, link.target) if role is RoleKind.LINKED else (link.target,))]

    @cached_property
    def secretariats(self) -> Mapping[str, list[str]]:
        """Who is recorded as the secretariat of each platform, by name, also where they are not shown themselves."""
        names = {f"{home}:{node.id}": node.name for home, record in self.records.items() for node in record.nodes()}
        by_platform: dict[str, list[str]] = {}
        for home, record in self.records.items():
            for role in record.platform_roles:
                actor = from_anywhere(role.actor, home)
                if role.role is RoleKind.SECRETARIAT and actor in names:
                    by_platform.setdefault(from_anywhere(role.platform, home), []).append(names[actor])
        return by_platform

    def silences(self, tier: Tier) -> list[Silence]:
        """Return what nothing is recorded of on a tier, where it would say who stands behind whom."""
        if tier is Tier.NATIONAL:
            below = [link for node in self.on(tier) for link in self.linked(node.id)
                     if {self.nodes[link.source].tier, self.nodes[link.target].tier} != {tier}]
            return [Silence.NO_NATION] if NATION not in self.records else [] if below else [Silence.NATION_UNLINKED]
        if tier is Tier.PREFECTURAL:
            if self.prefecture not in self.records:
                return [Silence.NO_PREFECTURE]
            return [] if self.platforms(tier) else [Silence.NO_PREFECTURAL_PLATFORM]
        return [] if self.whole else self._silences_of_a_town()

    def _silences_of_a_town(self) -> list[Silence]:
        serving = [node.id for town in self.towns for node in self.serving(town)]
        if not serving:
            return [Silence.NO_PLATFORM]
        asked = [(Silence.NO_SECRETARIAT, RoleKind.SECRETARIAT), (Silence.NO_BACK_UP, RoleKind.BACK_UP)]
        if self.platforms(Tier.PREFECTURAL):
            asked.append((Silence.NOT_LINKED, RoleKind.LINKED))
        return [silence for silence, role in asked if not any(self.held(platform, role) for platform in serving)]


def from_anywhere(ref: str, home: str) -> str:
    """Return the id that names from anywhere what a record calls `ref`."""
    return ref if home_of(ref) else f"{home}:{ref}"


def tier_of_area(code: str) -> Tier:
    """Return the tier of an area."""
    if code == NATION:
        return Tier.NATIONAL
    return Tier.PREFECTURAL if prefecture_of(code) == code else Tier.MUNICIPAL


def tier_of(fact: Node, home: str) -> Tier:
    """Return the tier of an actor or a platform in the record of an area.

    A platform's is that of the widest area it serves, an organisation's its own where it is known, else the area's.
    """
    if isinstance(fact, Platform):
        return min(map(tier_of_area, fact.serves), key=TIERS.index)
    if isinstance(fact, Organisation) and fact.tier in TIERS:
        return fact.tier
    return tier_of_area(home)


@dataclass(frozen=True)
class Sheet:
    """What is looked at: the records, the municipalities in question, and whether they are a whole prefecture."""

    records: Mapping[str, Record]
    prefecture: str
    towns: Collection[str]
    names: Mapping[str, str]
    whole: bool

    @cached_property
    def everybody(self) -> Mapping[str, TierNode]:
        """Every actor and platform of the records, by the id that names it from anywhere."""
        return {f"{home}:{node.id}": TierNode(f"{home}:{node.id}", node.name, tier_of(node, home), home, node)
                for home, record in self.records.items() for node in record.nodes()}

    def area(self, code: str) -> TierNode:
        """Return an area itself."""
        record = self.records.get(code)
        fact: Area | None = record.area if record else None
        return TierNode(AREA_PREFIX + code, self.names.get(code, code), tier_of_area(code), code, fact)

    @cached_property
    def platforms(self) -> Mapping[str, TierNode]:
        """The platforms that serve the municipalities, their prefecture, or the nation."""
        wanted = {*self.towns, self.prefecture, NATION}
        return {id_: node for id_, node in self.everybody.items()
                if isinstance(node.fact, Platform) and wanted & set(node.fact.serves)}

    @cached_property
    def own_platforms(self) -> Mapping[str, TierNode]:
        """The one platform that serves an area alone and is its own: it stands for the area."""
        serving: dict[str, list[TierNode]] = {}
        for node in self.platforms.values():
            for code in node.fact.serves if isinstance(node.fact, Platform) else ():
                serving.setdefault(code, []).append(node)
        return {code: nodes[0] for code, nodes in serving.items()
                if len(nodes) == 1 and nodes[0].home == code and isinstance(nodes[0].fact, Platform)
                and nodes[0].fact.serves == (code,)}

    def standing_for(self, code: str) -> TierNode:
        """Return who stands for an area: its own platform, else the area itself."""
        return self.own_platforms.get(code) or self.area(code)

    def parts(self, network: str) -> list[TierNode]:
        """Return the platforms shown that a network is used as."""
        return [self.platforms[platform] for home, record in self.records.items() for part in record.platform_parts
                if from_anywhere(part.network, home) == network and (platform := from_anywhere(part.platform, home))
                in self.platforms]

    def networks_above(self) -> Sequence[TierNode]:
        """Return the networks of the nation and of the prefecture: they are shown whether anybody names them or not."""
        return [node for node in self.everybody.values() if isinstance(node.fact, Network)
                and node.home in (NATION, self.prefecture)]
