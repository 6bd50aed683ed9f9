"""Pictures of several municipalities side by side: the same role has the same seat in every one.

What only one has is marked by colour and by ＋, what it lacks and another has stands there as a ghost with −.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.analysis.comparison.matching import LineUp, Slot, Sort
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
from graph.pictures.scene import Dot, LegendEntry, Line, Scene
from graph.pictures.wrapping import shortened
from graph.record.record import Record
from graph.replacing import replace

PLUS, MINUS = "＋ ", "− "
FOLD_FROM = 30
"""From so many seats of organisations on they are folded: the panels are half as wide as a picture."""
GAP, TITLE_HEIGHT, IN_A_ROW = 40.0, 44.0, 2
"""Between panels that stand on one sheet, and for their titles, in scene units."""
EM = {Sort.ORGANISATION: ORGANISATION_EM, Sort.NETWORK: NETWORK_EM, Sort.LINKED: TOP_EM, Sort.BACK_UP: TOP_EM}


def draw_comparison(lined_up: LineUp, titles: Sequence[str], catalogue: Catalogue, words: Phrase,
                    language: str, wish: Wish | None = None) -> tuple[Scene, ...]:
    """Return a picture for each side, all of the same extent and with the same seats.

    The ids of bodies and the paths of lines are those of the slots they sit in, so that what is selected in
    one picture can be found in the others. All have one legend.
    """
    asked = replace(wish or Wish(), fold_from=FOLD_FROM, sheet=PANEL)
    sheet = _Sheet(lined_up, catalogue, words, language, asked)
    panels = [sheet.panel(side, title) for side, title in enumerate(titles)]
    entries = {(isinstance(e.look, looks.LineLook), e.look.id): e for panel in panels for e in panel.legend}
    legend = tuple(sorted(entries.values(), key=lambda e: (isinstance(e.look, looks.LineLook),
                                                           e.look.id in MARKS)))
    lefts, tops, rights, bottoms = zip(*(panel.view for panel in panels), strict=True)
    view = min(lefts), min(tops), max(rights), max(bottoms)
    return tuple(replace(panel, legend=legend, view=view) for panel in panels)


MARKS = frozenset(look.id for look in (looks.ONLY, looks.GHOST, looks.ONLY_LINE, looks.GHOST_LINE))


def on_one_sheet(panels: Sequence[Scene], title: str) -> Scene:
    """Return the panels as one picture, two in a row as on the page, each under its title."""
    left, top, right, bottom = panels[0].view
    across, down = right - left + GAP, bottom - top + TITLE_HEIGHT + GAP
    places = [(n % IN_A_ROW * across, n // IN_A_ROW * down) for n in range(len(panels))]
    moved = [_shifted(panel, x, y) for panel, (x, y) in zip(panels, places, strict=True)]
    heads = tuple(Dot(f"title-{n}", panel.title, looks.TITLE, (left + right) / 2 + x, top - TITLE_HEIGHT / 2 + y,
                      right - left, TITLE_HEIGHT, panel.title)
                  for n, (panel, (x, y)) in enumerate(zip(panels, places, strict=True)))
    return Scene(
        title, (*heads, *(dot for panel in moved for dot in panel.dots)),
        tuple(line for panel in moved for line in panel.lines),
        tuple(frame for panel in moved for frame in panel.frames), panels[0].legend,
        (left, top - TITLE_HEIGHT, right + max(x for x, _ in places), bottom + places[-1][1]), panels[0].folded)


def _shifted(panel: Scene, right: float, down: float) -> Scene:
    def moved(line: Line) -> Line:
        a, b, c, d = ((x + right, y + down) for x, y in line.points)
        return replace(line, points=(a, b, c, d))

    return replace(panel, dots=tuple(replace(dot, x=dot.x + right, y=dot.y + down) for dot in panel.dots),
                   lines=tuple(map(moved, panel.lines)),
                   frames=tuple(replace(frame, left=frame.left + right, top=frame.top + down)
                                for frame in panel.frames))


LINKS = ("memberships", "platform_parts", "platform_roles", "ties")


@dataclass
class _Sheet:
    """What the panels share: the records with the ids of slots in place of their own, and the seats."""

    lined_up: LineUp
    catalogue: Catalogue
    words: Phrase
    language: str
    wish: Wish

    def __post_init__(self) -> None:
        self.records = [_in_slots(record, slot_of) for record, slot_of in
                        zip(self.lined_up.records, self.lined_up.slot_of, strict=True)]
        self.bodies = [{body.id: body for body in record.nodes()} for record in self.records]
        seating = Seating(self._union(), self.catalogue, self.words, self.language, self.wish)
        self.seats = {seat.wanted.id: self._roomy(seat) for seat in seating.seats()}
        self.groups, self.drawn_as = seating.groups, seating.drawn_as

    def _union(self) -> Record:
        """Return one record in which every slot is filled, by the body with the longest label."""
        area = self.records[0].area
        bodies: dict[str, Node] = {}
        for slot in self.lined_up.slots:
            several = [replace(own[slot.id], name=sign + own[slot.id].name)
                       for own in self.bodies if slot.id in own for sign in (PLUS, "")]
            body = max(several, key=lambda b: self._room(slot, b)[::-1])
            if isinstance(body, Platform) and slot.sort is Sort.PLATFORM:
                body = replace(body, serves=(area.code,))
            bodies[slot.id] = body
        links = {name: tuple({link.path(): link for record in self.records for link in getattr(record, name)}
                             .values()) for name in LINKS}
        return Record(area=area, **_by_kind(bodies.values()), **links)

    def _room(self, slot: Slot, body: Node) -> tuple[float, float]:
        """Return the width and the height that a body's label needs."""
        return size(Wanted(slot.id, body.name, looks.ORGANISATION), EM.get(slot.sort, RIGHT_EM))[1:]

    def _roomy(self, seat: Seat) -> Seat:
        """Return the seat, large enough for the label of every side."""
        slot = self.lined_up.by_id.get(seat.wanted.id)
        bodies = [body for body in slot.bodies if body is not None] if slot else []
        rooms = [size(replace(seat.wanted, name=sign + body.name), EM.get(slot.sort, RIGHT_EM))
                 for body in bodies for sign in (PLUS, MINUS, "")] if slot else []
        return replace(seat, width=max([seat.width, *(room[1] for room in rooms)]),
                       height=max([seat.height, *(room[2] for room in rooms)]))

    # One side ----------------------------------------------------------------------------------

    def panel(self, side: int, title: str) -> Scene:
        """Return the picture of one side."""
        record = self.records[side]
        drawing = Drawing(record, self.catalogue, self.words, self.language, self.wish)
        drawing.seating.drawn_as = self.drawn_as
        dots = tuple(dot for seat in self.seats.values() if (dot := self._dot(seat, side, drawing)) is not None)
        here = {dot.id: self.seats[dot.id] for dot in dots if dot.look.id != looks.GHOST.id}
        lines = (*(self._marked(line, side) for line in drawing.lines(here)), *self._ghost_lines(side, here))
        frames = tuple(drawing.frames(here))
        own = [replace(seat, wanted=replace(seat.wanted, look=self._look(seat, side, drawing)))
               for seat in here.values()]
        legend = [*drawing.legend(own, ()), *self._marks(dots, lines)]
        legend += [LegendEntry(line.look, line.title.split("\n")[-1]) for line in
                   {line.look.id: line for line in lines}.values() if line.look.id not in MARKS]
        left, top, right, bottom = span(list(self.seats.values()))
        xs = [x for line in lines for x, _ in line.points]
        ys = [y for line in lines for y in (line.points[0][1], line.points[3][1])]
        view = (min([left, *(x - 6 for x in xs)]), min([top, *(y - 6 for y in ys)]),
                max([right, *(x + 6 for x in xs), *(f.left + f.width + 4 for f in frames)]),
                max([bottom, *(f.top + f.height + 4 for f in frames)]))
        return Scene(title, dots, lines, frames, tuple(legend), view,
                     folded=sum(len(group.members) for group in self.groups.values()))

    def _look(self, seat: Seat, side: int, drawing: Drawing) -> looks.DotLook:
        body = self.bodies[side].get(seat.wanted.id)
        return drawing.seating.look(body) if body else looks.FOLDED

    def _dot(self, seat: Seat, side: int, drawing: Drawing) -> Dot | None:
        """Return a body as this side has it: its own, a ghost of another's, or none."""
        if group := self.groups.get(seat.wanted.id):
            return self._group(seat, group, side)
        slot = self.lined_up.by_id[seat.wanted.id]
        body = slot.bodies[side]
        em = EM.get(slot.sort, RIGHT_EM)
        if body is None:
            return self._ghost(seat, slot, side, em)
        alone = self._only(slot)
        look = self._look(seat, side, drawing)
        meaning = self.words(f"picture.dot.{look.id}")
        if alone:
            look, meaning = _only(look), f"{meaning}\n{self.words('picture.dot.only')}"
        label = size(replace(seat.wanted, name=(PLUS if alone else "") + body.name), em)[0]
        return Dot(slot.id, label, look, seat.x, seat.y, seat.width, seat.height, f"{body.name}\n{meaning}")

    def _ghost(self, seat: Seat, slot: Slot, side: int, em: float) -> Dot | None:
        """Return what stands where others have a body and this side has nobody in that role."""
        if any(set(other.terms) & set(slot.terms) and other.bodies[side] is not None
               for other in self.lined_up.slots if other.sort is slot.sort and slot.terms):
            return None
        name = slot.first.name
        label = size(replace(seat.wanted, name=MINUS + name), em)[0]
        return Dot(slot.id, label, replace(looks.GHOST, shape=seat.wanted.look.shape), seat.x, seat.y, seat.width,
                   seat.height, f"{name}\n{self.words('picture.dot.ghost')}")

    def _group(self, seat: Seat, group: Fold, side: int) -> Dot:
        slots = [self.lined_up.by_id[member] for member in group.members]
        here = [slot for slot in slots if slot.bodies[side] is not None]
        alone = sum(self._only(slot) for slot in here)
        key = "picture.compared_group" if alone else "picture.counted_group"
        told = self.words(key, name=shortened(group.label, LABEL_EM), count=len(here), only=alone)
        label = size(replace(seat.wanted, name=told), ORGANISATION_EM)[0]
        look = looks.FOLDED if here else replace(looks.GHOST, shape="stack")
        return Dot(group.id, label, look, seat.x, seat.y, seat.width, max(seat.height, 28.0),
                   f"{told}\n{self.words('picture.dot.folded')}")

    def _only(self, slot: Slot) -> bool:
        """Return whether only one side has anybody in a slot."""
        return sum(body is not None for body in slot.bodies) == 1 < len(slot.bodies)

    def _marked(self, line: Line, side: int) -> Line:
        """Return a line as it is drawn: coloured where no other side has it."""
        kind = line.look.id
        if not line.about:
            return line
        join = (kind.partition(".")[0], line.source, line.target)
        others = [self._drawn(n) for n in range(len(self.records)) if n != side]
        if not others or any(join in other for other in others):
            return line
        title = f"{line.title.splitlines()[0]}\n{self.words('picture.line.only')}"
        return replace(line, title=title, look=replace(
            line.look, id=looks.ONLY_LINE.id, colour=looks.ONLY_HERE, width=looks.ONLY_LINE.width))

    def _drawn(self, side: int) -> frozenset[tuple[str, str, str]]:
        """Return which lines a side has: what they look like and whom they join."""
        if side not in self._lines_of:
            drawing = Drawing(self.records[side], self.catalogue, self.words, self.language, self.wish)
            drawing.seating.drawn_as = self.drawn_as
            here = {i: seat for i, seat in self.seats.items() if i in self.bodies[side] or i in self.groups}
            self._lines_of[side] = {
                (line.look.id.partition(".")[0], line.source, line.target): line for line in drawing.lines(here)}
        return frozenset(self._lines_of[side])

    @cached_property
    def _lines_of(self) -> dict[int, dict[tuple[str, str, str], Line]]:
        return {}

    def _ghost_lines(self, side: int, here: Mapping[str, Seat]) -> Iterator[Line]:
        """Yield the links that others have between two bodies that this side has as well."""
        done = set(self._drawn(side))
        for other in range(len(self.records)):
            self._drawn(other)
            for join, line in self._lines_of[other].items():
                if join in done or not line.about or line.source not in here or line.target not in here:
                    continue
                done.add(join)
                title = f"{line.title.splitlines()[0]}\n{self.words('picture.line.ghost')}"
                yield replace(line, id=f"ghost>{line.id}", look=replace(looks.GHOST_LINE, arrow=line.look.arrow),
                              title=title)

    def _marks(self, dots: Iterable[Dot], lines: Iterable[Line]) -> Iterator[LegendEntry]:
        """Yield what the marks of the comparison mean, those in use."""
        several = list(dots)
        if any(dot.look.border == looks.ONLY_HERE for dot in several):
            yield LegendEntry(looks.ONLY, self.words("picture.dot.only"))
        if any(dot.look.id == looks.GHOST.id for dot in several):
            yield LegendEntry(looks.GHOST, self.words("picture.dot.ghost"))
        used = {line.look.id for line in lines}
        for look in (looks.ONLY_LINE, looks.GHOST_LINE):
            if look.id in used:
                yield LegendEntry(look, self.words(f"picture.line.{look.id}"))


