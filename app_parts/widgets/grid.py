"""A table on a page: as high as its rows, and to take away as a file in which nothing is a formula.

Every table of the app is shown by this. Streamlit's own download and copying of cells are switched off
(`server.configuration`): they give `=cmd|…` as it stands, and a spreadsheet runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from app_parts.frame.choosing import sign
from app_parts.widgets.downloads import download
from exports.contents import Table, Tables
from exports.formats.tables import CSV
from locales import Words

ROW_PX, HEAD_PX, MOST_ROWS = 35, 38, 12
"""The heights of a row and of the headings, and how many rows are in sight at most."""


def grid(rows: Sequence[Mapping[str, object]] | pd.DataFrame, words: Words, *, key: str, file: str = "",
         most: int = MOST_ROWS, columns: Mapping[str, Any] | None = None,
         selection: Literal["single-row", "single-cell"] = "single-row",
         on_select: Literal["ignore", "rerun"] | Callable[[], None] = "ignore", ticked: int | None = None) -> Any:
    """Show rows, and a button that gives them as the CSV file named; none where the page offers them otherwise.

    `ticked` is the row that is selected at first. Returns what is selected, if `on_select` is "rerun".
    """
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    height = HEAD_PX + ROW_PX * min(max(len(frame), 1), most)
    ticks: Any = None if ticked is None else {"selection": {"rows": [ticked], "columns": [], "cells": []}}
    chosen = st.dataframe(frame, key=key, hide_index=True, column_config=columns, selection_mode=selection,
                          on_select=on_select, placeholder="", selection_default=ticks, height=height)
    if file:
        labels = {name: column.get("label") for name, column in (columns or {}).items()}
        headings = [str(labels.get(name) or name) for name in frame.columns]
        download(words("gap_tables.download", form=words(f"format.{CSV.id}")), CSV, lambda: Tables.single(
            file, Table(headings, list(frame.itertuples(index=False, name=None)))), file, words, key=f"csv_{key}")
    return chosen


def choosing_grid(rows: Sequence[Mapping[str, object]] | pd.DataFrame, ids: Sequence[str], words: Words, *, key: str,
                  chosen: str, on_choice: Callable[[str], None], file: str,
                  columns: Mapping[str, Any] | None = None) -> None:
    """Show rows that stand for ids, of which one is chosen by its tick, or none; `on_choice` is told its id, or "".

    The table stays the same one, with its tick and its place, while what is `chosen` was chosen in it; where that was
    chosen elsewhere it is a new one, in which the row of what is chosen is ticked.
    """
    name = f"{key}_{sign(list(ids))}"
    turn = st.session_state.get(f"turn of {name}", 0)
    if _chosen_in(f"{name}_{turn}", ids) != (chosen if chosen in ids else ""):
        turn = st.session_state[f"turn of {name}"] = turn + 1
    own_key = f"{name}_{turn}"
    grid(rows, words, key=own_key, columns=columns, file=file, ticked=ids.index(chosen) if chosen in ids else None,
         on_select=lambda: on_choice(_chosen_in(own_key, ids)))


def _chosen_in(key: str, ids: Sequence[str]) -> str:
    """Return the id of the row that is ticked in a table, "" for none."""
    ticked = st.session_state[key]["selection"]["rows"] if key in st.session_state else []
    return ids[ticked[0]] if ticked and ticked[0] < len(ids) else ""
