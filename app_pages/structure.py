"""構造: who is in the platform, and who links whom?"""

import streamlit as st

from app_parts import looking, session
from app_parts.body_table import shading
from app_parts.details import details
from app_parts.figure_panel import figure_panel
from app_parts.gap_overlay import gap_overlay
from app_parts.guidance import looked_at, nothing_recorded
from app_parts.inspector import inspector, search
from app_parts.lens_panel import hidden, lens_panel, steps_around
from app_parts.picture_panel import picture_panel
from app_parts.prefecture_view import prefecture_view, shows_whole
from app_parts.reading_aloud import reading_aloud
from app_parts.way_panel import way_in_words, way_panel
from exports.facts_in_words import Reader
from graph.analysis.figures import figures
from graph.analysis.lens import look_through
from graph.analysis.per_body import body_figures

words, catalogue = session.words(), session.catalogue()
loaded = looked_at(words)
if shows_whole(loaded, words):
    prefecture_view(loaded, words)
    st.stop()
if loaded.record.is_empty:
    nothing_recorded(loaded.record, words)
    st.stop()

selected = session.selected(loaded.record)
lens = looking.lens(selected)
seen = look_through(loaded.record, lens, catalogue)
reader, by_body = Reader(seen.record, catalogue, words), body_figures(seen.record, catalogue)

left, right = st.columns([2.55, 1], gap="small")
with right, st.container(key="inspector"):
    with st.container(horizontal=True, gap="small"):
        lens_panel(loaded.record, catalogue, words, lens)
        route = way_panel(reader)
    hidden(seen, words)
    search(reader, selected)
    steps_around(words, lens)
    way_in_words(reader, route)
    absent = gap_overlay(seen.record, words)
    inspector(reader, selected)
with left:
    picture_panel(seen, loaded, reader, selected, route, shading(by_body, words), absent)
    reading_aloud(reader)

st.header(words("structure.figures"))
figure_panel(figures(seen.record), catalogue, words)
st.header(words("structure.tables"))
details(reader, by_body, selected)
