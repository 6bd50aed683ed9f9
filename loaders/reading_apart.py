"""Reading in a process of its own, which is ended when it takes too long or too much memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec
import psutil

from loaders import limits
from loaders.assistant.cleaned import Cleaned
from loaders.packing import Request, answered
from loaders.problems import ProblemKind
from loaders.reading_process import OUT_OF_MEMORY
from loaders.tables import Reports, Table

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-P", "-m", "loaders.reading_process"]
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a process of a program without a console would show one."""
SECONDS_BETWEEN_LOOKS = 0.02
SECONDS_UNTIL_TOLD, SECONDS_BETWEEN_TELLING = 1.0, 0.25

Waiting = Callable[[float], object]
"""Called some times a second, with the seconds it has taken, while a file takes longer than one.

Whatever it raises ends the process that reads.
"""


class ReadingFailed(RuntimeError):
    """The process that reads made a mistake of its own; the message is what it said."""


def tables_apart(paths: Sequence[Path], reports: Reports) -> list[Table]:
    """Return every table in the files; a file that cannot be read, or not within the limits, is reported."""
    return _answer(Request(_encoded(paths), limits.in_force()), reports)[0]


def anybodys_apart(paths: Sequence[Path], reports: Reports, *, pasted: str = "",
                   waiting: Waiting = lambda seconds: None) -> tuple[list[Table], Cleaned | None]:
    """Return the tables of files in our own form, or the grids, without persons, of files in anybody's.

    `pasted` is a text that was pasted beside them. What cannot be read is reported as `tables_apart` does.
    """
    return _answer(Request(_encoded(paths), limits.in_force(), of_anybody=True, pasted=pasted), reports, waiting)


def _encoded(paths: Sequence[Path]) -> list[bytes]:
    return [os.fsencode(path.absolute()) for path in paths]


def _answer(request: Request, reports: Reports,
            waiting: Waiting = lambda seconds: None) -> tuple[list[Table], Cleaned | None]:
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as noted:
        asked.write(msgspec.msgpack.encode(request))
        asked.seek(0)
        too_much = _run(asked, said, noted, waiting)
        said.seek(0)
        noted.seek(0)
        if too_much is None:
            return answered(said.read(), reports)
        _report(too_much, noted.read(), reports)
    return [], None


def _run(asked: IO[bytes], said: IO[bytes], noted: IO[bytes], waiting: Waiting) -> ProblemKind | None:
    """Run the process to its end, or end it; return what was too much for it. Raises ReadingFailed."""
    modules = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(  # noqa: S603
        COMMAND, stdin=asked, stdout=said, stderr=noted, env=os.environ | {"PYTHONPATH": modules},
        creationflags=NO_WINDOW)
    try:
        too_much = _watch(process, waiting)
    finally:
        process.kill()
        process.wait()
    if too_much or process.returncode == 0:
        return too_much
    ends = {OUT_OF_MEMORY: ProblemKind.READING_TOO_LARGE}
    if sys.platform != "win32":
        ends |= {-signal.SIGKILL: ProblemKind.READING_TOO_LARGE, -signal.SIGXCPU: ProblemKind.READING_TOO_LONG}
    if process.returncode == 1:
        noted.seek(0)
        raise ReadingFailed(noted.read().decode("utf-8", "replace"))
    return ends.get(process.returncode, ProblemKind.DAMAGED)


def _watch(process: subprocess.Popen[bytes], waiting: Waiting) -> ProblemKind | None:
    """Wait for the end of the process, or return what it takes too much of."""
    began_at = time.monotonic()
    tell_at = began_at + SECONDS_UNTIL_TOLD
    with suppress(psutil.NoSuchProcess):
        watched = psutil.Process(process.pid)
        while True:
            with suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_BETWEEN_LOOKS)
                return None
            if watched.memory_info().rss > limits.READING_BYTES:
                return ProblemKind.READING_TOO_LARGE
            used = watched.cpu_times()
            if used.user + used.system > limits.READING_SECONDS or time.monotonic() - began_at > limits.WAITING_SECONDS:
                return ProblemKind.READING_TOO_LONG
            if time.monotonic() > tell_at:
                waiting(time.monotonic() - began_at)
                tell_at = time.monotonic() + SECONDS_BETWEEN_TELLING
    process.wait()
    return None


def _report(kind: ProblemKind, noted: bytes, reports: Reports) -> None:
    """Report what was too much, with the file that was being read."""
    file = next(filter(None, map(_file_named, reversed(noted.splitlines()))), "")
    detail = {ProblemKind.READING_TOO_LONG: str(limits.READING_SECONDS),
              ProblemKind.READING_TOO_LARGE: f"{limits.READING_BYTES >> 20:,} MB"}.get(kind, "")
    reports.problem(kind, file, detail=detail)


def _file_named(line: bytes) -> str:
    """Return the file that a line of notes names; a crash leaves other lines too."""
    try:
        return msgspec.json.decode(line, type=str)
    except msgspec.DecodeError:
        return ""
