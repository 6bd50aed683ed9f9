"""Bodies that a person dragged elsewhere: the scene as the screen shows it."""

from __future__ import annotations

from collections.abc import Mapping

from graph.pictures.layout.placing import MARGIN
from graph.pictures.scene import Dot, Line, Point, Scene
from graph.replacing import replace

Offsets = Mapping[str, Point]
"""How far each body was dragged, in scene units."""

FARTHEST = 5_000.0


def with_moved(scene: Scene, offsets: Offsets) -> Scene:
    """Return the scene with bodies, and the ends of their lines, where they were dragged to."""
    here = {dot.id for dot in scene.dots}
    moved = {body: _bounded(by) for body, by in offsets.items() if body in here}
    if not moved:
        return scene
    dots = tuple(_dot(dot, moved.get(dot.id, (0.0, 0.0))) for dot in scene.dots)
    lines = tuple(_line(line, moved.get(line.source, (0.0, 0.0)), moved.get(line.target, (0.0, 0.0)))
                  for line in scene.lines)
    left, top, right, bottom = scene.view
    view = (min([left, *(d.x - d.width / 2 - MARGIN for d in dots)]),
            min([top, *(d.y - d.height / 2 - MARGIN for d in dots)]),
            max([right, *(d.x + d.width / 2 + MARGIN for d in dots)]),
            max([bottom, *(d.y + d.height / 2 + MARGIN for d in dots)]))
    return replace(scene, dots=dots, lines=lines, view=view)


def _bounded(by: Point) -> Point:
    x, y = (max(-FARTHEST, min(FARTHEST, float(value))) for value in by)
    return x, y


def _dot(dot: Dot, by: Point) -> Dot:
    return replace(dot, x=dot.x + by[0], y=dot.y + by[1])


def _line(line: Line, start: Point, end: Point) -> Line:
    by = (start, start, end, end)
    points = tuple((x + dx, y + dy) for (x, y), (dx, dy) in zip(line.points, by, strict=True))
    return replace(line, points=points)
