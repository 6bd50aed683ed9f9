"""Role seats: organisations on the left, networks in the middle, platform and hub on the right.

A seat depends on the role, so that the same record always looks the same and two towns line up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.pictures.layout.untangling import untangled
from graph.pictures.looks import FONT_PX, LINE_HEIGHT, NodeLook
from graph.pictures.wrapping import shortened, width, wrap

ROW_GAP, COLUMN_GAP = 6, 34
ORGANISATION_WIDTH, ORGANISATION_EM = 212, 13.4
NETWORK_EM, RIGHT_EM, TOP_EM = 11.5, 11.5, 19.0
PADDING: Mapping[str, tuple[float, float]] = {
    "box": (11, 4), "stack": (11, 6), "ellipse": (26, 13), "hexagon": (26, 9), "slanted": (30, 8),
    "double": (14, 10),
}
"""Space between a label and its shape's border, at the sides and above and below."""
MARGIN = 14
MOST_LINES = 7
"""A label of more lines is cut off: the picture's other places need room too. A real name has three or four."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What there is room for at scale 1, the gaps left and right of the networks.

    `worth`: a further column of organisations is made only where it makes the picture larger by more than that.
    """

    width: float
    height: float
    gap: float
    right_gap: float
    worth: float = 1.0


SCREEN = Sheet(940, 556, 92, 78)
"""What an office's screen (1366 × 768) shows at scale 1 beside inspector, header and legend."""
PANEL = Sheet(660, 500, 70, 46, 1.1)
"""One of two panels side by side on such a screen."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An actor to be placed: its id, name and look; `indent`: how much narrower, inside its parent."""

    id: str
    name: str
    look: NodeLook
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an actor is drawn: its label in lines, its middle and its size."""

    wanted: Wanted
    label: str
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower border."""
        return self.y + self.height / 2


def size(wanted: Wanted, em: float, least_width: float = 0) -> tuple[str, float, float]:
    """Return an actor's label in lines, and the width and height it needs."""
    broad = em - wanted.indent / FONT_PX
    label = wrap(shortened(wanted.name, broad * (MOST_LINES - 1)), broad)
    lines = label.split("\n")
    side, above = PADDING[wanted.look.shape]
    return (label, max(least_width - wanted.indent, max(map(width, lines)) * FONT_PX + 2 * side),
            len(lines) * FONT_PX * LINE_HEIGHT + 2 * above)


def stack(column: Sequence[Wanted], em: float, x: float, top: float, bottom: float, *,
          gap: float = ROW_GAP, least_width: float = 0, spread: bool = False) -> list[Seat]:
    """Return seats one below the other from `top`; `spread` shares out what is left down to `bottom`."""
    sizes = [size(wanted, em, least_width) for wanted in column]
    used = sum(height for _, _, height in sizes) + gap * max(len(sizes) - 1, 0)
    slack = max(0.0, bottom - top - used) if spread else 0.0
    share = slack / len(sizes) if sizes else 0.0
    seats, y = [], top
    for wanted, (label, broad, height) in zip(column, sizes, strict=True):
        y += share / 2
        seats.append(Seat(wanted, label, x + wanted.indent / 2, y + height / 2, broad, height))
        y += height + gap + share / 2
    return seats


