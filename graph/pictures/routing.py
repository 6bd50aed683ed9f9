"""How a line runs between two bodies: sideways between columns, around its column, or straight down."""

from __future__ import annotations

from math import sqrt

from graph.pictures.placing import Seat
from graph.pictures.scene import Point

SAME_COLUMN = 24
"""Bodies whose middles are no further apart than this sit in one column."""

Points = tuple[Point, Point, Point, Point]


def route(a: Seat, b: Seat, *, bend: int = 0) -> Points:
    """Return the curve from a to b: start, two controls, end, on the borders of both.

    `bend` sets parallel lines apart: the n-th line between the same two bodies.
    """
    dx = b.x - a.x
    if abs(dx) > (a.width + b.width) / 2:
        return _sideways(a, b, 1 if dx > 0 else -1, bend)
    if abs(dx) <= SAME_COLUMN and a.wanted.look.shape == b.wanted.look.shape == "box":
        return _around(a, b, bend)
    return _down(a, b, bend)


def _sideways(a: Seat, b: Seat, way: int, bend: int) -> Points:
    y1, y2 = _port(a, b.y, bend), _port(b, a.y, bend)
    x1, x2 = a.x + way * _reach(a, y1), b.x - way * _reach(b, y2)
    pull = (x2 - x1) * 0.55
    return (x1, y1), (x1 + pull, y1), (x2 - pull, y2), (x2, y2)


def _port(seat: Seat, towards: float, bend: int) -> float:
    """Return where on a side a line ends: a little towards where it comes from, so that lines fan out."""
    most = seat.height * 0.3
    return seat.y + max(-most, min(most, (towards - seat.y) * 0.14 + bend * 5))


def _reach(seat: Seat, y: float) -> float:
    """Return how far a body's border is from its middle at a height."""
    if seat.wanted.look.shape != "ellipse":
        return seat.width / 2
    return seat.width / 2 * sqrt(max(0.0, 1 - ((y - seat.y) / (seat.height / 2)) ** 2))


def _around(a: Seat, b: Seat, bend: int) -> Points:
    """Leave and enter on the left, so that the line is seen beside the bodies between."""
    x1, x2 = a.x - a.width / 2, b.x - b.width / 2
    bulge = 16 + min(64.0, abs(b.y - a.y) * 0.22) + bend * 9
    return (x1, a.y), (x1 - bulge, a.y), (x2 - bulge, b.y), (x2, b.y)


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
