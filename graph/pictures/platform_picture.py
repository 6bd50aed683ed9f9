"""The picture of a whole platform, from a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from graph.catalogue import Catalogue
from graph.model import (
    Body,
    Link,
    Membership,
    Network,
    Organisation,
    PlatformPart,
    PlatformRole,
    Record,
    RoleKind,
    Tie,
)
from graph.pictures import looks
from graph.pictures.placing import Seat, Wanted, place, span
from graph.pictures.routing import route
from graph.pictures.scene import Dot, Frame, LegendEntry, Line, Scene

Phrase = Callable[..., str]
"""Gives the words for a key, its places filled with the values given."""
FRAME_MARGIN = 20


def draw_platform(record: Record, catalogue: Catalogue, words: Phrase, language: str) -> Scene:
    """Return the picture of everything recorded; the same record always looks the same.

    `words` gives the words for `picture.dot.*` and `picture.line.*`.
    """
    drawing = _Drawing(record, catalogue, words, language)
    seats = {seat.wanted.id: seat for seat in drawing.seats()}
    lines = tuple(drawing.lines(seats))
    dots = tuple(drawing.dot(seat) for seat in seats.values())
    frames = tuple(drawing.frames(seats))
    left, top, right, bottom = span(list(seats.values()))
    xs = [x for line in lines for x, _ in line.points]
    edges = [f.left + f.width for f in frames], [f.top + f.height for f in frames]
    ys = [y for line in lines for y in (line.points[0][1], line.points[3][1])]
    view = (min([left, *(x - 6 for x in xs)]), min([top, *(y - 6 for y in ys)]),
            max([right, *(e + 4 for e in edges[0]), *(x + 6 for x in xs)]),
            max([bottom, *(e + 4 for e in edges[1])]))
    return Scene(record.area.name, dots, lines, frames, tuple(drawing.legend(dots, lines)), view)


@dataclass
class _Drawing:
    record: Record
    catalogue: Catalogue
    words: Phrase
    language: str

    def __post_init__(self) -> None:
        self.names = {body.id: body.name for body in self.record.bodies()}
        self.roles: dict[str, set[RoleKind]] = {}
        for role in self.record.platform_roles:
            self.roles.setdefault(role.actor, set()).add(role.role)
        self.parts: dict[str, list[str]] = {}
        for part in self.record.platform_parts:
            self.parts.setdefault(part.platform, []).append(part.network)
        serving = {p.id for p in self.record.platforms if self.record.area.code in p.serves}
        self.used = {part.network for part in self.record.platform_parts if part.platform in serving}
        self.seated: dict[str, list[str]] = {}
        for m in self.record.memberships:
            self.seated.setdefault(m.member, []).append(m.network)

    # Who sits where ---------------------------------------------------------------------------

    def seats(self) -> list[Seat]:
        """Return every body's seat, by its role."""
        networks = sorted((n for n in self.record.networks if not self._backs_up(n)),
                          key=lambda n: n.id not in self.used)
        order = {network.id: number for number, network in enumerate(networks)}
        area = self.record.area.code
        own = [p for p in self.record.platforms if area in p.serves]
        linked = [p for p in self.record.platforms if area not in p.serves]
        running = [o for o in self.record.organisations if self._runs(o)]
        above: list[Body] = [*linked, *(n for n in self.record.networks if self._backs_up(n)),
                             *(o for o in self.record.organisations if self._backs_up(o))]
        left = [o for o in self.record.organisations if not self._runs(o) and not self._backs_up(o)]
        middle = (len(order) - 1) / 2

        def seat_of(organisation: Body) -> float:
            at = [order[n] for n in self.seated.get(organisation.id, ()) if n in order]
            return fmean(at) if at else middle

        columns: tuple[Sequence[Body], ...] = (sorted(left, key=seat_of), networks, [*own, *running], above)
        return place(*([self._wanted(body) for body in column] for column in columns))

    def _runs(self, body: Body) -> bool:
        return bool(self.roles.get(body.id, set()) & {RoleKind.HUB, RoleKind.SECRETARIAT})

    def _backs_up(self, body: Body) -> bool:
        return (RoleKind.BACK_UP in self.roles.get(body.id, set()) and body.id not in self.used
                and not self._runs(body))

    def _wanted(self, body: Body) -> Wanted:
        return Wanted(body.id, body.name, self._look(body))

    def _look(self, body: Body) -> looks.DotLook:
        roles = self.roles.get(body.id, set())
        if isinstance(body, Organisation) and RoleKind.HUB in roles:
            return looks.HUB
        if isinstance(body, Organisation) and RoleKind.SECRETARIAT in roles:
            return looks.SECRETARIAT
        if self._backs_up(body):
            return looks.BACK_UP
        if isinstance(body, Network):
            return looks.NETWORK
        if isinstance(body, Organisation):
            return looks.CATEGORY if body.is_category else looks.ORGANISATION
        return looks.PLATFORM

    def dot(self, seat: Seat) -> Dot:
        """Return a body as it is drawn."""
        look = seat.wanted.look
        title = f"{seat.wanted.name}\n{self._meaning(look)}"
        return Dot(seat.wanted.id, seat.label, look, seat.x, seat.y, seat.width, seat.height, title)

    # What links them --------------------------------------------------------------------------

    def lines(self, seats: dict[str, Seat]) -> Iterator[Line]:
        """Yield every link whose two bodies are in the picture."""
        between: dict[frozenset[str], int] = {}
        in_the_way = [seat for seat in seats.values() if seat.wanted.look.shape != "box"]
        _, top, _, bottom = span(list(seats.values()))
        for fact in self.record.links():
            for one, other, look in self._ends(fact):
                if one not in seats or other not in seats or one == other:
                    continue
                pair = frozenset((one, other))
                bend = between[pair] = between.get(pair, -1) + 1
                title = f"{self.names[one]} — {self.names[other]}\n{self._meaning(look)}"
                yield Line(f"{fact.path()}>{one}>{other}", one, other, look,
                           route(seats[one], seats[other], bend=bend, others=in_the_way, sheet=(top, bottom)),
                           fact.path(), title)

    def _ends(self, fact: Link) -> Iterator[tuple[str, str, looks.LineLook]]:
        """Yield from whom to whom a fact is drawn. The hub's role is drawn to each network it links."""
        if isinstance(fact, Membership):
            status = self.catalogue.statuses.get(fact.status)
            yield fact.member, fact.network, looks.membership_look(fact.status, status.dash if status else "")
        elif isinstance(fact, PlatformPart):
            yield fact.network, fact.platform, looks.PART
        elif isinstance(fact, PlatformRole):
            networks = self.parts.get(fact.platform, []) if fact.role is RoleKind.HUB else []
            for target in networks or [fact.platform]:
                yield fact.actor, target, looks.ROLES[fact.role.value]
        else:
            yield fact.source, fact.target, self._tie_look(fact)

    def _tie_look(self, tie: Tie) -> looks.LineLook:
        kind = self.catalogue.tie_kinds.get(tie.kind)
        if kind is None:
            return looks.tie_look(tie.kind, looks.INK, "", directed=False)
        return looks.tie_look(kind.id, kind.colour, kind.dash, directed=kind.directed)

    # What it means ----------------------------------------------------------------------------

    def _meaning(self, look: looks.DotLook | looks.LineLook) -> str:
        if isinstance(look, looks.DotLook):
            return self.words(f"picture.dot.{look.id}")
        kind, _, which = look.id.partition(".")
        if kind == "tie":
            term = self.catalogue.tie_kinds.get(which)
            return term.name(self.language) if term else which
        if kind == "membership":
            status = self.catalogue.statuses.get(which)
            known = status.name(self.language) if status else which
            line = self.words("picture.line.membership")
            return self.words("picture.line.with_status", line=line, status=known) if known else line
        return self.words(f"picture.line.{look.id}")

    def legend(self, dots: tuple[Dot, ...], lines: tuple[Line, ...]) -> Iterator[LegendEntry]:
        """Yield the looks in use, bodies first, each with its meaning."""
        used = {dot.look for dot in dots}
        yield from (LegendEntry(look, self._meaning(look)) for look in looks.DOTS if look in used)
        for look in dict.fromkeys(line.look for line in lines):
            yield LegendEntry(look, self._meaning(look))

    def frames(self, seats: dict[str, Seat]) -> Iterator[Frame]:
        """Yield the frame around each platform that serves this area: its networks and who runs it."""
        for platform in self.record.platforms:
            runs = [r.actor for r in self.record.platform_roles
                    if r.platform == platform.id and r.role in (RoleKind.HUB, RoleKind.SECRETARIAT)]
            inside = [seats[i] for i in (platform.id, *self.parts.get(platform.id, ()), *runs) if i in seats]
            if self.record.area.code in platform.serves and len(inside) > 1:
                left, top, right, bottom = span(inside)
                yield Frame(left - FRAME_MARGIN / 2, top - FRAME_MARGIN / 2, right - left + FRAME_MARGIN,
                            bottom - top + FRAME_MARGIN)
