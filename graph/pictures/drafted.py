"""What a draft adds or changes, shown in a picture of the record as it would be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from graph.pictures import looks
from graph.pictures.scene import LegendEntry, Scene

DRAFTED = looks.EdgeLook("drafted", looks.ADDED.colour, looks.ADDED.width, "2 3")
"""The line of what is in the draft only; the border of an actor has its colour and dash too."""


def with_drafted(scene: Scene, drafted: Collection[str], label: str) -> Scene:
    """Return a picture in which drafted things stand out; `drafted` are ids of actors and paths of links.

    `label` is the line's meaning in the legend, where something is drawn so.
    """
    nodes = tuple(replace(node, look=replace(node.look, border=DRAFTED.colour, border_width=DRAFTED.width,
                                             dash=DRAFTED.dash)) if node.id in drafted else node
                  for node in scene.nodes)
    edges = tuple(replace(edge, look=replace(DRAFTED, arrow=edge.look.arrow)) if edge.about in drafted else edge
                  for edge in scene.edges)
    if nodes == scene.nodes and edges == scene.edges:
        return scene
    return replace(scene, nodes=nodes, edges=edges, legend=(*scene.legend, LegendEntry(DRAFTED, label)))
