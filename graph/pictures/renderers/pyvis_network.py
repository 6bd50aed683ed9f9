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
    # Undirected, pyvis would drop the second of two lines between the same actors without a word.
    network = Network(directed=True, cdn_resources="in_line")
    for node in scene.nodes:
        network.add_node(
            node.id, label=node.label, x=round(float(node.x), 1), y=round(float(node.y), 1), title=node.title,
            shape=node.look.shape, width=node.width, height=node.height, fill=node.look.fill,
            border=node.look.border, borderWidth=node.look.border_width, dash=numbers(node.look.dash),
        )
    for edge in scene.edges:
        network.add_edge(
            edge.source, edge.target, id=edge.id, about=edge.about, title=edge.title,
            points=_rounded(edge.points), colour=edge.look.colour, width=edge.look.width,
            dash=numbers(edge.look.dash), arrow=edge.look.arrow,
        )
    network.options = OPTIONS | {"font": {"face": looks.FONT_FACE, "size": looks.FONT_PX}}
    return network


def _rounded(points: Sequence[Point]) -> list[list[float]]:
    """Return points to a tenth of a pixel: what is sent to a browser need be no finer."""
    return [[round(x, 1), round(y, 1)] for x, y in points]


def numbers(dash: str) -> list[float]:
    """Return an SVG dash as numbers, as a canvas wants it."""
    return [float(part) for part in dash.split()]
