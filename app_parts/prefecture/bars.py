"""①②③ as three bars of one cell a municipality, by colour and sign, with the reported total as a mark."""

from __future__ import annotations

from html import escape

import streamlit as st

from wording.desk import STATE_SIGNS, DeskReader

MOST_SIGNS = 62
"""With more municipalities the cells are too narrow for a sign; how many have which state stands beside the bar."""
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
    towns = sorted(desk.rolled_up.municipalities, key=lambda town: BY_HAVING.index(desk.status(town, item)))
    signs = len(towns) <= MOST_SIGNS
    cells = "".join(
        f'<i class="{(status := desk.status(town, item)).value}" '
        f'title="{escape(town.record.area.name)} {escape(reader.words.of(status))}">'
        f"{STATE_SIGNS[status] if signs else ''}</i>" for town in towns)
    total = reader.reported(item)
    share = min(total.count / len(towns), 1.0) if total and towns else 0.0
    mark = "" if total is None else (
        f'<b class="{"left" if share > LEFT_FROM else "right"}" style="left:{100 * share:.2f}%">'
        f'<span>{escape(reader.words("desk.reported_mark", count=total.count))}</span></b>')
    return (f'<div class="bar"><h2>{escape(reader.short(item))}</h2>'
            f'<div class="cells" aria-hidden="true">{cells}{mark}</div>'
            f'<p>{escape(reader.sentence(item))}　<span>{escape(reader.counts(item))}</span></p></div>')
