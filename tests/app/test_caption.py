"""What stands under a picture that leaves the page: of when it is, which revision, from which sources."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from app_parts.widgets.on_paper import foot_css
from app_parts.widgets.take_away import caption
from graph.facts.links import Membership
from graph.facts.observations import Source
from graph.replacing import replace
from graph.store import Loaded, Revision
from locales import Words
from tests.towns import two_networks_one_hub


def test_a_picture_names_the_sources_of_what_it_shows_actors_and_links() -> None:
    town = two_networks_one_hub()
    sources = tuple(Source(id=id_, title=f"架空資料{id_}") for id_ in ("body", "link", "role", "window"))
    town = replace(
        town, sources=sources, organisations=(replace(town.organisations[0], cites=("body",)), *town.organisations[1:]),
        memberships=(*town.memberships[:-1], Membership(member="d", network="y", cites=("link",))),
        platform_roles=(replace(town.platform_roles[0], cites=("role",)), *town.platform_roles[1:]))
    revision = Revision("992011", 7, 9, dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC), "架空課", "", removed=False)
    said = caption(Loaded(town, revision), Words("ja"))
    assert "架空資料body、架空資料link、架空資料role" in said
    again = replace(town, sources=(*sources, Source(id="twice", title="架空資料link")), ties=(
        replace(town.ties[0], cites=("twice",)), *town.ties[1:]) if town.ties else (), networks=(
        replace(town.networks[0], cites=("twice",)), *town.networks[1:]))
    assert caption(Loaded(again, revision), Words("ja")).count("架空資料link") == 1, "what is called the same is named once"
    assert "架空資料window" not in said, "no picture shows it"
    assert "第7版" in said
    assert "2026年11月23日 現在の記録" in said
    assert "—" in caption(Loaded(replace(two_networks_one_hub(), sources=()), revision), Words("ja"))


@given(st.text())
def test_no_name_at_the_foot_of_a_sheet_ends_the_style_it_stands_in(name: str) -> None:
    said = re.search(r'content: "([^"]*)"; width', foot_css(name))
    assert said
    assert not re.search(r"[<>{}()\n;]", said[1])
    spelt = re.sub(r"\\([0-9a-f]+) ", lambda number: chr(int(number[1], 16)), said[1])
    assert spelt == name, "it is read as it is"
