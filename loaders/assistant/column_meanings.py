"""What some columns mean beside their role: the notice's item, or the kinds of tie a question asks about."""

from __future__ import annotations

from collections.abc import Sequence

from graph.replacing import replace
from loaders.assistant.columns import Column
from loaders.assistant.grid import Grid
from loaders.assistant.guess import Kind
from loaders.assistant.headings import Role
from loaders.assistant.statuses import newest_of, status_columns
from loaders.assistant.tables import Block
from loaders.assistant.tie_signs import default_kinds


def with_meanings(kind: Kind, columns: Sequence[Column], grid: Grid, block: Block, title: str) -> tuple[Column, ...]:
    """Return the columns with what they mean in a table of this kind; a person may change it."""
    if kind is Kind.PROGRESS:
        items = {column.at: item for item, column in newest_of(status_columns(columns, grid, block, title)).items()}
        return tuple(
            replace(column, role=Role.STATUS, meaning=items[column.at]) if column.at in items else column
            for column in columns
        )
    if kind is Kind.SURVEY:
        return tuple(
            replace(column, meaning=",".join(_kinds(column, title))) if column.role is Role.QUESTION else column
            for column in columns
        )
    return tuple(columns)


def _kinds(column: Column, title: str) -> tuple[str, ...]:
    return default_kinds(column.heading) or default_kinds(column.path) or default_kinds(title)
