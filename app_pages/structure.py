"""構造: who is in the platform, and who links whom?"""

import streamlit as st

from app_parts import session
from app_parts.facts_in_words import Reader
from app_parts.figure_panel import figure_panel
from app_parts.guidance import nothing_at_all, nothing_recorded
from app_parts.inspector import inspector, search
from app_parts.network_picture import network_picture
from app_parts.sight import IN_SIGHT, sight
from app_parts.tables import tables
from app_parts.taking_away import caption, take_away
from graph.analysis.figures import figures
from graph.pictures.platform_picture import draw_platform

words, catalogue = session.words(), session.catalogue()
recorded = session.areas()
if not recorded:
    nothing_at_all(words)
    st.stop()
area = session.chosen_area(recorded)
loaded = session.look(area)
record = loaded.record
reader = Reader(record, catalogue, words)

sight(record, words)
if record.is_empty:
    nothing_recorded(record, words)
    st.stop()

selected = session.selected(record)
left, right = st.columns([2.55, 1], gap="small")
with left:
    scene = draw_platform(record, catalogue, words, words.language)
    picked = network_picture(scene, key=f"picture_{area}", words=words, selected=selected,
                             caption=caption(loaded, words), height=IN_SIGHT, test=session.settings().test)
    if picked is not None and picked != selected:
        session.select(selected := picked)
    take_away(scene, loaded, words)
with right, st.container(key="inspector"):
    search(reader, selected)
    inspector(reader, selected)

st.header(words("structure.figures"))
figure_panel(figures(record), catalogue, words)
st.header(words("structure.tables"))
with st.container(key="tables"):
    tables(reader, selected)
