"""The ranked list of gaps: the title and the reason of each; choosing one opens it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import radio
from app_parts.frame.plain import bold, plain
from app_parts.gaps.search import OPENED, GapResults
from graph.analysis.gaps.decisions import decision_on, is_overdue, totals
from graph.analysis.gaps.gap import Gap
from graph.decisions.gap import GapState

FIRST = 10
"""So many are shown until somebody asks for more."""


def totals_text(results: GapResults) -> str:
    """Return how many gaps there are, and how many of them are in which state."""
    words, record = results.reader.words, results.context.record
    counted = totals(record, results.gaps)
    states = words("list.between").join(
        words("gap_list.total", state=words(f"gap_state.{state}"), count=counted[state])
        for state in GapState)
    return words("gap_list.totals", count=len(results.gaps), states=states)


def gap_list(gaps: Sequence[Gap], results: GapResults) -> None:
    """Show the list; nothing where there is none."""
    words, reader = results.reader.words, results.reader
    if not gaps:
        st.text(words("gaps.none_found" if not results.gaps else "gap_list.none_let_through"))
        return
    opened = results.opened_among(gaps)
    place = next((n for n, gap in enumerate(gaps) if opened and gap.id == opened.id), None)
    everything = st.query_params.get("all") == "1" or (place is not None and place >= FIRST)
    shown = gaps if everything else gaps[:FIRST]
    numbers = {gap.id: n for n, gap in enumerate(results.gaps, start=1)}
    radio(words("gap_list.title"),
          {gap.id: f"{bold(f'{numbers[gap.id]}. {reader.title(gap)}')} {_mark(gap, results)}" for gap in shown},
          key=f"gaps_{results.context.record.area.code}", chosen=opened.id if opened else "",
          captions=[plain(reader.sentence(gap)) for gap in shown], label_visibility="collapsed",
          on_choice=lambda gap: looking.keep(OPENED, filter(None, [gap])))
    if len(shown) < len(gaps):
        st.button(words("gap_list.more", count=len(gaps) - len(shown)), key="more_gaps",
                  on_click=looking.keep, args=("all", ["1"]))


def _mark(gap: Gap, results: GapResults) -> str:
    """Return what is added to a title: how surely, and what has been decided."""
    words, decision = results.reader.words, decision_on(results.context.record, gap)
    marks = [words(f"gap.certainty.{gap.certainty}")]
    if decision and decision.state is not GapState.OPEN:
        marks.append(results.reader.state(decision))
    if is_overdue(decision, results.context.on):
        marks.append(words("gap_list.overdue"))
    return plain(words("gap_list.marks", marks=words("list.between").join(marks)))
