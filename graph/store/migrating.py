"""Which version a file of ours has, and how it is brought to a newer one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from graph.errors import StoreDamaged, StoreTooNew
from graph.store.codec import digest
from graph.store.engines.queries import query

VERSION = 4
"""The store's version, `PRAGMA user_version`; each has a script `queries/sqlite/migrate_to_N.sql`."""

APPLICATION = 0x7453756E
"""`PRAGMA application_id` of our files ("tSun"): another program's database is not ours to change."""


def version_of(connection: sqlite3.Connection, name: str, known: int = VERSION, *, may_be_new: bool = False) -> int:
    """Return the version of an open file, 0 for one that is empty and may be.

    Raises StoreDamaged when it is not one of ours, StoreTooNew when a newer program wrote it.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
    if not version and not owner and empty and may_be_new:
        return 0
    if not version or owner != APPLICATION:
        raise StoreDamaged(store=name, reason="not_ours")
    if version > known:
        raise StoreTooNew(store=name, version=version, known=known)
    return version


def migrate(connection: sqlite3.Connection, version: int, wanted: int) -> None:
    """Bring a file from one version to another, inside a transaction."""
    connection.create_function("digest", 8, digest, deterministic=True)
    for number in range(version + 1, wanted + 1):
        for statement in _statements(query("sqlite", f"migrate_to_{number}")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")


Schema = frozenset[tuple[str, str, str]]


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Return the tables and indexes of a file, with what they were made by; not SQLite's own."""
    return frozenset(connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_'").fetchall())


@cache
def right_schema() -> Schema:
    """Return what a file of the newest version has."""
    with closing(sqlite3.connect(":memory:")) as connection:
        migrate(connection, 0, VERSION)
        return schema_of(connection)


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script. `executescript` would end our transaction before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
