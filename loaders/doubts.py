"""What can be read and may still be a slip: a record that loses much, an area under another name, equal names."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from graph.catalogue.areas import AreaList
from graph.changes.removing import MANY_REMOVED, removed
from graph.errors import Problem
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact
from graph.facts.links import ends_of
from graph.record.equal_names import equal_names
from graph.record.record import Record
from graph.spelling import plain
from loaders.problems import DoubtKind, HintKind
from loaders.tables import shortened

MUCH_ALIKE = 75
"""From so many percent on two names count as spellings of one."""
_KINDS = "都道府県市区町村"


def much_removed(before: Record | None, after: Record) -> Problem | None:
    """Return what a record loses when it is more than a handful, or None.

    The detail has a line for each that goes: its kind and what it is known by, with a tab between.
    """
    gone = removed(before, after)
    if before is None or len(gone) <= MANY_REMOVED:
        return None
    lines = [f"{type(fact).KIND}\t{shortened(_labelled(fact, before))}" for fact in gone]
    return Problem(DoubtKind.REMOVES_MUCH, value=f"{before.area.name}（{before.area.code}）", detail="\n".join(lines))


def actors_of_one_name(record: Record) -> Iterator[Problem]:
    """Yield a hint for each name that several actors of a record have; the detail has a line for each of them."""
    for group in equal_names(record):
        names = "\n".join(shortened(actor.name) for actor in group)
        yield Problem(HintKind.EQUAL_NAMES, value=f"{record.area.name}（{record.area.code}）", detail=names)


def _labelled(fact: Fact, before: Record) -> str:
    """Return what a fact is known by: the names of what it joins, its own name, else its key."""
    names = {actor.id: actor.name for actor in before.nodes()}
    ends = [names.get(end, end) for end in ends_of(fact)]
    label = " → ".join(ends) or getattr(fact, "name", "") or getattr(fact, "title", "")
    return label or " → ".join(filter(None, fact.key()))


def other_name(before: Record | None, area: Area, areas: AreaList) -> str:
    """Return the name by which an area was known so far when a file calls it something quite different, else ""."""
    listed = areas.by_code.get(area.code)
    if (listed and areas.is_name_of(area.name, listed)) or area.kind is AreaKind.NATION:
        return ""
    known = before.area.name if before else listed.name if listed else area.name
    return "" if _is_spelling_of(area.name, known) else known


def _is_spelling_of(name: str, known: str) -> bool:
    first, second = (plain(text).rstrip(_KINDS) for text in (name, known))
    if not (first and second):
        return plain(name) == plain(known)
    return first in second or second in first or fuzz.ratio(first, second) >= MUCH_ALIKE
