"""Pictures of several municipalities side by side: the same role has the same seat in every one.

What only one has is marked by colour and by ＋, what it lacks and another has stands there as a ghost with −.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.analysis.comparison.matching import LineUp, Match, Position
from graph.catalogue import Catalogue
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.fact import Fact
from graph.facts.links import ends_of
from graph.pictures import looks
from graph.pictures.layout.folding import LABEL_EM, Fold
from graph.pictures.layout.placing import (
    NETWORK_EM,
    ORGANISATION_EM,
    PANEL,
    RIGHT_EM,
    TOP_EM,
    Seat,
    Wanted,
    size,
    span,
)
from graph.pictures.layout.seating import Phrase, Seating, Wish
from graph.pictures.platform_picture import Drawing
from graph.pictures.scene import DrawnEdge, DrawnNode, LegendEntry, Scene
from graph.pictures.wrapping import shortened
from graph.record.record import Record
from graph.replacing import replace

PLUS, MINUS = "＋ ", "− "
FOLD_FROM = 30
"""From so many seats of organisations on they are folded: the panels are half as wide as a picture."""
GAP, TITLE_HEIGHT, IN_A_ROW = 40.0, 44.0, 2
"""Between panels that stand on one sheet, and for their titles, in scene units."""
EM = {Position.ORGANISATION: ORGANISATION_EM, Position.NETWORK: NETWORK_EM, Position.LINKED: TOP_EM,
      Position.BACK_UP: TOP_EM}


def draw_comparison(lined_up: LineUp, titles: Sequence[str], catalogue: Catalogue, words: Phrase,
                    language: str, wish: Wish | None = None, *, ghosts: bool = False) -> tuple[Scene, ...]:
    """Return a picture for each side, all of the same extent and with the same seats.

    `ghosts`: whether a side shows, marked, what only another has.

    The ids of actors and the paths of lines are those of the seats they sit in, so that what is selected in
    one picture can be found in the others. All have one legend.
    """
    asked = replace(wish or Wish(), fold_from=FOLD_FROM, sheet=PANEL)
    sheet = _Sheet(lined_up, catalogue, words, language, asked, ghosts)
    panels = [sheet.panel(side, title) for side, title in enumerate(titles)]
    entries = {(isinstance(e.look, looks.EdgeLook), e.look.id): e for panel in panels for e in panel.legend}
    legend = tuple(sorted(entries.values(), key=lambda e: (isinstance(e.look, looks.EdgeLook),
                                                           e.look.id in MARKS)))
    lefts, tops, rights, bottoms = zip(*(panel.view for panel in panels), strict=True)
    view = min(lefts), min(tops), max(rights), max(bottoms)
    return tuple(replace(panel, legend=legend, view=view) for panel in panels)


MARKS = frozenset(look.id for look in (looks.ONLY, looks.GHOST, looks.ONLY_EDGE, looks.GHOST_EDGE))


def on_one_sheet(panels: Sequence[Scene], title: str) -> Scene:
    """Return the panels as one picture, two in a row as on the page, each under its title."""
    left, top, right, bottom = panels[0].view
    across, down = right - left + GAP, bottom - top + TITLE_HEIGHT + GAP
    places = [(n % IN_A_ROW * across, n // IN_A_ROW * down) for n in range(len(panels))]
    moved = [_shifted(panel, x, y) for panel, (x, y) in zip(panels, places, strict=True)]
    heads = tuple(DrawnNode(f"title-{n}", panel.title, looks.TITLE, (left + right) / 2 + x, top - TITLE_HEIGHT / 2 + y,
                      right - left, TITLE_HEIGHT, panel.title)
                  for n, (panel, (x, y)) in enumerate(zip(panels, places, strict=True)))
    return Scene(
        title, (*heads, *(node for panel in moved for node in panel.nodes)),
        tuple(edge for panel in moved for edge in panel.edges),
        tuple(frame for panel in moved for frame in panel.frames), panels[0].legend,
        (left, top - TITLE_HEIGHT, right + max(x for x, _ in places), bottom + places[-1][1]), panels[0].folded)


def _shifted(panel: Scene, right: float, down: float) -> Scene:
    def moved(edge: DrawnEdge) -> DrawnEdge:
        return replace(edge, points=tuple((x + right, y + down) for x, y in edge.points))

    return replace(panel, nodes=tuple(replace(node, x=node.x + right, y=node.y + down) for node in panel.nodes),
                   edges=tuple(map(moved, panel.edges)),
                   frames=tuple(replace(frame, left=frame.left + right, top=frame.top + down)
                                for frame in panel.frames))


LINKS = ("memberships", "platform_parts", "platform_roles", "ties")


@dataclass
class _Sheet:
    """What the panels share: the records with the ids of seats in place of their own, and where those are drawn."""

    lined_up: LineUp
    catalogue: Catalogue
    words: Phrase
    language: str
    wish: Wish
    ghosts: bool

    def __post_init__(self) -> None:
        self.records = [_in_seats(record, seat_of) for record, seat_of in
                        zip(self.lined_up.records, self.lined_up.seat_of, strict=True)]
        self.actors = [{actor.id: actor for actor in record.nodes()} for record in self.records]
        seating = Seating(self._union(), self.catalogue, self.words, self.language, self.wish)
        self.seats = {seat.wanted.id: self._roomy(seat) for seat in seating.seats()}
        self.groups, self.drawn_as = seating.groups, seating.drawn_as

    def _union(self) -> Record:
        """Return one record in which every seat is filled, by the actor with the longest label."""
        area = self.records[0].area
        actors: dict[str, Node] = {}
        for match in self.lined_up.matches:
            variants = [replace(by_seat[match.id], name=sign + by_seat[match.id].name)
                        for by_seat in self.actors if match.id in by_seat for sign in (PLUS, "")]
            actor = max(variants, key=lambda b: self._room(match, b)[::-1])
            if isinstance(actor, Platform) and match.position is Position.PLATFORM:
                actor = replace(actor, serves=(area.code,))
            actors[match.id] = actor
        links = {name: tuple({link.path(): link for record in self.records for link in getattr(record, name)}
                             .values()) for name in LINKS}
        return Record(area=area, **_by_kind(actors.values()), **links)

    def _room(self, match: Match, actor: Node) -> tuple[float, float]:
        """Return the width and the height that an actor's label needs."""
        return size(Wanted(match.id, actor.name, looks.ORGANISATION), EM.get(match.position, RIGHT_EM))[1:]

    def _roomy(self, seat: Seat) -> Seat:
        """Return the seat, large enough for the label of every side."""
        match = self.lined_up.by_id.get(seat.wanted.id)
        actors = [actor for actor in match.actors if actor is not None] if match else []
        rooms = [size(replace(seat.wanted, name=sign + actor.name), EM.get(match.position, RIGHT_EM))
                 for actor in actors for sign in (PLUS, MINUS, "")] if match else []
        return replace(seat, width=max([seat.width, *(room[1] for room in rooms)]),
                       height=max([seat.height, *(room[2] for room in rooms)]))

    # One side ----------------------------------------------------------------------------------

    def panel(self, side: int, title: str) -> Scene:
        """Return the picture of one side."""
        record = self.records[side]
        drawing = Drawing(record, self.catalogue, self.words, self.language, self.wish)
        drawing.seating.drawn_as = self.drawn_as
        nodes = tuple(node for seat in self.seats.values() if (node := self._node(seat, side, drawing)) is not None)
        here = {node.id: self.seats[node.id] for node in nodes if node.look.id != looks.GHOST.id}
        ghost_edges = self._ghost_edges(side, here) if self.ghosts else ()
        edges = (*(self._marked(edge, side) for edge in drawing.edges(here)), *ghost_edges)
        frames = tuple(drawing.frames(here))
        seats = [replace(seat, wanted=replace(seat.wanted, look=self._look(seat, side, drawing)))
                 for seat in here.values()]
        legend = [*drawing.legend(seats, ()), *self._marks(nodes, edges)]
        legend += [LegendEntry(edge.look, edge.title.split("\n")[-1]) for edge in
                   {edge.look.id: edge for edge in edges}.values() if edge.look.id not in MARKS]
        left, top, right, bottom = span(list(self.seats.values()))
        xs = [x for edge in edges for x, _ in edge.points]
        ys = [y for edge in edges for y in (edge.points[0][1], edge.points[-1][1])]
        view = (min([left, *(x - 6 for x in xs)]), min([top, *(y - 6 for y in ys)]),
                max([right, *(x + 6 for x in xs), *(f.left + f.width + 4 for f in frames)]),
                max([bottom, *(f.top + f.height + 4 for f in frames)]))
        return Scene(title, nodes, edges, frames, tuple(legend), view,
                     folded=sum(len(group.members) for group in self.groups.values()))

    def _look(self, seat: Seat, side: int, drawing: Drawing) -> looks.NodeLook:
        actor = self.actors[side].get(seat.wanted.id)
        return drawing.seating.look(actor) if actor else looks.FOLDED

    def _node(self, seat: Seat, side: int, drawing: Drawing) -> DrawnNode | None:
        """Return an actor as this side has it: its own, a ghost of another's, or none."""
        if group := self.groups.get(seat.wanted.id):
            return self._group(seat, group, side)
        match = self.lined_up.by_id[seat.wanted.id]
        actor = match.actors[side]
        em = EM.get(match.position, RIGHT_EM)
        if actor is None:
            return self._ghost(seat, match, side, em)
        alone = self._only(match)
        look = self._look(seat, side, drawing)
        meaning = self.words(f"picture.node.{look.id}")
        if alone:
            look, meaning = _only(look), f"{meaning}\n{self.words('picture.node.only')}"
        label = size(replace(seat.wanted, name=(PLUS if alone else "") + actor.name), em)[0]
        return DrawnNode(match.id, label, look, seat.x, seat.y, seat.width, seat.height, f"{actor.name}\n{meaning}")

    def _ghost(self, seat: Seat, match: Match, side: int, em: float) -> DrawnNode | None:
        """Return what stands where others have an actor and this side has nobody in that role."""
        filled = any(set(other.terms) & set(match.terms) and other.actors[side] is not None
                     for other in self.lined_up.matches if other.position is match.position and match.terms)
        if filled or not self.ghosts:
            return None
        name = match.first.name
        label = size(replace(seat.wanted, name=MINUS + name), em)[0]
        look = replace(looks.GHOST, shape=seat.wanted.look.shape)
        return DrawnNode(match.id, label, look, seat.x, seat.y, seat.width, seat.height,
                         f"{name}\n{self.words('picture.node.ghost')}")

    def _group(self, seat: Seat, group: Fold, side: int) -> DrawnNode | None:
        matches = [self.lined_up.by_id[member] for member in group.members]
        here = [match for match in matches if match.actors[side] is not None]
        if not here and not self.ghosts:
            return None
        alone = sum(self._only(match) for match in here)
        key = "picture.compared_group" if alone else "picture.counted_group"
        text = self.words(key, name=shortened(group.label, LABEL_EM), count=len(here), only=alone)
        label = size(replace(seat.wanted, name=text), ORGANISATION_EM)[0]
        look = looks.FOLDED if here else replace(looks.GHOST, shape="stack")
        return DrawnNode(group.id, label, look, seat.x, seat.y, seat.width, max(seat.height, 28.0),
                   f"{text}\n{self.words('picture.node.folded')}")

    def _only(self, match: Match) -> bool:
        """Return whether only one side has anybody in a seat."""
        return sum(actor is not None for actor in match.actors) == 1 < len(match.actors)

    def _marked(self, edge: DrawnEdge, side: int) -> DrawnEdge:
        """Return a line as it is drawn: coloured where no other side has it."""
        kind = edge.look.id
        if not edge.about:
            return edge
        join = (kind.partition(".")[0], edge.source, edge.target)
        others = [self._drawn(n) for n in range(len(self.records)) if n != side]
        if not others or any(join in joins for joins in others):
            return edge
        title = f"{edge.title.splitlines()[0]}\n{self.words('picture.edge.only')}"
        return replace(edge, title=title, look=replace(
            edge.look, id=looks.ONLY_EDGE.id, colour=looks.ONLY_HERE, width=looks.ONLY_EDGE.width))

    def _drawn(self, side: int) -> frozenset[tuple[str, str, str]]:
        """Return which lines a side has: what they look like and whom they join."""
        if side not in self._edges_of:
            drawing = Drawing(self.records[side], self.catalogue, self.words, self.language, self.wish)
            drawing.seating.drawn_as = self.drawn_as
            here = {i: seat for i, seat in self.seats.items() if i in self.actors[side] or i in self.groups}
            self._edges_of[side] = {
                (edge.look.id.partition(".")[0], edge.source, edge.target): edge for edge in drawing.edges(here)}
        return frozenset(self._edges_of[side])

    @cached_property
    def _edges_of(self) -> dict[int, dict[tuple[str, str, str], DrawnEdge]]:
        return {}

    def _ghost_edges(self, side: int, here: Mapping[str, Seat]) -> Iterator[DrawnEdge]:
        """Yield the links that others have between two actors that this side has as well."""
        done = set(self._drawn(side))
        for other_side in range(len(self.records)):
            self._drawn(other_side)
            for join, edge in self._edges_of[other_side].items():
                if join in done or not edge.about or edge.source not in here or edge.target not in here:
                    continue
                done.add(join)
                title = f"{edge.title.splitlines()[0]}\n{self.words('picture.edge.ghost')}"
                yield replace(edge, id=f"ghost>{edge.id}", look=replace(looks.GHOST_EDGE, arrow=edge.look.arrow),
                              title=title)

    def _marks(self, nodes: Iterable[DrawnNode], edges: Iterable[DrawnEdge]) -> Iterator[LegendEntry]:
        """Yield what the marks of the comparison mean, those in use."""
        drawn = list(nodes)
        if any(node.look.border == looks.ONLY_HERE for node in drawn):
            yield LegendEntry(looks.ONLY, self.words("picture.node.only"))
        if any(node.look.id == looks.GHOST.id for node in drawn):
            yield LegendEntry(looks.GHOST, self.words("picture.node.ghost"))
        used = {edge.look.id for edge in edges}
        for look in (looks.ONLY_EDGE, looks.GHOST_EDGE):
            if look.id in used:
                yield LegendEntry(look, self.words(f"picture.edge.{look.id}"))


