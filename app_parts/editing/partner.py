"""The other one of two that work together, clicked in the picture once it is asked for."""

from __future__ import annotations

from collections.abc import Container

import streamlit as st

from locales import Words

PARTNER, AWAITED = "partner", "partner_awaited"
"""What a visit keeps: the two actors that were chosen in the picture, and for whom the other one is awaited."""


def partner_of(actor: str) -> str:
    """Return whom a person chose in the picture as the other one beside an actor; "" for nobody."""
    first, second = st.session_state.get(PARTNER, ("", ""))
    return str(second) if first == actor else ""


def partner_choice(actor: str, words: Words) -> None:
    """Show the button after which the next actor that is clicked in the picture is the other one."""
    if st.session_state.get(AWAITED) != actor:
        st.button(words("editing.pick_partner"), key="pick_partner", on_click=_await, args=(actor,))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(words("editing.partner_awaited"), width="content")
        st.button(words("editing.pick_nobody"), key="pick_nobody", on_click=_await, args=("",))


def took_partner(picked: str, selected: str, actors: Container[str]) -> bool:
    """Return whether what was clicked in the picture is the awaited other one, and keep it."""
    awaited = st.session_state.pop(AWAITED, "")
    if not awaited or awaited != selected or picked == selected or picked not in actors:
        return False
    st.session_state[PARTNER] = (selected, picked)
    return True


def _await(actor: str) -> None:
    st.session_state.pop(PARTNER, None)
    st.session_state[AWAITED] = actor
