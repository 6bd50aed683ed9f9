"""What is wrong between facts that are each right: doubles, loose references, circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.facts.actors import Organisation
from graph.facts.fact import Fact
from graph.facts.flaws import FactError, Flaw, FlawKind
from graph.record.kinds import IDENTIFIED, NODES

FactsByKind = Mapping[type[Fact], tuple[Fact, ...]]


class RecordError(FactError):
    """Facts that do not fit together in one record."""


def flaws_among(facts: FactsByKind) -> Iterator[Flaw]:
    """Yield what is wrong between facts, in the order of their kinds."""
    ids = {kind.KIND: {fact.key()[0] for fact in facts.get(kind, ())} for kind in IDENTIFIED}
    yield from _shared_ids(facts)
    for kind, facts_of_kind in facts.items():
        yield from _flaws_of_kind(kind, facts_of_kind, ids)
    yield from _circles([o for o in facts.get(Organisation, ()) if isinstance(o, Organisation)])


def _flaws_of_kind(kind: type[Fact], facts: tuple[Fact, ...], ids: Mapping[str, set[str]]) -> Iterator[Flaw]:
    seen: set[tuple[str, ...]] = set()
    resolving = [(field.name, field.is_list, set().union(*(ids[name] for name in field.refers)))
                 for field in kind.REFERENCES if not field.loosely]
    for position, fact in enumerate(facts):
        key = fact.key()
        if key in seen:
            yield Flaw(FlawKind.DUPLICATE, kind.KIND, kind.KEY[0], key[0], position)
        seen.add(key)
        for name, is_list, allowed in resolving:
            value = getattr(fact, name)
            for ref in value if is_list else (value,):
                if ref and ref not in allowed and ":" not in ref:
                    yield Flaw(FlawKind.UNKNOWN_REFERENCE, kind.KIND, name, ref, position)


def _shared_ids(facts: FactsByKind) -> Iterator[Flaw]:
    """Yield nodes of different kinds with one id: a reference could not tell them apart."""
    seen: dict[str, str] = {}
    for kind in reversed(NODES):
        for position, fact in enumerate(facts.get(kind, ())):
            (own_id,) = fact.key()
            if seen.setdefault(own_id, kind.KIND) != kind.KIND:
                yield Flaw(FlawKind.DUPLICATE, kind.KIND, "id", own_id, position)


def _circles(organisations: list[Organisation]) -> Iterator[Flaw]:
    parent = {o.id: o.parent for o in organisations}
    for position, organisation in enumerate(organisations):
        above, seen = organisation.parent, {organisation.id}
        while above is not None and above not in seen:
            seen.add(above)
            above = parent.get(above)
        if above == organisation.id:
            yield Flaw(FlawKind.CYCLIC_PARENT, "organisation", "parent", organisation.id, position)
