"""Which version a file of ours has, by which declaration its rows are kept, and how it is brought to newer ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache

import msgspec

from graph.errors import StoreDamaged, StoreTooNew
from graph.store.codec import digest
from graph.store.declaration import Declaration
from graph.store.engines.queries import query, sql_statements
from graph.store.engines.sqlite_rows import declared, make

VERSION = 6
"""The store's version, `PRAGMA user_version`; each has a script `queries/sqlite/migrate_to_N.sql`."""

ROWS_FOLLOW = 5
"""From this version on the tables of facts follow from the declarations; a new field or kind is no new version."""

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


def migrate(connection: sqlite3.Connection, name: str, version: int, wanted: int) -> bool:
    """Bring a file from one version to another, inside a transaction; return whether its rows follow the declarations.

    If not, the tables of facts are made anew, empty.
    """
    connection.create_function("digest", 8, digest, deterministic=True)
    for number in range(version + 1, wanted + 1):
        for statement in sql_statements(query("sqlite", f"migrate_to_{number}")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    if follows(connection, name, wanted):
        return True
    make(connection, declaration_in(connection, name))
    connection.execute(query("sqlite", "housekeeping/save_declaration"),
                       {"fingerprint": declared().fingerprint, "names": msgspec.json.encode(declared().names).decode()})
    return False


def declaration_in(connection: sqlite3.Connection, name: str) -> Declaration | None:
    """Return by which declaration the rows of a file are kept, None before there are any.

    Raises StoreTooNew when a newer program made them, of facts that this one does not know.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version < ROWS_FOLLOW:
        return None
    rows = connection.execute(query("sqlite", "housekeeping/find_declaration")).fetchall()
    if not rows:
        return None
    try:
        kept = Declaration(rows[0][0], tuple(msgspec.json.decode(rows[0][1], type=list[str])))
    except msgspec.DecodeError as error:
        raise StoreDamaged(store=name, reason=f"declaration: {error}") from error
    if unknown := kept.unknown_to(declared()):
        raise StoreTooNew(store=name, version=f"{version}, {unknown[0]}", known=VERSION)
    return kept


def follows(connection: sqlite3.Connection, name: str, version: int) -> bool:
    """Return whether a file of a version keeps its rows as this program declares them, as far as it ever does."""
    kept = declaration_in(connection, name)
    return version < ROWS_FOLLOW or (kept is not None and kept.fingerprint == declared().fingerprint)


def refuse_others(connection: sqlite3.Connection, name: str) -> None:
    """Raise StoreTooNew when another program has made the rows of a file by its own declarations meanwhile."""
    if not follows(connection, name, VERSION):
        raise StoreTooNew(store=name, version=VERSION, known=VERSION)


Schema = frozenset[tuple[str, str, str]]


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Return the tables and indexes of a file, with what they were made by; not SQLite's own."""
    return frozenset(connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_'").fetchall())


@cache
def right_schema() -> Schema:
    """Return what a file of the newest version has."""
    with closing(sqlite3.connect(":memory:")) as connection:
        migrate(connection, "", 0, VERSION)
        return schema_of(connection)
