"""The look of the pages: one line of header, the picture in sight, print on A4."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from locales import Words

STYLE = Path(__file__).with_name("style.css")


def apply_style() -> None:
    """Put the style sheet into the page."""
    st.html(STYLE)


def upload_in_words(words: Words) -> None:
    """Say the upload's own words in the page's language; Streamlit has them in English only."""
    dropzone = '[data-testid="stFileUploaderDropzone"]'
    limits = '[data-testid="stFileUploaderDropzoneInstructions"] span'
    rules = (
        f'{dropzone} {part} {{ font-size: 0; }}'
        f'{dropzone} {part}::after {{ content: "{words(key)}"; font-size: .875rem; }}'
        for part, key in {"button p": "intake.choose", limits: "intake.limit"}.items()
    )
    st.html(f"<style>{''.join(rules)}</style>")
