"""The named questions of `queries/`: one file, one question, the same name for every engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import queries

FOLDER = Path(queries.__file__).parent


@cache
def query(engine: str, name: str) -> str:
    """Return the text of `queries/ENGINE/NAME.*`. Raises KeyError for a question nobody wrote."""
    for path in (FOLDER / engine).glob(f"{name}.*"):
        return path.read_text(encoding="utf-8")
    raise KeyError(f"no query {name} for {engine}")
