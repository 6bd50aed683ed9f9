"""The structure page's parts: sentences, matrices, ways, filters in the address, what is folded."""

from __future__ import annotations

from random import Random

import pytest
from streamlit.testing.v1 import AppTest

from app_parts.structure.details import VIEWS
from app_parts.structure.figure_panel import figures_html
from app_parts.structure.inspector import inspector_html
from app_parts.structure.matrices import frame, key_text, signs
from app_parts.structure.path_panel import path_text
from app_parts.structure.reading_aloud import sentences
from app_parts.structure.tables import LEFT_OUT, TABLES, columns_of
from benchmarks.invented import code_of, prefecture_record, town
from exports.contents import ClickablePicture
from exports.formats.handout import handout
from graph.analysis.measures.figures import figures
from graph.analysis.network.matrix import seats_matrix, ties_matrix
from graph.analysis.network.paths import route_between
from graph.facts.links import Membership, Tie
from graph.facts.observations import Window
from graph.pictures.layout.folding import FOLD_FROM
from graph.pictures.layout.moving import with_moved
from graph.pictures.layout.seating import Wish
from graph.pictures.platform_picture import draw_platform
from graph.pictures.shading import Shading
from graph.record.record import Record
from graph.replacing import replace
from locales import LANGUAGES, Words
from tests.app.test_page import OpenPage, actors, html, open_page  # noqa: F401
from tests.loaders.files import CATALOGUE
from tests.pictures.test_pictures import draw, overlapping
from tests.towns import a_chain_and_one_alone, nothing_but_its_line, organisations, two_networks_one_hub
from wording.facts import Reader

JA = Words("ja")


def reader(record: Record, language: str = "ja") -> Reader:
    return Reader(record, CATALOGUE, Words(language))


def test_the_platform_is_read_aloud_in_plain_sentences() -> None:
    record = replace(two_networks_one_hub(), windows=(Window(id="w", name="架空窓口", operator="hub"),))
    said = sentences(reader(record))
    assert "「架空x協議会」の構成員は2です：架空a、架空b。" in said
    assert any(s.startswith("架空hubが参加しなくなると、次の4の機関・会議体へは") for s in said)
    assert "機関どうしの連携は、まだ1件も記録されていません（「ない」という意味ではありません）。" in said
    assert "相談窓口「架空窓口」（運営：架空hub）。" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_recorded_is_read_aloud_as_nothing_recorded(language: str) -> None:
    assert len(sentences(reader(nothing_but_its_line(), language))) == 3


def test_what_is_on_paper_is_said() -> None:
    record = two_networks_one_hub()
    paper = tuple(replace(m, status="nominal") for m in record.memberships[:3])
    said = sentences(reader(replace(record, memberships=(*paper, record.memberships[3]))))
    assert "参画4件のうち3件は名簿・規程上のもので、活動は確かめられていません。" in said


def test_the_matrix_of_seats_says_status_and_seat_by_a_sign() -> None:
    record = replace(two_networks_one_hub(), memberships=(
        Membership(member="a", network="x", seat="chair", status="active"), Membership(member="b", network="x")))
    matrix = seats_matrix(record)
    shown, labels = frame(reader(record), matrix, "")
    assert shown["x"].tolist() == ["活 会長・座長", "?"]
    assert labels["x"] == "架空x協議会"
    assert key_text(reader(record), matrix) == "活：活動中　?：不明"


def test_the_matrix_of_ties_stacks_kinds_and_marks_the_selected() -> None:
    referral, funding = (Tie(source="a", target="b", kind=kind) for kind in ("refers_to", "funds"))
    record = replace(a_chain_and_one_alone(), ties=(referral, funding))
    shown, _ = frame(reader(record), ties_matrix(record), referral.path())
    assert shown.set_index("member").loc["架空a", "b"] == "【紹】・委"


@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_tell_the_terms_of_a_list_apart(language: str) -> None:
    for terms in (CATALOGUE.statuses, CATALOGUE.tie_kinds):
        term_signs = signs(terms, language)
        assert len(set(term_signs.values())) == len(term_signs)


