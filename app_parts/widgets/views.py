"""A choice between views that stands in the address, so that a link reopens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import segments
from app_parts.widgets.on_paper import line_on_paper

ON = "1"


def chosen_view(label: str, views: Sequence[str], name: Callable[[str], str], address: str = "view", *,
                on_paper: bool = True) -> str:
    """Show the views to choose from and return the chosen one; `address` is its address's name.

    `on_paper`: whether a printed page names the view.
    """
    wish = st.query_params.get(address, "")
    now = wish if wish in views else views[0]
    segments(label, {view: name(view) for view in views}, key=address, chosen=now,
             on_choice=lambda view: looking.keep(address, [view]))
    if on_paper:
        line_on_paper(name(now))
    return now


def switched(label: str, address: str) -> bool:
    """Show a switch and return whether it is on; its state stands in the address under `address`."""
    now = st.query_params.get(address) == ON
    key = f"{address}_{now}"
    st.toggle(label, now, key=key, on_change=lambda: looking.keep(address, [ON] if st.session_state[key] else []))
    return now
