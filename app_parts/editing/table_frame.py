"""A table that is edited, as `st.data_editor` wants it. Nothing in it is an id: rows are known by their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from app_parts.editing.table_columns import TableColumn
from app_parts.editing.table_rows import Row
from locales import Words

PROBLEMS = "problems"
"""The column that says what is wrong with a row; it is there where something is."""


def frame(rows: Sequence[Row], columns: Sequence[TableColumn]) -> pd.DataFrame:
    """Return rows as a frame, its columns named by the fields."""
    cells: dict[str, list[Any]] = {column.field.name: [_shown(row.cells[column.field.name]) for row in rows]
                                   for column in columns}
    if any(row.problems for row in rows):
        cells = {PROBLEMS: ["　".join(row.problems) for row in rows], **cells}
    return pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in cells.items()})


def configuration(columns: Sequence[TableColumn], words: Words) -> dict[str, Any]:
    """Return how each column is headed and filled in; the first one stays in sight."""
    shown: dict[str, Any] = {PROBLEMS: st.column_config.TextColumn(words("table.problems"), width="large", pinned=True)}
    for number, column in enumerate(columns):
        shown[column.field.name] = _configured(column, pinned=number == 0)
    return shown


def _configured(column: TableColumn, *, pinned: bool) -> Any:
    options = list(column.labels.values())
    if column.is_several:  # what is pasted and on no list is told of, not dropped
        return st.column_config.MultiselectColumn(column.label, options=options, accept_new_options=True,
                                                  pinned=pinned, width="medium")
    if column.is_chosen or options:
        return st.column_config.SelectboxColumn(column.label, options=options, pinned=pinned,
                                                width="medium" if column.is_chosen else None)
    return st.column_config.TextColumn(column.label, pinned=pinned, width="medium" if pinned else None)


def _shown(cell: Any) -> Any:
    return list(cell) if isinstance(cell, tuple) else cell
