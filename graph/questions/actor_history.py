"""What the revisions of a record changed of one actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.changes.between import changes_between
from graph.changes.change import Change, Put, Remove
from graph.errors import NothingRecorded
from graph.facts.fact import Fact
from graph.record.record import Record
from graph.store import Revision, Store

MOST_READ = 30
"""Of so many of the newest revisions it is worked out what they changed."""


@dataclass(frozen=True, slots=True)
class ActorRevision:
    """A revision that changed something of an actor: the record before and after it, and those changes."""

    revision: Revision
    before: Record | None
    after: Record
    changes: tuple[Change, ...]


def concerns(fact: Fact, actor: str) -> bool:
    """Return whether a fact is the actor, or names it."""
    return fact.key() == (actor,) or any(actor in refs for name, refs in fact.references() if name != "cites")


def actor_history(store: Store, area: str, actor: str) -> Iterator[ActorRevision]:
    """Yield, newest first, the revisions that changed what an area's record says of an actor."""
    for revision in store.history(area)[:MOST_READ]:
        before, after = _record_at(store, area, revision.number - 1), _record_at(store, area, revision.number)
        if after is None:
            continue
        facts = {(type(fact), fact.key()): fact for fact in before or ()}
        changes = tuple(change for change in changes_between(before, after)
                        if any(concerns(fact, actor) for fact in _facts_of(change, facts)))
        if changes:
            yield ActorRevision(revision, before, after, changes)


def _facts_of(change: Change, before: dict[tuple[type[Fact], tuple[str, ...]], Fact]) -> Iterator[Fact]:
    """Yield the fact that was and the one that becomes."""
    if isinstance(change, Put):
        yield change.fact
    if isinstance(change, Put | Remove) and (former := before.get((change.kind, change.key))):
        yield former


def _record_at(store: Store, area: str, number: int) -> Record | None:
    """Return an area's record at a revision, None where there was none."""
    try:
        return store.load(area, number=number).record if number else None
    except NothingRecorded:
        return None
