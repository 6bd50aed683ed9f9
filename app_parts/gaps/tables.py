"""Gaps in other ways: all as a table to take away, the notice item by item, and how they went over time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.choosing import sign
from app_parts.gaps.list import totals_text
from app_parts.gaps.search import OPENED, GapResults
from app_parts.widgets.downloads import downloads
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from app_parts.widgets.views import chosen_view
from exports.contents import Table, Tables
from graph.analysis.gaps.decisions import closed_since, totals
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.ranking import find_gaps
from graph.analysis.network.as_of import standing
from graph.analysis.notice.requirements import STATES, State
from graph.dates import RecordedDate
from graph.decisions.gap import GapState
from graph.replacing import replace
from wording.facts import Reader, date_text
from wording.revisions import saved_at_text

VIEWS = ("table", "requirements", "trend")
PRINTED = ("number", "title", "sentence", "closes", "certainty", "state", "by", "until")
"""The columns of the table that fit on paper."""
MOST_ROWS, MOST_ITEMS = 14, 24
MOST_REVISIONS = 12
"""So many of the newest revisions are compared."""


def gap_tables(gaps: Sequence[Gap], results: GapResults, reader: Reader) -> None:
    """Show the choice and what is chosen."""
    words = reader.words
    chosen = chosen_view(words("gap_tables.choose"), VIEWS, lambda view: words(f"gap_tables.{view}"))
    if chosen == "requirements":
        _requirements(results, reader)
    elif chosen == "trend":
        _trend(results)
    else:
        _table(gaps, results)


def _table(gaps: Sequence[Gap], results: GapResults) -> None:
    words, rows = results.reader.words, results.reader.rows(gaps)
    if not rows:
        return
    name = words("gap_tables.file", area=results.context.record.area.name)
    with st.container(horizontal=True):
        downloads("gap_tables.download", Tables, lambda: Tables.single(words("page.gaps"), Table.of(rows)), name, words,
                  key="gaps")
    key = f"gap_rows_{sign([gap.id for gap in gaps])}_{st.query_params.get(OPENED, '')}"
    grid(rows, words, key=key, most=MOST_ROWS, on_select=lambda: _open(key, gaps))
    printed = [words(f"gap_column.{name}") for name in PRINTED]
    shown = words("gap_filter.shown", shown=len(gaps), total=len(results.gaps))
    table_on_paper([{name: row[name] for name in printed} for row in rows],
                   caption=f"{totals_text(results)} {shown}")


def _open(key: str, gaps: Sequence[Gap]) -> None:
    if rows := st.session_state[key]["selection"]["rows"]:
        looking.keep(OPENED, [gaps[rows[0]].id])


def _requirements(results: GapResults, reader: Reader) -> None:
    """Show every item of the notice: its state, the alternative that meets it, its date and its source."""
    words = reader.words
    states = results.context.states
    counted = words("list.between").join(
        words("gap_list.total", state=words.of(status), count=n) for status in STATES
        if (n := sum(s.status is status for s in states)))
    st.text(words("gap_tables.states", count=len(states), states=counted))
    rows = [_row(state, reader) for state in states]
    grid(rows, words, key="requirement_rows", most=MOST_ITEMS, file=words(
        "tables.file", area=results.context.record.area.name, what=words("gap_tables.requirements")))
    table_on_paper(rows)


def _row(state: State, reader: Reader) -> dict[str, str]:
    words, item = reader.words, state.requirement
    alternative = (item.accepted(state.alternative, words.language) if isinstance(state.alternative, int)
                   else state.alternative or "")
    return {
        words("requirement_column.id"): item.id,
        words("requirement_column.name"): item.name(words.language),
        words("requirement_column.obligation"): words(f"obligation.{item.obligation}"),
        words("requirement_column.deadline"): date_text(RecordedDate(item.deadline), words) if item.deadline else "",
        words("requirement_column.status"): words.of(state.status),
        words("requirement_column.alternative"): alternative,
        words("requirement_column.from"): words(
            "requirement_column.judged" if state.assessment else "requirement_column.read" if state.evidence
            else "requirement_column.nothing"),
        words("requirement_column.as_of"): reader.date(state.as_of) if state.as_of else "",
        words("requirement_column.sources"): words("list.between").join(reader.source_titles(state.evidence)),
        words("requirement_column.accepts"): words("list.between").join(item.accepts[words.language]),
    }


def _trend(results: GapResults) -> None:
    """Show, for the newest revisions, how many gaps there were and what had been decided of them."""
    words, area = results.reader.words, results.context.record.area.code
    rows = []
    for revision in session.store().history(area)[:MOST_REVISIONS]:
        if revision.removed:
            continue
        day = session.clock().day(revision.saved_at)
        record = standing(session.store().look(area, number=revision.number).record, day)
        then = replace(results.context, record=record, on=day)
        gaps = find_gaps(then)
        counted = totals(record, gaps)
        rows.append({
            words("history.number"): str(revision.number),
            words("history.saved_at"): saved_at_text(revision, session.clock(), words),
            words("history.who"): revision.who, words("gap_tables.all"): len(gaps),
        } | {words(f"gap_state.{state}"): counted[state] for state in GapState} | {
            words("gap_tables.closed"): len(closed_since(record, gaps)),
            words("history.note"): revision.note})
    st.text(words("gap_tables.trend_means"))
    grid(rows, words, key="trend_rows", file=words(
        "tables.file", area=results.context.record.area.name, what=words("gap_tables.trend")))
    table_on_paper(rows)
