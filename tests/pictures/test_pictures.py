"""The picture: every label whole, nothing on top of anything else, names always text."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import pyvis
from hypothesis import given

import app_parts.widgets.network_picture
from graph.facts.links import Tie
from graph.pictures import looks
from graph.pictures.layout.seating import Wish
from graph.pictures.platform_picture import draw_platform
from graph.pictures.renderers.pyvis_network import to_pyvis
from graph.pictures.renderers.svg import to_svg
from graph.pictures.scene import DrawnNode, Scene
from graph.pictures.shading import STEPS, Shading
from graph.pictures.wrapping import width, wrap
from graph.recent import forget
from graph.record.record import Record
from graph.replacing import replace
from graph.store import open_store
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE
from tests.samples.kept import store_of_samples
from tests.strategies import any_records, whole_records
from tests.towns import organisations, seats, two_networks_one_hub

SVG = "{http://www.w3.org/2000/svg}"


def draw(record: Record, language: str = "ja") -> Scene:
    return draw_platform(record, CATALOGUE, Words(language), language)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    """Every sample as its page sees it."""
    store = open_store(store_of_samples(tmp_path_factory.mktemp("samples")))
    seen = {line.code: store.look(line.code).record for line in store.areas()}
    store.close()
    return seen


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    def apart(a: DrawnNode, b: DrawnNode) -> bool:
        return (abs(a.x - b.x) * 2 >= a.width + b.width or abs(a.y - b.y) * 2 >= a.height + b.height)

    nodes = scene.nodes
    return [(a.id, b.id) for n, a in enumerate(nodes) for b in nodes[n + 1:] if not apart(a, b)]


def test_nothing_overlaps_and_no_label_leaves_its_shape(samples: dict[str, Record]) -> None:
    for code, record in samples.items():
        scene = draw(record)
        assert overlapping(scene) == [], code
        for node in scene.nodes:
            lines = node.label.split("\n")
            assert max(map(width, lines)) * 14 <= node.width
            assert len(lines) * 14 * 1.3 <= node.height
            assert node.label.replace("\n", "").replace(" ", "") == next(
                b.name for b in record.nodes() if b.id == node.id).replace(" ", "")


@whole_records(60)
@given(any_records())
def test_any_record_can_be_drawn(record: Record) -> None:
    scene = draw(record)
    assert {node.id for node in scene.nodes} == {actor.id for actor in record.nodes()}
    assert overlapping(scene) == []
    left, top, right, bottom = scene.view
    assert all(left <= node.x - node.width / 2 and node.x + node.width / 2 <= right for node in scene.nodes)
    assert all(top <= node.y - node.height / 2 and node.y + node.height / 2 <= bottom for node in scene.nodes)
    assert len({line.id for line in scene.edges}) == len(scene.edges)
    ET.fromstring(to_svg(scene, caption=record.area.name))
    json.dumps(to_pyvis(scene).nodes)


def test_the_same_record_looks_the_same_every_time(samples: dict[str, Record]) -> None:
    first = draw(samples["393860"])
    assert draw(samples["393860"]) is first, "it is at hand, and nobody draws it again"
    forget()
    again = draw(samples["393860"])
    assert again is not first
    assert again == first


def test_what_is_shaded_or_in_another_language_is_another_picture(samples: dict[str, Record]) -> None:
    record = samples["393860"]
    shaded = Wish(shading=Shading("架空", dict.fromkeys((o.id for o in record.organisations), 1.0)))
    scenes = [draw_platform(record, CATALOGUE, Words(language), language, wish)
              for language in LANGUAGES for wish in (Wish(), shaded)]
    assert all(scenes.count(scene) == 1 for scene in scenes)


def test_the_model_case_has_its_roles_in_their_seats(samples: dict[str, Record]) -> None:
    scene = draw(samples["393860"])
    at = {node.id: node for node in scene.nodes}
    look = {node.id: node.look.id for node in scene.nodes}
    assert [look[i] for i in ("hoken-fukushi", "platform", "jiritsu", "390003:committee", "jiritsu-01")] == [
        "hub", "platform", "network", "back_up", "category"]
    assert at["jiritsu-01"].x < at["jiritsu"].x < at["platform"].x
    assert at["390003:committee"].y < at["platform"].y
    drawn = {(line.source, line.target, line.look.id) for line in scene.edges}
    assert {("hoken-fukushi", "jiritsu", "hub"), ("hoken-fukushi", "jisatsu", "hub"),
            ("jiritsu", "platform", "part"), ("390003:committee", "platform", "back_up")} <= drawn


def test_the_whole_model_case_fits_an_offices_screen(samples: dict[str, Record]) -> None:
    left, top, right, bottom = draw(samples["393860"]).view
    assert right - left <= 1366 - 40
    assert bottom - top <= 620


def test_every_look_that_is_used_stands_in_the_legend(samples: dict[str, Record]) -> None:
    for record in samples.values():
        scene = draw(record)
        legend_ids = {entry.look.id for entry in scene.legend}
        assert {node.look.id for node in scene.nodes} | {line.look.id for line in scene.edges} == legend_ids
        assert len({entry.label for entry in scene.legend}) == len(scene.legend)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_svg_holds_every_name_the_legend_and_the_caption(samples: dict[str, Record], language: str) -> None:
    scene = draw(samples["393860"], language)
    tree = ET.fromstring(to_svg(scene, caption="2026-04-01 現在", language=language))
    texts = [element.text or "" for element in tree.iter(f"{SVG}text")]
    whole = "".join(texts)
    for node in scene.nodes:
        assert node.label.replace("\n", "") in whole
    assert {entry.label for entry in scene.legend} <= set(texts)
    assert texts[-1] == "2026-04-01 現在"
    assert tree.find(f"{SVG}title").text == "いの町"  # type: ignore[union-attr]


HOSTILE = "<img src=x onerror=alert(1)></text><script>alert(2)</script>\"'&"


def test_a_hostile_name_is_text_in_the_svg() -> None:
    town = two_networks_one_hub()
    named = replace(town, organisations=(replace(town.organisations[0], name=HOSTILE), *town.organisations[1:]))
    tree = ET.fromstring(to_svg(draw(named), caption=HOSTILE))
    assert {element.tag.removeprefix(SVG) for element in tree.iter()} <= {
        "svg", "title", "rect", "text", "g", "path", "polygon", "ellipse"}
    assert all(name[:2] != "on" for element in tree.iter() for name in element.attrib)


def test_two_lines_between_the_same_actors_are_both_drawn() -> None:
    town = replace(two_networks_one_hub(), ties=(
        Tie(source="a", target="b", kind="refers_to"), Tie(source="a", target="b", kind="funds"),
        Tie(source="b", target="a", kind="refers_to")))
    scene = draw(town)
    between = [line for line in scene.edges if {line.source, line.target} == {"a", "b"}]
    assert len({line.points for line in between}) == 3
    assert len(to_pyvis(scene).edges) == len(scene.edges)


def test_a_council_of_many_goes_on_in_columns() -> None:
    many = [f"o{n}" for n in range(90)]
    town = replace(two_networks_one_hub(), organisations=(
        *two_networks_one_hub().organisations, *organisations(*many)),
        memberships=seats(a="x", b="x", c="y", d="y", **dict.fromkeys(many, "x y")))
    assert overlapping(draw(town)) == []


@pytest.mark.parametrize(("name", "lines"), [
    ("いの町ほけん福祉課", ["いの町ほけん福祉課"]),
    ("高知県ひきこもりの人等に対する支援のあり方に関する検討委員会", None),
    ("就職氷河期世代支援の市町村プラットフォーム", None)])
def test_japanese_names_break_where_a_reader_would(name: str, lines: list[str] | None) -> None:
    pieces = wrap(name, 13.4).split("\n")
    assert "".join(pieces) == name
    assert lines is None or pieces == lines
    assert all(width(line) <= 13.4 for line in pieces)
    assert not any(line.startswith(tuple("ーッャュョ、。")) for line in pieces)


def test_the_picture_is_drawn_with_the_very_file_that_pyvis_carries() -> None:
    ours = Path(app_parts.widgets.network_picture.__file__).parent / "frontend" / "vis-network.min.js"
    theirs = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    assert ours.read_bytes() == theirs.read_bytes()


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def difference(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_letters_borders_and_lines_stand_out_enough() -> None:
    for look in (*looks.NODES, *looks.PREFECTURE):
        assert difference(looks.INK, look.fill) >= 7, look.id
        assert difference(look.border, "#FFFFFF") >= 3, look.id
    lines = [looks.PART, *looks.ROLES.values(), looks.SHARES, looks.NAMES, looks.folded_look(1),
             looks.membership_look("", "")]
    for line in lines:
        assert difference(line.colour, "#FFFFFF") >= 3, line.id
        assert difference(line.colour, looks.FRAME_FILL) >= 3, line.id
    for kind in CATALOGUE.tie_kinds.values():
        assert difference(kind.colour, "#FFFFFF") >= 3, kind.id
    assert all(difference(looks.INK, step) >= 4.5 for step in STEPS)


def test_no_two_looks_differ_by_colour_alone() -> None:
    nodes = {(look.shape, look.dash, look.border_width) for look in looks.NODES}
    assert len(nodes) == len(looks.NODES)
    dashes = [(kind.dash, kind.directed) for kind in CATALOGUE.tie_kinds.values()]
    assert len(set(dashes)) == len(dashes)
