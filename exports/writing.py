"""Writing a file whole: it takes its place when everything is in it, and nothing is left behind otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from graph.errors import UsageError
from graph.reasons import reason


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, if there is none. Raises UsageError (`cannot_write`)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise UsageError("cannot_write", file=folder, reason=reason(error)) from error


def write_file(path: Path, content: bytes) -> None:
    """Write one file. Raises UsageError (`cannot_write`); then what was there is there still."""
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files of a folder, by name: all of them, or none. Raises UsageError (`cannot_write`).

    What is no ordinary file (a device, a pipe) cannot be replaced: it is written to as it is.
    """
    path = folder
    try:
        with ExitStack() as kept:
            finished: list[tuple[Path, Path]] = []
            for number, (name, content) in enumerate(contents.items()):
                path = folder / name
                if path.exists() and not path.is_file():
                    path.write_bytes(content)
                    continue
                # A short name of its own: with an addition the file's name may be too long.
                target = Path(os.path.realpath(path))
                unfinished = target.with_name(f".{os.getpid()}-{number}.unfinished")
                kept.callback(unfinished.unlink, missing_ok=True)
                unfinished.write_bytes(content)
                finished.append((unfinished, target))
            for unfinished, path in finished:
                unfinished.replace(path)
    except (OSError, ValueError) as error:
        raise UsageError("cannot_write", file=path, reason=reason(error)) from error
