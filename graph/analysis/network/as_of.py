"""Which facts stand on a given day: what surely ended before it, or surely begins after it, does not."""

from __future__ import annotations

import datetime as dt

from graph.decisions.requirement import Assessment
from graph.facts.fact import Fact
from graph.recent import kept
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace

_DATED = tuple(kind for kind in KEPT if hasattr(kind, "until") and kind is not Assessment)


def stands(fact: Fact, on: dt.date) -> bool:
    """Return whether a fact may stand on a day. A fact without dates always may."""
    since, until = getattr(fact, "since", None), getattr(fact, "until", None)
    return not (since is not None and since.first > on) and not (until is not None and until.last < on)


@kept()
def standing(record: Record, on: dt.date) -> Record:
    """Return the record with only those memberships, parts, roles and ties that may stand on a day.

    Judgements keep their `until`: there it is the day by which somebody means to be done.
    """
    if all(stands(fact, on) for kind in _DATED for fact in record.of(kind)):
        return record
    those = {
        kind.PLURAL: tuple(fact for fact in record.of(kind) if stands(fact, on))
        for kind in _DATED
    }
    return replace(record, **those)
