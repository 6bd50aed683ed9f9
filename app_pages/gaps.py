"""連携の空白: what is missing between the agencies, why does it count, and what has been decided?"""

import streamlit as st

from app_parts.editing.from_plan import gap_closed
from app_parts.frame import session
from app_parts.frame.guidance import looked_at, nothing_recorded
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from app_parts.gaps.detail import decide, gap_actors, gap_head, gap_html
from app_parts.gaps.filters import gap_filter_panel
from app_parts.gaps.list import gap_list, gap_totals
from app_parts.gaps.picture import gap_picture
from app_parts.gaps.search import look_for_gaps
from app_parts.gaps.tables import gap_tables
from app_parts.widgets.take_away import caption, foot, take_away
from wording.facts import Reader
from wording.marked import marking

words = session.words()
loaded = looked_at(words)
if loaded.record.is_empty:
    nothing_recorded(loaded.record, words)
    st.stop()

results = look_for_gaps(loaded.record, words)
reader = Reader(loaded.record, session.catalogue(), words)
foot(loaded, "gaps", words)
left, right = st.columns([1, 1.25], gap="small")
with left, st.container(key="gap_list"):
    gap_totals(results)
    shown = gap_filter_panel(results)
    gap_list(shown, results)
opened = results.opened_among(shown)
with right, st.container(key="gap_opened"):
    if message := st.session_state.pop("decided", ""):
        st.success(plain(message))
    if opened:
        head, detail = gap_head(opened, results), gap_html(opened, results, reader)
        st.html(linked(gap_head(opened, results.marking), loaded.record, words))
        gap_closed(loaded, opened, reader)
        decide(opened, results, loaded)
        scene = gap_picture(loaded, opened, results)
        st.html(linked(gap_html(opened, results.marking, marking(reader)), loaded.record, words)
                + gap_actors(opened, reader))
        take_away(scene, lambda _: head + detail, caption(loaded, words), words)

with st.container(key="gap_tables_part"):
    st.header(words("gap_tables.title"))
    gap_tables(shown, results, reader)
