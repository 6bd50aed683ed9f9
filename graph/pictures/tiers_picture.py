"""The nation, a prefecture and its municipalities in one picture: a frame a tier, from the top."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.network.tiers import AREA_PREFIX, TIERS, TierLink, TierNode, Tiers
from graph.catalogue import Catalogue
from graph.facts.activities import Activity
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import RoleKind, Tier
from graph.facts.links import Membership, PlatformPart, PlatformRole
from graph.pictures import looks
from graph.pictures.layout.folding import PREFIX
from graph.pictures.layout.placing import MARGIN, Seat, Wanted
from graph.pictures.layout.rows import Row, broken, lowered, placed, route_through
from graph.pictures.layout.seating import Phrase
from graph.pictures.scene import DrawnEdge, DrawnNode, Frame, LegendEntry, Scene
from graph.pictures.wrapping import wrap

GUTTER, BROAD, EM, SAYS_EM = 176.0, 800.0, 11.0, 12.2
"""What a tier's own words have room for at its left, what its actors have beside them, how broad labels are."""
PADDING, BETWEEN_TIERS, LEAST_HEIGHT = 14.0, 24.0, 76.0
MOST = {Tier.MUNICIPAL: 12, Tier.PREFECTURAL: 8, Tier.NATIONAL: 8}
"""So many of one kind that nothing joins to another tier are drawn one by one; of more a group is drawn."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in the picture: phrases, the name of each tier, and what its frame says."""

    phrase: Phrase
    names: Mapping[Tier, str]
    says: Mapping[Tier, str]


def draw_tiers(tiers: Tiers, title: str, catalogue: Catalogue, language: str, words: Words,
               opened: Collection[str] = ()) -> Scene:
    """Return the picture. Many of a tier who are joined to nobody, or to one council of it, are drawn as a group."""
    drawing = _Drawing(tiers, catalogue, language, words, opened)
    rows, frames = drawing.rows()
    seats = {seat.wanted.id: seat for row in rows for seat in row}
    edges = tuple(drawing.edges(seats, rows))
    nodes = tuple(DrawnNode(s.wanted.id, s.label, s.wanted.look, s.x, s.y, s.width, s.height, drawing.title(s.wanted))
                  for s in seats.values())
    xs = [x for edge in edges for x, _ in edge.points]
    right = max([frames[0].left + frames[0].width, *(s.x + s.width / 2 for s in seats.values()), *xs]) + MARGIN
    view = (min([frames[0].left, *xs]) - MARGIN, frames[0].top - MARGIN, right,
            frames[-1].top + frames[-1].height + MARGIN)
    used = {node.look for node in nodes}
    legend = [LegendEntry(look, drawing.meaning(look)) for look in looks.TIERS if look in used]
    legend += [LegendEntry(look, drawing.meaning(look))
               for look in {edge.look.id: edge.look for edge in edges}.values()]
    return Scene(title, nodes, edges, tuple(frames), tuple(legend), view,
                 folded=sum(map(len, drawing.groups.values())))


