"""The process that reads: it is handed paths and limits on stdin, and hands back tables on stdout.

Whatever a file does to it is its end and nobody else's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from loaders import limits
from loaders.csv_files import pasted_table
from loaders.files import OF_ANYBODY, OF_OURS, tables
from loaders.packing import Request, answer
from loaders.tables import Reports, shown

if sys.platform != "win32":
    import resource

OUT_OF_MEMORY = 77
"""How the process ends when there was no more memory for it."""


def main() -> None:
    """Read, answer, end."""
    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Request)
    limits.put_in_force(request.limits)
    _limit_myself()
    try:
        sys.stdout.buffer.write(_read(request, Reports(begin=_tell)))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)


def _read(request: Request, reports: Reports) -> bytes:
    """Return what is read; files of another form than ours lose the persons in them before they leave this process."""
    seen = tables([Path(os.fsdecode(path)) for path in request.paths], reports,
                  OF_ANYBODY if request.of_anybody else OF_OURS)
    if request.pasted and (table := pasted_table("", request.pasted, reports)):
        seen.append(table)
    if not request.of_anybody or reports.problems:
        return answer(seen, reports)
    from loaders.without_persons import without_persons  # takes as long to import as all the rest

    clean = without_persons(seen)
    return answer(seen if clean is None else [], reports, clean)


def _tell(file: str) -> None:
    """Say on stderr which file is being read, for the sentence should it be the last."""
    sys.stderr.buffer.write(msgspec.json.encode(shown(file)) + b"\n")
    sys.stderr.flush()


def _limit_myself() -> None:
    """Have the system refuse memory and time far beyond the limits; Windows has no such call, and needs none."""
    if sys.platform != "win32":
        for kind, most in ((resource.RLIMIT_AS, limits.READING_BYTES + limits.BEYOND_BYTES),
                           (resource.RLIMIT_CPU, limits.READING_SECONDS + limits.BEYOND_SECONDS)):
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
