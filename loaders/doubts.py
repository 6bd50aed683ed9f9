"""What can be read and may still be a slip: a record that loses much, an area under another name."""

from __future__ import annotations

from rapidfuzz import fuzz

from graph.catalogue.areas import AreaList
from graph.changes.field_changes import FactChange, losses
from graph.errors import Problem
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.spelling import plain
from loaders.problems import DoubtKind
from loaders.tables import shortened

ONE_IN = 10
"""Of so many facts of an area a file may take one away without being asked."""
MUCH_ALIKE = 75
"""From so many percent on two names count as spellings of one."""
_KINDS = "都道府県市区町村"


def much_removed(before: Record | None, after: Record) -> Problem | None:
    """Return what a record loses when it is more than a tenth of it, or None.

    The detail says how many facts there are, then has a line for each that goes: its kind and what it is known
    by, with a tab between.
    """
    if before is None:
        return None
    count = sum(len(before.of(kind)) for kind in KEPT)
    gone = losses(before, after)
    if len(gone) * ONE_IN <= count:
        return None
    lines = [f"{loss.fact}\t{shortened(_labelled(loss, before))}" for loss in gone]
    return Problem(DoubtKind.REMOVES_MUCH, value=f"{before.area.name}（{before.area.code}）",
                   detail="\n".join([str(count), *lines]))


def _labelled(loss: FactChange, before: Record) -> str:
    """Return what a fact is known by: the names of what it joins where its key holds ids."""
    names = {actor.id: actor.name for actor in before.nodes()}
    ends = [names[part] for part in loss.subject if part in names]
    return " → ".join(ends) if len(ends) > 1 else loss.was or ""


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
