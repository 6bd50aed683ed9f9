"""Reported totals of several items and years side by side: a small chart each, and a table."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import streamlit as st

from app_parts.frame.plain import plain
from app_parts.widgets.grid import grid
from graph.analysis.trend import Trend
from graph.pictures.trend_picture import trend_svg
from wording.trends import TrendReader


def trend_charts(reader: TrendReader) -> None:
    """Show the charts and the table; nothing where no document reports a total."""
    words, trends = reader.progress.words, reader.trends()
    if not trends:
        return
    st.header(plain(words("trend.heading")))
    st.text(words("trend.means"))
    st.html(f'<div class="trends">{"".join(_figure(reader, trend) for trend in trends if trend.totals)}</div>')
    grid(reader.rows(), words, key="trend_rows", columns={
        words("progress.item"): st.column_config.TextColumn(pinned=True, width="large")})


def _figure(reader: TrendReader, trend: Trend) -> str:
    """Return a chart with its title and its sources as HTML; every name in it is escaped."""
    said = reader.sentence(trend)
    picture = b64encode(trend_svg(trend, said, reader.progress.words.language).encode()).decode()
    sources = reader.progress.words("trend.sources", sources=reader.sources(trend))
    return (f"<figure><figcaption>{escape(reader.title(trend))}</figcaption>"
            f'<img alt="{escape(said)}" src="data:image/svg+xml;base64,{picture}">'
            f"<p>{escape(sources)}</p></figure>")
