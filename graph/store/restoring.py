"""A backup in the place of a store that is a file: nobody has it open meanwhile, and what was there is kept."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.clock import Clock
from graph.errors import StoreUnreachable, User
from graph.files import BESIDE, beside, forget, put_in_place, reason_of
from graph.store.copies import BEFORE_RESTORE, keep_as_it_is, keep_copy
from graph.store.engines.sqlite_files import DAMAGE, WAIT_SECONDS, copy_into, ours, uri_of
from graph.store.in_use import alone
from graph.store.migrating import version_of
from graph.store.proving import proven_copy

HEAD = b"SQLite format 3\0"

Waiting = Callable[[tuple[User, ...]], object]


def restore_file(path: Path, source: Path, clock: Clock, *, wait: float, anyway: bool,
                 waiting: Waiting) -> Path | None:
    """Put a backup in the place of a database; return the copy of what was there, if anything was.

    The backup is proven first. Then nobody else has the store open, or `waiting` hears of whom, and after `wait`
    seconds StoreInUse is raised, unless `anyway`. A store that is damaged is kept as it is. Raises as
    `proven_copy` does, StoreBusy when somebody is saving all the time, UsageError (`cannot_write`) when there is
    no room for the kept copy. Then nothing was changed.
    """
    try:
        place = Path(os.path.realpath(path))  # a link stays a link to the store
        place.parent.mkdir(parents=True, exist_ok=True)
        with proven_copy(source, beside(place), clock, store=str(path)) as incoming, alone(
                place, clock.local(clock.now()), wait=wait, anyway=anyway, waiting=waiting):
            return _replaced(place, incoming, clock)
    except OSError as error:
        raise StoreUnreachable(store=str(path), reason=reason_of(error)) from error


def _replaced(path: Path, incoming: Path, clock: Clock) -> Path | None:
    with _no_more_saves(path) as current:
        kept = _kept(path, current, clock)
        try:
            if current and os.name == "nt":  # there nothing that is open can be replaced
                current.close()
            for more in BESIDE[1:]:
                path.with_name(path.name + more).unlink(missing_ok=True)
            put_in_place(incoming, path)
        except OSError:
            if kept:
                forget(kept)
            raise
    return kept


@contextmanager
def _no_more_saves(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Hold the write lock of what is there, so that whoever saves all the same waits, and then sees the new file.

    None where nothing is there, or nothing that SQLite can open; it is not even tried where the file's beginning is
    another one, for SQLite would take away the log of an empty file.
    """
    if not path.exists() or not _begins_right(path):
        yield None
        return
    with closing(sqlite3.connect(uri_of(path), uri=True, timeout=WAIT_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if not (getattr(error, "sqlite_errorname", "") or "").startswith(DAMAGE):
                raise ours(error, str(path)) from error
            yield None
        else:
            yield connection


def _begins_right(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(HEAD)) == HEAD


def _kept(path: Path, current: sqlite3.Connection | None, clock: Clock) -> Path | None:
    """Keep what lies under the name: as a copy where it is whole, else the files as they are.

    Raises StoreDamaged (`not_ours`) when it is another program's database.
    """
    if not path.exists():
        return None
    if current is None or not _is_whole(current, path):
        return keep_as_it_is(path, clock)
    # Another connection: SQLite copies nothing from one that may write.
    with closing(sqlite3.connect(uri_of(path), uri=True)) as reading:
        return keep_copy(path, BEFORE_RESTORE, clock, lambda target: copy_into(target, reading, str(path)))


def _is_whole(connection: sqlite3.Connection, path: Path) -> bool:
    try:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        empty = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
    except sqlite3.Error:
        return False
    if whole and not empty:
        version_of(connection, str(path), known=sys.maxsize)
    return whole and not empty
