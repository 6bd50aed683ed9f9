"""What is logged with an area, newest first, and the way to write more down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from app_parts.activities.form import activity_form
from app_parts.editing.table import ADDRESS as EDITED
from app_parts.frame import session
from app_parts.frame.links import linked
from app_parts.frame.plain import plain
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from graph.analysis.support import served
from graph.facts.activities import Activity
from graph.questions.activities import Logged, logged
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from wording.activities import ActivityReader
from wording.marked import marked

IN_SIGHT = 30
RECORDS = "app_pages/records.py"


def reader_of(words: Words) -> ActivityReader:
    """Return what reads activities as of today."""
    return ActivityReader(session.catalogue(), words, lambda code: session.name_of(code, words.language),
                          session.today())


def timeline(area: str, words: Words, *, areas: Sequence[str] = ()) -> None:
    """Show what is logged with an area, how often for each item of the notice, and the form to add to it.

    The form begins with the municipalities `areas`, and is open where there are any.
    """
    entries = logged(session.store(), area)
    name = session.name_of(area, words.language)
    st.text(words("activity.means", name=name, elsewhere=words("activity.elsewhere")))
    panel = st.expander(words("activity.write"), key=f"write_{area}_{'_'.join(areas)}",
                        expanded=bool(areas) or not entries, on_change="rerun")
    with panel:
        if panel.open:
            activity_form(area, words, areas=areas)
    st.page_link(RECORDS, label=words("activity.in_table"), query_params={
        "area": area, "lang": words.language, EDITED: Activity.KIND})
    if not entries:
        st.text(words("activity.none"))
        return
    reader = reader_of(words)
    st.html(timeline_html(entries[:IN_SIGHT], area, reader))
    if len(entries) > IN_SIGHT:
        st.text(words("activity.more", count=len(entries) - IN_SIGHT))
    counts(entries, reader)


def timeline_html(entries: Iterable[Logged], area: str, reader: ActivityReader) -> str:
    """Return activities as a list, every value in it escaped text."""
    shown = list(entries)
    kept = {record.area.code: record for record in (entry.record for entry in shown)}
    named = {code: marked(record) for code, record in kept.items()}
    lines = (_entry(replace(entry, record=named[entry.record.area.code]), area, reader, kept) for entry in shown)
    return "".join(['<ol class="timeline">', *lines, "</ol>"])


def _entry(entry: Logged, area: str, reader: ActivityReader, records: Mapping[str, Record]) -> str:
    """Return one entry, its names marked, as HTML; `records` are those that know the cards, by area."""
    kept = entry.record
    elsewhere = f' <span class="kept">{escape(reader.words("activity.kept_by", area=kept.area.name))}</span>' \
        if kept.area.code != area else ""
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in reader.rows(entry))
    return (f'<li class="{entry.activity.state.value}"><h3>{escape(reader.head(entry.activity))}{elsewhere}</h3>'
            f"<dl>{linked(rows, records[kept.area.code], reader.words)}</dl></li>")


def counts(entries: Sequence[Logged], reader: ActivityReader) -> None:
    """Show how many activities serve each item of the notice."""
    by_item = served((entry.activity for entry in entries), reader.catalogue)
    rows = [{reader.words("activity.item"): reader.item(item), reader.words("activity.count_of"): str(by_item[item])}
            for item in reader.catalogue.requirements if by_item[item]]
    if rows:
        st.subheader(plain(reader.words("activity.count")))
        grid(rows, reader.words, key="activity_counts")
        table_on_paper(rows)
