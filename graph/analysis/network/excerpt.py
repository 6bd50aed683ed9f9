"""A part of a record that is itself a record: some of its actors, and whatever hangs on them."""

from __future__ import annotations

from collections.abc import Container

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
    one (a parent, a reporter, an operator), the mention goes. Actors that nobody records stay names.
    """
    gone = {actor.id for actor in record.nodes() if actor.id not in kept}
    if not gone:
        return record
    return replace(record, **{
        kind.PLURAL: tuple(part for fact in record.of(kind) if (part := _without(fact, gone)) is not None)
        for kind in KEPT if kind is not Source
    })


def _without(fact: Fact, gone: Container[str]) -> Fact | None:
    if isinstance(fact, Node) and fact.id in gone:
        return None
    changes: dict[str, object] = {}
    for name, refs in fact.references():
        if name == "cites" or not any(ref in gone for ref in refs):
            continue
        if name in _REQUIRED[type(fact)] or fact.KIND == "remark":
            return None
        changes[name] = None
    return replace(fact, **changes) if changes else fact
