"""Lines of a large picture: none behind a box, few that cross, one for what two report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random

import pytest

from benchmarks.invented import code_of, town
from graph.facts.links import Tie
from graph.pictures.layout.lanes import BOXES
from graph.pictures.layout.routing import _along
from graph.pictures.layout.untangling import untangled
from graph.pictures.scene import DrawnEdge, DrawnNode, Point, Scene
from graph.record.record import Record
from graph.replacing import replace
from tests.pictures.test_pictures import draw, samples  # noqa: F401
from tests.towns import a_chain_and_one_alone


def along(edge: DrawnEdge) -> list[Point]:
    """Return points along a line, of all its curves."""
    return [point for n in range(0, len(edge.points) - 1, 3) for point in (
        edge.points[n], *_along(edge.points[n:n + 4]))] + [edge.points[-1]]


def behind_shapes(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield each line with each shape that it does not belong to and runs behind."""
    for edge in scene.edges:
        points = along(edge)
        for node in scene.nodes:
            if node.id not in (edge.source, edge.target) and any(_covers(node, point) for point in points):
                yield edge.id, node.id


def _covers(node: DrawnNode, point: Point) -> bool:
    across, down = (abs(point[0] - node.x) / (node.width / 2 - 1), abs(point[1] - node.y) / (node.height / 2 - 1))
    return across * across + down * down < 1 if node.look.shape == "ellipse" else max(across, down) < 1


def crossings(scene: Scene) -> int:
    """Return how often lines cross that have no end in common."""
    lines = [(edge, list(pairwise(along(edge)))) for edge in scene.edges]
    return sum(_cross(*first, *second) for (a, parts), (b, others) in combinations(lines, 2)
               if not {a.source, a.target} & {b.source, b.target} for first in parts for second in others)


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    if max(p[0], q[0]) < min(r[0], s[0]) or max(r[0], s[0]) < min(p[0], q[0]):
        return False
    sides = [(b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
             for a, b, c in ((p, q, r), (p, q, s), (r, s, p), (r, s, q))]
    return sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0


@pytest.mark.parametrize(("size", "seed"), [(30, 30), (36, 36), (36, 2), (42, 142), (43, 1)])
def test_no_line_runs_behind_a_shape(size: int, seed: int) -> None:
    """In some of these a line comes to a department, which stands indented below what it belongs to."""
    scene = draw(town(code_of(47, 1), size, size * 2, Random(seed)))
    assert len({round(node.x / 50) for node in scene.nodes if node.look.shape in BOXES}) > 1, "one column tests nothing"
    assert list(behind_shapes(scene)) == []


def test_no_line_of_a_sample_runs_behind_a_shape(samples: dict[str, Record]) -> None:  # noqa: F811
    assert [(area, *crossed) for area, record in samples.items() for crossed in behind_shapes(draw(record))] == []


def test_columns_are_ordered_so_that_lines_cross_less() -> None:
    """a, b, c, d sit on one council each, x above y: recorded crosswise, they stand each beside its own."""
    columns = untangled([["a", "b"], ["c", "d"]], [["x", "y"]], [("a", "y"), ("b", "x"), ("c", "y"), ("d", "x")],
                        dict.fromkeys("abcd", 1.0), frozenset())
    assert [column[0] for column in columns] in (["b", "d"], ["d", "b"]), "who sits on the upper council stands above"


def test_a_department_is_not_parted_from_what_it_belongs_to() -> None:
    columns = untangled([["office", "dep"], ["c", "d"]], [["x", "y"]], [("dep", "y"), ("c", "x"), ("office", "x")],
                        dict.fromkeys(("office", "dep", "c", "d"), 1.0), frozenset({"dep"}))
    column = next(column for column in columns if "office" in column)
    assert column.index("dep") == column.index("office") + 1


def test_two_reports_of_one_tie_are_one_line() -> None:
    record = replace(a_chain_and_one_alone(), ties=(
        Tie(source="a", target="b", kind="refers_to", reported_by="a"),
        Tie(source="a", target="b", kind="refers_to", reported_by="b"),
        Tie(source="b", target="a", kind="refers_to", reported_by="b")))
    assert [(edge.source, edge.target) for edge in draw(record).edges] == [("a", "b"), ("b", "a")]
