"""The card of the municipality that is chosen: ①②③, why not, what was done, what comes next, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from app_parts.frame.choosing import select
from app_parts.prefecture.town_map import TOWN, choose_town
from graph.questions.prefecture import Municipality, RollUp
from wording.desk import DeskReader

PAGE = "app_pages/prefecture.py"


def chosen_town(reader: DeskReader) -> Municipality | None:
    """Return the municipality that is chosen, else the one looked at; None where neither is of this prefecture."""
    by_code = {town.record.area.code: town for town in reader.desk.rolled_up.municipalities}
    return by_code.get(st.query_params.get(TOWN) or st.query_params.get("area", ""))


def town_in_address(rolled_up: RollUp) -> list[str]:
    """Return the code of the municipality that is chosen, by itself; nothing where none of the prefecture is."""
    wish = st.query_params.get(TOWN, "")
    return [town.record.area.code for town in rolled_up.municipalities if town.record.area.code == wish]


def card_html(name: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return a card as HTML: what it is of, and label and value of each row."""
    lines = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in rows)
    return f'<div class="town"><h2>{escape(name)}</h2><dl>{lines}</dl></div>'


def card(reader: DeskReader, town: Municipality | None) -> None:
    """Show the choice of a municipality, and the card of the chosen one."""
    words = reader.words
    names = {each.record.area.code: each.record.area.name for each in reader.desk.rolled_up.municipalities}
    code = town.record.area.code if town else ""
    select(words("desk.choose_town"), names, key="choose_town", words=words, chosen=code,
           placeholder=words("desk.choose_town"), label_visibility="collapsed", on_choice=choose_town)
    if town is None:
        st.text(words("desk.no_town"))
        return
    st.html(card_html(names[code], reader.card(town)))
    with st.container(key="town_ways", horizontal=True):
        for page in ("structure", "gaps"):
            st.page_link(f"app_pages/{page}.py", label=words("desk.open", page=words(f"page.{page}")),
                         query_params={"area": code, "lang": words.language})
        st.page_link(PAGE, label=words("desk.write"), query_params={
            "area": st.query_params.get("area", code), "view": "activities", TOWN: code, "lang": words.language})
