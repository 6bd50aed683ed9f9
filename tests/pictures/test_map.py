"""The map of tiles: where each stands, and that none lies on another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.facts.choices import AreaKind
from graph.pictures.looks import STATE
from graph.pictures.map_picture import Tile, Together, draw_map
from graph.pictures.renderers.svg import to_svg
from graph.pictures.scene import Scene
from tests.loaders.files import CATALOGUE
from tests.pictures.test_pictures import overlapping

PLACES = st.tuples(st.floats(20, 46, allow_nan=False), st.floats(122, 154, allow_nan=False))


def drawn(prefix: str) -> Scene:
    areas = [a for a in CATALOGUE.areas.by_code.values() if a.code.startswith(prefix) and a.prefecture != a.code]
    return draw_map("架空", [Tile(a.code, a.name, STATE["met"], a.name, (a.latitude or 0, a.longitude or 0)) for a in areas], ())


def test_kochi_is_drawn_as_it_lies() -> None:
    at = {node.label: (node.x, node.y) for node in drawn("39").nodes}
    assert len(at) == 34
    assert at["宿毛市"][0] < at["高知市"][0] < at["室戸市"][0], "from west to east"
    assert at["大川村"][1] < at["高知市"][1] < at["土佐清水市"][1], "from north to south"


def test_far_islands_leave_room_for_the_rest() -> None:
    tokyo = drawn("13")
    left, top, right, bottom = tokyo.view
    assert (right - left, bottom - top) < (830, 600)
    assert overlapping(tokyo) == []


@given(st.lists(st.none() | PLACES, max_size=60))
def test_no_tile_lies_on_another_wherever_offices_are(places: list[tuple[float, float] | None]) -> None:
    tiles = [Tile(str(n), f"架空{n}町", STATE["unmet"], "", place) for n, place in enumerate(places)]
    scene = draw_map("架空", tiles, ())
    assert sorted(node.id for node in scene.nodes) == sorted(tile.code for tile in tiles)
    assert overlapping(scene) == []


def square(x: float, y: float, wide: float, high: float) -> tuple[float, float, float, float]:
    return x, y, x + wide, y + high


def meet(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


@given(st.lists(st.none() | PLACES, min_size=2, max_size=40), st.data())
def test_a_hull_lies_around_its_towns_and_touches_no_other(places: list[tuple[float, float] | None], data: st.DataObject) -> None:
    tiles = [Tile(str(n), f"架空{n}町", STATE["unmet"], "", place) for n, place in enumerate(places)]
    codes = tuple(data.draw(st.sets(st.sampled_from([tile.code for tile in tiles]), min_size=2)))
    scene = draw_map("架空", tiles, (), [Together("架空合同プラットフォーム", codes)])
    hull, = scene.hulls
    assert len(hull.boxes) == len(codes)
    assert len(hull.bands) == len(codes) - 1
    touched = {node.id for node in scene.nodes for box in hull.boxes
               if meet(square(*box), square(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height))}
    assert touched == set(codes)
    left, top, right, bottom = scene.view
    assert all(left <= x and top <= y and x + w <= right and y + h <= bottom for x, y, w, h in hull.boxes)


def test_towns_of_two_joint_platforms_have_two_rings_and_the_legend_names_both() -> None:
    tiles = [Tile(code, f"架空{code}町", STATE["met"], "") for code in "abc"]
    scene = draw_map("架空", tiles, (), [Together("架空東部<b>", ("a", "b")), Together("架空西部", ("b", "c"))])
    first, second = ({box[2] for box in hull.boxes} for hull in scene.hulls)
    assert max(second) > max(first), "the second ring of b lies around the first"
    assert [entry.label for entry in scene.legend] == ["架空東部<b>", "架空西部"]
    assert "<title>架空東部&lt;b&gt;</title>" in to_svg(scene)


def test_a_joint_platform_of_which_one_town_is_here_rings_that_town_alone() -> None:
    scene = draw_map("架空", [Tile("a", "架空町", STATE["met"], "")], (), [Together("架空", ("a", "elsewhere"))])
    assert [(len(hull.boxes), hull.bands) for hull in scene.hulls] == [(1, ())]


def test_a_map_has_as_many_columns_as_are_wanted_however_long_the_labels_are() -> None:
    areas = [a for a in CATALOGUE.areas.by_code.values() if a.kind is AreaKind.PREFECTURE]

    def columns(label: str) -> int:
        tiles = [Tile(a.code, label, STATE["unknown"], a.name, (a.latitude or 0.0, a.longitude or 0.0)) for a in areas]
        return len({round(node.x) for node in draw_map("全国", tiles, (), across=8).nodes})

    assert columns("短") == columns("とても長い名前") == 8
