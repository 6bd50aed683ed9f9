"""Whether a file is a whole store: as a backup is proven before it counts, and before it takes a store's place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.clock import Clock
from graph.errors import BackupDamaged, BackupUnreachable, StoreDamaged, StoreUnreachable
from graph.files import BESIDE, forget, reason_of
from graph.store.checking import findings
from graph.store.engines.sqlite import SQLite

MOST_TOLD = 5
NOT_WRITTEN = ("no_space", "read_only_disk")


def findings_in(file: Path, clock: Clock, *, called: Path) -> tuple[str, ...]:
    """Return what is not whole in a file that nobody else knows; it is brought up to date for it.

    Every record is decoded, every row compared. Raises StoreDamaged when it is no store at all, StoreTooNew when
    a newer program wrote it; both name the file as `called`.
    """
    engine = SQLite(file, clock, create=False, called=str(called))
    try:
        return tuple(findings(engine))
    finally:
        engine.close()


@contextmanager
def proven_copy(source: Path, copy: Path, clock: Clock, *, store: str) -> Iterator[Path]:
    """Give a copy of a backup that is whole, up to date, and gone afterwards unless somebody took it.

    Raises BackupUnreachable when the backup cannot be read, StoreUnreachable (with the store's name) when there is no
    room for the copy; BackupDamaged when it is not whole, StoreTooNew when a newer program wrote it.
    """
    if not source.is_file():
        raise BackupUnreachable(store=str(source), reason="folder" if source.is_dir() else "missing")
    try:
        _prove(source, copy, clock)
        yield copy
    except OSError as error:
        reason = reason_of(error)
        # Where there is no room for the copy, the system names what was to be copied all the same.
        if error.filename is not None and Path(error.filename) == source and reason not in NOT_WRITTEN:
            raise BackupUnreachable(store=str(source), reason=reason) from error
        raise StoreUnreachable(store=store, reason=reason) from error
    finally:
        forget(copy)


def _prove(source: Path, copy: Path, clock: Clock) -> None:
    """Copy a backup and look through the copy. Raises BackupDamaged."""
    for more in BESIDE:
        file = source.with_name(source.name + more)
        if file.exists() and more != "-shm":
            shutil.copyfile(file, copy.with_name(copy.name + more))
    try:
        findings = findings_in(copy, clock, called=source)
    except StoreDamaged as error:
        raise BackupDamaged(**error.fields) from error
    if findings:
        listing = "; ".join(findings[:MOST_TOLD]) + (" …" if len(findings) > MOST_TOLD else "")
        raise BackupDamaged(store=str(source), reason=listing)
