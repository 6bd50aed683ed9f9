"""The tables in which SQLite keeps the rows of the newest records: one a kind of fact, as the kind is declared.

Names of tables and columns are those of our own classes and fields, never a person's text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.record.kinds import KINDS
from graph.store.declaration import Declaration, declaration
from graph.store.engines.engine import Row
from graph.store.engines.queries import query, sql_statements
from graph.store.engines.rows import columns


@cache
def create(kind: type[Fact]) -> str:
    """Return the statement that makes a kind's table."""
    held = ", ".join(map(_column, columns(kind)))
    return f'CREATE TABLE "{kind.KIND}" ({held}, PRIMARY KEY ("area", "position")) STRICT, WITHOUT ROWID'


@cache
def insert(kind: type[Fact]) -> str:
    """Return the statement that keeps a row; its parameters are named as the columns are."""
    names = [field.name for field in columns(kind)]
    listed, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return f'INSERT INTO "{kind.KIND}" ({listed}) VALUES ({values})'  # noqa: S608 - names of our own classes


@cache
def delete(kind: type[Fact]) -> str:
    """Return the statement that lets go of an area's rows; parameter `:area`."""
    return f'DELETE FROM "{kind.KIND}" WHERE "area" = :area'  # noqa: S608 - names of our own classes


@cache
def select(kind: type[Fact]) -> str:
    """Return the statement that reads an area's rows back, in their order; parameter `:area`."""
    listed = ", ".join(f'"{field.name}" AS "{field.name}{" [list]" if field.is_list else ""}"'
                       for field in columns(kind))
    return f'SELECT {listed} FROM "{kind.KIND}" WHERE "area" = :area ORDER BY "position"'  # noqa: S608 - as above


@cache
def declared() -> Declaration:
    """Return by what this program keeps rows."""
    return declaration([*map(create, KINDS), *_indexes()])


def make(connection: sqlite3.Connection, former: Declaration | None) -> None:
    """Make the tables, empty, in the place of those of a former declaration; inside a transaction."""
    for name in dict.fromkeys(name.partition(".")[0] for name in former.names) if former else ():
        connection.execute('DROP TABLE IF EXISTS "{}"'.format(name.replace('"', '""')))
    for statement in (*map(create, KINDS), *_indexes()):
        connection.execute(statement)


def flat(row: Row) -> Row:
    """Return a row, changed, with its lists as they are kept: as JSON text."""
    for name, value in row.items():
        if isinstance(value, tuple | list):
            row[name] = msgspec.json.encode(value).decode() if value else "[]"
    return row


def _listed(text: bytes) -> Any:
    """Return the list that a column named `cites [list]` holds; what is no JSON is in a list by itself."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return [text.decode(errors="replace")]


sqlite3.register_converter("list", _listed)


def _column(field: Field) -> str:
    kind = "INTEGER" if issubclass(field.holds, (bool, int)) and not field.is_list else "TEXT"
    may_be_unknown = field.default is None and not field.required and not field.is_list
    return f'"{field.name}" {kind}{"" if may_be_unknown else " NOT NULL"}'


def _indexes() -> Iterator[str]:
    return sql_statements(query("sqlite", "housekeeping/index_rows"))
