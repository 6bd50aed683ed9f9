"""What this program can keep of facts: the kinds, their fields and their choices, as they are declared.

A store says by which declaration its rows were made. Another one that holds nothing that this program does not know
is an older one: the rows are made anew. One that holds more was written by a newer program, and is left alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from graph.record.kinds import KINDS
from graph.store.older_records import GONE


@dataclass(frozen=True, slots=True)
class Declaration:
    """By which statements rows are kept (their fingerprint), and the names of what they hold: `tie.kind`."""

    fingerprint: str
    names: tuple[str, ...]

    def unknown_to(self, program: Declaration) -> list[str]:
        """Return what another program cannot read of a store of this declaration."""
        return sorted({*self.names} - {*program.names} - GONE)


def declaration(statements: Iterable[str]) -> Declaration:
    """Return the declaration of this program, whose rows are kept by some statements."""
    text = "\n".join((*_names(), *statements))
    return Declaration(hashlib.sha256(text.encode()).hexdigest(), _names())


@cache
def _names() -> tuple[str, ...]:
    fields = [(f"{kind.KIND}.{field.name}", field.holds) for kind in KINDS for field in kind.FIELDS]
    choices = [f"{name}={choice}" for name, holds in fields if issubclass(holds, StrEnum) for choice in holds]
    return *(name for name, _ in fields), *choices
