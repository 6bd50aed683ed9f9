"""Areas as tiles where their offices are, each in the look of what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.pictures.layout.tiling import GAP, Place, in_rows, on_map
from graph.pictures.looks import FONT_PX, LINE_HEIGHT, NodeLook
from graph.pictures.scene import DrawnNode, LegendEntry, Scene
from graph.pictures.wrapping import shortened, width

SHEET_WIDTH = 820.0
"""What tiles are spread over at scale 1: what an office's screen has room for beside the card."""
LONGEST_EM, SIDE, ABOVE, MARGIN = 9.0, 6.0, 5.0, 12.0


@dataclass(frozen=True, slots=True)
class Tile:
    """An area on a map: its code, label and look, what is told of it, and where its office is, if that is known."""

    code: str
    label: str
    look: NodeLook
    title: str
    place: Place | None = None


def draw_map(title: str, tiles: Sequence[Tile], legend: Sequence[LegendEntry], *, sheet: float = SHEET_WIDTH,
             longest: float = LONGEST_EM) -> Scene:
    """Return the map: tiles that do not overlap, north above; those without a known place stand in rows below.

    They are spread over a `sheet` of a width; a label is cut where it is longer than `longest`, in em.
    """
    labels = {tile.code: shortened(tile.label, longest) for tile in tiles}
    wide = max((width(label) for label in labels.values()), default=0.0) * FONT_PX + 2 * SIDE
    high = FONT_PX * LINE_HEIGHT + 2 * ABOVE
    placed = [(tile, tile.place) for tile in tiles if tile.place is not None]
    points = on_map([place for _, place in placed], sheet, wide, high)
    lost = [tile for tile in tiles if tile.place is None]
    below = max((y for _, y in points), default=-high - GAP) + high + GAP
    left = min((x for x, _ in points), default=0.0)
    points += [(left + x, below + y) for x, y in in_rows(len(lost), sheet, wide, high)]
    nodes = tuple(DrawnNode(tile.code, labels[tile.code], tile.look, x, y, wide, high, tile.title)
                  for tile, (x, y) in zip([*(tile for tile, _ in placed), *lost], points, strict=True))
    xs, ys = [n.x for n in nodes] or [0.0], [n.y for n in nodes] or [0.0]
    view = (min(xs) - wide / 2 - MARGIN, min(ys) - high / 2 - MARGIN,
            max(xs) + wide / 2 + MARGIN, max(ys) + high / 2 + MARGIN)
    return Scene(title, nodes, (), (), tuple(legend), view)
