"""連携の空白: what is missing between the agencies, why does it count, and what has been decided?"""

import streamlit as st

from app_parts import session
from app_parts.asked_gaps import look_for_gaps
from app_parts.gap_detail import decide, gap_head, gap_html
from app_parts.gap_list import gap_list, totals_text
from app_parts.gap_picture import gap_picture
from app_parts.gap_sieve import gap_sieve
from app_parts.gap_tables import gap_tables
from app_parts.guidance import looked_at, nothing_recorded
from app_parts.on_paper import line_on_paper
from app_parts.plain import plain
from app_parts.taking_away import caption
from exports.facts_in_words import Reader

words = session.words()
loaded = looked_at(words)
if loaded.record.is_empty:
    nothing_recorded(loaded.record, words)
    st.stop()

found = look_for_gaps(loaded.record, words)
reader = Reader(loaded.record, session.catalogue(), words)
line_on_paper(caption(loaded, words))
if told := st.session_state.pop("decided", ""):
    st.success(plain(told))

left, right = st.columns([1, 1.25], gap="small")
with left, st.container(key="gap_list"):
    st.text(totals_text(found))
    shown = gap_sieve(found)
    gap_list(shown, found)
opened = found.opened_among(shown)
with right, st.container(key="gap_opened"):
    if opened:
        head, detail = gap_head(opened, found), gap_html(opened, found, reader)
        st.html(head)
        gap_picture(loaded, opened, found, head + detail)
        st.html(detail)
        decide(opened, found, loaded)

with st.container(key="gap_tables_part"):
    st.header(words("gap_tables.title"))
    gap_tables(shown, found, reader)
