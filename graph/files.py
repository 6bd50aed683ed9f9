"""Files that appear only when they are whole, and why a disk refuses."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from graph.errors import UsageError

REASONS = {
    errno.ENOSPC: "no_space", errno.EDQUOT: "no_space", errno.EFBIG: "no_space",
    errno.EACCES: "not_allowed", errno.EPERM: "not_allowed", errno.EROFS: "read_only_disk",
    errno.EBUSY: "not_allowed", errno.ETXTBSY: "not_allowed",
    errno.EIO: "disk", errno.ENOENT: "missing", errno.ENOTDIR: "no_folder", errno.EEXIST: "no_folder",
    errno.EISDIR: "folder", errno.ENAMETOOLONG: "long_name",
    errno.EMFILE: "too_many_files", errno.ENFILE: "too_many_files",
}
"""What a person is told of the system's errors, by `[reason]` in `locales/`; of others, the system's own words."""

BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open."""


def reason_of(error: OSError | ValueError) -> str:
    """Return why the system refused: a word of `[reason]`, or the system's own words.

    A ValueError is what Python raises for a name with a character that no file's name can have.
    """
    if isinstance(error, ValueError):
        return "odd_name"
    return REASONS.get(error.errno or 0) or error.strerror or str(error)


def are_one(first: Path, second: Path) -> bool:
    """Return whether two paths lead to the same file; not where one of them leads to none."""
    try:
        return first.samefile(second)
    except (OSError, ValueError):
        return False


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Give a file to write in, beside the target; it takes the target's place when all went well.

    Otherwise the target is as it was, and nothing else is left. Folders on the way are made. Raises
    UsageError (`cannot_write`), with the target's name.
    """
    try:
        place = Path(os.path.realpath(target))  # a link stays a link to what is written
        if place.exists() and not place.is_file():
            raise UsageError("cannot_write", file=target, reason="folder" if place.is_dir() else "no_file")
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = beside(place)
        try:
            yield unfinished
            put_in_place(unfinished, place)
        finally:
            forget(unfinished)
    except (OSError, ValueError) as error:
        raise UsageError("cannot_write", file=target, reason=reason_of(error)) from error


def write_whole(target: Path, content: bytes) -> None:
    """Write a file, or leave everything as it was. Raises UsageError (`cannot_write`)."""
    with written_whole(target) as unfinished:
        unfinished.write_bytes(content)


def write_all_whole(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write several files into a folder, made if there is none: all of them, or none.

    Raises UsageError (`cannot_write`), with the folder's name.
    """
    made, unfinished = False, {name: beside(folder / name) for name in contents}
    try:
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        for name, file in unfinished.items():
            file.write_bytes(contents[name])
        for name, file in unfinished.items():
            put_in_place(file, folder / name)
    except (OSError, ValueError) as error:
        for file in unfinished.values():
            forget(file)
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise UsageError("cannot_write", file=folder, reason=reason_of(error)) from error


def beside(place: Path) -> Path:
    """Return a name for an unfinished file in the folder of another one; never too long, never taken."""
    return place.with_name(f".tsunagari-{token_hex(6)}")


def put_in_place(unfinished: Path, place: Path) -> None:
    """Let a finished file take a name, for good: on the disk before the name, and the name after it."""
    on_disk(unfinished)
    os.replace(unfinished, place)  # noqa: PTH105
    on_disk(place.parent)


def on_disk(path: Path) -> None:
    """Wait until a file or a folder's names are on the disk; Windows knows this of files that are written to only."""
    if os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives cannot
            os.fsync(opened)
    finally:
        os.close(opened)


def forget(file: Path) -> None:
    """Remove a file and what SQLite keeps beside it, as far as they are there."""
    for more in BESIDE:
        with suppress(OSError, ValueError):
            file.with_name(file.name + more).unlink(missing_ok=True)