def _only(look: looks.NodeLook) -> looks.NodeLook:
    return replace(look, border=looks.ONLY_HERE, border_width=looks.ONLY_WIDTH)


def _in_seats(record: Record, seat_of: Mapping[str, str]) -> Record:
    """Return the record with the ids of seats in place of its actors'; only actors and their links."""
    def renamed(fact: Fact) -> Fact:
        names = [field.name for field in fact.REFERENCES if "source" not in field.refers]
        changes: dict[str, Any] = {name: seat_of.get(getattr(fact, name)) or getattr(fact, name) for name in names}
        if isinstance(fact, Node):
            changes["id"] = seat_of[fact.id]
        return replace(fact, cites=(), **changes)

    linked: dict[str, Any] = {name: tuple(renamed(fact) for fact in getattr(record, name)
                          if all(end in seat_of for end in ends_of(fact))
                          and (getattr(fact, "reported_by", None) or next(iter(seat_of))) in seat_of)
              for name in LINKS}
    actors = [renamed(actor) for actor in record.nodes()]
    return Record(area=replace(record.area, cites=()), **_by_kind(actors), **linked)


def _by_kind(actors: Iterable[Fact]) -> dict[str, Any]:
    nodes = list(actors)
    return {kind.PLURAL: tuple(actor for actor in nodes if isinstance(actor, kind))
            for kind in (Organisation, Network, Platform)}
