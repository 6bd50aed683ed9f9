"""The picture of a whole platform, from a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.network.reports import reported_ties
from graph.catalogue import Catalogue
from graph.facts.choices import RoleKind
from graph.facts.links import Link, Membership, PlatformPart, PlatformRole, Tie
from graph.pictures import looks
from graph.pictures.layout.lanes import Column, box_columns, route_in_lanes
from graph.pictures.layout.placing import Seat, span
from graph.pictures.layout.seating import INDENT, Phrase, Seating, Wish
from graph.pictures.scene import DrawnEdge, DrawnNode, Frame, LegendEntry, Scene
from graph.recent import kept
from graph.record.record import Record
from graph.replacing import replace

FRAME_MARGIN = 20
MOST_KEPT = 16
"""So many pictures are kept at hand."""


def draw_platform(record: Record, catalogue: Catalogue, words: Phrase, language: str,
                  wish: Wish | None = None) -> Scene:
    """Return the picture of everything recorded; the same record always looks the same.

    Where there are very many organisations they are drawn in groups that open (`folding`).
    `words` gives the words for `picture.node.*` and `picture.edge.*`.
    """
    wish = wish or Wish()
    if len(record.organisations) < wish.fold_from:  # no groups: the same picture, whatever is to be opened
        wish = replace(wish, opened=frozenset(), shown=frozenset())
    return _drawn(record, catalogue, words, language, wish)


@kept(MOST_KEPT)
def _drawn(record: Record, catalogue: Catalogue, words: Phrase, language: str, wish: Wish) -> Scene:
    drawing = Drawing(record, catalogue, words, language, wish)
    seats = {seat.wanted.id: seat for seat in drawing.seating.seats()}
    edges = tuple(drawing.edges(seats))
    nodes = tuple(drawing.node(seat) for seat in seats.values())
    frames = (*drawing.frames(seats), *drawing.parents(seats))
    left, top, right, bottom = span(list(seats.values()))
    xs = [x for edge in edges for x, _ in edge.points]
    far, deep = [f.left + f.width for f in frames], [f.top + f.height for f in frames]
    ys = [y for edge in edges for y in (edge.points[0][1], edge.points[-1][1])]
    view = (min([left, *(x - 6 for x in xs)]), min([top, *(y - 6 for y in ys)]),
            max([right, *(e + 4 for e in far), *(x + 6 for x in xs)]),
            max([bottom, *(e + 4 for e in deep)]))
    return Scene(record.area.name, nodes, edges, frames, tuple(drawing.legend(seats.values(), edges)), view,
                 folded=sum(len(group.members) for group in drawing.seating.groups.values()))


@dataclass
class Drawing:
    """Draws a record on the seats that its actors have."""

    record: Record
    catalogue: Catalogue
    words: Phrase
    language: str
    wish: Wish

    def __post_init__(self) -> None:
        self.names = {actor.id: actor.name for actor in self.record.nodes()}
        self.seating = Seating(self.record, self.catalogue, self.words, self.language, self.wish)

    def node(self, seat: Seat) -> DrawnNode:
        """Return an actor as it is drawn."""
        look = seat.wanted.look
        title = f"{seat.wanted.name}\n{self._meaning(look)}"
        if self.wish.shading and look not in (looks.PLATFORM, looks.FOLDED):
            look = self.wish.shading.shaded(look, seat.wanted.id)
        return DrawnNode(seat.wanted.id, seat.label, look, seat.x, seat.y, seat.width, seat.height, title)

    # What links them --------------------------------------------------------------------------

    def edges(self, seats: dict[str, Seat]) -> Iterator[DrawnEdge]:
        """Yield every link whose two actors are in the picture."""
        between: dict[frozenset[str], int] = {}
        merged: dict[tuple[str, str], int] = {}
        columns = box_columns(list(seats.values()))
        in_the_way = [seat for seat in seats.values() if seat.wanted.look.shape not in ("box", "stack")]
        _, top, _, bottom = span(list(seats.values()))
        for fact in self._drawn_links():
            for first, last, look in self._ends(fact):
                source, target = (self.seating.drawn_as.get(end, end) for end in (first, last))
                if source not in seats or target not in seats or source == target:
                    continue
                if (source, target) != (first, last):
                    merged[source, target] = merged.get((source, target), 0) + 1
                    continue
                pair = frozenset((source, target))
                bend = between[pair] = between.get(pair, -1) + 1
                title = f"{self.names[source]} — {self.names[target]}\n{self._meaning(look)}"
                if fact.path() in self.wish.added:
                    look = looks.ADDED
                yield DrawnEdge(f"{fact.path()}>{source}>{target}", source, target, look,
                           route_in_lanes(seats[source], seats[target], columns, bend=bend, others=in_the_way,
                                          sheet=(top, bottom)),
                           fact.path(), title)

        yield from self._absent(seats, columns, in_the_way, (top, bottom))
        for (source, target), count in merged.items():
            title = self.words("picture.folded_line", count=count)
            points = route_in_lanes(seats[source], seats[target], columns, others=in_the_way, sheet=(top, bottom))
            yield DrawnEdge(f"{source}>{target}", source, target, looks.folded_look(count), points, "", title)

    def _drawn_links(self) -> Iterator[Link]:
        """Yield the links that have a line: of several reports of one tie only the first."""
        first = {reported.tie for reported in reported_ties(self.record.ties, self.catalogue.undirected)}
        yield from (link for link in self.record.links() if not isinstance(link, Tie) or link in first)

    def _absent(self, seats: dict[str, Seat], columns: Sequence[Column], in_the_way: list[Seat],
                sheet: tuple[float, float]) -> Iterator[DrawnEdge]:
        """Yield the links that are missing, once between the same two."""
        drawn: set[frozenset[str]] = set()
        for absent in self.wish.absent:
            for pair in absent.pairs:
                first, second = (self.seating.drawn_as.get(end, end) or absent.id for end in pair)
                if first in seats and second in seats and first != second and frozenset((first, second)) not in drawn:
                    drawn.add(frozenset((first, second)))
                    points = route_in_lanes(seats[first], seats[second], columns, bend=1, others=in_the_way,
                                            sheet=sheet)
                    yield DrawnEdge(f"{absent.id}>{first}>{second}", first, second, looks.ABSENT, points, absent.id,
                               f"{absent.title}\n{self._meaning(looks.ABSENT)}")

    def _ends(self, fact: Link) -> Iterator[tuple[str, str, looks.EdgeLook]]:
        """Yield from whom to whom a fact is drawn. The hub's role is drawn to each network it links."""
        if isinstance(fact, Membership):
            status = self.catalogue.statuses.get(fact.status)
            yield fact.member, fact.network, looks.membership_look(fact.status, status.dash if status else "")
        elif isinstance(fact, PlatformPart):
            yield fact.network, fact.platform, looks.PART
        elif isinstance(fact, PlatformRole):
            networks = self.seating.parts.get(fact.platform, []) if fact.role is RoleKind.HUB else []
            for target in networks or [fact.platform]:
                yield fact.actor, target, looks.ROLES[fact.role.value]
        else:
            yield fact.source, fact.target, self._tie_look(fact)

    def _tie_look(self, tie: Tie) -> looks.EdgeLook:
        kind = self.catalogue.tie_kinds.get(tie.kind)
        if kind is None:
            return looks.tie_look(tie.kind, looks.INK, "", directed=False)
        return looks.tie_look(kind.id, kind.colour, kind.dash, directed=kind.directed)

    # What it means ----------------------------------------------------------------------------

    def _meaning(self, look: looks.NodeLook | looks.EdgeLook) -> str:
        if isinstance(look, looks.NodeLook):
            return self.words(f"picture.node.{look.id}")
        kind, _, which = look.id.partition(".")
        if kind == "tie":
            term = self.catalogue.tie_kinds.get(which)
            return term.name(self.language) if term else which
        if kind == "membership":
            status = self.catalogue.statuses.get(which)
            known = status.name(self.language) if status else which
            edge = self.words("picture.edge.membership")
            return self.words("picture.edge.with_status", edge=edge, status=known) if known else edge
        return self.words(f"picture.edge.{look.id}")

    def legend(self, seats: Iterable[Seat], edges: tuple[DrawnEdge, ...]) -> Iterator[LegendEntry]:
        """Yield the looks in use, actors first, each with its meaning; then what the colours mean."""
        used = {seat.wanted.look for seat in seats}
        yield from (LegendEntry(look, self._meaning(look)) for look in looks.NODES if look in used)
        for look in {edge.look.id: edge.look for edge in edges}.values():
            yield LegendEntry(look, self._meaning(look))
        if shading := self.wish.shading:
            for step, (low, high) in enumerate(shading.ranges):
                swatch = replace(looks.ORGANISATION, id=f"step.{step}", fill=shading.colour(step))
                key = "picture.one_value" if low == high else "picture.step"
                yield LegendEntry(swatch, self.words(key, label=shading.label, low=f"{low:.3g}",
                                                     high=f"{high:.3g}"))

    def parents(self, seats: dict[str, Seat]) -> Iterator[Frame]:
        """Yield a frame around each organisation whose departments stand below it."""
        drawn = {o.id: o.parent for o in self.record.organisations if o.id in seats}
        for top in drawn:
            column = [seats[top]]
            for department, parent in drawn.items():
                if parent == top and abs(seats[department].x - seats[top].x) <= 2 * INDENT:
                    column.append(seats[department])
            if len(column) > 1:
                left = min(s.x - s.width / 2 for s in column) - 4
                right = max(s.x + s.width / 2 for s in column) + 4
                upper, lower = min(s.y - s.height / 2 for s in column) - 3, max(s.bottom for s in column) + 3
                yield Frame(left, upper, right - left, lower - upper)

    def frames(self, seats: dict[str, Seat]) -> Iterator[Frame]:
        """Yield the frame around each platform that serves this area: its networks and who runs it."""
        for platform in self.record.platforms:
            runs = [r.actor for r in self.record.platform_roles
                    if r.platform == platform.id and r.role in (RoleKind.HUB, RoleKind.SECRETARIAT)]
            ids = (platform.id, *self.seating.parts.get(platform.id, ()), *runs)
            inside = [seats[i] for i in ids if i in seats]
            if self.record.area.code in platform.serves and len(inside) > 1:
                left, top, right, bottom = span(inside)
                yield Frame(left - FRAME_MARGIN / 2, top - FRAME_MARGIN / 2, right - left + FRAME_MARGIN,
                            bottom - top + FRAME_MARGIN)
