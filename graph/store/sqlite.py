"""SQLite, the default: one file, durable on every commit, readable by any tool.

Write-ahead log, `synchronous=FULL`, foreign keys on, writes in `BEGIN IMMEDIATE`. After each save the log is
brought into the file, so that the file by itself is whole whenever nobody is saving. No memory-mapped reading:
a file that somebody else cuts short would end the program. The only module that knows the driver, with `pool`
and `migrating`.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from threading import local
from typing import Any
from urllib.parse import quote

import msgspec

from graph.clock import Clock
from graph.errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreReplaced,
    StoreUnreachable,
)
from graph.files import forget, reason_of
from graph.store.copies import keep_copy
from graph.store.engine import Row
from graph.store.in_use import join
from graph.store.migrating import VERSION, migrate, version_of
from graph.store.pool import Lent, Pool
from graph.store.queries import query

_encoded = msgspec.json.encode

WAIT_SECONDS = 10.0
"""How long a save waits for another one before it says that the store is busy."""

VERSION_BEGINS, VERSION_ENDS = 60, 64
"""Where `PRAGMA user_version` stands in a file (https://www.sqlite.org/fileformat.html#database_header)."""

SETTINGS = ("synchronous = FULL", "foreign_keys = ON", "cache_size = -16000", "mmap_size = 0")

sqlite3.register_converter("list", msgspec.json.decode)  # a column named `cites [list]` holds one, as JSON


class SQLite:
    """One database file.

    `create`: whether it may be made if there is none; once opened it never is. `called`: what errors call it;
    given for a copy that nobody else knows yet, which is opened without saying so and migrated without a copy.
    """

    def __init__(self, path: Path, clock: Clock, *, version: int = VERSION, create: bool = True,
                 called: str = "") -> None:
        self.path, self.name = path, called or str(path)
        self._here = local()
        self._pool = Pool(path, self._connect, WAIT_SECONDS)
        self._opened = ExitStack()
        with ExitStack() as opening, self._told():
            if path.is_dir():
                raise StoreUnreachable(store=self.name, reason="folder")
            if create and not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                opening.enter_context(self._made())
            if not called:
                opening.callback(join(path, clock.local(clock.now()), wait=WAIT_SECONDS))
            opening.callback(self._pool.close)
            self._bring_up_to_date(version, clock, copy=not called, may_be_new=create)
            self._opened = opening.pop_all()

    def ask(self, query_name: str, /, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named query; a list of text is handed over as JSON."""
        text = query("sqlite", query_name)
        with self._told(), self._connection() as connection:
            try:
                found = connection.execute(text, _flat(parameters))
            except (UnicodeEncodeError, OverflowError):  # what no database can hold, none has recorded
                return []
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    def run(self, query_name: str, rows: Iterable[Row], /) -> None:
        """Run a named query once for each row; lists of text are kept as JSON. Only while writing."""
        with self._told():
            self._here.lent.connection.executemany(query("sqlite", query_name), map(_flat, rows))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one consistent view; inside a transaction there is one already."""
        if self._held():
            yield
            return
        with self._lent() as lent:
            with self._told():
                lent.connection.execute("BEGIN")
            try:
                yield
            finally:
                with self._told():
                    lent.connection.execute("ROLLBACK")

    @contextmanager
    def writing(self, facts: int = 0) -> Iterator[None]:
        """Hold the one write transaction; inside it, it is held already.

        Raises StoreReplaced when another file has taken the name, even at the last moment: what is acknowledged
        is in the file that the name means.
        """
        if self._held():
            yield
            return
        replacements = self._pool.replacements
        with self._lent() as lent:
            if self._pool.replacements != replacements:
                raise StoreReplaced(store=self.name)
            with self._told():
                lent.connection.execute("BEGIN IMMEDIATE")
            try:
                self._pool.refuse_another(lent)
                yield
                self._pool.refuse_another(lent)
                with self._told():
                    lent.connection.execute("COMMIT")
                self._pool.refuse_another(lent)
            finally:
                # Still open only when something went wrong; even the commit may have, on a full disk.
                if lent.connection.in_transaction:
                    with suppress(sqlite3.Error):
                        lent.connection.execute("ROLLBACK")
            self._bring_into_the_file(lent)

    def settle(self) -> None:
        """Refresh the planner's statistics: cross-area questions took 39 s without them."""
        with self._told(), self._connection() as connection:
            connection.execute("PRAGMA analysis_limit = 1000")
            connection.execute("ANALYZE")

    def backup(self, target: Path) -> None:
        """Copy everything into a new file. Raises OSError when it is the file that cannot be written."""
        with self._lent() as lent:
            copy_into(target, lent.connection, self.name)

    def findings(self) -> list[str]:
        """Return what SQLite's integrity and foreign-key checks find."""
        with self._told(), self._connection() as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        return [row[0] for row in found if row[0] != "ok"] + [str(row) for row in loose]

    def close(self) -> None:
        """Close the connections that nobody uses, the others when they are given back."""
        self._opened.close()

    # ------------------------------------------------------------------------------------------

    def _held(self) -> Lent | None:
        """Return the connection that this thread's transaction holds."""
        return getattr(self._here, "lent", None)

    @contextmanager
    def _lent(self) -> Iterator[Lent]:
        """Lend this thread a connection for all that it asks meanwhile."""
        with self._told():
            lent = self._here.lent = self._pool.borrow()
        try:
            yield lent
        finally:
            self._here.lent = None
            self._pool.give_back(lent)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """Give the connection of this thread's transaction, else one for a single question."""
        if held := self._held():
            yield held.connection
            return
        lent = self._pool.borrow()
        try:
            yield lent.connection
        finally:
            self._pool.give_back(lent)

    def _connect(self) -> sqlite3.Connection:
        """Open what is there; never make anything."""
        connection = sqlite3.connect(uri_of(self.path), uri=True, timeout=WAIT_SECONDS, isolation_level=None,
                                     check_same_thread=False, detect_types=sqlite3.PARSE_COLNAMES)
        try:
            for setting in SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from now on the log is there
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def _made(self) -> Iterator[None]:
        """Make an empty file; it goes again when it cannot become a store, on a full disk for instance."""
        self.path.touch()
        try:
            yield
        except StoreUnreachable:
            with self.path.open("rb") as file:
                version = file.read(VERSION_ENDS)[VERSION_BEGINS:]
            if not version.strip(b"\0"):
                forget(self.path)
            raise

    def _bring_up_to_date(self, wanted: int, clock: Clock, *, copy: bool, may_be_new: bool) -> None:
        """Bring the file to the wanted version, a copy of it made first; a new file begins empty."""
        with closing(self._connect()) as first:
            version = version_of(first, self.name, wanted, may_be_new=may_be_new)
            if first.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                first.execute("PRAGMA journal_mode = WAL")
            if version == wanted:
                return
            with self.writing():
                # Another process may have been faster while this one waited for the transaction.
                version = version_of(first, self.name, wanted, may_be_new=may_be_new)
                if version and version < wanted and copy:
                    keep_copy(self.path, f"v{version}", clock, lambda target: copy_into(target, first, self.name))
                with self._told():
                    migrate(self._here.lent.connection, version, wanted)

    def _bring_into_the_file(self, lent: Lent) -> None:
        """Move what was committed from the log into the file, unless somebody is reading: the next save does it."""
        with suppress(sqlite3.Error):  # it is committed, whatever becomes of this
            lent.connection.execute("PRAGMA busy_timeout = 0")
            lent.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        with suppress(sqlite3.Error):
            lent.connection.execute(f"PRAGMA busy_timeout = {round(WAIT_SECONDS * 1000)}")
        self._pool.wrote(lent)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except sqlite3.Error as error:
            raise ours(error, self.name) from error
        except OSError as error:
            raise StoreUnreachable(store=self.name, reason=reason_of(error)) from error


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


DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
REASONS = {"SQLITE_FULL": "no_space", "SQLITE_READONLY": "read_only", "SQLITE_PERM": "not_allowed",
           "SQLITE_IOERR": "disk"}


def ours(error: sqlite3.Error, store: str) -> StoreError:
    """Return what an error of the driver means to a person; raise it again when it is a mistake of ours."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(store=store, seconds=round(WAIT_SECONDS))
    if name.startswith(DAMAGE):
        return StoreDamaged(store=store, reason=str(error))
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM")):
        short = "_".join(name.split("_")[:2])
        return StoreUnreachable(store=store, reason=REASONS.get(short, str(error)))
    raise error


def _flat(row: Row) -> Row:
    for name, value in row.items():
        if isinstance(value, tuple | list):
            row[name] = _encoded(value).decode() if value else "[]"
    return row
