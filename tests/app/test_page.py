"""The pages as Streamlit runs them, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.record import Record
from tests.app.choosers import chooser
from tests.samples.kept import store_of_samples

APP = Path(__file__).parents[2] / "app.py"
OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenPage]:
    """Open the app, with the sample data, at an address."""
    monkeypatch.setenv("TSUNAGARI_STORE", store_of_samples(tmp_path))
    st.cache_resource.clear()

    def open_page(page: str = "", **address: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        if page:
            app.switch_page(f"app_pages/{page}.py").run()
        assert not app.exception
        return app

    yield open_page
    from app_parts.frame import session

    session.store().close()
    st.cache_resource.clear()


def actors(app: AppTest) -> set[str]:
    """Return the names of the actors that the picture holds."""
    payloads = [json.loads(component.proto.json) for component in app.get("bidi_component")]
    picture = next(data for data in payloads if "nodes" in data)
    return {node["label"].replace("\n", "") for node in picture["nodes"]}


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def visible(app: AppTest) -> str:
    """Return what is read on a page: its texts, and its HTML without the tags."""
    written = re.sub(r"<(style|script).*?</\1>", "", html(app), flags=re.DOTALL)
    return " ".join([*(text.value for text in app.text), *(m.value for m in app.markdown),
                     unescape(re.sub(r"<[^>]+>", "", written))])


def test_a_run_writes_the_address_as_often_however_many_areas_are_recorded(
        open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each write is a message to the browser; a nation's store has 1,741 areas, and sixty visitors click."""
    from app_parts.frame import session

    written: list[str] = []
    look_at = session._look_at
    monkeypatch.setattr(session, "_look_at", lambda code: (written.append(code), look_at(code)))
    app = open_page(area="393860")
    assert len(session.areas()) > 40
    written.clear()
    app.run()
    assert set(written) == {"393860"}
    assert len(written) < 8


def test_the_first_page_is_the_model_case(open_page: OpenPage) -> None:
    app = open_page()
    assert app.query_params["area"] == "393860"
    assert {"いの町ほけん福祉課", "警察・消防"} <= actors(app)
    assert "もとからある2つのネットワーク" in html(app)


def test_another_area_is_opened_from_its_address(open_page: OpenPage) -> None:
    app = open_page(area="332089", lang="en")
    assert "総社市" in html(app)
    assert [header.value for header in app.header] == ["In figures", "In detail"]


@pytest.mark.parametrize("code", ["<script>", "393861", "３９３８６０"])
def test_an_unknown_area_in_the_address_is_said_and_no_other_is_shown_instead(open_page: OpenPage, code: str) -> None:
    app = open_page(area=code)
    assert "の記録はありません" in app.warning[0].value
    assert "いの町" not in html(app)
    assert chooser(app, "selectbox", "area").value is None
    chooser(app, "selectbox", "area").select("393860").run()
    assert not app.exception
    assert not app.warning
    assert "いの町ほけん福祉課" in actors(app)


@pytest.mark.parametrize("area", ["392014", "993085"])
def test_a_town_without_an_actor_is_offered_three_ways_to_begin_and_no_empty_figures(
        open_page: OpenPage, area: str) -> None:
    app = open_page(area=area)
    assert "まだ記録がありません" in html(app)
    assert ("取組状況1件、出典1件" in html(app)) == (area == "392014"), "what is recorded all the same is not said"
    ways = {link.proto.label: (link.proto.page, link.proto.query_string) for link in app.get("page_link")[-3:]}
    assert list(ways) == ["手元の名簿・要綱から始める", "機関を1つ書いてみる", "いの町の例を見る"]
    assert ways["手元の名簿・要綱から始める"] == ("records", f"area={area}&lang=ja")
    assert "area=393860" in ways["いの町の例を見る"][1]
    assert not app.header, "figures of nothing"
    assert not app.expander, "the form stands open before anybody asks for it"


def test_one_organisation_is_written_down_where_nothing_is_recorded(open_page: OpenPage) -> None:
    app = open_page(area="993085", begin="write")
    assert app.expander[0].label == "書き加える"
    app.text_input[0].set_value("架空からまつ村役場")
    next(button for button in app.button if button.label == "下書きに入れる").click().run()
    assert actors(app) == {"架空からまつ村役場", "架空県プラットフォーム"}, "the first organisation is not in the picture"


def test_rows_of_a_table_keep_their_places_when_one_is_chosen(open_page: OpenPage) -> None:
    before = open_page(area="992011").dataframe[-1].value["名称"].tolist()
    app = open_page(area="992011", sel="990001:hellowork")
    table = app.dataframe[-1]
    assert table.value["名称"].tolist() == before
    ticked = [row for row, mark in enumerate(table.value["選択"]) if mark]
    assert [before[row] for row in ticked] == ["架空ハローワーク中央"]
    same = app.run().dataframe[-1].proto.id
    assert same == table.proto.id, "a run changes the table, and with it the tick and the place to which it is scrolled"
    app.query_params["sel"] = "fukushi"
    assert app.run().dataframe[-1].proto.id != same, "the tick of what is not chosen any more stays"


def test_the_table_names_the_categories_of_members(open_page: OpenPage) -> None:
    app = open_page()
    assert "警察・消防" in app.dataframe[-1].value["名称"].tolist()


def test_the_records_page_shows_the_history(open_page: OpenPage) -> None:
    app = open_page("records", area="393860")
    assert app.dataframe[0].value["部署"].tolist() == ["見本データ"]


def test_an_empty_store_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSUNAGARI_STORE", f"sqlite:///{tmp_path / 'empty.db'}")
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception
    assert app.info[0].value == "まだ何も記録されていません。"
    app.switch_page("app_pages/records.py").run()
    assert not app.exception
    from app_parts.frame import session
    session.store().close()
    st.cache_resource.clear()


def test_a_prefecture_that_is_not_recorded_is_called_by_its_name(open_page: OpenPage) -> None:
    open_page()
    from app_parts.frame import session
    session.store().save(Record(area=Area(code="072036", name="架空郡山市", kind=AreaKind.CITY)), based_on=0, who="架空課")
    app = open_page("prefecture", area="072036")
    app.query_params["area"] = "072036"
    app.run()
    assert "福島県" in html(app)
    assert "070009" not in html(app)
    assert "福島県" in app.selectbox[0].options
    assert "070009" not in app.selectbox[0].options