def _only(look: looks.DotLook) -> looks.DotLook:
    return replace(look, border=looks.ONLY_HERE, border_width=looks.ONLY_WIDTH)


def _in_slots(record: Record, slot_of: Mapping[str, str]) -> Record:
    """Return the record with the ids of slots in place of its bodies'; only bodies and their links."""
    def renamed(fact: Fact) -> Fact:
        names = [field.name for field in fact.REFERENCES if "source" not in field.refers]
        changes: dict[str, Any] = {name: slot_of.get(getattr(fact, name)) or getattr(fact, name) for name in names}
        if isinstance(fact, Node):
            changes["id"] = slot_of[fact.id]
        return replace(fact, cites=(), **changes)

    linked: dict[str, Any] = {name: tuple(renamed(fact) for fact in getattr(record, name)
                          if all(end in slot_of for end in ends_of(fact))
                          and (getattr(fact, "reported_by", None) or next(iter(slot_of))) in slot_of)
              for name in LINKS}
    bodies = [renamed(body) for body in record.nodes()]
    return Record(area=replace(record.area, cites=()), **_by_kind(bodies), **linked)


def _by_kind(bodies: Iterable[Fact]) -> dict[str, Any]:
    several = list(bodies)
    return {kind.PLURAL: tuple(body for body in several if isinstance(body, kind))
            for kind in (Organisation, Network, Platform)}
