"""The nation's desk: how far the municipalities of all prefectures are, and of how many that is known."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_parts.activities.timeline import reader_of
from app_parts.frame import session
from app_parts.frame.choosing import select, sign
from app_parts.frame.plain import plain
from app_parts.nation.asking import nation_today
from app_parts.nation.nation_map import CHOSEN, choose_prefecture, nation_map
from app_parts.prefecture.bars import bars
from app_parts.prefecture.card import PAGE, card_html
from app_parts.prefecture.since import changes_since
from app_parts.prefecture.trends import trend_charts
from app_parts.widgets.downloads import downloads
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from exports.contents import Tables
from graph.codes import prefecture_of
from graph.questions.nation import Nation, Prefecture
from locales import Words
from wording.nation import NationReader
from wording.trends import TrendReader

MOST_ROWS = 16


def nation_reader(nation: Nation, words: Words) -> NationReader:
    """Return what reads the nation as of today."""
    return NationReader.of(nation, session.catalogue(), reader_of(words))


def desk(reader: NationReader) -> None:
    """Show the bars, the map with the card of one prefecture, how much is known, what changed, and the table."""
    words = reader.words
    bars(reader.whole)
    chosen = _chosen(reader.nation)
    left, right = st.columns([2.1, 1], gap="small")
    with left, st.container(key="town_map"):
        nation_map(reader, chosen.code if chosen else "")
    with right:
        _card(reader, chosen)
        lines = "".join(f"<li>{escape(line)}</li>" for line in reader.known())
        st.html(f'<div class="to_do"><h2>{escape(words("nation.known_title"))}</h2><ul>{lines}</ul></div>')
    changes_since(reader.whole, lambda day: nation_today(by=day).whole, unasked=False).show()
    _table(reader)
    with st.container(key="desk_totals"):
        st.header(words("nation.totals"))
        st.text(words("prefecture.progress_means"))
        grid(reader.whole.progress.totals(), words, key="nation_totals")
        trend_charts(TrendReader(reader.whole.progress))
        remarks = "".join(f"<li>{escape(line)}</li>" for line in reader.remarks())
        if remarks:
            st.html(f'<div class="to_do"><h2>{escape(words("nation.remarks"))}</h2><ul>{remarks}</ul></div>')
    with st.container(horizontal=True):
        downloads("gap_tables.download", Tables, lambda: Tables.of(reader.sheets()), words("nation.file"), words,
                  key="nation")


def _chosen(nation: Nation) -> Prefecture | None:
    """Return the prefecture that is chosen, else that of the area looked at; None for the nation or an invented one."""
    by_code = {prefecture.code: prefecture for prefecture in nation.prefectures}
    wish = st.query_params.get(CHOSEN, "")
    return by_code.get(wish) or by_code.get(prefecture_of(st.query_params.get("area", "")))


def _card(reader: NationReader, chosen: Prefecture | None) -> None:
    """Show the choice of a prefecture, the card of the chosen one, and the way to its page."""
    words = reader.words
    names = {prefecture.code: reader.name(prefecture) for prefecture in reader.nation.prefectures}
    select(words("nation.choose"), names, key="choose_prefecture", words=words, chosen=chosen.code if chosen else "",
           placeholder=words("nation.choose"), label_visibility="collapsed", on_choice=choose_prefecture)
    if chosen is None:
        st.text(words("nation.none_chosen"))
        return
    name = names[chosen.code]
    st.html(card_html(name, reader.card(chosen)))
    area = _area_of(chosen)
    if area:
        with st.container(key="town_ways", horizontal=True):
            st.page_link(PAGE, label=words("nation.open", name=plain(name)),
                         query_params={"area": area, "lang": words.language})


def _area_of(prefecture: Prefecture) -> str:
    """Return an area of a prefecture that has a record: its own, else the first municipality; "" for none."""
    rolled_up = prefecture.rolled_up
    return prefecture.code if rolled_up.own_record else next((m.record.area.code for m in rolled_up.municipalities), "")


def _table(reader: NationReader) -> None:
    """Show a row for each prefecture, those of which ③ is least known first; choosing one opens its card."""
    words = reader.words
    prefectures = reader.nation.sorted_by(reader.whole.desk.items[-1])
    rows = reader.table(prefectures)
    st.header(plain(words("nation.table_title")))
    st.text(words("nation.table_means"))
    st.container(key="hint_nation").text(words("nation.choose_row"))
    key = f"nation_{sign(rows)}"

    def choose() -> None:
        ticked = st.session_state[key]["selection"]["rows"]
        choose_prefecture(prefectures[ticked[0]].code if ticked else "")

    grid(rows, words, key=key, on_select=choose, most=MOST_ROWS,
         columns={words("nation.prefecture"): st.column_config.TextColumn(pinned=True)})
    with st.container(key="nation_paper"):
        table_on_paper(reader.short_table(prefectures))
