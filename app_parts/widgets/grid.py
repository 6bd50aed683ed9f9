"""A table on a page: as high as its rows, and to take away as a file in which nothing is a formula.

Every table of the app is shown by this. Streamlit's own download and copying of cells are switched off
(`server.configuration`): they give `=cmd|…` as it stands, and a spreadsheet runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from app_parts.widgets.downloads import download
from exports.contents import Table, Tables
from exports.formats.tables import CSV
from locales import Words

ROW_PX, HEAD_PX, MOST_ROWS = 35, 38, 12
"""The heights of a row and of the headings, and how many rows are in sight at most."""


def grid(rows: Sequence[Mapping[str, object]] | pd.DataFrame, words: Words, *, key: str, file: str = "",
         most: int = MOST_ROWS, columns: Mapping[str, Any] | None = None,
         selection: Literal["single-row", "single-cell"] = "single-row",
         on_select: Literal["ignore", "rerun"] | Callable[[], None] = "ignore") -> Any:
    """Show rows, and a button that gives them as the CSV file named; none where the page offers them otherwise.

    Returns what is selected, if `on_select` is "rerun".
    """
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    chosen = st.dataframe(frame, key=key, hide_index=True, column_config=columns, selection_mode=selection,
                          on_select=on_select, placeholder="", height=HEAD_PX + ROW_PX * min(max(len(frame), 1), most))
    if file:
        labels = {name: column.get("label") for name, column in (columns or {}).items()}
        headings = [str(labels.get(name) or name) for name in frame.columns]
        download(words("gap_tables.download", form=words(f"format.{CSV.id}")), CSV, lambda: Tables.single(
            file, Table(headings, list(frame.itertuples(index=False, name=None)))), file, words, key=f"csv_{key}")
    return chosen
