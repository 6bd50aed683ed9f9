"""A prefecture's municipalities and ①②③: what is reported, what is recorded; a row leads on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app_parts.frame import session
from app_parts.frame.choosing import sign
from app_parts.frame.looking import WITH
from app_parts.frame.plain import plain
from app_parts.widgets.downloads import downloads
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from exports.contents import Table, Tables
from graph.questions.prefecture import RollUp, roll_up
from locales import Words
from wording.progress import ProgressReader

MOST_ROWS = 40
SHOWN = "prefecture_row"


def rolled_up(prefecture: str) -> RollUp:
    """Return the roll-up of a prefecture as it stands today."""
    return roll_up(session.store(), session.catalogue(), prefecture, on=session.today())


def progress(reader: ProgressReader, code: str) -> None:
    """Show what is reported beside what is recorded, the reasons given, and every municipality."""
    words = reader.words
    st.text(words("prefecture.progress_means"))
    grid(reader.totals(), words, key="progress_totals")
    table_on_paper(reader.totals())
    for reason in reader.rolled_up.reasons:
        st.text(reader.reason(reason))
    rows = reader.rows()
    _table(rows, "progress", reader, code)
    take_away({words("prefecture.totals"): reader.totals(), words("prefecture.progress"): rows}, "progress", words)


def _table(rows: Sequence[Mapping[str, str]], name: str, reader: ProgressReader, code: str) -> None:
    """Show a row for each municipality; choosing one offers its pages."""
    words = reader.words
    if not rows:
        st.text(words("compare.nothing"))
        return
    key = f"{name}_{code}"
    pinned = st.column_config.TextColumn(pinned=True)
    st.container(key=f"hint_{key}").text(words("prefecture.choose_row"))
    chosen = grid(rows, words, key=f"{key}_{sign(rows)}", on_select="rerun", most=MOST_ROWS,
                  columns={words("progress.name"): pinned})
    table_on_paper(rows)
    selected = chosen["selection"]["rows"]
    if selected:
        lead_on(reader.rolled_up.municipalities[selected[0]].record.area.code, words)


def lead_on(code: str, words: Words) -> None:
    """Offer the pages of a municipality, and the comparison with the one looked at so far."""
    name = plain(session.name_of(code, words.language))
    area = st.query_params.get("area", "")
    with st.container(horizontal=True):
        for page in ("structure", "gaps"):
            st.page_link(f"app_pages/{page}.py", label=words("prefecture.open", name=name,
                                                             page=words(f"page.{page}")),
                         query_params={"area": code, "lang": words.language})
        if area and area != code:
            st.page_link("app_pages/compare.py", label=words("prefecture.compare", name=name),
                         query_params={"area": area, WITH: code, "lang": words.language})


def take_away(sheets: Mapping[str, Sequence[Mapping[str, str]]], name: str, words: Words) -> None:
    """Offer tables as files; the last of them is the main one."""
    content = Tables({title: Table.of(rows) for title, rows in sheets.items()}, main=list(sheets)[-1])
    with st.container(horizontal=True):
        downloads("gap_tables.download", Tables, lambda: content, f"{words('prefecture.file')}_{name}", words, key=name)