def test_a_way_reads_step_by_step() -> None:
    record = two_networks_one_hub()
    (path,) = route_between(record, "a", "hub").paths
    assert path_text(reader(record), path) == (
        "架空a ―［参画］→ 架空x協議会 ―［プラットフォームとして使われている］→ 架空hub")


def test_the_inspector_says_who_depends_on_the_actor() -> None:
    shown = inspector_html(reader(two_networks_one_hub()), "x")
    assert "ここが参加しなくなると、この記録ではほかにつなぎ方がないもの（2）" in shown
    assert "ここが参加しなくなると" not in inspector_html(reader(two_networks_one_hub()), "a")


def test_figures_with_a_value_come_first_and_the_others_are_one_line_by_reason() -> None:
    record = two_networks_one_hub()
    shown = figures_html(figures(record), CATALOGUE, JA)
    valued = [figure for figure in figures(record) if figure.value is not None]
    assert shown.count('class="value"') == len(valued) < len(figures(record))
    assert shown.index("figure_sentences") < shown.index('class="figures"') < shown.index("<details")
    assert shown.count("機関どうしの連携がまだ1件も記録されていません") == 1, "a reason is said once for each figure"
    assert "まだ値の出ない数字が" in shown
    assert "None" not in shown


@pytest.mark.parametrize("size", [5, 30, 100, 300])
def test_a_picture_of_any_size_is_readable_and_says_what_is_folded(size: int) -> None:
    record = town(code_of(47, 1), size, size * 4, Random(size))
    scene = draw(record)
    assert overlapping(scene) == []
    left, top, right, bottom = scene.view
    scale = min(950 / (right - left), 540 / (bottom - top), 1.25)
    assert scale * 14 >= 9.5, "labels at least as large as a footnote"
    assert (scene.folded > 0) == (size >= FOLD_FROM)
    shown = {node.id for node in scene.nodes if not node.id.startswith("fold:")}
    assert scene.folded + len(shown) == len(record.nodes())


def test_a_group_opens_and_what_is_selected_is_always_seen() -> None:
    record = town(code_of(47, 1), 300, 1200, Random(1))
    closed = draw(record)
    group = next(node.id for node in closed.nodes if node.id.startswith("fold:"))
    opened = draw_platform(record, CATALOGUE, JA, "ja", Wish(opened=frozenset({group})))
    assert group not in {node.id for node in opened.nodes}
    hidden = next(o.id for o in record.organisations if o.id not in {node.id for node in closed.nodes})
    seen = draw_platform(record, CATALOGUE, JA, "ja", Wish(shown=frozenset({hidden})))
    assert hidden in {node.id for node in seen.nodes}
    assert overlapping(opened) == overlapping(seen) == []


def test_departments_stand_below_what_they_belong_to_in_one_frame() -> None:
    record = replace(two_networks_one_hub(), organisations=(
        *organisations("a", "b", "c", "hub"), replace(organisations("d")[0], parent="a")))
    scene = draw(record)
    at = {node.id: node for node in scene.nodes}
    assert at["a"].y < at["d"].y
    assert at["d"].width < at["a"].width
    frame = next(f for f in scene.frames if f.width < 240)
    for node in (at["a"], at["d"]):
        assert frame.left < node.x - node.width / 2
        assert frame.top < node.y - node.height / 2 < node.y + node.height / 2 < frame.top + frame.height


def test_colours_have_a_legend_with_their_ranges() -> None:
    record = two_networks_one_hub()
    shading = Shading("媒介", {"a": 0.0, "b": 0.5, "hub": 1.0})
    scene = draw_platform(record, CATALOGUE, JA, "ja", Wish(shading=shading))
    fills = {node.id: node.look.fill for node in scene.nodes}
    assert fills["a"] != fills["b"] != fills["hub"]
    assert fills["c"] == "#FFFFFF"
    assert [entry.label for entry in scene.legend][-3:] == ["媒介：0", "媒介：0.5", "媒介：1"]


