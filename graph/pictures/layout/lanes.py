"""Lines past a column of boxes: through the lane between two of them, never behind one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from graph.pictures.layout.placing import Seat
from graph.pictures.layout.routing import ENDLESS, SAME_COLUMN, Points, Sheet, route
from graph.replacing import replace

BOXES = ("box", "stack")
EDGE = 3.0
"""How far above the first and below the last box of a column a line passes."""


@dataclass(frozen=True, slots=True)
class Column:
    """Boxes that stand one below the other, the highest first; `edge`: how far beside the outermost a line passes."""

    seats: tuple[Seat, ...]
    edge: float = EDGE

    @property
    def left(self) -> float:
        """The left border."""
        return min(seat.x - seat.width / 2 for seat in self.seats)

    @property
    def right(self) -> float:
        """The right border."""
        return max(seat.x + seat.width / 2 for seat in self.seats)

    def lane(self, y: float) -> float:
        """Return the height of the lane that is nearest to a height."""
        tops = [seat.y - seat.height / 2 for seat in self.seats]
        bottoms = [seat.bottom for seat in self.seats]
        between = ((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False))
        lanes = [tops[0] - self.edge, *between, bottoms[-1] + self.edge]
        return min(lanes, key=lambda lane: abs(lane - y))


def box_columns(seats: Sequence[Seat]) -> tuple[Column, ...]:
    """Return the columns in which boxes stand, from the left."""
    columns: list[list[Seat]] = []
    for seat in sorted((s for s in seats if s.wanted.look.shape in BOXES), key=lambda s: s.x):
        if columns and seat.x - columns[-1][0].x <= 2 * SAME_COLUMN:
            columns[-1].append(seat)
        else:
            columns.append([seat])
    return tuple(Column(tuple(sorted(column, key=lambda s: s.y))) for column in columns)


def route_in_lanes(a: Seat, b: Seat, columns: Sequence[Column], *, bend: int = 0, others: Sequence[Seat] = (),
                   sheet: Sheet = ENDLESS) -> Points:
    """Return the curve from a to b as `route` does, but past the boxes of every column between them.

    It enters the lane nearest to where it comes from, so that all lines of an actor pass in one bundle. Within a column
    it keeps to the room before the next one. Whoever stands indented in a column is left, and come to, straight from
    the column's border: a curve would begin behind the broader boxes above and below.
    """
    if b.x < a.x:
        return tuple(reversed(route_in_lanes(b, a, columns, bend=bend, others=others, sheet=sheet)))
    start, end = (_as_broad_as_its_column(seat, columns) for seat in (a, b))
    points = _past_columns(start, end, columns, bend=bend, others=others, sheet=sheet)
    points = tuple(reversed(_up_to(a, start, tuple(reversed(points)))))
    return _up_to(b, end, points)


def _past_columns(a: Seat, b: Seat, columns: Sequence[Column], *, bend: int, others: Sequence[Seat],
                  sheet: Sheet) -> Points:
    """Return the curve from a to b, which is no further left, through a lane of each column between them."""
    at: Seat = a
    points: Points = ()
    for column in columns:
        if a.x + a.width / 2 <= column.left and column.right <= b.x - b.width / 2:
            y = column.lane(at.y)
            entry, leave = (replace(a, x=x, y=y, width=0.0, height=0.0) for x in (column.left, column.right))
            third = (column.right - column.left) / 3
            points += (*route(at, entry, bend=bend)[1 if points else 0:], (entry.x + third, y), (leave.x - third, y),
                       (leave.x, y))
            at = leave
    last = route(at, b, bend=bend, others=others, sheet=sheet, room=_room_left_of(a, columns))
    return points + last[1 if points else 0:]


def _as_broad_as_its_column(seat: Seat, columns: Sequence[Column]) -> Seat:
    """Return a seat that reaches to the left border of its column, as one that is indented does not."""
    left = next((column.left for column in columns if seat in column.seats), seat.x - seat.width / 2)
    indent = seat.x - seat.width / 2 - left
    return replace(seat, x=seat.x - indent / 2, width=seat.width + indent) if indent > 0 else seat


def _up_to(seat: Seat, broad: Seat, points: Points) -> Points:
    """Return a line that ends on the left of a broadened seat up to the seat itself; any other as it is."""
    (x, y), left = points[-1], seat.x - seat.width / 2
    if broad == seat or x != broad.x - broad.width / 2:
        return points
    third = (left - x) / 3
    return (*points, (x + third, y), (left - third, y), (left, y))


def _room_left_of(a: Seat, columns: Sequence[Column]) -> float:
    """Return how much room there is between the column in which an actor stands and the one left of it."""
    left_edge = a.x - a.width / 2
    return left_edge - max((column.right for column in columns if column.right <= left_edge), default=-inf)
