"""Files of SQLite: how they are opened and copied, what damages them, and what its errors mean to a person."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from graph.errors import StoreBusy, StoreDamaged, StoreError, StoreUnreachable

WAIT_SECONDS = 10.0
"""How long a save waits for another one before it says that the store is busy."""

DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
REASONS = {"SQLITE_FULL": "no_space", "SQLITE_IOERR_SHMSIZE": "no_space", "SQLITE_IOERR": "disk",
           "SQLITE_READONLY": "read_only", "SQLITE_PERM": "not_allowed",
           "SQLITE_CORRUPT": "malformed", "SQLITE_NOTADB": "no_database"}
"""What a person is told of SQLite's errors, by `[reason]` in `locales/`; the first that fits."""


def uri_of(path: Path) -> str:
    """Return a file's address for SQLite, by which it opens what is there and never makes anything."""
    text = path.absolute().as_posix()
    return f"file://{'' if text.startswith('/') else '/'}{quote(os.fsencode(text))}?mode=rw"


def copy_into(target: Path, connection: sqlite3.Connection, name: str) -> None:
    """Copy what a connection, which is not writing, sees into a new file.

    Raises OSError when it is the file that cannot be written.
    """
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.backup(copy)
    except sqlite3.Error as error:
        why = getattr(error, "sqlite_errorname", "") or ""
        if why.startswith((*DAMAGE, "SQLITE_IOERR_READ", "SQLITE_BUSY")):
            raise ours(error, name) from error
        raise OSError(errno.ENOSPC if why == "SQLITE_FULL" else errno.EIO, str(error)) from error


def damage_in(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite's own check finds; some damage ends the check itself."""
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        if (getattr(error, "sqlite_errorname", "") or "").startswith(DAMAGE):
            return [str(error)]
        raise


def ours(error: sqlite3.Error, store: str) -> StoreError:
    """Return what an error of the driver means to a person; raise it again when it is a mistake of ours."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(store=store, seconds=round(WAIT_SECONDS))
    if name.startswith(DAMAGE):
        return StoreDamaged(store=store, reason=_reason(name, error))
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM")):
        return StoreUnreachable(store=store, reason=_reason(name, error))
    raise error


def _reason(name: str, error: sqlite3.Error) -> str:
    return next((reason for code, reason in REASONS.items() if name.startswith(code)), str(error))
