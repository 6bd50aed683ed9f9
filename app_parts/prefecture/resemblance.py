"""Who resembles whom: municipalities ordered so that those alike stand together, and how they come together."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from app_parts.frame import session
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from graph.analysis.comparison.profile import Distances, Merge, Profiles, distances, profiles, resemblance
from locales import Words

CELL_PX, TREE_PX = 24, 150
INK = "#1A1A1A"
AXIS: dict[str, Any] = {"labelColor": INK, "labelOverlap": False, "aria": False}
"""Vega tells the parts of a chart in English; the table below tells the same in the page's language."""
MOST = 80
"""More municipalities than this are listed, not drawn."""


def resemblance_view(names: dict[str, str], words: Words) -> None:
    """Show the dendrogram beside the ordered matrix, then every pair as a table, nearest first."""
    area_profiles = profiles(session.store().ask("find_profiles", areas=list(names)))
    left_out = len(names) - len(area_profiles.codes)
    st.text(words("resemblance.means", count=len(area_profiles.codes), left_out=left_out))
    if len(area_profiles.codes) < 2:
        st.text(words("resemblance.too_few"))
        return
    square = distances(area_profiles)
    order, merges = resemblance(square)
    labels = [names[area_profiles.codes[n]] for n in order]
    if len(order) <= MOST:
        st.altair_chart(_chart(square, order, merges, labels, words), width="content", key="resemblance")
    pairs = _pairs(area_profiles, square, names, words)
    grid(pairs, words, key="resemblance_pairs", file=words("prefecture.file") + "_resemblance")
    table_on_paper([{str(name): cell for name, cell in row.items()} for row in pairs.to_dict("records")])


def _chart(square: Distances, order: list[int], merges: list[Merge], labels: list[str],
           words: Words) -> alt.HConcatChart:
    """Return the tree on the left, the matrix on the right; both have a row for each municipality."""
    count = len(order)
    high = CELL_PX * count
    cells = pd.DataFrame([
        {"row": r, "column": c, "one": labels[r], "other": labels[c], "distance": float(square[order[r], order[c]])}
        for r in range(count) for c in range(count)])
    rows = alt.Y("one:N", sort=labels, title=None, axis=alt.Axis(labelLimit=220, labelPadding=6, **AXIS))
    columns = alt.X("other:N", sort=labels, title=None, axis=alt.Axis(labelAngle=-60, labelLimit=220, **AXIS))
    base = alt.Chart(cells).encode(x=columns, y=rows)
    colour = alt.Color("distance:Q", scale=alt.Scale(domain=[0, 1], range=["#08519C", "#F7FBFF"]),
                       title=words("resemblance.distance"), legend=alt.Legend(
                           labelColor=INK, titleColor=INK, aria=False))
    matrix = base.mark_rect(stroke="#FFFFFF", aria=False).encode(colour, tooltip=[
        alt.Tooltip("one:N", title=words("resemblance.one")), alt.Tooltip("other:N", title=words("resemblance.other")),
        alt.Tooltip("distance:Q", format=".2f", title=words("resemblance.distance"))])
    if count <= 24:
        matrix += base.mark_text(fontSize=9, aria=False).encode(
            text=alt.Text("distance:Q", format=".2f"),
            color=alt.condition("datum.distance < 0.5", alt.value("white"), alt.value("#1A1A1A")))
    matrix = matrix.properties(width=max(CELL_PX, 30) * count, height=high)
    stems = pd.DataFrame([stem for merge in merges for stem in _stems(merge)])
    tree = alt.Chart(stems).mark_rule(color="#1A1A1A", strokeWidth=1.5, aria=False).encode(
        x=alt.X("x:Q", scale=alt.Scale(domain=[0, 1], reverse=True), title=words("resemblance.distance"),
                axis=alt.Axis(labelColor=INK, titleColor=INK, aria=False)),
        x2="x2:Q", y=alt.Y("y:Q", scale=alt.Scale(domain=[-0.5, count - 0.5], reverse=True, nice=False), axis=None),
        y2="y2:Q").properties(width=TREE_PX, height=high)
    return alt.hconcat(tree, matrix, spacing=4, description=words("resemblance.drawn", count=count))


def _stems(merge: Merge) -> list[dict[str, float]]:
    """Return the three strokes that join two groups."""
    (low, high), (low_height, high_height) = merge.parts, merge.heights
    return [{"x": low_height, "x2": merge.height, "y": low, "y2": low},
            {"x": high_height, "x2": merge.height, "y": high, "y2": high},
            {"x": merge.height, "x2": merge.height, "y": low, "y2": high}]


def _pairs(area_profiles: Profiles, square: Distances, names: dict[str, str], words: Words) -> pd.DataFrame:
    """Return for each municipality the three nearest to it."""
    rows = []
    for n, code in enumerate(area_profiles.codes):
        near = sorted((m for m in range(len(area_profiles.codes)) if m != n), key=lambda m: (square[n, m], m))[:3]
        rows.append({words("resemblance.one"): names[code],
                     words("resemblance.features"): int(area_profiles.has[n].sum())}
                    | {words("resemblance.near", rank=rank): f"{names[area_profiles.codes[m]]}（{square[n, m]:.2f}）"
                       for rank, m in enumerate(near, start=1)})
    return pd.DataFrame(rows)
