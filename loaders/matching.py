"""Which recorded fact a row speaks of: the one with its key, or the only one that can be meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from graph.dates import ends_before
from graph.facts.fact import Fact

Key = tuple[str, ...]
Values = tuple[frozenset[str], tuple[object, ...]]
"""Which parts of a key may differ, and what stands in the others."""


def matched(kind: type[Fact], recorded: Sequence[Fact], read: Sequence[Fact]) -> dict[Key, Fact]:
    """Return the recorded fact that each fact of a file speaks of, by the key of the file's.

    A part of the key of which a row says nothing is that of the recorded fact. A link between the same two may have
    another seat or another date. Either way only where the file has one such fact and the record has one.
    """
    by_key = {fact.key(): fact for fact in recorded}
    pairs = {fact.key(): by_key[fact.key()] for fact in read if fact.key() in by_key}
    if kind.KEY == ("id",) or kind.MADE_HERE or not recorded or len(pairs) == len(read):
        return pairs
    by_values: dict[frozenset[str], dict[Values, list[Fact]]] = {}
    taken, alike = set(pairs), Counter(map(_values, read))
    for fact in read:
        if fact.key() in pairs or alike[_values(fact)] > 1:
            continue
        parts = _open_parts(fact)
        if parts not in by_values:
            by_values[parts] = _by_values(recorded, parts)
        candidates = by_values[parts].get(_values(fact), ())
        if len(candidates) == 1 and candidates[0].key() not in taken and _may_be_one(candidates[0], fact):
            pairs[fact.key()] = candidates[0]
            taken.add(candidates[0].key())
    return pairs


def is_blank(value: object) -> bool:
    """Return whether a value says nothing."""
    return value in (None, "", ()) or (isinstance(value, StrEnum) and value.value == "unknown")


def _open_parts(fact: Fact) -> frozenset[str]:
    """Return the parts of a fact's key that the recorded fact may have otherwise."""
    movable = _movable(type(fact))
    return frozenset(name for name in fact.KEY if name in movable or is_blank(getattr(fact, name)))


@cache
def _movable(kind: type[Fact]) -> frozenset[str]:
    """Return the fields of a link in which it may change and is still the same link: its seat, its dates."""
    return frozenset(field.name for field in kind.FIELDS if kind.ENDS and not (field.required or field.refers))


def _values(fact: Fact) -> Values:
    return _values_without(fact, _open_parts(fact))


def _values_without(fact: Fact, parts: frozenset[str]) -> Values:
    return parts, tuple(getattr(fact, name) for name in fact.KEY if name not in parts)


def _by_values(recorded: Sequence[Fact], parts: frozenset[str]) -> dict[Values, list[Fact]]:
    facts: dict[Values, list[Fact]] = defaultdict(list)
    for fact in recorded:
        facts[_values_without(fact, parts)].append(fact)
    return facts


def _may_be_one(recorded: Fact, fact: Fact) -> bool:
    """Return whether a link may be the recorded one: neither had ended before the other began."""
    if "until" not in {field.name for field in fact.FIELDS} or "since" not in fact.KEY:
        return True
    first, second = ((getattr(link, "since"), getattr(link, "until")) for link in (recorded, fact))  # noqa: B009
    return not ends_before(first[1], second[0]) and not ends_before(second[1], first[0])
