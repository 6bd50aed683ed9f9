"""Copies that are kept of a store before it is changed as a whole: each with its day in its name, never overwritten.

`tsunagari.db.before-restore.20261125-101530.bak` is what lay there before a backup took its place;
`….damaged.….bak` (with `-wal` and `-shm`) the same, as it was, where it was not whole; `….v3.….bak` what it
was before a newer program brought it up to date.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from graph.clock import Clock
from graph.errors import UsageError
from graph.files import forget, reason_of, written_whole

BEFORE_RESTORE, DAMAGED = "before-restore", "damaged"
STAMP = "%Y%m%d-%H%M%S"

_NAME = re.compile(r"\.(?P<why>before-restore|damaged|v\d+)(?:\.(?P<made>\d{8}-\d{6})(?:-(?P<turn>\d+))?)?(?:\.bak)?")
"""What follows the store's name. Copies of older versions of this program have no day in theirs."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept copy: why it was made (`before-restore`, `damaged`, `v3`), when by the office's clock, how large."""

    file: Path
    why: str
    made: dt.datetime
    size: int


def folder_of_copies() -> Path:
    """Return where the copies of a server's store are kept: TSUNAGARI_COPIES, or the user's own data folder."""
    named = os.environ.get("TSUNAGARI_COPIES")
    return Path(named).absolute() if named else user_data_path("tsunagari", appauthor=False) / "copies"


def place_of_server(url: str) -> Path:
    """Return the name beside which the copies of a server's database are kept: never where one happens to stand."""
    where = "-".join(filter(None, (url.partition("://")[2], os.environ.get("NEO4J_DATABASE"))))
    return folder_of_copies() / ("neo4j-" + re.sub(r"[^\w.-]+", "-", where))


def kept_copies(store: Path, clock: Clock) -> tuple[Kept, ...]:
    """Return the copies that are kept beside a file's name, the newest first."""
    copies: list[tuple[dt.datetime, int, Kept]] = []
    with suppress(OSError):
        for file in store.parent.iterdir():
            rest = file.name.removeprefix(store.name)
            if rest != file.name and (match := _NAME.fullmatch(rest)) and file.is_file():
                status = file.stat()
                written = clock.local(dt.datetime.fromtimestamp(status.st_mtime, dt.UTC))
                made = _read(match["made"] or "", clock) or written
                copies.append((made, int(match["turn"] or 1), Kept(file, match["why"], made, status.st_size)))
    return tuple(copy for *_, copy in sorted(copies, key=lambda entry: entry[:2], reverse=True))


def _read(stamp: str, clock: Clock) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(stamp, STAMP).replace(tzinfo=clock.zone)
    except ValueError:
        return None


def keep_copy(store: Path, why: str, clock: Clock, write: Callable[[Path], object]) -> Path:
    """Keep a copy of a store, which `write` writes into a file; return the file.

    Raises UsageError (`cannot_write`) when there is no room for it.
    """
    kept = _reserved(store, why, clock)
    try:
        with written_whole(kept) as unfinished:
            write(unfinished)
    except BaseException:
        forget(kept)
        raise
    return kept


def keep_as_it_is(store: Path, clock: Clock) -> Path:
    """Keep the files of a damaged store as they are, the log and the index beside it too; return the first."""
    kept = _reserved(store, DAMAGED, clock)
    try:
        for more in ("-wal", "-shm", ""):
            file = store.with_name(store.name + more)
            if file.exists():
                with written_whole(kept.with_name(kept.name + more)) as unfinished:
                    shutil.copyfile(file, unfinished)
    except BaseException:
        forget(kept)
        raise
    return kept


def _reserved(store: Path, why: str, clock: Clock) -> Path:
    """Take a name that nobody has, by making the file."""
    stamp = clock.local(clock.now()).strftime(STAMP)
    for turn in range(1, 1000):
        more = f"-{turn}" if turn > 1 else ""
        kept = store.with_name(f"{store.name}.{why}.{stamp}{more}.bak")
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.touch(exist_ok=False)
        except FileExistsError:
            continue
        except OSError as error:
            raise UsageError("cannot_write", file=kept, reason=reason_of(error)) from error
        return kept
    raise UsageError("cannot_write", file=store, reason="no_name")
