"""A picture of very many actors on a grid, with three lines for two actors."""

from __future__ import annotations

from random import Random

from graph.pictures import looks
from graph.pictures.layout.placing import Seat, Wanted, size
from graph.pictures.layout.routing import route
from graph.pictures.scene import DrawnEdge, DrawnNode, Scene

COLUMNS = 40


def scene_of(count: int) -> Scene:
    """Return a scene of so many actors."""
    chance = Random(1)
    seats = []
    for n in range(count):
        wanted = Wanted(f"o{n}", f"架空機関{n}", looks.ORGANISATION)
        label, broad, high = size(wanted, 13.4)
        seats.append(Seat(wanted, label, n % COLUMNS * 260.0, n // COLUMNS * 46.0, broad, high))
    lines = []
    for n in range(count * 3 // 2):
        a, b = chance.sample(seats, 2)
        lines.append(DrawnEdge(f"l{n}", a.wanted.id, b.wanted.id, looks.PART, route(a, b), f"l{n}", ""))
    nodes = tuple(DrawnNode(s.wanted.id, s.label, s.wanted.look, s.x, s.y, s.width, s.height) for s in seats)
    return Scene("架空", nodes, tuple(lines), (), (), (-150, -40, COLUMNS * 260, count // COLUMNS * 46 + 40))
