"""Streamlit entry: page settings, style, navigation. What a page does stands in `app_pages/`."""

from pathlib import Path

import streamlit as st

from app_pages import PAGES
from app_parts.editing.draft import draft_bar
from app_parts.frame import session
from app_parts.frame.failures import FIRST, said_in_words, speak_for_streamlit
from app_parts.frame.guidance import of_a_known_area
from app_parts.frame.header import header, tab_title
from app_parts.frame.style import apply_style
from app_parts.widgets.links import follow_links
from app_parts.widgets.network_picture import page_language

HERE = Path(__file__).parent

speak_for_streamlit()
session.keep_language()
words = session.words()
icon = HERE / "app_parts" / "frame" / "icon.png"
st.set_page_config(page_title=words("app.title"), page_icon=str(icon), layout="wide")
apply_style()
pages = {page.name: st.Page(page.file, title=words(f"page.{page.name}"), url_path=page.name, default=page.name == FIRST)
         for page in PAGES}
page = st.navigation(list(pages.values()), position="hidden")
page_language(words)
follow_links(page.url_path or FIRST, words)
choose_area = header([pages[page.name] for page in PAGES if page.in_header], words)
with said_in_words(words, page.url_path or FIRST):
    choose_area()
    st.set_page_config(page_title=tab_title(page.title, words))
    of_a_known_area(words)
    draft_bar(words)
    page.run()
