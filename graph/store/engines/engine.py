"""What the two databases do differently: run a named query, keep rows, hold a transaction, keep copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from graph.facts.fact import Fact

Row = dict[str, Any]

LARGEST = 2**63
"""Numbers have to be smaller than this, in either database."""


def can_be_held(values: Iterable[Any]) -> bool:
    """Return whether a database could hold some values at all: no odd bytes of another encoding, no endless number."""
    for value in values:
        if isinstance(value, list | tuple):
            if not can_be_held(value):
                return False
        elif isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError:
                return False
        elif isinstance(value, int) and not -LARGEST <= value < LARGEST:
            return False
    return True


class Engine(Protocol):
    """One database. Every error it meets leaves it as a `StoreError`."""

    name: str
    """What the store is called in sentences: its file or its address."""

    def ask(self, query: str, /, **parameters: Any) -> list[Row]:
        """Return the rows that answer a named query; none for what no database can hold."""

    def run(self, query: str, rows: Iterable[Row], /) -> None:
        """Run a named query once for each row of parameters; only while writing."""

    def save_rows(self, kind: type[Fact], rows: Iterable[Row], /) -> None:
        """Keep rows of a kind of fact, as it is declared; only while writing."""

    def remove_rows(self, kind: type[Fact], areas: Iterable[str], /) -> None:
        """Let go of some areas' rows of a kind of fact; only while writing."""

    def rows(self, kind: type[Fact], areas: Sequence[str], /) -> list[tuple[str, Row]]:
        """Return the rows of a kind of fact that are kept of some areas' newest revisions, each area's in their order.

        Each comes with the area of which it is kept, whatever it says itself. References of the own area may carry its
        code, and lists of them have no order.
        """

    def reading(self) -> AbstractContextManager[None]:
        """Hold one transaction while several queries are asked."""

    def writing(self, facts: int = 0) -> AbstractContextManager[None]:
        """Hold the one write transaction of the whole store: committed at the end, rolled back by any error.

        `facts`: about how many will be written; an engine may bound by it how long this may take.
        """

    def settle(self) -> None:
        """Refresh what the planner knows, after much was written."""

    def backup(self, target: Path) -> None:
        """Copy everything into a new file, while others go on working.

        Raises OSError when it is the file that cannot be written.
        """

    def findings(self) -> tuple[list[str], bool]:
        """Return what the database's own check finds, nothing when it is whole, and whether the rest can be read."""

    def close(self) -> None:
        """Let go of everything."""
