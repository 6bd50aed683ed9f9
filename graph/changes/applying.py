"""Changes laid over a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from graph.changes.change import Change, ChangeMissed, Key, Merge, Put, Remove, Rename
from graph.facts.actors import Organisation
from graph.facts.areas import Area
from graph.facts.fact import Fact, is_listable
from graph.record.kinds import KEPT, KINDS, namesakes
from graph.record.record import Record
from graph.record.viewing import with_refs
from graph.replacing import replace

Facts = dict[type[Fact], dict[Key, Fact]]


def applied(record: Record | None, changes: Iterable[Change], *, area: Area | None = None) -> Record:
    """Return the record after some changes, one after the other; nothing else moves.

    `area` is the area's own line where nothing is recorded yet and no change puts one. Raises RecordError when the
    facts do not fit together any more, and ChangeMissed for a change of a fact that is not there.
    """
    facts = facts_after(record, changes)
    if not facts[Area] and area is not None:
        facts[Area][area.key()] = area
    return record_of(facts)


def facts_after(record: Record | None, changes: Iterable[Change]) -> Facts:
    """Return the facts after some changes, whether they fit together or not. Raises ChangeMissed as `applied` does."""
    facts: Facts = {kind: {fact.key(): fact for fact in record.of(kind)} if record else {} for kind in KINDS}
    for change in changes:
        try:
            _APPLY[type(change)](facts, change)
        except (KeyError, StopIteration) as error:
            raise ChangeMissed(change) from error
    return facts


def record_of(facts: Facts) -> Record:
    """Return the record that facts make up. Raises RecordError when they do not fit together."""
    (line,) = facts[Area].values()
    return Record(area=cast("Area", line), **{kind.PLURAL: tuple(facts[kind].values()) for kind in KEPT})


def _put(facts: Facts, change: Put) -> None:
    """Put a fact where the one stood whose place it takes, or behind all others."""
    of_kind, key = facts[change.kind], change.fact.key()
    if change.key == key or change.key not in of_kind:
        of_kind[key] = change.fact
        return
    others = {k: fact for k, fact in of_kind.items() if k != key}
    facts[change.kind] = {key if k == change.key else k: change.fact if k == change.key else fact
                          for k, fact in others.items()}


def _remove(facts: Facts, change: Remove) -> None:
    del facts[change.kind][change.key]


def _rename(facts: Facts, change: Rename) -> None:
    if (change.old,) not in facts[change.kind]:
        raise KeyError(change.old)

    def name(ref: str) -> str:
        return change.new if ref == change.old else ref

    for kind, of_kind in facts.items():
        renamed = (with_refs(fact, name, namesakes(change.kind)) for fact in of_kind.values())
        facts[kind] = {fact.key(): fact for fact in renamed}


def _merge(facts: Facts, change: Merge) -> None:
    """Let the actor that is kept gain what only the other says, and name it wherever the other was named.

    What the two had with each other would join the actor with itself: it goes.
    """
    kind = next(k for k, of_kind in facts.items() if (change.gone,) in of_kind and (change.kept,) in of_kind)
    kept, gone = facts[kind][change.kept,], facts[kind].pop((change.gone,))
    facts[kind][change.kept,] = _known_as(joined(kept, gone), gone)

    def name(ref: str) -> str:
        return change.kept if ref == change.gone else ref

    for each, of_kind in facts.items():
        apart = (fact for fact in of_kind.values() if not each.ENDS
                 or len({name(getattr(fact, end)) for end in each.ENDS}) > 1)
        facts[each] = _without_doubles(with_refs(_without_itself(fact, change), name, namesakes(kind))
                                       for fact in apart)


def _known_as(kept: Fact, gone: Fact) -> Fact:
    """Return an organisation that also goes by the name of the one it became one with, if a list holds it."""
    if not (isinstance(kept, Organisation) and isinstance(gone, Organisation)) or not is_listable(gone.name):
        return kept
    names = dict.fromkeys((*kept.other_names, gone.name))
    return replace(kept, other_names=tuple(name for name in names if name != kept.name))


def _without_itself(fact: Fact, change: Merge) -> Fact:
    """Return an actor that is a department of the one it becomes one with as a department of nobody."""
    pair = {change.kept, change.gone}
    if fact.KEY == ("id",) and fact.key()[0] in pair:
        inner = {field.name: None for field in fact.REFERENCES
                 if not field.is_list and not field.required and getattr(fact, field.name) in pair}
        return replace(fact, **inner) if inner else fact
    return fact


def _without_doubles(facts: Iterable[Fact]) -> dict[Key, Fact]:
    """Return facts by their keys, those of equal keys joined."""
    by_key: dict[Key, Fact] = {}
    for fact in facts:
        same = by_key.get(fact.key())
        by_key[fact.key()] = joined(same, fact) if same else fact
    return by_key


def joined(kept: Fact, other: Fact) -> Fact:
    """Return the fact that is kept, with what only the other says: its values where this has none, all its lists."""
    gained: dict[str, Any] = {}
    for field in kept.FIELDS:
        value, theirs = getattr(kept, field.name), getattr(other, field.name)
        if field.name in kept.KEY:
            continue
        if field.is_list:
            gained[field.name] = tuple(dict.fromkeys((*value, *theirs)))
        elif value == field.default and not field.required:
            gained[field.name] = theirs
    return replace(kept, **gained)


_APPLY: dict[type, Any] = {Put: _put, Remove: _remove, Rename: _rename, Merge: _merge}
