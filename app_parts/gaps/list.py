"""The ranked list of gaps: a line each, and what would close it; choosing one opens it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import radio
from app_parts.frame.plain import bold, plain
from app_parts.gaps.search import OPENED, GapResults, peers_text
from graph.analysis.gaps.decisions import Due, decision_on, due, totals
from graph.analysis.gaps.gap import Certainty, Gap
from graph.decisions.gap import GapState

FIRST = 10
"""So many are shown until somebody asks for more."""


SIGNS = {Certainty.RECORDED: "●", Certainty.COMPARED: "◐", Certainty.UNKNOWN: "○"}
"""How sure a gap is, in one character; the totals say what they mean."""


def totals_text(results: GapResults) -> str:
    """Return how many gaps there are: how sure, and in which state."""
    words, gaps = results.reader.words, results.gaps
    sure, states = Counter(gap.certainty for gap in gaps), totals(results.context.record, gaps)
    return "\n".join((
        words("gap_list.totals", count=len(gaps), certainties=words("gap_list.between").join(
            words("gap_list.sure", sign=sign, certainty=words(f"gap.certainty.{certainty}"), count=sure[certainty])
            for certainty, sign in SIGNS.items())),
        words("gap_list.states", states=words("list.between").join(
            words("gap_list.total", state=words(f"gap_state.{state}"), count=states[state]) for state in GapState))))


def gap_totals(results: GapResults) -> None:
    """Show how many gaps there are, and what is due."""
    words, record, gaps = results.reader.words, results.context.record, results.gaps
    st.text(totals_text(results))
    dues = Counter(due(decision_on(record, gap), results.context.on) for gap in gaps)
    if late := [words(f"gap_list.due.{when}", count=dues[when]) for when in (Due.OVERDUE, Due.SOON) if dues[when]]:
        st.warning(words("list.between").join(late))


def gap_list(gaps: Sequence[Gap], results: GapResults) -> None:
    """Show the list, a line each with what would close it; nothing where there is none."""
    words, reader = results.reader.words, results.reader
    if not gaps:
        st.text(words("gaps.none_found" if not results.gaps else "gap_list.none_let_through"))
        return
    opened = results.opened_among(gaps)
    place = next((n for n, gap in enumerate(gaps) if opened and gap.id == opened.id), None)
    everything = st.query_params.get("all") == "1" or (place is not None and place >= FIRST)
    shown = gaps if everything else gaps[:FIRST]
    numbers = {gap.id: n for n, gap in enumerate(results.gaps, start=1)}
    radio(words("gap_list.title"), {gap.id: _line(numbers[gap.id], gap, results) for gap in shown},
          key=f"gaps_{results.context.record.area.code}", chosen=opened.id if opened else "",
          captions=[plain(reader.closes(gap)) for gap in shown], label_visibility="collapsed",
          on_choice=lambda gap: looking.keep(OPENED, filter(None, [gap])))
    if len(shown) < len(gaps):
        st.button(words("gap_list.more", count=len(gaps) - len(shown)), key="more_gaps",
                  on_click=looking.keep, args=("all", ["1"]))
    if peers := peers_text(results):
        st.caption(plain(words("gap_list.compared", peers=peers)))


def _line(number: int, gap: Gap, results: GapResults) -> str:
    """Return the line of a gap: how sure, its title, and what has been decided."""
    words, decision = results.reader.words, decision_on(results.context.record, gap)
    line = f"{SIGNS[gap.certainty]} {bold(f'{number}. {results.reader.title(gap)}')}"
    marks = [results.reader.state(decision)] if decision and decision.state is not GapState.OPEN else []
    if (when := due(decision, results.context.on)) in (Due.OVERDUE, Due.SOON):
        marks.append(words(f"gap_list.{when}"))
    return f"{line} {plain(words('gap_list.marks', marks=words('list.between').join(marks)))}" if marks else line
