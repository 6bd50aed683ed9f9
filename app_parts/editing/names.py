"""What the facts of a record are called where one is chosen: by name, never by id, and no two alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from app_parts.frame import session
from graph.facts.fact import Fact
from graph.facts.references import home_of
from wording.facts import Reader

TELLING = ("parent", "operator", "place", "publisher", "published", "network_type", "partner_types", "tier", "form",
           "address", "page", "contact")
"""The fields by which two of one name are told apart, the first that says something of one."""


def named(reader: Reader, kinds: Iterable[str]) -> dict[str, str]:
    """Return the names of a record's own facts of some kinds, by id; equal ones with what tells them apart."""
    return _apart({fact.key()[0]: fact for fact in _of(reader.record, kinds) if not home_of(fact.key()[0])}, reader)


def choosable(reader: Reader, kinds: Iterable[str]) -> dict[str, str]:
    """Return the names of whatever a field may name, by id: the record's own facts, then those of other areas."""
    facts = {fact.key()[0]: fact for record in (reader.record, reader.around or ()) for fact in _of(record, kinds)}
    return _apart(dict(sorted(facts.items(), key=lambda item: home_of(item[0]) is not None)), reader)


def _of(facts: Iterable[Fact], kinds: Iterable[str]) -> Iterator[Fact]:
    wanted = frozenset(kinds)
    return (fact for fact in facts if fact.KIND in wanted)


def _apart(facts: Mapping[str, Fact], reader: Reader) -> dict[str, str]:
    words = reader.words
    labels = {id_: _label(id_, fact, reader) for id_, fact in facts.items()}
    counts = Counter(labels.values())
    for id_, fact in facts.items():
        if counts[labels[id_]] > 1 and (detail := _detail(fact, reader)):
            labels[id_] = words("editing.named_with", name=labels[id_], detail=detail)
    counts, places = Counter(labels.values()), defaultdict[str, int](int)
    for id_, label in labels.items():
        if counts[label] > 1:
            places[label] += 1
            labels[id_] = words("editing.named_again", name=label, number=places[label])
    return labels


def _label(id_: str, fact: Fact, reader: Reader) -> str:
    """Return a fact's name; of another area's fact with whose it is."""
    name = str(getattr(fact, "name", None) or getattr(fact, "title", ""))
    home = home_of(id_)
    return name if home is None else reader.words(
        "editing.named_with", name=name, detail=session.name_of(home, reader.words.language))


def _detail(fact: Fact, reader: Reader) -> str:
    said = {field.name for field in fact.FIELDS if getattr(fact, field.name) != field.default}
    values = (reader.value(fact, name) for name in TELLING if name in said)
    return next(filter(None, values), "")
