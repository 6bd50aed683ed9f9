"""Tables for paper: the ones on the screen scroll, and a printer would cut them off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st


def on_paper(rows: Sequence[Mapping[str, object]], caption: str = "") -> None:
    """Lay rows out whole, as a table that is seen in print only; every value in it is escaped text."""
    if not rows:
        return
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row.values())}</tr>" for row in rows)
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    st.html(f'<table class="on-paper">{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
