"""The first gaps laid over the structure picture, and what one of them says."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.links import linked
from app_parts.gaps.picture import absent
from app_parts.gaps.search import OPENED, GapResults, look_for_gaps
from graph.pictures.layout.seating import Absent
from graph.record.record import Record
from locales import Words

ADDRESS = "gaps"
MOST = 8
"""So many of the first gaps that can be drawn: more would hide the platform."""


def gap_overlay(record: Record, words: Words) -> tuple[Absent, ...]:
    """Show the switch, and what the gap that was clicked says; return what the picture shows as missing."""
    on = st.query_params.get(ADDRESS) == "1"
    key = f"overlay_{on}"
    st.toggle(words("gap_overlay.show"), on, key=key, help=words("gap_overlay.help", count=MOST),
              on_change=lambda: looking.keep(ADDRESS, ["1"] if st.session_state[key] else []))
    if not on:
        return ()
    results = look_for_gaps(record, words)
    drawn = [gap for gap in results.gaps if gap.missing or gap.ghost][:MOST]
    _clicked_gap(results, words)
    return absent(drawn, results)


def _clicked_gap(results: GapResults, words: Words) -> None:
    """Say what the gap is that was clicked, with the way to its page."""
    gap = results.opened if st.query_params.get(OPENED) else None
    if gap is None or gap.id != st.query_params.get(OPENED):
        return
    reader = results.marking.reader
    said = f"<p><b>{escape(reader.title(gap))}</b></p><p>{escape(reader.sentence(gap))}</p>"
    st.html(linked(f'<div class="way">{said}</div>', results.context.record, words))
    st.page_link("app_pages/gaps.py", label=words("gap_overlay.open"), query_params={
        "area": results.context.record.area.code, "lang": words.language, OPENED: gap.id})
