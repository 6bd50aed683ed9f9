"""The line under the header: which area this is, and its platform in plain sentences."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_parts.first_sight import first_sight
from graph.model import Record
from locales import Words


def sight(record: Record, words: Words) -> None:
    """Show the area's name and what its record says of its platform."""
    sentences = "" if record.is_empty else " ".join(first_sight(record, words))
    st.html(f'<div class="sight"><h1>{escape(record.area.name)}</h1><p>{escape(sentences)}</p></div>')


def area_title(code: str, words: Words) -> None:
    """Show the page's title with the code of the area whose record is kept here."""
    st.html(f'<div class="sight"><h1>{escape(words("page.records"))}</h1><p>{escape(code)}</p></div>')
