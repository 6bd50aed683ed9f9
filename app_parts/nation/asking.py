"""The nation as it is recorded: asked of the store once after each save, whoever looks."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from app_parts.frame import session
from graph.questions.nation import Nation, nation
from graph.store import LastSave

MOST_KEPT = 2
"""Today's, and the one that somebody compares it with."""


def nation_today(*, by: dt.date | None = None) -> Nation:
    """Return the nation as it stands today, or as it was recorded by the end of a day."""
    return _asked(session.settings().store, session.store().last_save(), session.today(), by)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _asked(store: str, last_save: LastSave, today: dt.date, by: dt.date | None) -> Nation:
    """Ask the store; what is given besides the day says when the answer is another one."""
    return nation(session.store(), session.catalogue(), on=by or today, as_of=by)
