"""Areas as tiles where their offices are, each in the look of what is shown of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.pictures.layout.tiling import GAP, Place, in_rows, joined, on_map
from graph.pictures.looks import FONT_PX, HULLS, LINE_HEIGHT, NodeLook
from graph.pictures.scene import DrawnNode, Hull, LegendEntry, Scene
from graph.pictures.wrapping import shortened, width

SHEET_WIDTH = 820.0
"""What tiles are spread over at scale 1: what an office's screen has room for beside the card."""
LONGEST_EM, SIDE, ABOVE, MARGIN = 9.0, 6.0, 5.0, 12.0
RING = 5.0
"""How far beyond a tile the hull around it reaches."""


@dataclass(frozen=True, slots=True)
class Tile:
    """An area on a map: its code, label and look, what is told of it, and where its office is, if that is known."""

    code: str
    label: str
    look: NodeLook
    title: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Areas that belong together, by their codes, and what holds them together."""

    name: str
    codes: tuple[str, ...]


def draw_map(title: str, tiles: Sequence[Tile], legend: Sequence[LegendEntry], together: Sequence[Together] = (), *,
             across: int | None = None, longest: float = LONGEST_EM) -> Scene:
    """Return the map: tiles that do not overlap, north above; those without a known place stand in rows below.

    Around the tiles of areas that belong together lies a hull. `across` is how many columns there are; as many as fit
    on an office's screen if it is not given. A label is cut where it is longer than `longest`, in em.
    """
    labels = {tile.code: shortened(tile.label, longest) for tile in tiles}
    wide = max((width(label) for label in labels.values()), default=0.0) * FONT_PX + 2 * SIDE
    high = FONT_PX * LINE_HEIGHT + 2 * ABOVE
    gap = GAP + 2 * RING * _most_around_one(together)
    sheet = across * (wide + gap) if across else SHEET_WIDTH
    placed = [(tile, tile.place) for tile in tiles if tile.place is not None]
    points = on_map([place for _, place in placed], sheet, wide, high, gap)
    lost = [tile for tile in tiles if tile.place is None]
    below = max((y for _, y in points), default=-high - gap) + high + gap
    left = min((x for x, _ in points), default=0.0)
    points += [(left + x, below + y) for x, y in in_rows(len(lost), sheet, wide, high, gap)]
    nodes = tuple(DrawnNode(tile.code, labels[tile.code], tile.look, x, y, wide, high, tile.title)
                  for tile, (x, y) in zip([*(tile for tile, _ in placed), *lost], points, strict=True))
    hulls = tuple(_hulls(nodes, together))
    xs, ys = [n.x for n in nodes] or [0.0], [n.y for n in nodes] or [0.0]
    margin = MARGIN + (gap - GAP) / 2
    view = (min(xs) - wide / 2 - margin, min(ys) - high / 2 - margin,
            max(xs) + wide / 2 + margin, max(ys) + high / 2 + margin)
    named = (LegendEntry(hull.look, hull.title) for hull in hulls)
    return Scene(title, nodes, (), (), (*legend, *named), view, hulls=hulls)


def _most_around_one(together: Sequence[Together]) -> int:
    """Return how many hulls lie around the area that has most."""
    return max(Counter(code for each in together for code in set(each.codes)).values(), default=0)


def _hulls(nodes: Sequence[DrawnNode], together: Sequence[Together]) -> Iterator[Hull]:
    """Yield a hull around the tiles of each group; where a tile has several, each lies around the former."""
    by_code = {node.id: node for node in nodes}
    around: Counter[str] = Counter()
    for number, group in enumerate(together):
        inside = [by_code[code] for code in group.codes if code in by_code]
        boxes = []
        for node in inside:
            around[node.id] += 1
            ring = RING * around[node.id]
            boxes.append((node.x - node.width / 2 - ring, node.y - node.height / 2 - ring,
                          node.width + 2 * ring, node.height + 2 * ring))
        middles = [(node.x, node.y) for node in inside]
        bands = tuple((middles[a], middles[b]) for a, b in joined(middles))
        yield Hull(tuple(boxes), bands, HULLS[number % len(HULLS)], group.name)
