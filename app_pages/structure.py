"""構造: who is in the platform, and who links whom?"""

import streamlit as st

from app_parts.editing.draft import marks, with_draft
from app_parts.editing.panel import editing
from app_parts.frame import looking, session
from app_parts.frame.guidance import looked_at
from app_parts.structure.actor_table import shading
from app_parts.structure.details import details
from app_parts.structure.figure_panel import figure_panel
from app_parts.structure.filter_panel import filter_panel, hidden, steps_around
from app_parts.structure.gap_overlay import gap_overlay
from app_parts.structure.inspector import inspector, search
from app_parts.structure.other_views import shown_instead, view_choice
from app_parts.structure.path_panel import way_in_words, way_panel
from app_parts.structure.picture_panel import picture_panel
from app_parts.structure.reading_aloud import reading_aloud
from graph.analysis.measures.figures import figures
from graph.analysis.measures.per_actor import actor_figures
from graph.analysis.network.record_filter import filtered
from graph.questions.tiers import with_prefectural_platform
from graph.replacing import replace
from wording.facts import Reader

words, catalogue = session.words(), session.catalogue()
loaded = with_draft(looked_at(words))
if shown_instead(loaded, words):
    st.stop()

area, store = loaded.record.area.code, session.store()
selected = session.selected(with_prefectural_platform(loaded.record, store))
record_filter = looking.record_filter(session.selected(loaded.record))
seen = filtered(loaded.record, record_filter, catalogue)
reader, by_actor = Reader(seen.record, catalogue, words), actor_figures(seen.record, catalogue)
above = replace(reader, record=with_prefectural_platform(seen.record, store))  # drawn, and no figure counts it

left, right = st.columns([2.55, 1], gap="small")
with right, st.container(key="inspector"):
    view_choice(area, words)
    with st.container(horizontal=True, gap="small"):
        filter_panel(loaded.record, catalogue, words, record_filter)
        routes = way_panel(reader, selected)
    hidden(seen, words)
    search(above, selected)
    steps_around(words, record_filter)
    way_in_words(reader, routes)
    absent = gap_overlay(seen.record, words)
    inspector(above, selected)
    editing(area, selected, reader)
with left:
    picture_panel(above, loaded, selected, routes, shading(by_actor, words), absent, marks(area))
    reading_aloud(reader)

st.header(words("structure.figures"))
figure_panel(figures(seen.record), catalogue, words)
st.header(words("structure.tables"))
details(reader, by_actor, selected)
