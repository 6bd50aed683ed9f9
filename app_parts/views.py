"""A choice between views that stands in the address, so that a link reopens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app_parts import looking
from app_parts.on_paper import line_on_paper

ON = "1"


def chosen_view(label: str, views: Sequence[str], name: Callable[[str], str], address: str = "view") -> str:
    """Show the views to choose from and return the chosen one, told on paper too; `address` is its address's name."""
    wish = st.query_params.get(address, "")
    now = wish if wish in views else views[0]
    key = f"{address}_{now}"
    st.segmented_control(label, views, default=now, key=key, required=True, format_func=name,
                         label_visibility="collapsed",
                         on_change=lambda: looking.keep(address, [st.session_state[key]]))
    line_on_paper(name(now))
    return now


def switched(label: str, address: str) -> bool:
    """Show a switch and return whether it is on; its state stands in the address under `address`."""
    now = st.query_params.get(address) == ON
    key = f"{address}_{now}"
    st.toggle(label, now, key=key, on_change=lambda: looking.keep(address, [ON] if st.session_state[key] else []))
    return now
