"""The map of tiles: where each stands, and that none lies on another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.pictures.looks import STATE
from graph.pictures.map_picture import Tile, draw_map
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
