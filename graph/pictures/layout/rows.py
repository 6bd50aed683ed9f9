"""Actors in rows, the highest tier first: every row as broad as the sheet, lines through the lanes between its boxes.

It is the layout of columns on its side: a line that passes a row runs between two of its actors, never behind one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from graph.pictures.layout.lanes import Column, route_in_lanes
from graph.pictures.layout.placing import Seat, Wanted, size
from graph.pictures.layout.routing import Points
from graph.pictures.layout.untangling import straightened
from graph.replacing import replace

LANE, BETWEEN_ROWS = 28.0, 40.0
"""Between two actors of a row, and between two rows."""
Row = tuple[Seat, ...]


def broken(row: Sequence[Wanted], em: float, most: float) -> list[list[Wanted]]:
    """Return a row as rows that are not broader than `most`, evenly filled."""
    breadths = [size(wanted, em)[1] + LANE for wanted in row]
    count = max(1, ceil(sum(breadths) / (most + LANE)))
    rows: list[list[Wanted]] = [[]]
    filled = 0.0
    for wanted, broad in zip(row, breadths, strict=True):
        if rows[-1] and filled + broad > min(most + LANE, sum(breadths) / count + broad / 2):
            rows.append([])
            filled = 0.0
        rows[-1].append(wanted)
        filled += broad
    return rows


def placed(rows: Sequence[Sequence[Wanted]], em: float, left: float, most: float,
           links: Sequence[tuple[str, str]]) -> list[Row]:
    """Return the seats of rows one below the other from 0, each row spread over the sheet so that links cross less."""
    wanted = {each.id: each for row in rows for each in row}
    sizes = {id_: size(each, em) for id_, each in wanted.items()}
    orders = straightened([[each.id for each in row] for row in rows], links,
                          {id_: broad for id_, (_, broad, _) in sizes.items()})
    seats: list[Row] = []
    top = 0.0
    for order in orders:
        high = max((sizes[id_][2] for id_ in order), default=0.0)
        share = (most - sum(sizes[id_][1] for id_ in order)) / max(len(order), 1)
        x, row = left, []
        for id_ in order:
            label, broad, height = sizes[id_]
            row.append(Seat(wanted[id_], label, x + share / 2 + broad / 2, top + high / 2, broad, height))
            x += broad + share
        seats.append(tuple(row))
        top += high + BETWEEN_ROWS
    return seats


def lowered(row: Row, by: float) -> Row:
    """Return a row further down."""
    return tuple(replace(seat, y=seat.y + by) for seat in row)


def route_through(a: Seat, b: Seat, rows: Sequence[Row], bend: int = 0) -> Points:
    """Return the curves from a to b, past the actors of the rows between them."""
    lying = [Column(tuple(sorted(map(_turned, row), key=lambda seat: seat.y)), LANE / 2) for row in rows if row]
    others = [seat for column in lying for seat in column.seats]
    points = route_in_lanes(_turned(a), _turned(b), lying, bend=bend, others=others)
    return tuple((y, x) for x, y in points)


def _turned(seat: Seat) -> Seat:
    return replace(seat, x=seat.y, y=seat.x, width=seat.height, height=seat.width)
