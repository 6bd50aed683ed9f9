"""The first questions of somebody who has made no plan yet: a button each, which writes a plan into the address."""

from __future__ import annotations

import streamlit as st

from app_parts.frame.plain import plain
from app_parts.gaps.search import GapResults
from app_parts.what_if.steps import keep
from graph.analysis.plans.opening_steps import opening_steps
from graph.analysis.plans.proposal import MOST_LINKS, propose
from wording.facts import Reader
from wording.plans import question_text


def first_questions(results: GapResults, reader: Reader) -> None:
    """Show the questions that are worth asking first of this record."""
    words = reader.words
    st.header(words("plan.first"))
    st.text(words("plan.first_means"))
    for number, step in enumerate(opening_steps(results.context, results.gaps, words.language)):
        st.button(plain(question_text(step, reader)), key=f"question_{number}", on_click=keep, args=([step],),
                  width="stretch")
    st.button(words("plan.question_links", count=MOST_LINKS), key="question_links", on_click=_link, args=(results,),
              width="stretch")
    if st.session_state.pop("nothing_to_propose", False):
        st.text(words("plan.nothing_to_propose"))


def _link(results: GapResults) -> None:
    best = propose(results.context, MOST_LINKS)
    if best.steps:
        keep(list(best.steps))
    else:
        st.session_state["nothing_to_propose"] = True
