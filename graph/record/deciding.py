"""Decisions in a record: the newest one counts, and one of the same day on the same takes its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from graph.dates import recency
from graph.facts.fact import Fact
from graph.record.record import Record
from graph.replacing import replace

F = TypeVar("F", bound=Fact)


def newest(decisions: Iterable[F]) -> F | None:
    """Return the decision that counts among several on the same: the one with the newest date."""
    return max(decisions, key=lambda decision: recency(decision.as_of), default=None)


def decided(record: Record, decision: Fact) -> Record:
    """Return the record with a decision, in place of one that has the same key: on the same, of the same day."""
    kept = tuple(other for other in record.of(type(decision)) if other.key() != decision.key())
    return replace(record, **{decision.PLURAL: (*kept, decision)})
