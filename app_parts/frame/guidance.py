"""What to do next, where nothing is recorded yet."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import sample_data
from app_parts.frame import session
from app_parts.frame.plain import plain
from app_parts.frame.sight import sight
from graph.facts.areas import Area
from graph.record.record import Record
from graph.store import Loaded
from locales import Words

BEGIN, WRITE = "begin", "write"
"""What the address says where somebody begins a record by writing down one organisation."""
STRUCTURE, RECORDS = "app_pages/structure.py", "app_pages/records.py"


def nothing_recorded(record: Record, words: Words) -> None:
    """Say that no actor of an area is recorded, which does not mean there is none, and offer the ways to begin."""
    here = {"area": record.area.code, "lang": words.language}
    with st.container(key="nothing_recorded"):
        st.html(f'<h2>{escape(words("guidance.nothing"))}</h2>'
                f'<p>{escape(words("guidance.nothing_means", area=record.area.name))} '
                f"{escape(_what_is_recorded(record, words))}</p>")
        places = iter(st.columns(3, gap="medium"))
        _way(next(places), "list", RECORDS, here, words)
        _way(next(places), "write", STRUCTURE, here | {BEGIN: WRITE}, words)
        if example := _example(record):
            _way(next(places), "example", STRUCTURE, here | {"area": sample_data.FIRST_AREA}, words, example)


def wants_to_write() -> bool:
    """Return whether the address says that one organisation is to be written down."""
    return st.query_params.get(BEGIN) == WRITE


def _way(place: DeltaGenerator, way: str, page: str, address: dict[str, str], words: Words, example: str = "") -> None:
    """Show one way to begin: a button, and a line on what it means."""
    with place:
        st.page_link(page, label=words(f"guidance.way.{way}", example=plain(example)), query_params=address,
                     width="stretch")
        st.text(words(f"guidance.way_means.{way}"))


def _example(record: Record) -> str:
    """Return the name of the model case, "" where it is not in the store or looked at already."""
    code = sample_data.FIRST_AREA
    return next((line.name for line in session.areas() if line.code == code != record.area.code), "")


def _what_is_recorded(record: Record, words: Words) -> str:
    """Return what is recorded although no actor is: how many facts of each kind."""
    counted = [words("filter.counted", kind=words(f"fact.{kind.KIND}"), count=len(facts))
               for kind, facts in record.facts().items() if facts and kind is not Area]
    return words("guidance.recorded_only", what=words("list.between").join(counted)) if counted else ""


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
        st.page_link(RECORDS, label=words("guidance.go"))
