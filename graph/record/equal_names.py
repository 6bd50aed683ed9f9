"""Actors of one record whose names are equal: perhaps one and the same, recorded twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.facts.actors import Actor, Network
from graph.facts.references import home_of
from graph.record.record import Record
from graph.spelling import bare_name, forms_agree, name_key


def equal_names(record: Record) -> Iterator[tuple[Actor, ...]]:
    """Yield the record's own organisations of one name, and its networks of one name, by their ids.

    In each group everybody may be the same as somebody else in it.
    """
    for actors in (record.organisations, record.networks):
        by_name: defaultdict[str, list[Actor]] = defaultdict(list)
        for actor in actors:
            if home_of(actor.id) is None:
                by_name[bare_name(name_key(actor.name))].append(actor)
        for alike in by_name.values():
            if group := tuple(sorted((actor for actor in alike if any(
                    other is not actor and may_be_one(actor, other) for other in alike)), key=lambda actor: actor.id)):
                yield group


def may_be_one(first: Actor, second: Actor) -> bool:
    """Return whether two actors of equal names may be one: not two categories, and not of two legal forms."""
    return not (_is_category(first) and _is_category(second)) and forms_agree(
        name_key(first.name), name_key(second.name))


def _is_category(actor: Actor) -> bool:
    return not isinstance(actor, Network) and actor.is_category
