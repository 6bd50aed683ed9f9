"""Which facts stand on a given day: what surely ended before it, or surely begins after it, does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graph.model import FIELD_OF, Fact, Record

_DATED = {kind: name for kind, name in FIELD_OF.items() if hasattr(kind, "until")}


def stands(fact: Fact, on: dt.date) -> bool:
    """Return whether a fact may stand on a day. A fact without dates always may."""
    since, until = getattr(fact, "since", None), getattr(fact, "until", None)
    return not (since is not None and since.first > on) and not (until is not None and until.last < on)


def standing(record: Record, on: dt.date) -> Record:
    """Return the record with only those memberships, parts, roles and ties that may stand on a day.

    Findings keep their `until`: there it is the day by which somebody means to be done.
    """
    kept = {
        name: tuple(fact for fact in record.of(kind) if stands(fact, on))
        for kind, name in _DATED.items()
        if kind.KIND != "finding"
    }
    return replace(record, **kept)  # type: ignore[arg-type]
