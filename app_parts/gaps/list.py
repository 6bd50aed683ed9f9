"""The ranked list of gaps: the title and the reason of each; choosing one opens it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import radio
from app_parts.frame.plain import bold, plain
from app_parts.gaps.search import OPENED, Found
from graph.analysis.gaps.decisions import decision_on, is_overdue, totals
from graph.analysis.gaps.gap import Gap
from graph.decisions.gap import GapState

FIRST = 10
"""So many are shown until somebody asks for more."""


def totals_text(found: Found) -> str:
    """Return how many gaps there are, and how many of them are in which state."""
    words, record = found.reader.words, found.context.record
    counted = totals(record, found.gaps)
    told = words("list.between").join(
        words("gap_list.total", state=words(f"gap_state.{state}"), count=counted[state])
        for state in GapState)
    return words("gap_list.totals", count=len(found.gaps), states=told)


def gap_list(gaps: Sequence[Gap], found: Found) -> None:
    """Show the list; nothing where there is none."""
    words, reader = found.reader.words, found.reader
    if not gaps:
        st.text(words("gaps.none_found" if not found.gaps else "gap_list.none_let_through"))
        return
    opened = found.opened_among(gaps)
    place = next((n for n, gap in enumerate(gaps) if opened and gap.id == opened.id), None)
    everything = st.query_params.get("all") == "1" or (place is not None and place >= FIRST)
    shown = gaps if everything else gaps[:FIRST]
    numbers = {gap.id: n for n, gap in enumerate(found.gaps, start=1)}
    radio(words("gap_list.title"),
          {gap.id: f"{bold(f'{numbers[gap.id]}. {reader.title(gap)}')} {_mark(gap, found)}" for gap in shown},
          key=f"gaps_{found.context.record.area.code}", chosen=opened.id if opened else "",
          captions=[plain(reader.sentence(gap)) for gap in shown], label_visibility="collapsed",
          on_choice=lambda gap: looking.keep(OPENED, filter(None, [gap])))
    if len(shown) < len(gaps):
        st.button(words("gap_list.more", count=len(gaps) - len(shown)), key="more_gaps",
                  on_click=looking.keep, args=("all", ["1"]))


def _mark(gap: Gap, found: Found) -> str:
    """Return what is added to a title: how surely, and what has been decided."""
    words, decision = found.reader.words, decision_on(found.context.record, gap)
    marks = [words(f"gap.certainty.{gap.certainty}")]
    if decision and decision.state is not GapState.OPEN:
        marks.append(found.reader.state(decision))
    if is_overdue(decision, found.context.on):
        marks.append(words("gap_list.overdue"))
    return plain(words("gap_list.marks", marks=words("list.between").join(marks)))
