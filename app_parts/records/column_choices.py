"""What the columns of a file mean: the first rows, and a chooser for each column that a person may correct."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from app_parts.frame.choosing import select, sign
from app_parts.widgets.grid import grid
from graph.replacing import replace
from loaders.assistant.cleaned import Cleaned
from loaders.assistant.columns import Column
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import Guess, Kind, TableGuess
from loaders.assistant.headings import Role
from locales import Words

OFFERED: dict[Kind, tuple[Role, ...]] = {
    Kind.MEMBER_LIST: (Role.ORGANISATION, Role.DEPARTMENT, Role.SEAT, Role.POST, Role.COUNCIL, Role.GROUP, Role.TERM,
                       Role.CONTACT, Role.NOTE, Role.UNREAD),
    Kind.SURVEY: (Role.RESPONDENT, Role.QUESTION, Role.TIMESTAMP, Role.UNREAD),
    Kind.EDGE_LIST: (Role.SOURCE, Role.TARGET, Role.KIND, Role.FREQUENCY, Role.REPORTER, Role.UNREAD),
    Kind.PROGRESS: (Role.MUNICIPALITY, Role.CODE, Role.DATE, Role.REASON, Role.WINDOW, Role.UNREAD),
}
"""What a person may say that a column of a kind of file holds. Tables of signs are not asked about."""
MOST_COLUMNS, MOST_TABLES, FIRST_ROWS, ACROSS = 12, 3, 5, 4
SHORTEST = 40
"""Characters of a cell that the first rows show."""


def with_chosen_columns(clean: Cleaned, guess: Guess, words: Words) -> Guess:
    """Show the columns of the first tables with what they are taken for; return the guess as it is corrected."""
    tables = list(guess.tables)
    for number, table in enumerate(tables[:MOST_TABLES]):
        if table.kind in OFFERED and table.block is not None and len(table.columns) <= MOST_COLUMNS:
            grid_read = clean.grids[table.grid]
            tables[number] = _table(grid_read.turned() if table.is_turned else grid_read, table, number, words)
    return replace(guess, tables=tuple(tables))


def _table(read: Grid, table: TableGuess, number: int, words: Words) -> TableGuess:
    title = table.council or read.sheet or read.file
    with st.expander(words("assist.columns", table=title), key=f"columns_{number}"):
        grid(_first_rows(read, table), words, key=f"first_rows_{number}", most=FIRST_ROWS)
        places = st.columns(ACROSS)
        columns = [_column(column, table, number, at, places, words) for at, column in enumerate(table.columns)]
    return replace(table, columns=tuple(columns))


def _column(column: Column, table: TableGuess, number: int, at: int, places: list[st.delta_generator.DeltaGenerator],
            words: Words) -> Column:
    offered = OFFERED[table.kind]
    if column.role not in offered and column.role in (Role.PERSON, Role.PRIVATE):
        return column
    roles = offered if column.role in offered else (column.role, *offered)
    with places[at % ACROSS]:
        role = select(f"{at + 1}. {column.heading}", {role.value: words(f"column_role.{role}") for role in roles},
                      key=f"role_{sign((number, at, column.path))}", words=words, chosen=column.role.value)
    return replace(column, role=Role(role)) if role and role != column.role else column


def _first_rows(read: Grid, table: TableGuess) -> pd.DataFrame:
    """Return the first rows below the headings; what was about a person is a black square."""
    block = table.block
    rows = range(block.first, min(block.last, block.first + FIRST_ROWS)) if block else range(0)
    headings = [f"{at}. {column.heading}" for at, column in enumerate(table.columns, start=1)]
    cells = [[read.rows[row][column.at].replace(CUT, "■")[:SHORTEST] for column in table.columns] for row in rows]
    return pd.DataFrame(cells, columns=headings)
