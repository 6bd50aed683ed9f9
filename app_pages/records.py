"""記録: what is recorded, and how does it get in and out?"""

import streamlit as st

from app_parts.editing.table import table_editing
from app_parts.frame import session
from app_parts.frame.sight import area_title
from app_parts.records.intake import intake
from app_parts.records.keeping import files, history
from app_parts.records.starting import start_area
from app_parts.widgets.take_away import foot

words = session.words()
recorded = session.areas()

area_title(session.area_name(recorded), words("page.records"))
with st.container(key="records_ways"):
    intake(words)
    start_area(words)
    if recorded:
        area = session.chosen_area(recorded)
        table_editing(area, words)
        files(area, words)
if recorded:
    foot(session.look(area), "records", words)
    history(area, words)
