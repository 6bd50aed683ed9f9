"""SQLite, the default: one file, durable on every commit, readable by any tool.

Write-ahead log, `synchronous=FULL`, foreign keys on, one connection a thread, writes in
`BEGIN IMMEDIATE`. The only module that knows the driver.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock, local
from typing import Any

import msgspec

from graph.errors import StoreBusy, StoreDamaged, StoreError, StoreTooNew, StoreUnreachable
from graph.store.engine import Row
from graph.store.queries import query

VERSION = 3
"""The store's version, `PRAGMA user_version`; each has a script `queries/sqlite/migrate_to_N.sql`."""

_encoded = msgspec.json.encode

APPLICATION = 0x7453756E
"""`PRAGMA application_id` of our files ("tSun"): another program's database is not ours to change."""

WAIT_SECONDS = 10.0
"""How long a save waits for another one before it says that the store is busy."""


class SQLite:
    """One database file."""

    def __init__(self, path: Path, *, version: int = VERSION) -> None:
        self.path = path
        self._here = local()
        self._all: list[sqlite3.Connection] = []
        self._lock = Lock()
        with self._told():
            if path.is_dir():
                raise StoreUnreachable(store=str(path), reason="folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            self._migrate(version)

    def ask(self, query_name: str, /, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named query; a list of text is handed over as JSON."""
        with self._told():
            found = self._connection().execute(query("sqlite", query_name), _flat(parameters))
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    def run(self, query_name: str, rows: Iterable[Row], /) -> None:
        """Run a named query once for each row; lists of text are kept as JSON."""
        with self._told():
            self._connection().executemany(query("sqlite", query_name), map(_flat, rows))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one consistent view; inside a write transaction there is one already."""
        connection = self._connection()
        if connection.in_transaction:
            yield
            return
        with self._told():
            connection.execute("BEGIN")
        try:
            yield
        finally:
            with self._told():
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self, facts: int = 0) -> Iterator[None]:
        """Hold the one write transaction."""
        connection = self._connection()
        with self._told():
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._told():
                connection.execute("COMMIT")
        finally:
            # Still open only when something went wrong; even the commit may have, on a full disk.
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def settle(self) -> None:
        """Refresh the planner's statistics: cross-area questions took 39 s without them."""
        with self._told():
            self._connection().execute("PRAGMA analysis_limit = 1000")
            self._connection().execute("ANALYZE")

    def backup(self, target: Path) -> None:
        """Copy the database into a new file, which appears only when it is whole."""
        with self._told(), finished(target) as unfinished, closing(sqlite3.connect(unfinished)) as copy:
            self._connection().backup(copy)

    def findings(self) -> list[str]:
        """Return what SQLite's integrity and foreign-key checks find."""
        with self._told():
            found = self._connection().execute("PRAGMA integrity_check").fetchall()
            loose = self._connection().execute("PRAGMA foreign_key_check").fetchall()
        return [row[0] for row in found if row[0] != "ok"] + [str(row) for row in loose]

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
            self._here = local()

    # ------------------------------------------------------------------------------------------

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None,
                                         check_same_thread=False)
            with self._lock:
                self._all.append(connection)
            self._here.connection = connection
            for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
                            "cache_size = -16000", "mmap_size = 268435456"):
                connection.execute(f"PRAGMA {setting}")
        return connection

    def _migrate(self, wanted: int) -> None:
        """Bring the file to the wanted version, a copy of it made first; a new file begins empty."""
        connection = self._connection()
        version, owner = self._version(connection)
        if owner != (APPLICATION if version else 0) or (not version and _has_tables(connection)):
            raise StoreDamaged(store=str(self.path), reason="not one of our stores")
        if version > wanted:
            raise StoreTooNew(store=str(self.path), version=version, known=wanted)
        if version == wanted:
            return
        if version:
            self.backup(self.path.with_name(f"{self.path.name}.v{version}.bak"))
        with self.writing():
            # Another process may have been faster while this one waited for the transaction.
            version, _ = self._version(connection)
            for number in range(version + 1, wanted + 1):
                for statement in _statements(query("sqlite", f"migrate_to_{number}")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")

    @staticmethod
    def _version(connection: sqlite3.Connection) -> tuple[int, int]:
        return (connection.execute("PRAGMA user_version").fetchone()[0],
                connection.execute("PRAGMA application_id").fetchone()[0])

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except sqlite3.Error as error:
            raise _ours(error, self.path) from error
        except OSError as error:
            raise StoreUnreachable(store=str(self.path), reason=error.strerror or str(error)) from error


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _ours(error: sqlite3.Error, path: Path) -> StoreError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(store=str(path), seconds=WAIT_SECONDS)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreDamaged(store=str(path), reason=str(error))
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM")):
        return StoreUnreachable(store=str(path), reason=str(error))
    raise error


def _flat(row: Row) -> Row:
    for name, value in row.items():
        if isinstance(value, tuple | list):
            row[name] = _encoded(value).decode() if value else "[]"
    return row


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script. `executescript` would end our transaction before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def finished(target: Path) -> Iterator[Path]:
    """Give a file to write in; it takes the target's place when all went well, and nothing stays otherwise."""
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _forget(unfinished)
        yield unfinished
        unfinished.replace(target)
    except OSError as error:
        raise StoreUnreachable(store=str(target), reason=error.strerror or str(error)) from error
    finally:
        _forget(unfinished)


def _forget(file: Path) -> None:
    for leftover in ("", "-wal", "-shm"):
        file.with_name(file.name + leftover).unlink(missing_ok=True)


def restore_file(path: Path, source: Path) -> Path | None:
    """Put a backup in the place of a database; what was there is kept as `NAME.before-restore`, returned.

    Raises StoreUnreachable when the backup cannot be read, StoreDamaged when it is not a whole store,
    StoreTooNew when a newer version wrote it. Then nothing was changed.
    """
    if not source.is_file():
        raise StoreUnreachable(store=str(source), reason="missing")
    incoming = path.with_name(path.name + ".incoming")
    before = path.with_name(path.name + ".before-restore") if path.exists() else None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, incoming)
        prove_whole(incoming)
        if before:
            # Through SQLite, so that what still lies in the write-ahead log is kept too.
            kept = SQLite(path)
            kept.backup(before)
            kept.close()
        for leftover in ("-wal", "-shm"):
            path.with_name(path.name + leftover).unlink(missing_ok=True)
        os.replace(incoming, path)  # noqa: PTH105
        return before
    except OSError as error:
        raise StoreUnreachable(store=str(path), reason=error.strerror or str(error)) from error
    finally:
        _forget(incoming)


def prove_whole(file: Path) -> None:
    """Raise StoreDamaged when a file is not a whole store, StoreTooNew when a newer version wrote it."""
    with closing(sqlite3.connect(file)) as connection:
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            findings = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
        except sqlite3.Error as error:
            raise StoreDamaged(store=str(file), reason=str(error)) from error
    if version > VERSION:
        raise StoreTooNew(store=str(file), version=version, known=VERSION)
    if findings or owner != APPLICATION:
        raise StoreDamaged(store=str(file), reason="; ".join(findings) or "not one of our stores")
