"""A picture as data: what is drawn where. Lengths are CSS pixels at scale 1; y grows downwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.pictures.looks import EdgeLook, NodeLook
from graph.pictures.wrapping import shortened

Point = tuple[float, float]
LEGEND_EM = 26
"""How broad the meaning of a look may be in a legend."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """An actor: its id, its label broken into lines, its look, its middle and its size."""

    id: str
    label: str
    look: NodeLook
    x: float
    y: float
    width: float
    height: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """A link between two nodes, drawn as cubic Bézier curves, one after the other, through `points`.

    Those are the start, then for each curve two controls and its end. `about` is the path of the fact it stands for.
    """

    id: str
    source: str
    target: str
    look: EdgeLook
    points: tuple[Point, ...]
    about: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A quiet rectangle behind nodes that belong together.

    At its upper left may stand what it is, `title`, and what is to be said of it, `says`, broken into lines.
    """

    left: float
    top: float
    width: float
    height: float
    title: str = ""
    says: str = ""

    def texts(self) -> Iterator[tuple[str, float, float, int, int]]:
        """Yield what stands in it: each line with its left end, its middle, its size and its weight."""
        step, y = 1.45, self.top + 20
        for text, size, weight in ((self.title, 15, 600), (self.says, 12, 400)):
            for line in text.split("\n") if text else ():
                yield line, self.left + 14, y, size, weight
                y += size * step
            y += 6


@dataclass(frozen=True, slots=True)
class Hull:
    """What holds nodes together wherever they stand: a box around each (left, top, width, height), bands between them.

    It is drawn behind everything, in the fill and the border of its look; a band passes below another node.
    """

    boxes: tuple[tuple[float, float, float, float], ...]
    bands: tuple[tuple[Point, Point], ...]
    look: NodeLook
    title: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One look that the picture uses, with its meaning."""

    look: NodeLook | EdgeLook
    label: str

    @property
    def short(self) -> str:
        """The meaning as the legend has room for it: a term that no list knows may be as long as a page."""
        return shortened(self.label, LEGEND_EM)


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. `view` is what it spans: left, top, right, bottom.

    `folded` counts the organisations that are drawn inside groups.
    """

    title: str
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    frames: tuple[Frame, ...]
    legend: tuple[LegendEntry, ...]
    view: tuple[float, float, float, float]
    folded: int = 0
    hulls: tuple[Hull, ...] = ()
