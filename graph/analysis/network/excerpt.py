"""A part of a record that is itself a record: some of its actors, and whatever hangs on them."""

from __future__ import annotations

from collections.abc import Container, Iterable

from graph.facts.actors import Node
from graph.facts.fact import Fact
from graph.facts.observations import Source
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace

_REQUIRED = {kind: {field.name for field in kind.FIELDS if field.required} for kind in KEPT}


def excerpt(record: Record, kept: Container[str]) -> Record:
    """Return the record with only the actors kept.

    A fact that needs an actor left out (a seat, a tie, a role) goes with it; where a fact only mentions
    one (a parent, a reporter, an operator, one of several that a meeting was held with), the mention goes. Actors
    that nobody records stay names.
    """
    gone = {actor.id for actor in record.nodes() if actor.id not in kept}
    if not gone:
        return record
    return replace(record, **{kind.PLURAL: _parts(record.of(kind), gone) for kind in KEPT if kind is not Source})


def _parts(facts: Iterable[Fact], gone: Container[str]) -> tuple[Fact, ...]:
    """Return what is left of facts; those that only differ in whom they mention may become one."""
    parts = (part for fact in facts if (part := _without(fact, gone)) is not None)
    return tuple({part.key(): part for part in parts}.values())


def _without(fact: Fact, gone: Container[str]) -> Fact | None:
    if isinstance(fact, Node) and fact.id in gone:
        return None
    changes: dict[str, object] = {}
    for name, refs in fact.references():
        if name == "cites" or not any(ref in gone for ref in refs):
            continue
        if name in _REQUIRED[type(fact)] or fact.KIND == "remark":
            return None
        value = getattr(fact, name)
        changes[name] = tuple(ref for ref in value if ref not in gone) if isinstance(value, tuple) else None
    return replace(fact, **changes) if changes else fact
