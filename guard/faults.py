"""Our own mistakes: each gets a number that a person can read aloud, and a place in a log where its traceback stands.

The log holds no values: of an exception its type and its way through the program, never its message, which may hold a
name from somebody's file; of a path only what lies inside the program.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from traceback import FrameSummary, StackSummary, walk_tb

LARGEST_BYTES = 1_000_000
"""A log that grew to this size is put aside as `faults.old.log`, in the place of the one put aside before."""
MOST_FRAMES = 200
PROGRAM = Path(__file__).parent.parent
UNEXPECTED = 70
"""The exit code of a command that met a mistake of ours (EX_SOFTWARE of sysexits.h)."""


def record(fault: BaseException, **where: str) -> str:
    """Write a fault into the log and return its number, as 「1234-5678」.

    `where` says of which page or command; it holds our own words, never what somebody typed. Where the log cannot be
    written, what would stand there goes to stderr: the person is told all the same.
    """
    number = f"{secrets.randbelow(10_000):04}-{secrets.randbelow(10_000):04}"
    moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    context = " ".join(f"{name}={value}" for name, value in (where | _surroundings()).items())
    entry = f"{moment} {number} {context}\n{''.join(_traceback(fault))}\n"
    try:
        _append(log_file(), entry)
    except OSError:
        print(entry, file=sys.stderr)
    return number


def log_file() -> Path:
    """Return where the log is: in the folder TSUNAGARI_LOG, else where the system keeps such files of its user.

    Not beside the store: that may be away, on a full disk, or where nobody may write, and just then a log is needed.
    """
    return _folder() / "faults.log"


def _folder() -> Path:
    if folder := os.environ.get("TSUNAGARI_LOG"):
        return Path(folder)
    try:
        home = Path.home()
    except RuntimeError:
        home = Path.cwd()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "tsunagari"
    if sys.platform == "darwin":
        return home / "Library" / "Logs" / "tsunagari"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "tsunagari"


def _append(file: Path, entry: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size + len(entry) > LARGEST_BYTES:
        with suppress(OSError):  # on Windows another process may just be writing: then the next fault does it
            file.replace(file.with_suffix(".old.log"))
    with file.open("a", encoding="utf-8", errors="replace") as log:
        log.write(entry)


def _surroundings() -> dict[str, str]:
    return {"tsunagari": version("tsunagari"), "streamlit": version("streamlit"),
            "python": platform.python_version(), "system": f"{platform.system()}-{platform.release()}"}


def _traceback(fault: BaseException) -> Iterator[str]:
    """Yield the lines of a traceback, what led to it first, without a single message."""
    before = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if before is not None:
        yield from _traceback(before)
        yield "which led to:\n"
    frames = StackSummary.extract(walk_tb(fault.__traceback__), limit=-MOST_FRAMES)
    yield "Traceback (most recent call last):\n"
    yield from StackSummary.from_list([_inside(frame) for frame in frames]).format()
    kind = type(fault)
    yield f"{kind.__module__}.{kind.__qualname__}\n"
    for part in getattr(fault, "exceptions", ()):
        yield from _traceback(part)


def _inside(frame: FrameSummary) -> FrameSummary:
    """Return a frame whose file is named from the program or its packages on: what lies above may name a person."""
    parts = Path(frame.filename).parts
    if "site-packages" in parts:
        kept = parts[len(parts) - parts[::-1].index("site-packages"):]
    elif Path(frame.filename).is_relative_to(PROGRAM):
        kept = Path(frame.filename).relative_to(PROGRAM).parts
    else:
        kept = parts[-2:]
    return FrameSummary("/".join(kept), frame.lineno, frame.name, line=frame.line or "")
