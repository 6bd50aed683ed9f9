"""What to do next, where nothing is recorded yet."""

from __future__ import annotations

import streamlit as st

from app_parts.frame import session
from app_parts.frame.plain import plain
from app_parts.frame.sight import sight
from graph.record.record import Record
from graph.store import Loaded
from locales import Words


def nothing_recorded(record: Record, words: Words) -> None:
    """Say that nothing is recorded of an area, which does not mean there is nothing, and how to begin."""
    st.info(words("guidance.nothing", area=plain(record.area.name)))
    _how_to_begin(words)


def looked_at(words: Words, *, at_first_sight: bool = True) -> Loaded:
    """Return the area being looked at, at first sight; in an empty store say how to begin, and stop."""
    recorded = session.areas()
    if not recorded:
        st.info(words("guidance.empty_store"))
        _how_to_begin(words)
        st.stop()
    loaded = session.look(session.chosen_area(recorded))
    if at_first_sight:
        sight(loaded.record, words)
    return loaded


def of_a_known_area(words: Words) -> None:
    """Go on if there is a record of the area that the address names; else say that there is none, and stop."""
    unknown, recorded = session.unknown_area(), session.areas()
    if not unknown or not recorded:
        return
    st.warning(words("guidance.unknown_area", area=plain(session.name_of(unknown, words.language))))
    with st.container(key="next_step"):
        st.page_link("app_pages/records.py", label=words("guidance.go"),
                     query_params={"area": recorded[0].code, "lang": words.language})
    st.stop()


def _how_to_begin(words: Words) -> None:
    st.html(f"<ol>{''.join(f'<li>{step}</li>' for step in words.under('guidance.step').values())}</ol>")
    with st.container(key="next_step"):
        st.page_link("app_pages/records.py", label=words("guidance.go"))
