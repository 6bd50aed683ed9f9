"""What is logged with an area: in its own record, and in those of its prefecture and the nation where they name it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from graph.codes import NATION, prefecture_of
from graph.dates import recency
from graph.errors import NothingRecorded
from graph.facts.activities import Activity
from graph.record.record import Record
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Logged:
    """An activity, and the record that keeps it."""

    record: Record
    activity: Activity


def logged(store: Store, code: str, *, as_of: dt.date | None = None) -> tuple[Logged, ...]:
    """Return the activities of an area, and those of its prefecture and the nation done with it, the newest first.

    Raises NothingRecorded for an area that has no record.
    """
    store.look(code, as_of=as_of)
    entries = [entry for owner in dict.fromkeys((code, prefecture_of(code), NATION))
               for entry in _of(store, owner, code, as_of)]
    return tuple(sorted(entries, key=lambda entry: recency(entry.activity.held), reverse=True))


def _of(store: Store, owner: str, code: str, as_of: dt.date | None) -> Iterator[Logged]:
    try:
        record = store.look(owner, as_of=as_of).record
    except NothingRecorded:
        return
    yield from (Logged(record, a) for a in record.activities if owner == code or code in a.areas)
