"""Streamlit entry: page settings, style, navigation. What a page does stands in `app_pages/`."""

from pathlib import Path

import streamlit as st

from app_parts.editing.draft import draft_bar
from app_parts.frame import session
from app_parts.frame.failures import FIRST, said_in_words, speak_for_streamlit
from app_parts.frame.header import header
from app_parts.frame.style import apply_style
from app_parts.widgets.network_picture import page_language

HERE = Path(__file__).parent

speak_for_streamlit()
session.keep_language()
words = session.words()
icon = HERE / "app_parts" / "frame" / "icon.png"
st.set_page_config(page_title=words("app.title"), page_icon=str(icon), layout="wide")
apply_style()
pages = [
    st.Page(HERE / "app_pages" / f"{name}.py", title=words(f"page.{name}"), url_path=name, default=name == FIRST)
    for name in (FIRST, "gaps", "what_if", "compare", "prefecture", "records", "draft")
]
page = st.navigation(pages, position="hidden")
page_language(words)
choose_area = header(pages[:-1], words)  # the draft is reached from its bar, where there is one
with said_in_words(words, page.url_path or FIRST):
    choose_area()
    draft_bar(words)
    page.run()
