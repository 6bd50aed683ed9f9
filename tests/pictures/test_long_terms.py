"""A term that no list knows may be as long as a page: the picture keeps its size, and the whole term can be read."""

from __future__ import annotations

import re

import pytest

from exports.contents import ClickablePicture
from exports.formats.handout import handout
from graph.catalogue import read_catalogue
from graph.facts.links import Membership
from graph.pictures.layout.placing import MOST_LINES
from graph.pictures.platform_picture import draw_platform
from graph.pictures.renderers.svg import legend_svg, to_svg
from graph.pictures.scene import LEGEND_EM, LegendEntry, Scene
from graph.pictures.wrapping import shortened, width
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from tests.towns import ties, two_networks_one_hub

WORDS = Words("ja")
LONG = ("架空のとても長い種類" * 990, "x" * 9_900, "種類 " * 3_000 + "終")


def town(term: str) -> Record:
    """Return a town in which every term is one that no list knows, and every name as long."""
    known = two_networks_one_hub()
    return replace(
        known, ties=tuple(replace(tie, kind=term) for tie in ties("a-b")),
        memberships=tuple(Membership(member=m.member, network=m.network, seat=term, status=term) for m in known.memberships),
        organisations=tuple(replace(o, name=term, partner_types=(term,), functions=(term,)) for o in known.organisations),
        networks=tuple(replace(n, name=term, network_type=term) for n in known.networks))


def drawn(term: str) -> Scene:
    return draw_platform(town(term), read_catalogue(), WORDS, "ja")


@pytest.mark.parametrize("term", LONG, ids=lambda term: term[:3])
def test_the_picture_is_not_larger_than_an_offices_sheet(term: str) -> None:
    scene = drawn(term)
    left, top, right, bottom = scene.view
    assert (right - left, bottom - top) < (1_200, 1_200)
    assert all(node.label.count("\n") < MOST_LINES and "…" in node.label for node in scene.nodes if term in node.title)
    assert any(line.title.endswith(term) for line in scene.edges), "the pointer reads the whole term"


@pytest.mark.parametrize("term", LONG, ids=lambda term: term[:3])
def test_the_legend_is_short_in_every_kind_of_file_and_holds_the_whole_term(term: str) -> None:
    scene = drawn(term)
    assert {entry.label for entry in scene.legend} >= {term}
    for svg in (to_svg(scene), legend_svg(scene.legend, 900), handout(ClickablePicture(scene, "", WORDS, str)).decode()):
        shown = list(re.findall(r"<text [^>]*>([^<]*)</text>", svg))
        assert max(map(width, shown)) <= LEGEND_EM
        assert f"<title>{term}</title>" in svg
    broad, high = map(float, re.findall(r'viewBox="0 0 (\d+) (\d+)"', legend_svg(scene.legend, 900))[0])
    assert (broad, high) <= (900, 300)


def test_a_term_of_usual_length_is_told_as_it_is() -> None:
    look = drawn("情報共有").legend[0].look
    assert LegendEntry(look, "会議体の構成員（名簿による）").short == "会議体の構成員（名簿による）"
    assert [shortened("あいうえお", most) for most in (5, 4, 1, 0)] == ["あいうえお", "あいう…", "…", "…"]