class _Drawing:
    def __init__(self, tiers: Tiers, catalogue: Catalogue, language: str, words: Words,
                 opened: Collection[str]) -> None:
        self.tiers, self.catalogue, self.language, self.words = tiers, catalogue, language, words
        self.groups: dict[str, list[TierNode]] = {}
        self.drawn_as: dict[str, str] = {}
        for tier in TIERS:
            for kind in (Network.KIND, Organisation.KIND, Area.KIND):
                self._fold(tier, kind, self._is_quiet, f"{PREFIX}{tier}/{kind}", opened)
            self._fold(tier, Organisation.KIND, self._only_sits_elsewhere, f"{PREFIX}{tier}/seats", opened)

    def _fold(self, tier: Tier, kind: str, is_alike: Callable[[TierNode], bool], group: str,
              opened: Collection[str]) -> None:
        """Draw as one group, where they are many, those of a kind and a tier that are alike."""
        alike = [node for node in self.tiers.on(tier) if self._kind(node) == kind and is_alike(node)]
        if len(alike) > MOST[tier] and group not in opened:
            self.groups[group] = alike
            self.drawn_as |= {node.id: group for node in alike}

    @staticmethod
    def _kind(node: TierNode) -> str:
        return node.fact.KIND if node.fact else Area.KIND

    def _only_sits_elsewhere(self, node: TierNode) -> bool:
        """Return whether somebody has seats and nothing else, one of them on a council of another tier."""
        linked = self.tiers.linked(node.id)
        return not self._is_quiet(node) and all(
            isinstance(link.fact, Membership) and link.source == node.id for link in linked)

    def _is_quiet(self, node: TierNode) -> bool:
        """Return whether somebody is joined to nobody, or to one council of the own tier only."""
        linked = self.tiers.linked(node.id)
        return not linked or (len(linked) == 1 and linked[0].source == node.id
                              and isinstance(linked[0].fact, Membership)
                              and self.tiers.nodes[linked[0].target].tier is node.tier)

    # Where they stand ---------------------------------------------------------------------------

    def rows(self) -> tuple[list[Row], list[Frame]]:
        """Return the seats, row by row, and the frame of each tier around its rows."""
        by_tier = {tier: [part for row in self._rows_of(tier) if row for part in broken(row, EM, BROAD)]
                   for tier in TIERS}
        links = [(self.drawn_as.get(link.source, link.source), self.drawn_as.get(link.target, link.target))
                 for link in self.tiers.links]
        seated = iter(placed([row for tier in TIERS for row in by_tier[tier]], EM, GUTTER, BROAD, links))
        rows: list[Row] = []
        frames = []
        top = 0.0
        for tier in TIERS:
            tier_rows = [next(seated) for _ in by_tier[tier]]
            upper = min((s.y - s.height / 2 for row in tier_rows for s in row), default=0.0)
            high = max((s.bottom for row in tier_rows for s in row), default=upper) - upper
            frame = self._frame(tier, top, high + 2 * PADDING)
            frames.append(frame)
            down = top + (frame.height - high) / 2 - upper
            rows += [lowered(row, down) for row in tier_rows]
            top += frame.height + BETWEEN_TIERS
        return rows, frames

    def _frame(self, tier: Tier, top: float, high: float) -> Frame:
        frame = Frame(0, top, GUTTER + BROAD + PADDING, high, wrap(self.words.names[tier], SAYS_EM * 0.8),
                      wrap(self.words.says[tier], SAYS_EM))
        lowest = max((y for _, _, y, _, _ in frame.texts()), default=top)
        return Frame(0, top, frame.width, max(high, LEAST_HEIGHT, lowest - top + 18), frame.title, frame.says)

    def _rows_of(self, tier: Tier) -> Iterator[list[Wanted]]:
        """Yield the rows of a tier: who is joined downwards stands below, municipalities' platforms stand above."""
        nodes = [node for node in self.tiers.on(tier) if node.id not in self.drawn_as]
        groups = {group: members for group, members in self.groups.items() if members[0].tier is tier}
        areas = [self._wanted(node) for node in nodes if node.id.startswith(AREA_PREFIX)]
        actors = [node for node in nodes if not node.id.startswith(AREA_PREFIX)]
        upper: list[Wanted] = []
        lower: list[Wanted] = []
        for node in actors:
            stands_above = (isinstance(node.fact, Platform | Activity) if tier is Tier.MUNICIPAL else
                            isinstance(node.fact, Organisation) and not self._is_joined_below(node))
            (upper if stands_above else lower).append(self._wanted(node))
        for group, members in groups.items():
            kind = self._kind(members[0])
            stands_above = kind == Organisation.KIND and tier is not Tier.MUNICIPAL
            among = upper if stands_above and self._is_quiet(members[0]) else lower
            row = areas if kind == Area.KIND else among
            row.append(Wanted(group, self._group_name(members), looks.FOLDED))
        yield from (upper, lower, areas)

    def _is_joined_below(self, node: TierNode) -> bool:
        ends = {end for link in self.tiers.linked(node.id) for end in (link.source, link.target)}
        return any(TIERS.index(self.tiers.nodes[end].tier) > TIERS.index(node.tier) for end in ends)

    def _group_name(self, members: Sequence[TierNode]) -> str:
        joined = "joined" if self.tiers.linked(members[0].id) else "alone"
        key = "areas" if self._kind(members[0]) == Area.KIND else joined
        return self.words.phrase(f"tiers.group.{key}", count=len(members))

    def _wanted(self, node: TierNode) -> Wanted:
        return Wanted(node.id, self._label(node), self._look(node))

    def _label(self, node: TierNode) -> str:
        if not isinstance(node.fact, Platform) or not self.tiers.whole or node.tier is not Tier.MUNICIPAL:
            return node.name or self.words.phrase("tiers.brokered")
        phrase = self.words.phrase
        run_by = self.tiers.secretariats.get(node.id)
        said = phrase("tiers.secretariat" if run_by else "tiers.without_secretariat",
                      names=phrase("list.between").join(run_by or ()))
        area = self.tiers.records[node.home].area.name
        name = node.name if node.name.startswith(area) or node.fact.serves != (node.home,) else f"{area}\n{node.name}"
        return f"{name}\n{said}"

    # How they look ------------------------------------------------------------------------------

    def _look(self, node: TierNode) -> looks.NodeLook:
        fact = node.fact
        if node.planned or isinstance(fact, Activity):
            return looks.PLANNED
        if isinstance(fact, Platform):
            return looks.PLATFORM
        if isinstance(fact, Network | Organisation):
            return self._look_of_actor(node, fact)
        return looks.AREA if self.tiers.serving(node.id.removeprefix(AREA_PREFIX)) else looks.AREA_UNKNOWN

    def _look_of_actor(self, node: TierNode, fact: Network | Organisation) -> looks.NodeLook:
        roles = {link.fact.role for link in self.tiers.linked(node.id)
                 if isinstance(link.fact, PlatformRole) and link.source == node.id}
        if isinstance(fact, Organisation) and RoleKind.HUB in roles:
            return looks.HUB
        if isinstance(fact, Organisation) and RoleKind.SECRETARIAT in roles:
            return looks.SECRETARIAT
        if RoleKind.BACK_UP in roles:
            return looks.BACK_UP
        if isinstance(fact, Network):
            return looks.NETWORK
        return looks.CATEGORY if fact.is_category else looks.ORGANISATION

    def title(self, wanted: Wanted) -> str:
        """Return what is told of somebody that the pointer is on; of a group who is in it."""
        members = [node.name for node in self.groups.get(wanted.id, ())]
        name = self.tiers.nodes[wanted.id].name if wanted.id in self.tiers.nodes else wanted.name
        return "\n".join([name or wanted.name, *(members or [self.meaning(wanted.look)])])

    def meaning(self, look: looks.NodeLook | looks.EdgeLook) -> str:
        """Return what a look means."""
        kind, _, status = look.id.partition(".")
        if isinstance(look, looks.EdgeLook) and kind == "membership":
            term = self.catalogue.statuses.get(status)
            edge = self.words.phrase("picture.edge.membership")
            return self.words.phrase("picture.edge.with_status", edge=edge,
                                     status=term.name(self.language) if term else status) if status else edge
        return self.words.phrase(f"picture.{'node' if isinstance(look, looks.NodeLook) else 'edge'}.{look.id}")

    # What joins them ----------------------------------------------------------------------------

    def edges(self, seats: Mapping[str, Seat], rows: Sequence[Row]) -> Iterator[DrawnEdge]:
        """Yield a line for each link; the members of a group have one together."""
        between: dict[frozenset[str], int] = {}
        drawn: set[str] = set()
        for link in self.tiers.links:
            source, target = (self.drawn_as.get(end, end) for end in (link.source, link.target))
            look = self._edge_look(link)
            name = edge_id(source, target, link)
            if name in drawn:
                continue
            drawn.add(name)
            pair = frozenset((source, target))
            bend = between[pair] = between.get(pair, -1) + 1
            title = f"{seats[source].wanted.name} — {seats[target].wanted.name}\n{self.meaning(look)}"
            yield DrawnEdge(name, source, target, look, route_through(seats[source], seats[target], rows, bend),
                            name, title)

    def _edge_look(self, link: TierLink) -> looks.EdgeLook:
        fact = link.fact
        if link.planned:
            return looks.PLANNED_LINK
        if isinstance(fact, PlatformRole):
            return looks.ROLES[fact.role.value]
        if isinstance(fact, PlatformPart):
            return looks.PART
        if isinstance(fact, Membership):
            status = self.catalogue.statuses.get(fact.status)
            return looks.membership_look(fact.status, status.dash if status else "")
        return looks.TAKEN_UP if isinstance(fact, Activity) else looks.SHARES


def edge_id(source: str, target: str, link: TierLink) -> str:
    """Return the id of the line that is drawn for a link."""
    return f"{source}>{target}>{link.fact.KIND}>{getattr(link.fact, 'role', '')}"
