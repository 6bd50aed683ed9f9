"""A choice between views that stands in the address, so that a link reopens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app_parts import looking

ON = "1"


def chosen_view(label: str, views: Sequence[str], name: Callable[[str], str], address: str = "view") -> str:
    """Show the views to choose from and return the chosen one; `address` is its name in the address."""
    wish = st.query_params.get(address, "")
    now = wish if wish in views else views[0]
    key = f"{address}_{now}"
    st.segmented_control(label, views, default=now, key=key, required=True, format_func=name,
                         label_visibility="collapsed",
                         on_change=lambda: looking.keep(address, [st.session_state[key]]))
    return now


def switched(label: str, address: str) -> bool:
    """Show a switch and return whether it is on; its state stands in the address under `address`."""
    now = st.query_params.get(address) == ON
    key = f"{address}_{now}"
    st.toggle(label, now, key=key, on_change=lambda: looking.keep(address, [ON] if st.session_state[key] else []))
    return now
