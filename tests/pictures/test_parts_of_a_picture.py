"""Parts of a picture by hand: where a name breaks, how columns fill, what a colour means, what was dragged where."""

from __future__ import annotations

import re

import pytest

from graph.pictures import looks
from graph.pictures.drafted import with_drafted
from graph.pictures.layout.moving import with_moved
from graph.pictures.layout.placing import (
    MARGIN,
    ORGANISATION_WIDTH,
    SCREEN,
    Sheet,
    Wanted,
    columns,
    place,
    size,
    span,
    stack,
)
from graph.pictures.renderers.svg import to_svg
from graph.pictures.scene import DrawnEdge, DrawnNode, Scene
from graph.pictures.shading import STEPS, Shading
from graph.pictures.wrapping import width, wrap

# Lines -------------------------------------------------------------------------------------------


def test_an_arrow_points_as_its_line_arrives() -> None:
    """Up from below, whatever way the line set out."""
    nodes = tuple(DrawnNode(id_, id_, looks.ORGANISATION, x, y, 20, 20) for id_, x, y in (("a", 0, 0), ("b", 300, 90)))
    line = DrawnEdge("l", "a", "b", looks.PART, ((0, 0), (0, 100), (300, 200), (300, 100)), "")
    [corners] = re.findall(r'<polygon points="([^"]*)"', to_svg(Scene("架空", nodes, (line,), (), (), (0, 0, 400, 300))))
    assert corners == "300.0,100.0 305.0,112.0 295.0,112.0"


# Names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "most", "lines"), [
    ("いの町ほけん福祉課", 7, ["いの町ほけん", "福祉課"]),
    ("高知県ひきこもりの人等に対する支援のあり方に関する検討委員会", 13.4,
     ["高知県ひきこもりの", "人等に対する支援のあり", "方に関する検討委員会"]),
    ("就職氷河期世代支援の市町村プラットフォーム", 11.5, ["就職氷河期世代支援の", "市町村プラットフォーム"]),
    ("地域自立支援協議会（ひきこもり支援部会）", 11.5, ["地域自立支援協議会", "（ひきこもり支援部会）"]),
    ("いの町自殺対策機関ネットワーク", 11.5, ["いの町自殺対策", "機関ネットワーク"]),
    ("架空みどり市社会福祉協議会", 8, ["架空みどり市", "社会福祉協議会"]),
    ("ハローワーク・公共職業安定所", 8, ["ハローワーク・", "公共職業安定所"]),
    ("NPO法人 ひきこもりサポートセンター", 10, ["NPO法人 ひきこもり", "サポートセンター"]),
    ("子ども・若者支援地域協議会", 9, ["子ども・若者", "支援地域協議会"]),
    ("精神保健福祉センター", 6, ["精神保健福祉", "センター"]), ("高知市高知市役所", 5, ["高知市", "高知市役所"]),
    ("市町村市町村", 3, ["市町村", "市町村"]), ("ABCDEFGHIJ", 3, ["ABCDE", "FGHIJ"]), ("短い", 13, ["短い"]),
    ("ちょうど", 4, ["ちょうど"]), ("一", 0.5, ["一"]), ("", 5, [""]),
    ("No platform of the prefecture is recorded.", 12.2, ["No platform of", "the prefecture", "is recorded."]),
    ("架空\n二段の名前がここに続く", 7, ["架空", "二段の名前", "がここに続く"])])
def test_a_name_breaks_into_even_lines_where_a_reader_would(name: str, most: float, lines: list[str]) -> None:
    assert wrap(name, most).split("\n") == lines


def test_a_narrow_letter_is_little_more_than_half_as_wide() -> None:
    assert width("架空A1") == pytest.approx(2 + 2 * 0.56)
    assert width("ｶﾅ") == pytest.approx(2 * 0.56)


# Columns -------------------------------------------------------------------------------------------


def wanted(count: int) -> list[Wanted]:
    return [Wanted(f"o{n}", f"架空{n}", looks.ORGANISATION) for n in range(count)]


def test_an_actor_is_as_large_as_its_label_needs() -> None:
    actor = Wanted("a", "架空課", looks.ORGANISATION)
    assert size(actor, 13.4) == ("架空課", 3 * 14 + 2 * 11, 14 * 1.3 + 2 * 4)
    assert size(actor, 13.4, 212)[1] == 212
    assert size(Wanted("a", "架空課", looks.ORGANISATION, indent=14), 13.4, 212)[1] == 198, "narrower inside its parent"
    assert size(Wanted("a", "架空課", looks.HUB), 13.4)[1:] == (3 * 14 + 2 * 26, 14 * 1.3 + 2 * 9)


def test_seats_stand_below_one_another_and_share_what_is_left() -> None:
    high = 14 * 1.3 + 8
    close = stack(wanted(3), 13.4, 50, 10, 500, gap=6)
    assert [s.y - s.height / 2 for s in close] == pytest.approx([10, 10 + high + 6, 10 + 2 * (high + 6)])
    assert {s.x for s in close} == {50}
    spread = stack(wanted(2), 13.4, 50, 0, 200, gap=6, spread=True)
    share = (200 - 2 * high - 6) / 2
    assert [s.y for s in spread] == pytest.approx([share / 2 + high / 2, share * 1.5 + high * 1.5 + 6])
    assert stack([], 13.4, 50, 0, 200, spread=True) == []


