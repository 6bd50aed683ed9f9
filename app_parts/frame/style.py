"""The look of the pages: one line of header, the picture in sight, print on A4."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")


def apply_style() -> None:
    """Put the style sheet into the page."""
    st.html(STYLE)