def test_a_dragged_actor_takes_its_lines_along_and_widens_the_view() -> None:
    scene = draw(two_networks_one_hub())
    moved = with_moved(scene, {"a": (-500.0, 900.0), "nobody": (1.0, 1.0)})
    before, after = (next(d for d in s.nodes if d.id == "a") for s in (scene, moved))
    assert (after.x, after.y) == (before.x - 500, before.y + 900)
    line = next(line for line in moved.edges if line.source == "a")
    old = next(line for line in scene.edges if line.source == "a")
    assert line.points[0] == (old.points[0][0] - 500, old.points[0][1] + 900)
    assert line.points[3] == old.points[3]
    assert moved.view[0] < scene.view[0]


def test_the_hand_out_lets_its_own_script_run_and_nothing_else() -> None:
    scene = replace(draw(two_networks_one_hub()), title="</title><script>alert(1)</script>")
    page = handout(ClickablePicture(scene, "", JA, lambda _: "<p>x</p>")).decode()
    assert "default-src 'none'" in page
    assert "<script>alert" not in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_a_filter_in_the_address_changes_picture_tables_and_figures(open_page: OpenPage) -> None:  # noqa: F811
    whole, part = open_page(area="992011"), open_page(area="992011", tie="refers_to")
    assert any("隠しています：連携" in text.value for text in part.text)
    assert not any("隠しています" in text.value for text in whole.text)
    assert "紹介・つなぎ" in html(part)
    assert "連携の密度：情報共有" in html(whole)
    assert "連携の密度：情報共有" not in html(part)


def test_nonsense_in_the_address_does_no_harm(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page(area="992011", tie="<script>", only="?", steps="99", on="いつか", open="fold:x/",
                    colour="?", **{"from": "?", "to": "?", "view": "?", "sel": "?"})
    assert any("日付として読めない" in warning.value for warning in app.warning)


def test_steps_around_an_actor_leave_only_its_neighbours(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page(area="992011", sel="kazoku", steps="1")
    assert len(actors(app)) < 8


def test_a_whole_prefecture_is_one_picture(open_page: OpenPage) -> None:  # noqa: F811
    app = open_page(area="390003", view="whole")
    assert {"いの町", "安芸市", "四万十町"} <= actors(app)
    assert len(actors(app)) == 34 + 2


def test_very_many_municipalities_are_drawn_by_district() -> None:
    from graph.facts.choices import AreaKind
    from graph.pictures.prefecture_picture import Prefecture, draw_prefecture
    from graph.store import AreaLine
    lines = [AreaLine(code_of(1, n), f"架空{n}町", AreaKind.TOWN, f"架空{n % 14}郡", 1, 1, 0, 0)
             for n in range(1, 180)]
    prefecture = Prefecture(prefecture_record(1), lines, [], [])
    closed = draw_prefecture(prefecture, JA, ())
    assert closed.folded == 179
    opened = draw_prefecture(prefecture, JA, ["fold:架空3郡/"])
    assert opened.folded == 179 - sum(line.district == "架空3郡" for line in lines)
    assert overlapping(closed) == overlapping(opened) == []


def test_the_colour_choice_and_the_ways_stand_on_the_page(open_page: OpenPage) -> None:  # noqa: F811
    app: AppTest = open_page(area="992011", colour="betweenness", **{"from": "kazoku", "to": "990001:hellowork"})
    assert "つながりを2本たどって届きます" in html(app)


@pytest.mark.parametrize("view", VIEWS)
def test_each_way_to_look_closer_opens(open_page: OpenPage, view: str) -> None:  # noqa: F811
    app = open_page(area="992011", details=view, sel="fukushi")
    assert [alert.value for alert in (*app.error, *app.warning)] == []


def test_a_table_shows_every_field_but_those_it_says_it_leaves_out() -> None:
    assert set(LEFT_OUT) <= set(TABLES)
    assert [(kind.KIND, name) for kind, names in LEFT_OUT.items() for name in sorted(names)
            if name not in {field.name for field in kind.FIELDS}] == []
    assert columns_of(Tie) == ["source", "target", "kind", "formality", "frequency", "reported_by", "since", "until"]