@pytest.mark.parametrize(("count", "lengths"), [
    (3, [3]), (7, [7]), (16, [16]), (24, [12, 12]), (25, [13, 12]), (44, [22, 22]), (60, [20, 20, 20]), (0, [0])])
def test_organisations_fill_as_many_columns_as_make_the_picture_largest(count: int, lengths: list[int]) -> None:
    assert [len(column) for column in columns(wanted(count), 500, SCREEN)] == lengths


def test_a_further_column_has_to_be_worth_it() -> None:
    narrow, choosy = Sheet(940, 556, 92, 78), Sheet(940, 556, 92, 78, 1.6)
    assert (len(columns(wanted(24), 500, narrow)), len(columns(wanted(24), 500, choosy))) == (2, 1)


def test_columns_stand_side_by_side_from_the_left_edge() -> None:
    seats = place(wanted(24), [], [], [])
    assert sorted({s.x for s in seats}) == [ORGANISATION_WIDTH / 2, ORGANISATION_WIDTH / 2 + ORGANISATION_WIDTH + 34]
    left, top, right, bottom = span(seats)
    assert (left, right) == (-MARGIN, 2 * ORGANISATION_WIDTH + 34 + MARGIN)
    assert (top, bottom) == (pytest.approx(min(s.y - s.height / 2 for s in seats) - MARGIN),
                             pytest.approx(max(s.bottom for s in seats) + MARGIN))
    assert span([]) == (0, 0, 2 * MARGIN, 2 * MARGIN)


# Colours -------------------------------------------------------------------------------------------


def test_few_values_have_a_step_each_the_last_one_the_darkest() -> None:
    shading = Shading("架空", {"a": 0, "b": 3, "c": 3, "d": 7})
    assert (shading.bounds, shading.ranges) == ((0, 3, 7), ((0, 0), (3, 3), (7, 7)))
    assert [shading.step(actor) for actor in "abcd"] == [0, 1, 1, 2]
    assert [shading.colour(n) for n in range(3)] == list(STEPS[2:])
    assert shading.shaded(looks.ORGANISATION, "d").fill == STEPS[4]
    assert shading.shaded(looks.ORGANISATION, "nobody").fill == "#FFFFFF"
    five = Shading("架空", {str(n): n for n in range(5)})
    assert five.ranges == ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4))


def test_many_values_share_five_steps_of_equal_breadth() -> None:
    shading = Shading("架空", {str(n): float(n) for n in range(11)})
    assert shading.bounds == (2, 4, 6, 8, 10)
    assert shading.ranges == ((0, 2), (2, 4), (4, 6), (6, 8), (8, 10))
    assert [shading.step(str(n)) for n in range(11)] == [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert Shading("架空", {str(n): n / 3 for n in range(7)}).step("6") == 4, "the highest is in the last step"
    assert (Shading("架空", {}).bounds, Shading("架空", {}).ranges) == ((), ())


# Dragging ------------------------------------------------------------------------------------------


def test_what_was_dragged_takes_its_ends_of_lines_along_and_stays_in_sight() -> None:
    nodes = tuple(DrawnNode(id_, id_, looks.ORGANISATION, x, 0, 20, 10) for id_, x in (("a", 0.0), ("b", 100.0)))
    line = DrawnEdge("l", "a", "b", looks.PART, ((10, 0), (40, 0), (60, 0), (90, 0)), "")
    scene = Scene("架空", nodes, (line,), (), (), (-20, -15, 120, 15))
    assert with_moved(scene, {}) is scene
    assert with_moved(scene, {"nobody": (5.0, 5.0)}) is scene
    moved = with_moved(scene, {"a": (-30.0, 40.0), "nobody": (1.0, 1.0)})
    assert [(d.x, d.y) for d in moved.nodes] == [(-30, 40), (100, 0)]
    assert moved.edges[0].points == ((-20, 40), (10, 40), (60, 0), (90, 0))
    assert moved.view == (-30 - 10 - MARGIN, -5 - MARGIN, 124, 40 + 5 + MARGIN)
    up = with_moved(scene, {"b": (50.0, -40.0)})
    assert up.view == (-24, -40 - 5 - MARGIN, 150 + 10 + MARGIN, 5 + MARGIN)
    assert up.edges[0].points == ((10, 0), (40, 0), (110, -40), (140, -40))
    far = with_moved(scene, {"a": (1e9, -1e9)})
    assert (far.nodes[0].x, far.nodes[0].y) == (5000, -5000)


def test_what_is_only_drafted_stands_out_and_is_told_in_the_legend() -> None:
    hub = DrawnNode("a", "架空", looks.ORGANISATION, 0, 0, 10, 10)
    line = DrawnEdge("l", "a", "b", looks.PART, ((0, 0), (1, 0), (2, 0), (3, 0)), "tie/a/b/funds//")
    scene = Scene("架空町", (hub,), (line,), (), (), (0, 0, 10, 10))
    assert with_drafted(scene, ["c", "tie/a/c/funds//"], "下書き") == scene
    drafted = with_drafted(scene, ["a", "tie/a/b/funds//"], "下書き")
    assert (drafted.nodes[0].look.fill, drafted.nodes[0].look.border) == (hub.look.fill, looks.ADDED.colour)
    assert (drafted.edges[0].look.id, drafted.edges[0].look.arrow) == ("drafted", looks.PART.arrow)
    assert [entry.label for entry in drafted.legend] == ["下書き"]
