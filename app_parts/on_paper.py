"""What is printed in place of what is pressed: a grid on the screen shows only the rows in sight, paper all of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st


def table_on_paper(rows: Sequence[Mapping[str, object]], headings: Mapping[str, str] | None = None,
                   caption: str = "") -> None:
    """Put a whole table on paper only, every value as text; `headings` are shorter ones for some columns."""
    if not rows:
        return
    short = headings or {}
    head = "".join(f'<th scope="col">{escape(short.get(name, name))}</th>' for name in rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row.values())}</tr>" for row in rows)
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    st.html(f'<table class="on-paper">{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def picture_on_paper(svg: str, said: str) -> None:
    """Put a picture on paper only, as sharp as the printer is."""
    st.html(f'<img class="on-paper" alt="{escape(said)}" '
            f'src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">')
