"""How a line runs: out of the sides, past who is in the way, on the sheet; and whole pictures, point by point."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pytest

from graph.analysis.comparison.matching import line_up
from graph.pictures import looks
from graph.pictures.comparison_picture import draw_comparison, on_one_sheet
from graph.pictures.layout.placing import Seat, Wanted
from graph.pictures.layout.routing import SAMPLES, Points, _along, route
from graph.pictures.layout.seating import Absent, Wish
from graph.pictures.looks import NodeLook
from graph.pictures.platform_picture import draw_platform
from graph.pictures.prefecture_picture import Prefecture, draw_prefecture
from graph.pictures.scene import Point, Scene
from graph.pictures.shading import Shading
from graph.replacing import replace
from graph.store import Store, open_store
from locales import Words
from tests.loaders.files import CATALOGUE
from tests.samples.kept import store_of_samples

GOLDEN = Path(__file__).with_name("scenes.json")


def seat(x: float, y: float, look: NodeLook = looks.ORGANISATION, name: str = "") -> Seat:
    """An actor of 100 by 40 whose middle is at a place."""
    return Seat(Wanted(name or f"{x},{y}", "架空", look), "架空", x, y, 100, 40)


def test_a_line_leaves_and_enters_at_the_sides_a_little_towards_the_other() -> None:
    assert route(seat(0, 0), seat(300, 100)) == ((50, 12), (160, 12), (140, 88), (250, 88))
    assert route(seat(300, 100), seat(0, 0)) == ((250, 88), (140, 88), (160, 12), (50, 12)), "and back the same way"
    assert route(seat(0, 0), seat(300, 20)) == ((50, pytest.approx(2.8)), (160, pytest.approx(2.8)),
                                                (140, pytest.approx(17.2)), (250, pytest.approx(17.2)))


def test_parallel_lines_are_set_apart() -> None:
    starts = [route(seat(0, 0), seat(300, 0), bend=bend)[0][1] for bend in range(3)]
    assert starts == [0, 5, 10]
    assert route(seat(0, 0), seat(300, 0), bend=9)[0][1] == pytest.approx(12), "on the side, at most 0.3 of the height off"


def test_the_border_of_an_ellipse_is_nearer_at_its_ends() -> None:
    assert route(seat(0, 0, looks.NETWORK), seat(300, 0))[0] == (50, 0)
    x, y = route(seat(0, 0, looks.NETWORK), seat(300, 100))[0]
    assert (x, y) == (pytest.approx(50 * (1 - 0.6 ** 2) ** 0.5), 12)


def test_in_one_column_a_line_runs_around_on_the_left() -> None:
    assert route(seat(0, 0), seat(0, 200)) == ((-50, 0), (-110, 0), (-110, 200), (-50, 200))
    assert route(seat(0, 0), seat(0, 400))[1] == (-130, 0), "the bulge grows no further"
    assert route(seat(0, 0), seat(0, 200), bend=1)[1] == (-119, 0)


def test_between_other_shapes_it_runs_straight_down() -> None:
    a, b = seat(0, 0, looks.NETWORK), seat(30, 200, looks.HUB)
    assert route(a, b) == ((9, 20), (9, 100), (21, 100), (21, 180))
    assert route(b, a) == ((21, 180), (21, 100), (9, 100), (9, 20))
    between = [seat(15, 100)]
    assert route(a, b, others=between) == ((50, 0), (140, 0), (140, 200), (80, 200)), "around on the right"
    broad = replace(seat(100, 100), width=200)
    assert route(a, b, others=[broad])[1] == (-110, 0), "and where somebody stands there as well, on the left"


def test_parallel_lines_down_are_set_apart_as_well_and_stay_on_the_border() -> None:
    a, b = seat(0, 0, looks.NETWORK), seat(30, 200, looks.HUB)
    assert [(points[0], points[3]) for points in (route(a, b, bend=bend) for bend in range(3))] == [
        ((9, 20), (21, 180)), ((17, 20), (29, 180)), ((25, 20), (37, 180))]
    far = route(seat(0, 0, looks.NETWORK), seat(90, 200, looks.HUB), bend=2)
    assert far[0][0] == pytest.approx(100 / 3), "a third of its width, at most"


def test_a_curve_is_cubic_through_its_controls_in_their_order() -> None:
    def casteljau(points: Points, t: float) -> Point:
        row = list(points)
        while len(row) > 1:
            row = [((1 - t) * a[0] + t * b[0], (1 - t) * a[1] + t * b[1]) for a, b in pairwise(row)]
        return row[0]

    points = ((0.0, 0.0), (90.0, 10.0), (20.0, 70.0), (100.0, 100.0))
    along = list(_along(points))
    assert len(along) == SAMPLES - 1
    for n, point in enumerate(along, start=1):
        assert point == pytest.approx(casteljau(points, n / SAMPLES))


def test_a_line_bends_away_from_who_is_in_its_way_and_only_from_them() -> None:
    a, b = seat(0, 0), seat(400, 0)
    plain = route(a, b)
    assert route(a, b, others=[a, b, seat(200, 60), seat(700, 0), seat(-300, 0)]) == plain, "nobody is in the way"
    bent = route(a, b, others=[seat(200, 0)])
    assert bent != plain
    assert bent[1][1] > 20, "below"
    assert not [p for p in _along(bent) if abs(p[0] - 200) < 50 and abs(p[1]) < 20]


def test_a_line_does_not_leave_the_sheet_where_it_can_stay_on_it() -> None:
    a, b, between = seat(0, 0), seat(400, 0), [seat(200, 0)]
    assert route(a, b, others=between, sheet=(-200, 200))[1][1] > 0
    assert route(a, b, others=between, sheet=(-200, 10))[1][1] < 0, "there is no room below"
    assert route(a, b, others=between, sheet=(-10, 200))[1][1] > 0


def test_where_no_way_is_free_the_one_that_crosses_least_is_taken() -> None:
    a, b = seat(0, 0), seat(400, 0)
    wall = [seat(200, y) for y in range(-200, 201, 40)]
    assert route(a, b, others=wall, sheet=(900, 1000)) == route(a, b), "where all are as bad the plainest"
    gap = [node for node in wall if node.y != 80]
    through = route(a, b, others=gap)
    crossed = sum(abs(p[0] - o.x) < 50 and abs(p[1] - o.y) < 20 for p in _along(through) for o in gap)
    assert crossed < sum(abs(p[0] - o.x) < 50 and abs(p[1] - o.y) < 20 for p in _along(route(a, b)) for o in gap)


# Whole pictures ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(store_of_samples(tmp_path_factory.mktemp("samples")))
    yield store
    store.close()


def scenes(store: Store) -> Iterator[tuple[str, Scene]]:
    words = Words("ja")
    records = {code: store.look(code).record for code in ("393860", "993018", "992011")}
    for code, record in records.items():
        yield code, draw_platform(record, CATALOGUE, words, "ja")
    values = {o.id: float(n) for n, o in enumerate(records["993018"].organisations)}
    wish = Wish(shading=Shading("架空", values), added=frozenset({records["993018"].memberships[0].path()}), absent=(
        Absent("gap/1", "架空の空白", (("shakyo", "n2"),)), Absent("gap/2", "架空の空白", (("", "n1"),), "架空の機関", "role")))
    yield "993018 with a gap", draw_platform(records["993018"], CATALOGUE, words, "ja", wish)
    panels = draw_comparison(line_up([records["993018"], records["393860"]]), ("一", "二"), CATALOGUE, words, "ja")
    yield "993018 × 393860", on_one_sheet(panels, "一 × 二")
    prefecture = Prefecture(
        store.look("990001").record, store.areas("990001"), store.ask("find_platforms_in", prefix="99"),
        store.ask("find_named_actors", prefix="99", home="990001:"))
    yield "990001", draw_prefecture(prefecture, words, ())


def drawn(scene: Scene) -> dict[str, object]:
    """Return a picture as text: what stands where, how it looks and what it is called, to a tenth of a pixel."""
    def numbers(*values: float) -> str:
        return " ".join(f"{value:.1f}" for value in values)

    return {
        "nodes": [f"{d.id} {d.look.id} {d.look.fill} {numbers(d.x, d.y, d.width, d.height)} {d.label} {d.title}"
                  for d in scene.nodes],
        "lines": [f"{line.id} {line.look.id} {line.look.colour} {numbers(*(v for p in line.points for v in p))} {line.title}"
                  for line in scene.edges],
        "frames": [numbers(f.left, f.top, f.width, f.height) for f in scene.frames],
        "legend": [entry.label for entry in scene.legend], "view": numbers(*scene.view), "folded": scene.folded,
    }


def test_the_pictures_of_the_samples_are_those_that_somebody_has_looked_at(samples: Store) -> None:
    """Where a change is meant: look at the pages, then write them with `python -m tests.pictures.test_routing`."""
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for name, scene in scenes(samples):
        assert drawn(scene) == kept.pop(name), name
    assert kept == {}


if __name__ == "__main__":
    some = open_store(store_of_samples(Path(mkdtemp())))
    GOLDEN.write_text(json.dumps({name: drawn(scene) for name, scene in scenes(some)}, ensure_ascii=False, indent=0)
                      + "\n", encoding="utf-8")
