"""What is printed in place of what is pressed: a grid on the screen shows only the rows in sight, paper all of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

SHORT, FEW_COLUMNS = 8, 11
"""Cells of so few letters stay in one line where there are so few columns: 11 × 8 letters fit A4 lying."""


def line_on_paper(text: str) -> None:
    """Put a line on paper only: what the buttons say on the screen, or of when and from where something is."""
    st.html(f'<p class="on-paper">{escape(text)}</p>')


def table_on_paper(rows: Sequence[Mapping[str, object]], headings: Mapping[str, str] | None = None,
                   caption: str = "") -> None:
    """Put a whole table on paper only, every value as text; `headings` are shorter ones for some columns."""
    if not rows:
        return
    short = headings or {}
    few = len(rows[0]) <= FEW_COLUMNS
    head = "".join(f'<th scope="col"{_kind(short.get(name, name), few=few)}>{escape(short.get(name, name))}</th>'
                   for name in rows[0])
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
