"""Panels side by side: equal seats, ＋ for what only one has, − for what it lacks."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given

from graph.analysis.comparison.matching import line_up
from graph.facts.actors import Organisation
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.pictures import looks
from graph.pictures.comparison_picture import draw_comparison, on_one_sheet
from graph.pictures.layout.seating import Wish
from graph.pictures.renderers.svg import legend_svg, to_svg
from graph.pictures.scene import Scene
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from tests.comparison.test_differences import IZUMI, council
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records, whole_records
from tests.towns import TOWN, two_networks_one_hub


def panels(*records: Record, wish: Wish | None = None) -> tuple[Scene, ...]:
    return draw_comparison(line_up(records), [f"{n}. {r.area.name}" for n, r in enumerate(records)], CATALOGUE,
                           Words("ja"), "ja", wish, ghosts=True)


def labels(panel: Scene) -> set[str]:
    return {node.label.replace("\n", "") for node in panel.nodes}


def test_what_only_one_has_is_marked_and_stands_as_a_ghost_in_the_other() -> None:
    first, second = panels(council(TOWN, ("a", "POLICE"), ("b", "FIRE")), council(IZUMI, ("c", "POLICE")))
    assert labels(first) == {"架空協議会", "架空a", "＋ 架空b"}
    assert labels(second) == {"架空協議会", "架空c", "− 架空b"}
    marked = next(node for node in first.nodes if "＋" in node.label)
    ghost = next(node for node in second.nodes if "−" in node.label)
    assert marked.look.border == looks.ONLY_HERE
    assert ghost.look.dash, "a sign, a colour and a dash: never the colour alone"
    assert {line.look.id for line in first.edges} >= {looks.ONLY_EDGE.id}


def test_what_only_another_has_is_shown_on_request_alone() -> None:
    records = council(TOWN, ("a", "POLICE"), ("b", "FIRE")), replace(council(IZUMI, ("c", "POLICE")), memberships=())
    first, second = draw_comparison(line_up(records), ["一", "二"], CATALOGUE, Words("ja"), "ja")
    assert labels(first) == {"架空協議会", "架空a", "＋ 架空b"}
    assert labels(second) == {"架空協議会", "架空c"}
    assert second.edges == ()


def test_where_somebody_fills_the_role_no_ghost_says_that_nobody_does() -> None:
    _, other = panels(council(TOWN, ("a", "POLICE"), ("b", "POLICE")), council(IZUMI, ("c", "POLICE")))
    assert labels(other) == {"架空協議会", "架空c"}


def test_a_link_that_only_the_other_has_is_shown_dashed() -> None:
    without = replace(council(IZUMI, ("c", "POLICE")), memberships=())
    _, other = panels(council(TOWN, ("a", "POLICE")), without)
    (line,) = other.edges
    assert (line.look.id, bool(line.look.dash)) == (looks.GHOST_EDGE.id, True)


def test_very_many_are_folded_alike_and_open_alike() -> None:
    def large(area: Area, count: int) -> Record:
        return Record(area=area, organisations=tuple(
            Organisation(id=f"o{n}", name=f"架空診療所{n}", partner_types=("MEDICAL",)) for n in range(count)))

    first, second = panels(large(TOWN, 40), large(IZUMI, 30))
    assert first.folded == 40
    assert {node.id for node in first.nodes} == {node.id for node in second.nodes}
    (group,) = ({node.id for node in first.nodes if node.look.id == "folded"} if len(first.nodes) == 1
                else {first.nodes[0].id})
    opened, _ = panels(large(TOWN, 40), large(IZUMI, 30), wish=Wish(opened=frozenset({group})))
    assert len(opened.nodes) > len(first.nodes)


@whole_records(40)
@given(any_records(code="992011"), any_records(code="993018"), any_records(code="390003"))
def test_the_same_role_has_the_same_seat_in_every_panel(first: Record, second: Record, prefecture: Record) -> None:
    drawn = panels(first, second, prefecture)
    seats: dict[str, tuple[float, ...]] = {}
    for panel in drawn:
        assert panel.view == drawn[0].view, "one scale"
        assert panel.legend == drawn[0].legend, "one legend"
        for node in panel.nodes:
            assert seats.setdefault(node.id, (node.x, node.y, node.width, node.height)) == (
                node.x, node.y, node.width, node.height)


@whole_records(20)
@given(any_records(code="992011"), any_records(code="993018"))
def test_all_panels_stand_on_one_sheet_as_one_picture(first: Record, second: Record) -> None:
    drawn = panels(first, second)
    whole = on_one_sheet(drawn, "比較")
    root = ET.fromstring(to_svg(whole, caption="架空"))
    assert root.tag.endswith("svg")
    assert len(whole.nodes) == sum(len(panel.nodes) for panel in drawn) + 2
    ET.fromstring(legend_svg(drawn[0].legend, 800))


def test_more_than_two_panels_stand_two_in_a_row_as_on_the_page() -> None:
    panel = panels(two_networks_one_hub(), two_networks_one_hub())[0]
    widths, heights = [], []
    for count in (1, 2, 3, 4):
        left, top, right, bottom = on_one_sheet([panel] * count, "比較").view
        widths.append(right - left)
        heights.append(bottom - top)
    assert widths[0] < widths[1] == widths[2] == widths[3]
    assert heights[0] == heights[1] < heights[2] == heights[3]
    assert len({(node.x, node.y) for node in on_one_sheet([panel] * 4, "比較").nodes}) == 4 * (len(panel.nodes) + 1)


def test_a_prefecture_stands_beside_a_town() -> None:
    prefecture = Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE)
    drawn = panels(two_networks_one_hub(), Record(area=prefecture))
    assert len(drawn[1].nodes) == len(drawn[0].nodes)
