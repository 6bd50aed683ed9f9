"""Who has a file open: a lock for each program, which ends with it, and who waits until nobody has it.

Beside `tsunagari.db` lies the folder `tsunagari.db.in-use`, with a file for each program that has the store
open. The program holds that file's lock as long as it lives; nobody can forget to give it back. Whoever wants
to replace the store first says so in the same way, then looks at the others; whoever opens it says so first,
then looks whether somebody is replacing it: one of the two always sees the other.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from secrets import token_hex

import msgspec
from filelock import lock_descriptor

from graph.errors import StoreBusy, StoreInUse, User

REPLACING = "replacing"
"""The name of the file whose lock is held while the store is replaced; all others are programs that use it."""

LOOK_AGAIN_SECONDS = 0.1

Leave = Callable[[], None]


def folder_of(path: Path) -> Path:
    """Return the folder in which the programs are named that have a file open, by whatever link they came."""
    place = Path(os.path.realpath(path))
    return place.with_name(place.name + ".in-use")


def in_use(path: Path) -> bool:
    """Return whether any program has a file open, or had it before it was removed."""
    return any(file.name != REPLACING for file, _ in _held(folder_of(path)))


def join(path: Path, now: dt.datetime, *, wait: float) -> Leave:
    """Say that this program has a file open, until the function that is returned is called or the program ends.

    Waits while somebody replaces the file. Raises StoreBusy after `wait` seconds. Where nothing can be
    written beside the file, nothing is said: there nobody replaces it either.
    """
    folder, until = folder_of(path), time.monotonic() + wait
    while True:
        try:
            entry = _entered(folder, f"{os.getpid()}-{token_hex(4)}", now)
        except OSError:
            return lambda: None
        if entry and not any(file.name == REPLACING for file, _ in _held(folder)):
            return partial(_left, folder, *entry)
        if entry:
            _left(folder, *entry)
        _wait_until(until, path, wait)


@contextmanager
def alone(path: Path, now: dt.datetime, *, wait: float, anyway: bool,
          waiting: Callable[[tuple[User, ...]], object]) -> Iterator[None]:
    """Keep everybody else from opening a file, and wait until nobody has it open; `waiting` hears of whom.

    Raises StoreInUse, with who they are, after `wait` seconds. `anyway` goes on then all the same.
    """
    folder, until = folder_of(path), time.monotonic() + wait
    while (entry := _entered(folder, REPLACING, now)) is None:
        _wait_until(until, path, wait)
    try:
        named: tuple[User, ...] = ()
        while users := tuple(user for file, user in _held(folder) if file.name != REPLACING):
            if time.monotonic() > until:
                if anyway:
                    break
                raise StoreInUse(store=str(path), seconds=round(wait), users=users)
            if users != named:
                waiting(users)
                named = users
            time.sleep(LOOK_AGAIN_SECONDS)
        yield
    finally:
        _left(folder, *entry)


def _wait_until(until: float, path: Path, wait: float) -> None:
    if time.monotonic() > until:
        raise StoreBusy(store=str(path), seconds=round(wait))
    time.sleep(LOOK_AGAIN_SECONDS)


def _entered(folder: Path, name: str, now: dt.datetime) -> tuple[Path, int] | None:
    """Make a file, lock it and say in it who one is; None when somebody else holds it."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    try:
        opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:  # the last one of the others has just taken the folder away
        return None
    try:
        entered = lock_descriptor(opened, blocking=False) and _is_still(file, opened)
    except OSError:  # a drive that knows no locks
        os.close(opened)
        raise
    if not entered:
        os.close(opened)
        return None
    with suppress(OSError):  # a full disk: the lock counts, not the words
        os.ftruncate(opened, 0)
        os.write(opened, b"\n" + _who_am_i(now))
    return file, opened


def _is_still(file: Path, opened: int) -> bool:
    """Return whether a file that was opened has its name still: whoever had it before may have taken it away."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(opened), file.stat())
    return False


def _left(folder: Path, file: Path, opened: int) -> None:
    """Take one's file away, and the folder when it was the last one."""
    with suppress(OSError):
        if os.name == "nt":  # there a file that is open cannot be taken away
            os.close(opened)
            file.unlink(missing_ok=True)
        else:  # here it goes while it is locked, so that nobody takes a lock on what is gone
            file.unlink(missing_ok=True)
            os.close(opened)
        folder.rmdir()


def _held(folder: Path) -> Iterator[tuple[Path, User]]:
    """Yield the files whose programs live, each with who it is; what ended programs left is taken away."""
    with suppress(OSError):
        for file in sorted(folder.iterdir()):
            with suppress(OSError):
                opened = os.open(file, os.O_RDWR)
                if lock_descriptor(opened, blocking=False):
                    _left(folder, file, opened)
                else:
                    user = _said(opened)
                    os.close(opened)
                    yield file, user


def _said(opened: int) -> User:
    """Return who a program says it is. The first byte is locked on Windows, and says nothing."""
    os.lseek(opened, 1, os.SEEK_SET)
    try:
        return msgspec.json.decode(os.read(opened, 4096), type=User)
    except (msgspec.DecodeError, OSError):
        return User(0, "", "", dt.datetime.fromtimestamp(os.fstat(opened).st_mtime, dt.UTC))


def _who_am_i(now: dt.datetime) -> bytes:
    words = [Path(sys.argv[0] or sys.executable).stem, *sys.argv[1:2]]
    command = " ".join(words)[:80].encode("utf-8", "replace").decode()
    return msgspec.json.encode(User(os.getpid(), socket.gethostname(), command, now))
