"""Names that lead to what they name: links in our own text, which keep the visit that is going on."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import parse_qs, quote, urlencode

import streamlit as st

from app_parts.frame.failures import FIRST
from app_parts.widgets.network_picture import FRONTEND, LINKS
from locales import Words
from wording.facts import Reader

ACTOR = "actor"
"""The page of one actor."""


def link(text: str, page: str, **address: str) -> str:
    """Return a text that leads to a page, as HTML; the text is escaped."""
    name = "" if page == FIRST else quote(page)
    return f'<a class="within" href="./{name}?{escape(urlencode(address))}">{escape(text)}</a>'


def named(reader: Reader, actor: str) -> str:
    """Return an actor's name, which leads to its own page where the record knows it, as HTML."""
    if actor not in reader.nodes:
        return escape(reader.name(actor))
    return link(reader.name(actor), ACTOR, area=reader.record.area.code, sel=actor, lang=reader.words.language)


def listed(reader: Reader, actors: Iterable[str]) -> str:
    """Return names that lead to their own pages, as HTML."""
    return escape(reader.words("list.between")).join(named(reader, actor) for actor in actors)


def follow_links(here: str, words: Words) -> None:
    """Go where a link that was clicked leads; `here` is the page that is shown.

    On the same page only what the link says changes in the address: what is filtered or open there stays so. An
    address that is none of ours leads nowhere.
    """
    links = FRONTEND.component(LINKS, html="<i></i>", js="links.js")
    followed = links(key=LINKS, data={}, on_followed_change=lambda: None).followed
    if not isinstance(followed, str):
        return
    path, _, query = followed.removeprefix("./").partition("?")
    page, address = path or FIRST, parse_qs(query)
    if page == here:
        st.query_params.update(address)
        st.rerun()
    elif page in words.under("page"):
        st.switch_page(f"app_pages/{page}.py", query_params=address)
