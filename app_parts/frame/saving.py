"""Saving what a person decided on a page: based on the revision they were shown, never over somebody else."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app_parts.frame import session
from graph.record.record import Record
from graph.signing import MOST_NOTE, signed
from graph.store import Loaded
from graph.store.conflict import RevisionConflict
from graph.text import one_line
from locales import Words

SEEN = "seen_revision"


def remember_seen(loaded: Loaded) -> None:
    """Keep which revision a form was filled in on; given to the form's button as what happens on a click.

    The run after the click may already show a newer one.
    """
    st.session_state[SEEN] = loaded.revision


def save_change(loaded: Loaded, change: Callable[[Record], Record], *, who: str, note: str,
                words: Words) -> bool:
    """Save a change of an area's own record; where somebody saved in between, say so and save nothing."""
    seen = st.session_state.get(SEEN, loaded.revision)
    record = session.store().record_of(seen)
    try:
        office, reason = signed(who, one_line(note, MOST_NOTE))
        session.store().save(change(record), based_on=seen, who=office, note=reason)
    except RevisionConflict as conflict:
        st.error(words("decide.conflict", based_on=conflict.based_on, newest=conflict.newest))
        return False
    st.session_state["office"] = office
    return True
