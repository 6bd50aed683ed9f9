"""①②③ as three bars of one cell a municipality, by colour and sign, with the reported total as a mark."""

from __future__ import annotations

from html import escape

import streamlit as st

from graph.decisions.requirement import RequirementStatus
from graph.facts.choices import Governments
from wording.desk import STATE_SIGNS, DeskReader

MOST_SIGNS = 62
"""With more municipalities the cells are too narrow for a sign; how many have which state stands beside the bar."""
MOST_CELLS = 180
"""With more municipalities a cell would be narrower than its rim; those of one state are one length."""
LEFT_FROM = 0.9
"""From this share of the bar on what the mark says stands on its left."""
BY_HAVING = tuple(STATE_SIGNS)
"""The order of the cells: those that meet the item first, as the mark of the reported total counts from there."""


def bars(reader: DeskReader) -> None:
    """Show the bars, each with what is reported and how many have which state."""
    st.html(bars_html(reader))


def bars_html(reader: DeskReader) -> str:
    """Return the bars as HTML, every name in it escaped; who listens hears the sentence and the counts."""
    return '<div class="bars">' + "".join(_bar(reader, item) for item in reader.desk.items) + "</div>"


def _bar(reader: DeskReader, item: str) -> str:
    desk = reader.desk
    size = desk.rolled_up.size
    cells = _cells(reader, item) if size <= MOST_CELLS else _lengths(reader, item)
    total = reader.reported(item)
    share = min(total.count / (total.out_of or size), 1.0) if total and size else 0.0
    mark = "" if total is None or total.among is Governments.ALL else (  # its base is not that of the cells
        f'<b class="{"left" if share > LEFT_FROM else "right"}" style="left:{100 * share:.2f}%">'
        f'<span>{escape(reader.words("desk.reported_mark", count=total.count))}</span></b>')
    return (f'<div class="bar"><h2>{escape(reader.short(item))}</h2>'
            f'<div class="cells" aria-hidden="true">{cells}{mark}</div>'
            f'<p>{escape(reader.sentence(item))}　<span>{escape(reader.counts(item))}</span></p></div>')


def _cells(reader: DeskReader, item: str) -> str:
    """Return a cell for each municipality, those of which there is no record last."""
    desk, rolled_up = reader.desk, reader.desk.rolled_up
    states = [(desk.status(town, item), town.record.area.name) for town in rolled_up.municipalities]
    states += [(RequirementStatus.UNKNOWN, reader.words("desk.unrecorded"))] * rolled_up.unrecorded
    states.sort(key=lambda state: BY_HAVING.index(state[0]))
    signs = rolled_up.size <= MOST_SIGNS
    return "".join(f'<i class="{status.value}" title="{escape(name)} {escape(reader.words.of(status))}">'
                   f"{STATE_SIGNS[status] if signs else ''}</i>" for status, name in states)


def _lengths(reader: DeskReader, item: str) -> str:
    """Return a length for each state, as many municipalities as have it."""
    counted = reader.desk.rolled_up.recorded(item)
    return "".join(f'<i class="{status.value}" title="{escape(reader.words.of(status))} {counted[status]}" '
                   f'style="flex-grow:{counted[status]}">{STATE_SIGNS[status]}</i>'
                   for status in BY_HAVING if counted[status])
