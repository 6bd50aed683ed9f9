"""Records as older programs wrote them, brought to the shape of today's on reading.

What is kept is never written anew: the text of a revision and its digest stay as they are.
"""

from __future__ import annotations

from typing import Any

MARKS: tuple[str, ...] = ()
"""What stands in the text of records of older shapes, and may stand in others: these are looked at more closely."""

GONE: frozenset[str] = frozenset()
"""What older programs kept and this one does not: `tie.strength`, `remark.kind=plan`. `as_today` takes it in."""


def may_be_older(text: str) -> bool:
    """Return whether the JSON text of a record may have an older shape."""
    return any(mark in text for mark in MARKS)


def as_today(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record, decoded from JSON: its facts by the plural of their kind, in the shape of today's."""
    return record
