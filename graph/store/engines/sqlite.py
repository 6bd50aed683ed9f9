"""SQLite, the default: one file, durable on every commit, readable by any tool.

Write-ahead log, `synchronous=FULL`, foreign keys on, writes in `BEGIN IMMEDIATE`. After each save the log is
brought into the file, so that the file by itself is whole whenever nobody is saving. No memory-mapped reading:
a file that somebody else cuts short would end the program. Nothing outside the store knows the driver.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from threading import Lock, local
from typing import Any

from graph.clock import Clock
from graph.errors import StoreBusy, StoreReplaced, StoreUnreachable
from graph.facts.fact import Fact
from graph.files import forget, reason_of
from graph.store.copies import keep_copy
from graph.store.engines import sqlite_rows
from graph.store.engines.engine import Row
from graph.store.engines.pool import Lent, Pool
from graph.store.engines.queries import query
from graph.store.engines.sqlite_files import WAIT_SECONDS, copy_into, damage_in, ours, uri_of
from graph.store.in_use import in_use, join
from graph.store.migrating import VERSION, follows, migrate, refuse_others, right_schema, schema_of, version_of
from graph.store.remaking import save_all_newest_rows

VERSION_BEGINS, VERSION_ENDS = 60, 64
"""Where `PRAGMA user_version` stands in a file (https://www.sqlite.org/fileformat.html#database_header)."""

SETTINGS = ("synchronous = FULL", "foreign_keys = ON", "cache_size = -16000", "mmap_size = 0")


class SQLite:
    """One database file.

    `create`: whether it may be made if there is none, and nobody has it open; once opened it never is. `called`:
    what errors call it; given for a copy that nobody else knows yet, which is opened without saying so and
    migrated without a copy.
    """

    def __init__(self, path: Path, clock: Clock, *, version: int = VERSION, create: bool = True,
                 called: str = "") -> None:
        self.path, self.name = path.absolute(), called or str(path)  # wherever the program goes to stand later
        self._here, self._saving = local(), Lock()
        self._log_waits = self._up_to_date = False
        self._pool = Pool(self.path, self.name, self._connect, WAIT_SECONDS)
        self._opened = ExitStack()
        with ExitStack() as opening, self._errors_translated():
            if path.is_dir():
                raise StoreUnreachable(store=self.name, reason="folder")
            if not path.exists():
                if not create or in_use(path):  # whoever has it open would be shown an empty one
                    raise StoreUnreachable(store=self.name, reason="missing")
                path.parent.mkdir(parents=True, exist_ok=True)
                opening.enter_context(self._made())
            if not called:
                opening.callback(join(path, clock.local(clock.now()), wait=WAIT_SECONDS))
            opening.callback(self._pool.close)
            self._bring_up_to_date(version, clock, copy=not called, may_be_new=create)
            self._up_to_date = True
            self._opened = opening.pop_all()

    def ask(self, query_name: str, /, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named query; a list of text is handed over as JSON."""
        return self._ask(query("sqlite", query_name), parameters)

    def run(self, query_name: str, rows: Iterable[Row], /) -> None:
        """Run a named query once for each row; lists of text are kept as JSON. Only while writing."""
        self._run(query("sqlite", query_name), rows)

    def save_rows(self, kind: type[Fact], rows: Iterable[Row], /) -> None:
        """Keep rows of a kind of fact; only while writing."""
        self._run(sqlite_rows.insert(kind), rows)

    def remove_rows(self, kind: type[Fact], areas: Iterable[str], /) -> None:
        """Let go of some areas' rows of a kind of fact; only while writing."""
        self._run(sqlite_rows.delete(kind), ({"area": area} for area in areas))

    def rows(self, kind: type[Fact], areas: Sequence[str], /) -> list[tuple[str, Row]]:
        """Return the rows of a kind of fact that are kept of some areas, each area's in their order."""
        return [(area, row) for area in areas for row in self._ask(sqlite_rows.select(kind), {"area": area})]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one consistent view; inside a transaction there is one already."""
        if self._held():
            yield
            return
        with self._lent() as lent:
            with self._errors_translated():
                lent.connection.execute("BEGIN")
            try:
                yield
            finally:
                with self._errors_translated():
                    lent.connection.execute("ROLLBACK")
            self._empty_what_waits(lent)

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
        with self._one_at_a_time(), self._lent() as lent:
            if self._pool.replacements != replacements:
                raise StoreReplaced(store=self.name)
            with self._errors_translated():
                lent.connection.execute("BEGIN IMMEDIATE")
            try:
                self._pool.refuse_another(lent)
                if self._up_to_date:
                    with self._errors_translated():
                        refuse_others(lent.connection, self.name)
                yield
                self._pool.refuse_another(lent)
                with self._errors_translated():
                    lent.connection.execute("COMMIT")
                self._empty_the_log(lent)
                self._pool.refuse_another(lent)
            finally:
                # Still open only when something went wrong; even the commit may have, on a full disk.
                if lent.connection.in_transaction:
                    with suppress(sqlite3.Error):
                        lent.connection.execute("ROLLBACK")
            self._pool.wrote(lent)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Let the threads of this program save one after the other, so that those who read need not wait for them."""
        if not self._saving.acquire(timeout=WAIT_SECONDS):
            raise StoreBusy(store=self.name, seconds=round(WAIT_SECONDS))
        try:
            yield
        finally:
            self._saving.release()

    def settle(self) -> None:
        """Refresh the planner's statistics: cross-area questions took 39 s without them."""
        with self.writing(), self._errors_translated():
            self._here.lent.connection.execute("PRAGMA analysis_limit = 1000")
            self._here.lent.connection.execute("ANALYZE")

    def backup(self, target: Path) -> None:
        """Copy everything into a new file. Raises OSError when it is the file that cannot be written."""
        with self._lent() as lent:
            copy_into(target, lent.connection, self.name)

    def findings(self) -> tuple[list[str], bool]:
        """Return what SQLite's integrity and foreign-key checks find, and tables that are not as they should be."""
        with self._errors_translated(), self._connection() as connection:
            if damaged := damage_in(connection):
                return damaged, False
            refuse_others(connection, self.name)
            if differing := {name for _, name, _ in schema_of(connection) ^ right_schema()}:
                return [f"schema: {name}" for name in sorted(differing)], False
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        return [f"loose: {row[0]}" for row in loose], True

    def close(self) -> None:
        """Close the connections that nobody uses, the others when they are given back."""
        self._opened.close()

    # ------------------------------------------------------------------------------------------

    def _ask(self, text: str, parameters: Row) -> list[Row]:
        with self._errors_translated(), self._connection() as connection:
            try:
                cursor = connection.execute(text, sqlite_rows.flat(parameters))
            except (UnicodeEncodeError, OverflowError):  # what no database can hold, none has recorded
                return []
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def _run(self, text: str, rows: Iterable[Row]) -> None:
        with self._errors_translated():
            self._here.lent.connection.executemany(text, map(sqlite_rows.flat, rows))

    def _held(self) -> Lent | None:
        """Return the connection that this thread's transaction holds."""
        return getattr(self._here, "lent", None)

    @contextmanager
    def _lent(self) -> Iterator[Lent]:
        """Lend this thread a connection for all that it asks meanwhile."""
        with self._errors_translated():
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
            self._empty_what_waits(lent)
        finally:
            self._pool.give_back(lent)

    def _empty_what_waits(self, lent: Lent) -> None:
        """Try again, after a question, what could not be done after a save because somebody was reading."""
        if self._log_waits:
            self._empty_the_log(lent)
            self._pool.wrote(lent)

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
        """Bring the file to the wanted version, a copy of it made first, and its rows to the declarations.

        A new file begins empty. All in one transaction: whoever is killed meanwhile has changed nothing.
        """
        with closing(self._connect()) as first:
            version = version_of(first, self.name, wanted, may_be_new=may_be_new)
            if first.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                first.execute("PRAGMA journal_mode = WAL")
            if version == wanted and follows(first, self.name, wanted):
                return
            with self.writing():
                # Another process may have been faster while this one waited for the transaction.
                version = version_of(first, self.name, wanted, may_be_new=may_be_new)
                if version and version < wanted and copy:
                    keep_copy(self.path, f"v{version}", clock, lambda target: copy_into(target, first, self.name))
                with self._errors_translated():
                    rows_follow = migrate(self._here.lent.connection, self.name, version, wanted)
                if not rows_follow:
                    save_all_newest_rows(self)

    def _empty_the_log(self, lent: Lent) -> None:
        """Move what was committed from the log into the file, without waiting for anybody who reads.

        A log that is left beside another file, put there by hand, would be taken for that file's.
        """
        self._log_waits = True
        with suppress(sqlite3.Error):  # it is committed, whatever becomes of this
            lent.connection.execute("PRAGMA busy_timeout = 0")
            self._log_waits = bool(lent.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        with suppress(sqlite3.Error):
            lent.connection.execute(f"PRAGMA busy_timeout = {round(WAIT_SECONDS * 1000)}")

    @contextmanager
    def _errors_translated(self) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except sqlite3.Error as error:
            raise ours(error, self.name) from error
        except OSError as error:
            raise StoreUnreachable(store=self.name, reason=reason_of(error)) from error
