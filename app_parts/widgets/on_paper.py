"""What is printed in place of what is pressed: a grid on the screen shows only the rows in sight, paper all of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

FOOT = "font: 6.5pt sans-serif; text-align: left; vertical-align: top; padding-top: 1mm; color: #1a1a1a;"
SHORT, FEW_COLUMNS = 8, 11
"""Cells of so few letters stay in one line where there are so few columns: 11 × 8 letters fit A4 lying."""


def line_on_paper(text: str) -> None:
    """Put a line on paper only: what the buttons say on the screen, or of when and from where something is."""
    st.html(f'<p class="on-paper">{escape(text)}</p>')


def foot_on_paper(text: str) -> None:
    """Put a line at the foot of every sheet: of what, of when and from where it is; and which sheet it is."""
    st.html(f"<style>{foot_css(text)}</style>")


def foot_css(text: str) -> str:
    """Return the style that does it; whatever is no letter or digit in the text is spelt by its number."""
    spelt = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    return (f'@media print {{ @page {{ margin-bottom: 15mm; @bottom-left {{ content: "{spelt}"; width: 90%; {FOOT} }} '
            f'@bottom-right {{ content: counter(page) " / " counter(pages); {FOOT} }} }} }}')


def table_on_paper(rows: Sequence[Mapping[Any, object]], headings: Mapping[str, str] | None = None,
                   caption: str = "") -> None:
    """Put a whole table on paper only, every value as text; `headings` are shorter ones for some columns."""
    if not rows:
        return
    short = headings or {}
    few = len(rows[0]) <= FEW_COLUMNS
    names = [short.get(name, str(name)) for name in rows[0]]
    head = "".join(f'<th scope="col"{_kind(name, few=few)}>{escape(name)}</th>' for name in names)
    body = "".join("<tr>" + "".join(f"<td{_kind(str(cell), few=few)}>{escape(str(cell))}</td>" for cell in row.values())
                   + "</tr>" for row in rows)
    caption_tag = f"<caption>{escape(caption)}</caption>" if caption else ""
    st.html(f'<table class="on-paper">{caption_tag}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _kind(text: str, *, few: bool) -> str:
    """Return what marks a cell that stays in one line."""
    return ' class="short"' if len(text) <= SHORT and (few or text.isdigit()) else ""


def picture_on_paper(svg: str, said: str) -> None:
    """Put a picture on paper only, as sharp as the printer is."""
    st.html(f'<img class="on-paper" alt="{escape(said)}" '
            f'src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">')
