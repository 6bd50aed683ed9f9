"""構造: who is in the platform, and who links whom?"""

import streamlit as st

from app_parts.editing.draft import marks, with_draft
from app_parts.editing.panel import editing
from app_parts.frame import looking, session
from app_parts.frame.guidance import looked_at, nothing_recorded, wants_to_write
from app_parts.structure.actor_table import shading
from app_parts.structure.details import details
from app_parts.structure.figure_panel import figure_panel
from app_parts.structure.filter_panel import filter_panel, hidden, steps_around
from app_parts.structure.gap_overlay import gap_overlay
from app_parts.structure.inspector import inspector, search
from app_parts.structure.path_panel import way_in_words, way_panel
from app_parts.structure.picture_panel import picture_panel
from app_parts.structure.prefecture_view import prefecture_view, shows_whole
from app_parts.structure.reading_aloud import reading_aloud
from graph.analysis.measures.figures import figures
from graph.analysis.measures.per_actor import body_figures
from graph.analysis.network.record_filter import filtered
from wording.facts import Reader

words, catalogue = session.words(), session.catalogue()
loaded = with_draft(looked_at(words))
if shows_whole(loaded, words):
    prefecture_view(loaded, words)
    st.stop()
if not loaded.record.nodes():
    nothing_recorded(loaded.record, words)
    if wants_to_write():
        editing(loaded.record.area.code, "", Reader(loaded.record, catalogue, words))
    st.stop()

area, selected = loaded.record.area.code, session.selected(loaded.record)
record_filter = looking.record_filter(selected)
seen = filtered(loaded.record, record_filter, catalogue)
reader, by_body = Reader(seen.record, catalogue, words), body_figures(seen.record, catalogue)

left, right = st.columns([2.55, 1], gap="small")
with right, st.container(key="inspector"):
    with st.container(horizontal=True, gap="small"):
        filter_panel(loaded.record, catalogue, words, record_filter)
        routes = way_panel(reader, selected)
    hidden(seen, words)
    search(reader, selected)
    steps_around(words, record_filter)
    way_in_words(reader, routes)
    absent = gap_overlay(seen.record, words)
    inspector(reader, selected)
    editing(area, selected, reader)
with left:
    picture_panel(seen, loaded, reader, selected, routes, shading(by_body, words), absent, marks(area))
    reading_aloud(reader)

st.header(words("structure.figures"))
figure_panel(figures(seen.record), catalogue, words)
st.header(words("structure.tables"))
details(reader, by_body, selected)
