"""The links between three tiers, gathered from the records that say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from graph.analysis.network.tiers import AREA_PREFIX, Sheet, TierLink, TierNode, Tiers, from_anywhere, tier_of_area
from graph.codes import NATION
from graph.facts.actors import Network, Platform
from graph.facts.choices import RoleKind, Stage, Tier
from graph.facts.fact import Fact
from graph.facts.links import PlatformRole
from graph.record.record import Record
from graph.replacing import replace

RUNNING = (RoleKind.HUB, RoleKind.SECRETARIAT)


def tiers_among(records: Mapping[str, Record], prefecture: str, towns: Collection[str], names: Mapping[str, str],
                brokering: Collection[str], on: dt.date, *, whole: bool) -> Tiers:
    """Return the three tiers around municipalities, as they stand on a day.

    `records` are own records by code, `names` what areas without one are called, `brokering` the kinds of activity that
    broker a joint set-up. Of a `whole` prefecture the platforms of municipalities stand for all that is inside them.
    """
    sheet = Sheet(records, prefecture, towns, names, whole)
    joining = _Joining(sheet, brokering, on)
    links: dict[tuple[str, str, type[Fact], object], TierLink] = {}
    for link in joining.links():
        links.setdefault((link.source, link.target, type(link.fact), getattr(link.fact, "role", None)), link)
    return Tiers(prefecture, tuple(towns), records, joining.nodes(links.values()), tuple(links.values()), whole)


class _Joining:
    def __init__(self, sheet: Sheet, brokering: Collection[str], on: dt.date) -> None:
        self.sheet, self.brokering, self.on = sheet, brokering, on
        self.brokered: dict[str, TierNode] = {}

    def nodes(self, links: Collection[TierLink]) -> dict[str, TierNode]:
        """Return everybody that is shown: platforms, the councils above, the municipalities, whoever a link joins."""
        sheet = self.sheet
        shown = [*sheet.networks_above(), *sheet.platforms.values(), *map(sheet.standing_for, sheet.towns)]
        known = {node.id: node for node in shown} | self.brokered
        ends = dict.fromkeys(end for link in links for end in (link.source, link.target))
        for end in (end for end in ends if end not in known):
            known[end] = sheet.everybody.get(end) or sheet.area(end.removeprefix(AREA_PREFIX))
        return {id_: replace(node, planned=node.planned or self._is_to_come(node.fact)) for id_, node in known.items()}

    def links(self) -> Iterator[TierLink]:
        """Yield what joins somebody to somebody."""
        for home, record in self.sheet.records.items():
            yield from self._roles(home, record)
            yield from self._parts(home, record)
            yield from self._seats(home, record)
            yield from self._brokered(home, record)
        yield from self._served()
        yield from self._taken_up()

    def _link(self, source: str, target: str, fact: Fact, home: str) -> Iterator[TierLink]:
        """Yield a link unless it is over, or would lead back to where it comes from."""
        until = getattr(fact, "until", None)
        if source != target and not (until is not None and until.last < self.on):
            yield TierLink(source, target, fact, home, self._is_to_come(fact))

    def _is_to_come(self, fact: Fact | None) -> bool:
        since = getattr(fact, "since", None)
        return since is not None and since.first > self.on

    def _drawn(self, id_: str) -> TierNode | None:
        """Return who is drawn for an actor: of a whole prefecture its municipality's platform for what is inside.

        Inside is what the municipality's own record keeps, whosever office it is.
        """
        node = self.sheet.everybody.get(id_)
        is_inside = node is not None and Tier.MUNICIPAL in (node.tier, tier_of_area(node.home))
        if node is None or not self.sheet.whole or not is_inside or isinstance(node.fact, Platform):
            return node
        return self.sheet.standing_for(node.home) if node.home in self.sheet.towns else None

    def _roles(self, home: str, record: Record) -> Iterator[TierLink]:
        for role in record.platform_roles:
            platform = self.sheet.platforms.get(from_anywhere(role.platform, home))
            actor = self._drawn(from_anywhere(role.actor, home))
            if platform and actor and self._tells(role, actor, platform):
                yield from self._link(actor.id, platform.id, role, home)

    def _tells(self, role: PlatformRole, actor: TierNode, platform: TierNode) -> bool:
        """Return whether a role says who stands behind whom; who takes part inside one area is another picture's."""
        if role.role is RoleKind.LINKED:
            return actor.id in self.sheet.platforms
        if role.role is RoleKind.BACK_UP or (role.role in RUNNING and not self.sheet.whole):
            return True
        if actor == self.sheet.area(actor.home) and actor.home in getattr(platform.fact, "serves", ()):
            return False  # that the platform serves it is drawn already
        return actor.home != platform.home or (role.role in RUNNING and platform.tier is not Tier.MUNICIPAL)

    def _parts(self, home: str, record: Record) -> Iterator[TierLink]:
        for part in record.platform_parts:
            platform = self.sheet.platforms.get(from_anywhere(part.platform, home))
            network = self._drawn(from_anywhere(part.network, home))
            if platform and network and isinstance(network.fact, Network):
                yield from self._link(network.id, platform.id, part, home)

    def _seats(self, home: str, record: Record) -> Iterator[TierLink]:
        """Yield the seats of one tier on a council of another, and all on the councils of nation and prefecture."""
        for seat in record.memberships:
            member = self.sheet.everybody.get(from_anywhere(seat.member, home))
            network = self.sheet.everybody.get(from_anywhere(seat.network, home))
            if not member or not network or (network.tier is Tier.MUNICIPAL and member.tier is network.tier):
                continue
            source = self._drawn(member.id)
            targets = self.sheet.parts(network.id) if self.sheet.whole and network.tier is Tier.MUNICIPAL else []
            for target in targets or filter(None, [self._drawn(network.id)]):
                if source:
                    yield from self._link(source.id, target.id, seat, home)

    def _served(self) -> Iterator[TierLink]:
        """Yield which municipalities a platform serves; the one that is its own it stands for."""
        for platform in self.sheet.platforms.values():
            if isinstance(platform.fact, Platform) and platform.tier is Tier.MUNICIPAL:
                for code in platform.fact.serves:
                    if self.sheet.standing_for(code) != platform:
                        yield from self._link(platform.id, self.sheet.area(code).id, platform.fact, platform.home)

    def _brokered(self, home: str, record: Record) -> Iterator[TierLink]:
        """Yield the joint set-ups that are planned or brokered and not there yet, with the municipalities concerned."""
        for activity in record.activities:
            if activity.kind not in self.brokering or activity.state is Stage.DROPPED:
                continue
            towns = [code for code in activity.areas if code != self.sheet.prefecture]
            if not set(towns) & set(self.sheet.towns) or self._is_there(towns):
                continue
            named = [id_ for ref in activity.whom if (id_ := from_anywhere(ref, home)) in self.sheet.platforms]
            node = self.sheet.platforms[named[0]] if named else TierNode(
                f"{home}:{activity.path()}", activity.what, Tier.MUNICIPAL, home, activity, planned=True)
            if not named:
                self.brokered[node.id] = node
            for code in towns:
                for link in self._link(self.sheet.standing_for(code).id, node.id, activity, home):
                    yield replace(link, planned=True)

    def _is_there(self, towns: Collection[str]) -> bool:
        return any(isinstance(p.fact, Platform) and set(towns) <= set(p.fact.serves)
                   for p in self.sheet.platforms.values())

    def _taken_up(self) -> Iterator[TierLink]:
        """Yield which of the areas shown the nation's councils took up, as their record says."""
        record = self.sheet.records.get(NATION)
        shown = {*self.sheet.towns, self.sheet.prefecture}
        for activity in record.activities if record else ():
            councils = [id_ for ref in activity.whom if (id_ := from_anywhere(ref, NATION)) in self.sheet.everybody]
            if activity.state is Stage.DONE:
                for council in councils:
                    for code in activity.areas:
                        if code in shown:
                            yield from self._link(council, self.sheet.standing_for(code).id, activity, NATION)
