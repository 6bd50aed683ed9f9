"""A prefecture's municipalities rolled up, where one of them leads on to, and tables to take away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

from app_parts.frame import session
from app_parts.frame.looking import WITH
from app_parts.frame.plain import plain
from app_parts.widgets.downloads import downloads
from exports.contents import Tables
from graph.questions.prefecture import RollUp, roll_up
from locales import Words


def rolled_up(prefecture: str, *, by: dt.date | None = None) -> RollUp:
    """Return the roll-up of a prefecture as it stands today, or as it was recorded by the end of a day."""
    return roll_up(session.store(), session.catalogue(), prefecture, on=by or session.today(), as_of=by)


def lead_on(code: str, words: Words) -> None:
    """Offer the pages of a municipality, and the comparison with the one looked at so far."""
    name = plain(session.name_of(code, words.language))
    area = st.query_params.get("area", "")
    with st.container(horizontal=True):
        for page in ("structure", "gaps"):
            st.page_link(f"app_pages/{page}.py", label=words("prefecture.open", name=name,
                                                             page=words(f"page.{page}")),
                         query_params={"area": code, "lang": words.language})
        if area and area != code:
            st.page_link("app_pages/compare.py", label=words("prefecture.compare", name=name),
                         query_params={"area": area, WITH: code, "lang": words.language})


def take_away(sheets: Mapping[str, Sequence[Mapping[str, str]]], name: str, words: Words) -> None:
    """Offer tables as files; the last of them is the main one."""
    content = Tables.of(sheets)
    with st.container(horizontal=True):
        downloads("gap_tables.download", Tables, lambda: content, f"{words('prefecture.file')}_{name}", words, key=name)
