"""What the two databases do differently: run a named query, hold a transaction, keep copies."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Row = dict[str, Any]


class Engine(Protocol):
    """One database. Every error it meets leaves it as a `StoreError`."""

    def ask(self, query: str, /, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named query."""

    def run(self, query: str, rows: Iterable[Row], /) -> None:
        """Run a named query once for each row of parameters."""

    def reading(self) -> AbstractContextManager[None]:
        """Hold one transaction while several queries are asked."""

    def writing(self, facts: int = 0) -> AbstractContextManager[None]:
        """Hold the one write transaction of the whole store: committed at the end, rolled back by any error.

        `facts`: about how many will be written; an engine may bound by it how long this may take.
        """

    def settle(self) -> None:
        """Refresh what the planner knows, after much was written."""

    def backup(self, target: Path) -> None:
        """Copy everything into a file, while others go on working."""

    def findings(self) -> list[str]:
        """Return what the database's own check of integrity finds; empty when it is whole."""

    def close(self) -> None:
        """Let go of everything."""
