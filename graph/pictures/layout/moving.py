"""Actors that a person dragged elsewhere: the scene as the screen shows it."""

from __future__ import annotations

from collections.abc import Mapping

from graph.pictures.layout.placing import MARGIN
from graph.pictures.scene import DrawnEdge, DrawnNode, Point, Scene
from graph.replacing import replace

Offsets = Mapping[str, Point]
"""How far each actor was dragged, in scene units."""

FARTHEST = 5_000.0


def with_moved(scene: Scene, offsets: Offsets) -> Scene:
    """Return the scene with actors, and the ends of their lines, where they were dragged to."""
    here = {node.id for node in scene.nodes}
    moved = {actor: _bounded(by) for actor, by in offsets.items() if actor in here}
    if not moved:
        return scene
    nodes = tuple(_node(node, moved.get(node.id, (0.0, 0.0))) for node in scene.nodes)
    edges = tuple(_edge(edge, moved.get(edge.source, (0.0, 0.0)), moved.get(edge.target, (0.0, 0.0)))
                  for edge in scene.edges)
    left, top, right, bottom = scene.view
    view = (min([left, *(d.x - d.width / 2 - MARGIN for d in nodes)]),
            min([top, *(d.y - d.height / 2 - MARGIN for d in nodes)]),
            max([right, *(d.x + d.width / 2 + MARGIN for d in nodes)]),
            max([bottom, *(d.y + d.height / 2 + MARGIN for d in nodes)]))
    return replace(scene, nodes=nodes, edges=edges, view=view)


def _bounded(by: Point) -> Point:
    x, y = (max(-FARTHEST, min(FARTHEST, float(value))) for value in by)
    return x, y


def _node(node: DrawnNode, by: Point) -> DrawnNode:
    return replace(node, x=node.x + by[0], y=node.y + by[1])


def _edge(edge: DrawnEdge, start: Point, end: Point) -> DrawnEdge:
    """Return a line whose ends went along with their actors, each with its control; between them it stays."""
    still = ((0.0, 0.0),) * (len(edge.points) - 4)
    by = (start, start, *still, end, end)
    points = tuple((x + dx, y + dy) for (x, y), (dx, dy) in zip(edge.points, by, strict=True))
    return replace(edge, points=points)
