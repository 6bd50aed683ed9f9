"""The line under the header: which area this is, and its platform in plain sentences."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_parts.frame.first_sight import first_sight
from app_parts.frame.links import linked
from graph.record.record import Record
from locales import Words
from wording.marked import marked

IN_SIGHT = "min(calc(100vh - 9.2rem), 60rem)"
"""The height left for the picture under the header and the sentences, so that nobody has to scroll."""


def sight(record: Record, words: Words) -> None:
    """Show the area's name and what its record says of its platform; names lead to their cards."""
    sentences = "" if record.is_empty else " ".join(first_sight(marked(record), words))
    said = linked(escape(sentences), record, words)
    st.html(f'<div class="sight"><h1>{escape(record.area.name)}</h1><p>{said}</p></div>')


def area_title(name: str, about: str) -> None:
    """Show the page's title: the name of the area, and what is shown of it."""
    st.html(f'<div class="sight"><h1>{escape(name)}</h1><p>{escape(about)}</p></div>')
