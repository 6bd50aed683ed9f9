"""The prefecture's desk: who lacks ③, why, what has been done about it, and what is next."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st

from app_parts.activities.timeline import reader_of
from app_parts.frame import session
from app_parts.frame.choosing import sign
from app_parts.frame.plain import plain
from app_parts.prefecture.bars import bars
from app_parts.prefecture.card import card, chosen_town
from app_parts.prefecture.since import changes_since
from app_parts.prefecture.tables import rolled_up, take_away
from app_parts.prefecture.town_map import choose_town, town_map
from app_parts.prefecture.trends import trend_charts
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from graph.questions.desk import Desk
from graph.questions.prefecture import Municipality
from wording.desk import DeskReader
from wording.progress import ProgressReader
from wording.trends import TrendReader

MOST_ROWS = 40


def desk_reader(progress: ProgressReader, day: dt.date) -> DeskReader:
    """Return what reads a roll-up as the officer looks at it on a day."""
    return DeskReader(Desk(progress.rolled_up, progress.catalogue, day), progress, reader_of(progress.words))


def desk(progress: ProgressReader, code: str, name: str) -> None:
    """Show the bars, the map with the card of one municipality, what is to be done, what changed, and the table."""
    reader, words = desk_reader(progress, session.today()), progress.words
    trend_reader = TrendReader(progress)
    bars(reader)
    town = chosen_town(reader)
    changed = changes_since(reader, lambda day: rolled_up(code, by=day))
    left, right = st.columns([2.1, 1], gap="small")
    with left, st.container(key="town_map"):
        town_map(reader, name, code, town.record.area.code if town else "", changed.became)
    with right:
        card(reader, town)
        _to_do(reader)
    changed.show()
    _table(reader, code)
    with st.container(key="desk_totals"):
        st.header(words("prefecture.totals"))
        st.text(words("prefecture.progress_means"))
        grid(progress.totals(), words, key="progress_totals")
        trend_charts(trend_reader)
    take_away({words("prefecture.totals"): progress.totals(), words("trend.heading"): trend_reader.rows(),
               words("prefecture.progress"): reader.form()},
              "progress", words)


def _to_do(reader: DeskReader) -> None:
    """Show what is to be done, a line each, and the reasons that documents give for all municipalities."""
    words = reader.words
    lines = [reader.due(due) for due in reader.desk.to_do()] or [words("desk.nothing_to_do")]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    reasons = "".join(f"<p>{escape(reader.progress.reason(r))}</p>" for r in reader.desk.rolled_up.reasons)
    st.html(f'<div class="to_do"><h2>{escape(words("desk.to_do_title"))}</h2><ul>{items}</ul>{reasons}</div>')


def _table(reader: DeskReader, code: str) -> None:
    """Show a row for each municipality, those without ③ first; choosing one opens its card."""
    words = reader.words
    towns: list[Municipality] = reader.desk.sorted_by(reader.desk.items[-1])
    rows = reader.table(towns)
    st.header(plain(words("desk.table_title")))
    st.container(key=f"hint_progress_{code}").text(words("prefecture.choose_row"))
    key = f"progress_{code}_{sign(rows)}"

    def choose() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        choose_town(towns[chosen[0]].record.area.code if chosen else "")

    grid(rows, words, key=key, on_select=choose, most=MOST_ROWS,
         columns={words("progress.name"): st.column_config.TextColumn(pinned=True)})
    with st.container(key="desk_paper"):
        table_on_paper([{name: text for name, text in row.items() if name != words("progress.joint")} for row in rows])
