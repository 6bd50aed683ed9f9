"""The changes that turn one record into another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from graph.changes.change import Change, Key, Put, Remove
from graph.facts.fact import Fact
from graph.record.kinds import KEPT
from graph.record.record import Record


def changes_between(before: Record | None, after: Record) -> tuple[Change, ...]:
    """Return what has to change for `before` to become `after`; None stands for "nothing recorded".

    The order of facts is no difference. Where just one link between two actors goes and just one comes, it is the
    same link that changed (a seat, a date), not one that is removed.
    """
    return tuple(_changes(before, after))


def _changes(before: Record | None, after: Record) -> Iterator[Change]:
    if before is None or before.area != after.area:
        yield Put(after.area, None if before is None else before.area.key())
    for kind in KEPT:
        old = by_key(before, kind) if before else {}
        new = by_key(after, kind)
        if old == new:
            continue
        moved = dict(_moved(kind, [f for k, f in old.items() if k not in new],
                            [f for k, f in new.items() if k not in old]))
        for key, fact in new.items():
            if key in moved:
                yield Put(fact, moved[key])
            elif old.get(key) != fact:
                yield Put(fact)
        yield from (Remove(kind, key) for key in old if key not in new and key not in moved.values())


def by_key(record: Record, kind: type[Fact]) -> dict[Key, Fact]:
    """Return a record's facts of a kind by their keys."""
    return {fact.key(): fact for fact in record.of(kind)}


def _moved(kind: type[Fact], gone: list[Fact], come: list[Fact]) -> Iterator[tuple[Key, Key]]:
    """Yield the new and the old key of links between the same two ends of which one went and one came."""
    if not kind.ENDS:
        return
    old, new = ({ends: list(links) for ends, links in groupby(sorted(facts, key=_ends), _ends)}
                for facts in (gone, come))
    for ends, links in new.items():
        if len(links) == len(old.get(ends, ())) == 1:
            yield links[0].key(), old[ends][0].key()


def _ends(link: Fact) -> Key:
    return tuple(getattr(link, name) for name in link.ENDS)
