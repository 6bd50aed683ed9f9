"""Changes that take an actor out of a record, or let it end, with all that hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.changes.between import by_key, changes_between
from graph.changes.change import Change, Key, Put, Remove
from graph.dates import RecordedDate
from graph.facts.fact import Fact
from graph.record.kinds import KEPT, KINDS, LINKS, namesakes
from graph.record.record import Record
from graph.record.viewing import without
from graph.replacing import replace

MANY_REMOVED = 5
"""More removals than these are saved only when somebody says that they are meant."""


def removed(before: Record | None, after: Record) -> tuple[Fact, ...]:
    """Return the facts that go when `before` becomes `after`; those that only change are not among them."""
    if before is None:
        return ()
    return tuple(by_key(before, change.kind)[change.key] for change in changes_between(before, after)
                 if isinstance(change, Remove))


def removing(record: Record, fact: Fact) -> tuple[Change, ...]:
    """Return the changes that remove a fact, and whatever cannot be without it; others only lose its name."""
    changes: list[Change] = []
    if fact.KEY == ("id",):
        kinds, (name,) = namesakes(type(fact)), fact.key()
        for kind in KINDS:
            for naming in record.of(kind):
                left = without(naming, {name}, kinds)
                if left is None:
                    changes.append(Remove(kind, naming.key()))
                elif left != naming:
                    changes.append(Put(left, naming.key()))
    return (*changes, Remove(type(fact), fact.key()))


def links_of(record: Record, actor: str) -> tuple[Fact, ...]:
    """Return the links of which an actor is an end."""
    return tuple(link for kind in LINKS for link in record.of(kind)
                 if actor in (getattr(link, end) for end in kind.ENDS))


def ending(links: Sequence[Fact], on: RecordedDate) -> tuple[Change, ...]:
    """Return the changes by which links that still go on end on a date; they stay in the history."""
    until: dict[str, Any] = {"until": on}
    return tuple(Put(replace(link, **until), link.key()) for link in links
                 if getattr(link, "until", on) is None)


def undoing(before: Record | None, after: Record, change: Change) -> tuple[Change, ...]:
    """Return the changes that take one change between two records back, with whatever rests on it in the later one."""
    if isinstance(change, Put):
        former = _fact(before, change.kind, change.key)
        if former is None:
            return removing(after, change.fact)
        return (*_needed(before, after, former), Put(former, change.fact.key()))
    assert isinstance(change, Remove)  # noqa: S101 - what differences between records are made of
    former = _fact(before, change.kind, change.key)
    return (*_needed(before, after, former), Put(former)) if former else ()


def _fact(record: Record | None, kind: type[Fact], key: Key) -> Fact | None:
    return next((fact for fact in record.of(kind) if fact.key() == key), None) if record else None


def _needed(before: Record | None, after: Record, fact: Fact) -> tuple[Change, ...]:
    """Return the changes that bring back what a fact names, directly or not, and what is gone in the later record."""
    back: dict[Fact, Change] = {}
    waiting = [fact]
    while waiting:
        naming = waiting.pop()
        for field in naming.REFERENCES:
            value = getattr(naming, field.name)
            kinds = [kind for kind in KEPT if kind.KIND in field.refers and not field.loosely]
            for ref in value if field.is_list else filter(None, (value,)):
                if any(_fact(after, kind, (ref,)) for kind in kinds):
                    continue
                gone = next((known for kind in kinds if (known := _fact(before, kind, (ref,)))), None)
                if gone is not None and gone != fact and gone not in back:
                    back[gone] = Put(gone)
                    waiting.append(gone)
    return tuple(back.values())
