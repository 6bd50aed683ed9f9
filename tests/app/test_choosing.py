"""Choosers: an id is chosen, a label is read; what is not in the list any more is no choice."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from app_parts.frame.choosing import distinct
from tests.app.choosers import chooser


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    assert distinct({"a": "架空相談室", "b": "架空相談室", "c": "架空福祉課"}) == {
        "a": "架空相談室（a）", "b": "架空相談室（b）", "c": "架空福祉課"}


def a_page_of_choosers() -> None:
    import streamlit as st

    from app_parts.frame.choosing import multiselect, radio, segments, select
    from locales import Words

    mark = st.query_params.get("mark", "")
    labels = dict.fromkeys(st.query_params.get_all("there"), f"架空の機関{mark}")
    words = Words("ja")

    def keep(id_: str) -> None:
        st.query_params["chosen"] = id_

    def keep_all(ids: list[str]) -> None:
        st.query_params["several"] = ids

    chosen = st.query_params.get("chosen", "")
    radio("r", labels, key="r", chosen=chosen, on_choice=keep)
    select("s", labels, key="s", words=words, chosen=chosen, on_choice=keep)
    multiselect("m", labels, key="m", words=words, chosen=st.query_params.get_all("several"), on_choice=keep_all)
    st.text(radio("own", labels, key="own"))
    st.text(segments("b", {"x": f"甲{mark}", "y": f"乙{mark}"}, key="b", chosen="x"))


def page(**address: object) -> AppTest:
    app = AppTest.from_function(a_page_of_choosers)
    app.query_params["there"] = ["a", "b"]
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_buttons_of_which_one_is_always_chosen_cannot_be_emptied_by_a_key() -> None:
    """Escape lets go of the choice in the browser, unless one is required."""
    assert chooser(page(), "button_group", "b").proto.required


def test_of_two_with_one_label_the_one_that_was_chosen_is_told() -> None:
    app = page()
    chooser(app, "radio", "r").set_value("a").run()
    assert app.query_params["chosen"] in ("a", ["a"])
    assert chooser(app, "selectbox", "s").value == "a", "the other chooser follows"
    chooser(app, "selectbox", "s").set_value("b").run()
    assert chooser(app, "radio", "r").value == "b"
    chooser(app, "multiselect", "m").set_value(["b", "a"]).run()
    assert app.query_params["several"] == ["b", "a"]


def test_a_chooser_stays_the_same_while_it_holds_what_the_page_says() -> None:
    app = page(chosen="a")
    before = chooser(app, "radio", "r").key
    chooser(app, "radio", "r").set_value("b").run()
    assert chooser(app, "radio", "r").key == before, "else the keyboard would lose its place"
    app.query_params["chosen"] = "a"
    app.run()
    assert chooser(app, "radio", "r").value == "a"


def test_what_is_chosen_outlives_its_label_and_nothing_outlives_its_id() -> None:
    app = page(chosen="b", several=["b"])
    chooser(app, "radio", "own").set_value("b")
    chooser(app, "button_group", "b").set_value("y").run()
    assert [text.value for text in app.text] == ["b", "y"]
    app.query_params["mark"] = "（対応中）"
    app.run()
    assert not app.exception
    assert chooser(app, "radio", "r").value == "b"
    assert [text.value for text in app.text] == ["", "x"], "never a label in the place of an id"
    assert app.query_params["chosen"] in ("b", ["b"])
    app.query_params["there"] = ["a"]
    app.run()
    assert not app.exception
    assert chooser(app, "radio", "r").value is None
    assert chooser(app, "multiselect", "m").value == []
    assert app.query_params["chosen"] in ("b", ["b"]), "what the address says is the page's to judge"
