"""A click on a link in our own text keeps the visit that is going on."""

from __future__ import annotations

from urllib.parse import parse_qs

import streamlit as st

from app_parts.frame.failures import FIRST
from app_parts.widgets.network_picture import FRONTEND, LINKS
from locales import Words


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
