"""A few connections to one file, lent for one question or one transaction, and given back.

A click in the app runs in a new thread each time. A connection a thread would stay open, with its
descriptors and its memory, until the program ends; so threads borrow. Before a connection is lent, the file's
name is looked up: connections to what was removed, replaced or written by others are closed, and nobody is
lent one of them again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition

from graph.errors import StoreBusy, StoreReplaced, StoreUnreachable

MOST = 8
"""So many questions at once; whoever comes then waits for one to end."""
IDLE = 3
"""So many connections stay open when nobody asks. Closing the very last one would cost a checkpoint."""

TRIES = 5
"""So often a connection is opened anew when the file is replaced at the very moment."""

Inodes = tuple[tuple[int, int] | None, ...]
Connect = Callable[[], sqlite3.Connection]


@dataclass(frozen=True, slots=True)
class Place:
    """What lies under a name: the database, the log and the index beside it, and when the database was written.

    Windows lets nobody replace or remove a file that is open, and says so to whoever tries.
    """

    inodes: Inodes
    written: tuple[int, int]

    @classmethod
    def of(cls, path: Path, name: str) -> Place:
        """Return what lies under a path. Raises StoreUnreachable (`missing`), with its name, when there is nothing."""
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError as error:
            raise StoreUnreachable(store=name, reason="missing") from error
        return cls((_inode(status), *(_inode_of(f"{path}{more}") for more in ("-wal", "-shm"))),
                   (status.st_size, status.st_mtime_ns))


def _inode(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _inode_of(path: str) -> tuple[int, int] | None:
    try:
        return _inode(os.stat(path))  # noqa: PTH116
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Lent:
    """A connection, and the files that it was opened on."""

    connection: sqlite3.Connection
    inodes: Inodes
    generation: int


class Pool:
    """Connections to one file. Safe between threads."""

    def __init__(self, path: Path, name: str, connect: Connect, wait: float) -> None:
        self._path, self._name, self._connect, self._wait = path, name, connect, wait
        self._changed = Condition()
        self._free: list[Lent] = []
        self._lent = self._generation = 0
        self._place: Place | None = None
        self.replacements = 0
        """How often another file was found under the name."""

    def borrow(self) -> Lent:
        """Return a connection to what lies under the name now.

        Raises StoreUnreachable (`missing`) when there is nothing, StoreBusy when too many ask for too long.
        """
        with self._changed:
            until = time.monotonic() + self._wait
            while self._lent >= MOST:
                if not self._changed.wait(until - time.monotonic()):
                    raise StoreBusy(store=self._name, seconds=round(self._wait))
            self._look()
            self._lent += 1
            if self._free:
                return self._free.pop()
        try:
            return self._opened()
        except BaseException:
            with self._changed:
                self._lent -= 1
                self._changed.notify()
            raise

    def give_back(self, lent: Lent) -> None:
        """Take a connection back; it is closed when there are enough, or when it is of no use any more."""
        with self._changed:
            self._lent -= 1
            keep = lent.generation == self._generation and len(self._free) < IDLE
            if keep:
                self._free.append(lent)
            self._changed.notify()
        if not keep:
            lent.connection.close()

    def refuse_another(self, lent: Lent) -> None:
        """Raise StoreReplaced or StoreUnreachable when a connection's file is not the one under the name."""
        if Place.of(self._path, self._name).inodes != lent.inodes:
            raise StoreReplaced(store=self._name)

    def wrote(self, lent: Lent) -> None:
        """Remember that the file was written by ourselves, so that the connections stay."""
        with self._changed, suppress(StoreUnreachable):
            now = Place.of(self._path, self._name)
            if lent.generation == self._generation and now.inodes == lent.inodes:
                self._place = now

    def close(self) -> None:
        """Close what nobody uses, and the rest when it is given back."""
        with self._changed:
            self._let_go()
            self._place = None

    # ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Let go of all connections when other files lie under the name, or others wrote to them."""
        try:
            now = Place.of(self._path, self._name)
        except StoreUnreachable:
            self._let_go()
            raise
        if self._place is not None and now != self._place:
            self.replacements += now.inodes[0] != self._place.inodes[0]
            self._let_go()
            self._place = None

    def _opened(self) -> Lent:
        """Open a connection, and be sure on which file it is: the same one lay there before and after."""
        for _ in range(TRIES):
            before = Place.of(self._path, self._name)
            connection = self._connect()
            try:
                now = Place.of(self._path, self._name)
                with self._changed:
                    self._place = self._place or now
                    if before.inodes[0] == now.inodes[0] and now.inodes == self._place.inodes:
                        return Lent(connection, now.inodes, self._generation)
                    self._look()
            except StoreUnreachable:
                connection.close()
                raise
            connection.close()
        raise StoreBusy(store=self._name, seconds=0)

    def _let_go(self) -> None:
        self._generation += 1
        for lent in self._free:
            lent.connection.close()
        self._free.clear()
