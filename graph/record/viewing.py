"""Facts of one record as another record names them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any

from graph.facts.fact import F
from graph.facts.references import renamed
from graph.record.kinds import IDENTIFIED
from graph.replacing import replace

EVERY = frozenset(kind.KIND for kind in IDENTIFIED)
"""The kinds that can be named."""


def seen_from(facts: Iterable[F], owner: str, viewer: str) -> tuple[F, ...]:
    """Return facts of `owner`'s record as `viewer`'s record names them, ids and references both."""
    return tuple(with_refs(fact, lambda ref: renamed(ref, owner, viewer)) for fact in facts)


def with_refs(fact: F, name: Callable[[str], str], kinds: Container[str] = EVERY) -> F:
    """Return a fact whose id and references are named anew, as far as they name facts of some kinds."""
    changes: dict[str, Any] = {}
    for field in fact.FIELDS:
        named = any(kind in kinds for kind in field.refers) or (field.is_id and fact.KIND in kinds)
        value = getattr(fact, field.name) if named else None
        if value is not None:
            changes[field.name] = tuple(dict.fromkeys(map(name, value))) if field.is_list else name(value)
    return replace(fact, **changes) if changes else fact


def without(fact: F, gone: Container[str], kinds: Container[str] = EVERY) -> F | None:
    """Return a fact without its mentions of facts, of some kinds, that are gone; None where it cannot be without."""
    changes: dict[str, Any] = {}
    for field in fact.REFERENCES:
        value = getattr(fact, field.name)
        refs = value if field.is_list else () if value is None else (value,)
        if field.loosely or not any(ref in gone for ref in refs) or not any(kind in kinds for kind in field.refers):
            continue
        if field.required:
            return None
        changes[field.name] = tuple(ref for ref in refs if ref not in gone) if field.is_list else None
    return replace(fact, **changes) if changes else fact
