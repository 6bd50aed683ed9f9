"""The picture of a whole prefecture: its municipalities, what they share, whom of it they name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.codes import prefecture_of
from graph.facts.choices import Meeting
from graph.pictures import looks
from graph.pictures.layout.folding import FOLD_FROM, PREFIX, Fold
from graph.pictures.layout.placing import Seat, Wanted, place, span
from graph.pictures.layout.routing import route
from graph.pictures.layout.seating import Phrase
from graph.pictures.scene import DrawnEdge, DrawnNode, LegendEntry, Scene
from graph.record.record import Record
from graph.store import AreaLine

AREA_PREFIX = "area:"
"""Stands before a code in the id of a municipality's node."""
Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Prefecture:
    """What the store knows across a prefecture: its own record, its areas, and two questions' answers.

    `platforms` answers `find_platforms_in`, `named` answers `find_named_actors`.
    """

    record: Record
    areas: Sequence[AreaLine]
    platforms: Rows
    named: Rows


def draw_prefecture(prefecture: Prefecture, words: Phrase, opened: Collection[str]) -> Scene:
    """Return the picture: municipalities left, joint platforms in the middle, the prefecture's actors right.

    A municipality's look says what is recorded of its platform. Very many are drawn by district in groups
    that open.
    """
    drawing = _Drawing(prefecture, words, opened)
    seats = {seat.wanted.id: seat for seat in drawing.seats()}
    lines = tuple(drawing.lines(seats))
    nodes = tuple(
        DrawnNode(s.wanted.id, s.label, s.wanted.look, s.x, s.y, s.width, s.height, drawing.title(s.wanted))
        for s in seats.values())
    left, top, right, bottom = span(list(seats.values()))
    xs = [x for line in lines for x, _ in line.points]
    view = (min([left, *(x - 6 for x in xs)]), top, max([right, *(x + 6 for x in xs)]), bottom)
    used = {node.look for node in nodes}
    legend = [LegendEntry(look, words(f"picture.node.{look.id}")) for look in looks.PREFECTURE if look in used]
    legend += [LegendEntry(look, words(f"picture.edge.{look.id}"))
               for look in dict.fromkeys(line.look for line in lines)]
    return Scene(prefecture.record.area.name, nodes, lines, (), tuple(legend), view,
                 folded=sum(len(group.members) for group in drawing.groups))


class _Drawing:
    def __init__(self, prefecture: Prefecture, words: Phrase, opened: Collection[str]) -> None:
        self.prefecture, self.words, self.opened = prefecture, words, opened
        self.code = prefecture.record.area.code
        self.towns = [line for line in prefecture.areas if line.code != prefecture_of(line.code)]
        self.serving: dict[str, list[Mapping[str, str]]] = {}
        served: dict[str, set[str]] = {}
        for row in prefecture.platforms:
            self.serving.setdefault(row["served"], []).append(row)
            served.setdefault(f"{row['area']}:{row['id']}", set()).add(row["served"])
        self.names = {f"{row['area']}:{row['id']}": row["name"] for row in prefecture.platforms}
        # Shared: it serves several, or somebody else than those it serves keeps it.
        self.joint = {ref: codes for ref, codes in served.items()
                      if len(codes) > 1 or codes != {ref.partition(":")[0]}}
        self.groups: list[Fold] = []
        self.drawn_as: dict[str, str] = {}

    def seats(self) -> list[Seat]:
        """Return everybody's seat."""
        named = {row["actor"].partition(":")[2] for row in self.prefecture.named}
        actors = [b for b in self.prefecture.record.nodes() if b.id in named]
        right = [Wanted(f"{self.code}:{b.id}", b.name, looks.PREFECTURAL) for b in actors]
        joint = [Wanted(ref, self.names[ref], looks.PLATFORM) for ref in self.joint]
        return place(list(self._left()), joint, right, [])

    def _left(self) -> Iterator[Wanted]:
        if len(self.towns) < FOLD_FROM:
            yield from map(self._town, self.towns)
            return
        districts: dict[str, list[AreaLine]] = {}
        for line in self.towns:
            districts.setdefault(line.district or self.words(f"area_kind.{line.kind}"), []).append(line)
        for district, lines in districts.items():
            group = Fold(f"{PREFIX}{district}/", district, tuple(line.code for line in lines))
            if group.id in self.opened:
                yield from map(self._town, lines)
                continue
            self.groups.append(group)
            self.drawn_as |= dict.fromkeys(group.members, group.id)
            recorded = sum(line.code in self.serving for line in lines)
            name = self.words("picture.district", name=district, count=len(lines), recorded=recorded)
            yield Wanted(group.id, name, looks.FOLDED)

    def _town(self, line: AreaLine) -> Wanted:
        rows = self.serving.get(line.code, [])
        if not rows:
            return Wanted(AREA_PREFIX + line.code, line.name, looks.AREA_UNKNOWN)
        asleep = all(row["meeting"] == Meeting.DORMANT for row in rows)
        return Wanted(AREA_PREFIX + line.code, line.name, looks.AREA_DORMANT if asleep else looks.AREA)

    def title(self, wanted: Wanted) -> str:
        """Return what is told of a node that the pointer is on."""
        rows = self.serving.get(wanted.id.removeprefix(AREA_PREFIX), [])
        platforms = [f"{row['name']}（{self.words('platform_form.' + row['form'])}）" for row in rows]
        return "\n".join([wanted.name, *(platforms or [self.words(f"picture.node.{wanted.look.id}")])])

    def lines(self, seats: dict[str, Seat]) -> Iterator[DrawnEdge]:
        """Yield which municipality shares which platform, and whom of the prefecture it names."""
        pairs = [(code, ref, looks.SHARES) for ref, codes in self.joint.items() for code in sorted(codes)]
        pairs += [(row["area"], row["actor"], looks.NAMES) for row in self.prefecture.named]
        seen: set[tuple[str, str]] = set()
        others = [seat for seat in seats.values() if seat.wanted.look is looks.PLATFORM]
        for code, ref, look in pairs:
            node = self.drawn_as.get(code, AREA_PREFIX + code)
            if node in seats and ref in seats and (node, ref) not in seen:
                seen.add((node, ref))
                title = f"{seats[node].wanted.name} — {seats[ref].wanted.name}"
                curve = route(seats[node], seats[ref], others=others)
                yield DrawnEdge(f"{node}>{ref}", node, ref, look, curve, "", title)
