"""A scene held by pyvis's `Network`, as nodes, edges and options that vis-network understands.

pyvis is the holder of data only. Its own page asks a content network in every mode and runs scripts
from names; it is never shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyvis.network import Network

from graph.pictures import looks
from graph.pictures.scene import Point, Scene

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "zoomSpeed": 0.5, "selectConnectedEdges": False,
                    "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False}},
    "nodes": {"labelHighlightBold": False},
}


def to_pyvis(scene: Scene) -> Network:
    """Return a pyvis network that holds the scene: fixed places, physics off."""
    # Undirected, pyvis would drop the second of two lines between the same bodies without a word.
    network = Network(directed=True, cdn_resources="in_line")
    for dot in scene.dots:
        network.add_node(
            dot.id, label=dot.label, x=round(float(dot.x), 1), y=round(float(dot.y), 1), title=dot.title,
            shape=dot.look.shape, width=dot.width, height=dot.height, fill=dot.look.fill,
            border=dot.look.border, borderWidth=dot.look.border_width, dash=numbers(dot.look.dash),
        )
    for line in scene.lines:
        network.add_edge(
            line.source, line.target, id=line.id, about=line.about, title=line.title,
            points=_rounded(line.points), colour=line.look.colour, width=line.look.width,
            dash=numbers(line.look.dash), arrow=line.look.arrow,
        )
    network.options = OPTIONS | {"font": {"face": looks.FONT_FACE, "size": looks.FONT_PX}}
    return network


def _rounded(points: Sequence[Point]) -> list[list[float]]:
    """Return points to a tenth of a pixel: what is sent to a browser need be no finer."""
    return [[round(x, 1), round(y, 1)] for x, y in points]


def numbers(dash: str) -> list[float]:
    """Return an SVG dash as numbers, as a canvas wants it."""
    return [float(part) for part in dash.split()]