def columns(organisations: Sequence[Wanted], beside: float, sheet: Sheet) -> list[list[Wanted]]:
    """Return the organisations divided into evenly filled columns.

    There are as many as let the whole, with what stands `beside` them, be drawn largest on the sheet.
    """
    heights = [size(o, ORGANISATION_EM, ORGANISATION_WIDTH)[2] + ROW_GAP for o in organisations]

    def scale(count: int) -> float:
        broad = count * (ORGANISATION_WIDTH + COLUMN_GAP) + beside
        return min(sheet.width / broad, sheet.height * count / max(sum(heights), 1)) / sheet.worth ** count

    count = max(range(1, max(2, len(organisations) // 4)), key=scale)
    target = sum(heights) / count
    filled_columns: list[list[Wanted]] = [[]]
    filled = 0.0
    for organisation, height in zip(organisations, heights, strict=True):
        if filled + height / 2 > target * len(filled_columns) and len(filled_columns) < count:
            filled_columns.append([])
        filled_columns[-1].append(organisation)
        filled += height
    return filled_columns


def place(organisations: Sequence[Wanted], networks: Sequence[Wanted], right: Sequence[Wanted],
          above: Sequence[Wanted], sheet: Sheet = SCREEN, links: Sequence[tuple[str, str]] = ()) -> list[Seat]:
    """Return a seat for every actor.

    `organisations` fill the columns on the left, `networks` the middle, `right` (platforms, then who
    runs them) the right, `above` (who backs up) the top of the right. Where there are several columns on the left,
    everybody stands there so that `links` cross less.
    """
    network_width = max([150, *(size(n, NETWORK_EM)[1] for n in networks)])
    right_width = max([150, *(size(r, RIGHT_EM)[1] for r in right)])
    in_columns = columns(organisations, sheet.gap + network_width + sheet.right_gap + right_width, sheet)
    if links and len(in_columns) > 1:
        in_columns = _untangled(in_columns, (networks, right), links)
    left_edge = ORGANISATION_WIDTH / 2
    pitch = ORGANISATION_WIDTH + COLUMN_GAP
    seats = [
        seat for number, column in enumerate(in_columns)
        for seat in stack(column, ORGANISATION_EM, left_edge + number * pitch, 0, sheet.height,
                          least_width=ORGANISATION_WIDTH)
    ]
    height = max([sheet.height - 60 if len(organisations) < 12 else 0, *(s.bottom for s in seats)])
    edge = len(in_columns) * pitch - COLUMN_GAP if organisations else 0
    network_x = edge + sheet.gap + network_width / 2
    right_x = network_x + (network_width / 2 if networks else 0) + sheet.right_gap + right_width / 2
    top = stack(above, TOP_EM, right_x, 0, 0, gap=26)
    # Pushed left where it is wider than the column below it, so that the sheet grows no wider.
    top = [Seat(s.wanted, s.label, min(s.x, right_x + (right_width - s.width) / 2), s.y, s.width, s.height)
           for s in top]
    start = max([0.0, *(s.bottom + 44 for s in top)])
    lower = max(height, start + 240)
    seats += stack(networks, NETWORK_EM, network_x, start, lower, gap=22, spread=True)
    seats += stack(right, RIGHT_EM, right_x, start, lower, gap=30, spread=True)
    return seats + top


def _untangled(in_columns: Sequence[Sequence[Wanted]], beyond: Sequence[Sequence[Wanted]],
               links: Sequence[tuple[str, str]]) -> list[list[Wanted]]:
    """Return the columns in an order in which the links cross less."""
    wanted = {o.id: o for column in in_columns for o in column}
    heights = {o.id: size(o, ORGANISATION_EM, ORGANISATION_WIDTH)[2] + ROW_GAP for o in wanted.values()}
    inside = frozenset(o.id for o in wanted.values() if o.indent)
    columns_of_ids = untangled([[o.id for o in column] for column in in_columns],
                               [[o.id for o in column] for column in beyond], links, heights, inside)
    return [[wanted[id_] for id_ in column] for column in columns_of_ids]


def span(seats: Sequence[Seat]) -> tuple[float, float, float, float]:
    """Return what the seats span, with a margin: left, top, right, bottom."""
    if not seats:
        return (0, 0, 2 * MARGIN, 2 * MARGIN)
    return (min(s.x - s.width / 2 for s in seats) - MARGIN, min(s.y - s.height / 2 for s in seats) - MARGIN,
            max(s.x + s.width / 2 for s in seats) + MARGIN, max(s.bottom for s in seats) + MARGIN)
