"""A choice between views that stands in the address, so that a link reopens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app_parts import looking


def chosen_view(label: str, views: Sequence[str], name: Callable[[str], str], address: str = "view") -> str:
    """Show the views to choose from and return the chosen one; `address` is its name in the address."""
    wish = st.query_params.get(address, "")
    now = wish if wish in views else views[0]
    key = f"{address}_{now}"
    st.segmented_control(label, views, default=now, key=key, required=True, format_func=name,
                         label_visibility="collapsed",
                         on_change=lambda: looking.keep(address, [st.session_state[key]]))
    return now
