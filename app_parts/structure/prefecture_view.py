"""A whole prefecture on one picture; a click on a municipality opens it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.sight import IN_SIGHT
from app_parts.widgets.network_picture import network_picture
from app_parts.widgets.take_away import caption, foot, take_away
from app_parts.widgets.views import chosen_view
from graph.codes import NATION, prefecture_of
from graph.pictures.layout.folding import PREFIX
from graph.pictures.prefecture_picture import AREA_PREFIX, Prefecture, draw_prefecture
from graph.store import Loaded
from locales import Words

WHOLE, OWN_RECORD = "whole", "own"


def shows_whole(loaded: Loaded, words: Words) -> bool:
    """Show the choice between a prefecture's municipalities and its own record; True for the former.

    For a municipality there is nothing to choose.
    """
    code = loaded.record.area.code
    if code == NATION or prefecture_of(code) != code:
        return False
    return chosen_view(words("prefecture_view.choose"), (OWN_RECORD, WHOLE),
                       lambda name: words(f"prefecture_view.{name}"), on_paper=False) == WHOLE


def prefecture_view(loaded: Loaded, words: Words) -> None:
    """Show the picture of a prefecture's municipalities."""
    store, code = session.store(), loaded.record.area.code
    prefix = code[:2]
    prefecture = Prefecture(
        loaded.record, store.areas(code), store.ask("find_platforms_in", prefix=prefix),
        store.ask("find_named_actors", prefix=prefix, home=f"{code}:"))
    scene = draw_prefecture(prefecture, words, looking.opened())
    said = caption(loaded, words)
    foot(loaded, "structure", words)
    network_picture(scene, key=f"whole_{code}", words=words, selected="", marked=(), moved={}, caption=said,
                    height=IN_SIGHT, on_pick=_picked, click="picture.tip_area", of="areas", on_move=lambda _: None,
                    test=session.settings().test)
    titles = {node.id: node.title.split("\n") for node in scene.nodes}
    take_away(scene, lambda node: _panel(titles[node]), said, words)
    if looking.opened():
        st.button(words("picture.close_groups"), on_click=looking.keep, args=("open", ()), key="close_groups")


def _panel(lines: Sequence[str]) -> str:
    """Return what is told of a municipality: its name, then its platforms."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines[1:])
    return f"<h2>{escape(lines[0])}</h2><ul>{items}</ul>"


def _picked(what: str) -> None:
    """Open a group, or the municipality that was picked."""
    if what.startswith(PREFIX):
        looking.toggle(what)
    elif what.startswith(AREA_PREFIX):
        session.choose_area(what.removeprefix(AREA_PREFIX))
