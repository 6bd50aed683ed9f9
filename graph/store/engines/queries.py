"""The named questions of `queries/`: one file, one question, the same name for every engine."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
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


def sql_statements(script: str) -> Iterator[str]:
    """Yield the statements of a script. `executescript` would end our transaction before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def cypher_statements(script: str) -> list[str]:
    """Return the statements of a script."""
    lines = [line for line in script.splitlines() if not line.startswith("//")]
    return [statement for part in "\n".join(lines).split(";\n") if (statement := part.strip().removesuffix(";"))]
