"""How a line runs between two actors: sideways between columns, around its column, or straight down.

Where the plain curve would run across an actor that it does not belong to, a curve that bends away is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf, sqrt

from graph.pictures.layout.placing import Seat
from graph.pictures.scene import Point

SAME_COLUMN = 24
"""Actors whose middles are no further apart than this sit in one column."""

PULLS = ((0.55, 0.55), (0.95, 0.1), (0.1, 0.95), (0.8, 0.0), (0.0, 0.8))
"""How far along the way a line keeps its first and its last height: evenly, falling late, falling early."""
LIFTS = (0, 50, -50, 110, -110)
"""How far a line is lowered or lifted on its way."""
FARTHEST_OUT = 4 / 3
"""How far its controls stand out when a line runs around, for each unit that it stands out itself."""
SAMPLES = 20
Points = tuple[Point, ...]
Sheet = tuple[float, float]
ENDLESS: Sheet = (-inf, inf)


def route(a: Seat, b: Seat, *, bend: int = 0, others: Sequence[Seat] = (), sheet: Sheet = ENDLESS,
          room: float = inf) -> Points:
    """Return the curve from a to b: start, two controls, end, on the borders of both.

    `bend` sets parallel lines apart: the n-th line between the same two actors. `others` are actors
    that the line should not run across, and `sheet` what it should not leave upwards or downwards
    (top, bottom), as far as a single curve can. `room` is what there is left of a column, beside its boxes.
    """
    left, right = min(a.x, b.x), max(a.x, b.x)
    between = [o for o in others
               if o not in (a, b) and o.x + o.width / 2 >= left and o.x - o.width / 2 <= right]
    best, least = None, SAMPLES + 1
    for points in _curves(a, b, bend, room):
        along = list(_along(points))
        crossed = sum(_is_inside(point, seat) for point in along for seat in between)
        crossed += sum(not sheet[0] <= y <= sheet[1] for _, y in along)
        if crossed == 0:
            return points
        if crossed < least:
            best, least = points, crossed
    return best or next(_curves(a, b, bend, room))


def _curves(a: Seat, b: Seat, bend: int, room: float) -> Iterator[Points]:
    """Yield the ways a line may run, the plainest first."""
    dx = b.x - a.x
    if abs(dx) > (a.width + b.width) / 2:
        yield from (_sideways(a, b, bend, pull, lift) for lift in LIFTS for pull in PULLS)
    elif abs(dx) <= SAME_COLUMN and {a.wanted.look.shape, b.wanted.look.shape} <= {"box", "stack"}:
        yield _around(a, b, bend, -1, room)
    else:
        yield _down(a, b, bend)
        yield _around(a, b, bend, 1)
        yield _around(a, b, bend, -1)


def _along(points: Points) -> Iterator[Point]:
    """Yield points along a curve, from its start to its end."""
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = points
    for n in range(1, SAMPLES):
        t = n / SAMPLES
        u = 1 - t
        k1, k2, k3, k4 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield k1 * x1 + k2 * x2 + k3 * x3 + k4 * x4, k1 * y1 + k2 * y2 + k3 * y3 + k4 * y4


def _is_inside(point: Point, seat: Seat) -> bool:
    return abs(point[0] - seat.x) < seat.width / 2 and abs(point[1] - seat.y) < seat.height / 2


def _sideways(a: Seat, b: Seat, bend: int, pull: tuple[float, float], lift: float) -> Points:
    way = 1 if b.x > a.x else -1
    y1, y2 = _port(a, b.y, bend), _port(b, a.y, bend)
    x1, x2 = a.x + way * _reach(a, y1), b.x - way * _reach(b, y2)
    first, last = ((x2 - x1) * share for share in pull)
    return (x1, y1), (x1 + first, y1 + lift), (x2 - last, y2 + lift), (x2, y2)


def _port(seat: Seat, towards: float, bend: int) -> float:
    """Return where on a side a line ends: a little towards where it comes from, so that lines fan out."""
    most = seat.height * 0.3
    return seat.y + max(-most, min(most, (towards - seat.y) * 0.14 + bend * 5))


def _reach(seat: Seat, y: float) -> float:
    """Return how far an actor's border is from its middle at a height; a place that a line only passes has none."""
    if seat.wanted.look.shape != "ellipse" or not seat.height:
        return seat.width / 2
    return seat.width / 2 * sqrt(max(0.0, 1 - ((y - seat.y) / (seat.height / 2)) ** 2))


def _around(a: Seat, b: Seat, bend: int, side: int, room: float = inf) -> Points:
    """Leave and enter on the left (-1) or right (1), so that the line is seen beside the actors between."""
    x1, x2 = a.x + side * a.width / 2, b.x + side * b.width / 2
    outer = max(side * x1, side * x2)
    bulge = side * (outer + min(16 + min(64.0, abs(b.y - a.y) * 0.22) + bend * 9, room * FARTHEST_OUT))
    return (x1, a.y), (bulge, a.y), (bulge, b.y), (x2, b.y)


def _down(a: Seat, b: Seat, bend: int) -> Points:
    way = 1 if b.y > a.y else -1
    y1, y2 = a.y + way * a.height / 2, b.y - way * b.height / 2
    x1, x2 = _foot(a, b.x, bend), _foot(b, a.x, bend)
    pull = (y2 - y1) * 0.5
    return (x1, y1), (x1, y1 + pull), (x2, y2 - pull), (x2, y2)


def _foot(seat: Seat, towards: float, bend: int) -> float:
    """Return where on its upper or lower border a line ends."""
    most = seat.width / 3
    return seat.x + max(-most, min(most, (towards - seat.x) * 0.3 + bend * 8))
