"""A part of a record that is itself a record: some of its bodies, and whatever hangs on them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import MISSING, fields, replace

from graph.model import FIELD_OF, Body, Fact, Record, Source

_REQUIRED = {
    kind: {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    for kind in FIELD_OF
}


def excerpt(record: Record, kept: Container[str]) -> Record:
    """Return the record with only the bodies kept.

    A fact that needs a body left out (a seat, a tie, a role) goes with it; where a fact only mentions
    one (a parent, a reporter, an operator), the mention goes. Bodies that nobody records stay names.
    """
    gone = {body.id for body in record.bodies() if body.id not in kept}
    if not gone:
        return record
    return replace(record, **{  # type: ignore[arg-type]
        name: tuple(part for fact in record.of(kind) if (part := _without(fact, gone)) is not None)
        for kind, name in FIELD_OF.items() if kind is not Source
    })


def _without(fact: Fact, gone: Container[str]) -> Fact | None:
    if isinstance(fact, Body) and fact.id in gone:
        return None
    changes: dict[str, object] = {}
    for name, refs in fact.references():
        if name == "cites" or not any(ref in gone for ref in refs):
            continue
        if name in _REQUIRED[type(fact)] or fact.KIND == "remark":
            return None
        changes[name] = None
    return replace(fact, **changes) if changes else fact  # type: ignore[arg-type]
