"""What differs between records that are lined up: bodies, links between them, what is recorded of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from graph.analysis.comparison.line_up import LineUp, Slot
from graph.model import Fact, Link, Network, Organisation, Platform, PlatformRole, Tie, ends_of

COMMON = frozenset({"id", "cites", "as_of", "note"})
COMPARED: Mapping[type[Fact], tuple[str, ...]] = {
    Platform: ("form", "meeting", "since"),
    Network: ("network_type", "meeting", "member_cap", "since"),
    Organisation: ("is_category",),
}
"""What of a body can differ between areas: not its name, nor by-laws that every town numbers anew."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """One difference. `facts` are, for each side, the facts that it rests on there, none where none is.

    `subject` are ids of slots: one for a body, two for a link. `field` is "" where some side has nothing at
    all; else the field in which the facts differ. `implied`: a link that one side cannot have, because it has
    nobody in one of its seats.
    """

    subject: tuple[str, ...]
    fact: str
    field: str
    facts: tuple[tuple[Fact, ...], ...]
    implied: bool = False

    @property
    def there(self) -> tuple[bool, ...]:
        """For each side, whether anything is recorded there."""
        return tuple(map(bool, self.facts))


def contrasts(lined_up: LineUp) -> tuple[Contrast, ...]:
    """Return every difference, bodies first, in the order of the seats; the same on all sides is none."""
    return (*_bodies(lined_up), *_links(lined_up))


def _bodies(lined_up: LineUp) -> Iterator[Contrast]:
    same_area = _one_area(lined_up)
    for slot in lined_up.slots:
        facts = tuple((body,) if body is not None else () for body in slot.bodies)
        yield from _contrasts((slot.id,), slot.first.KIND, facts, _compared(slot, same_area=same_area))


def _compared(slot: Slot, *, same_area: bool) -> tuple[str, ...]:
    if same_area:
        return tuple(f.name for f in fields(slot.first) if f.name not in COMMON)
    return COMPARED[type(slot.first)]


def _one_area(lined_up: LineUp) -> bool:
    return len({record.area.code for record in lined_up.records}) == 1


def _contrasts(subject: tuple[str, ...], kind: str, facts: tuple[tuple[Fact, ...], ...],
               compared: tuple[str, ...], *, implied: bool = False) -> Iterator[Contrast]:
    if not all(facts):
        yield Contrast(subject, kind, "", facts, implied)
    if sum(map(bool, facts)) > 1:
        for field in compared:
            values = {frozenset(getattr(fact, field) for fact in several) for several in facts if several}
            if len(values) > 1:
                yield Contrast(subject, kind, field, facts)


def _links(lined_up: LineUp) -> Iterator[Contrast]:
    found: dict[tuple[str, ...], list[list[Fact]]] = {}
    sides = len(lined_up.records)
    for side, record in enumerate(lined_up.records):
        slots = lined_up.slot_of[side]
        for link in record.links():
            if (key := _key(link, slots)) is not None:
                found.setdefault(key, [[] for _ in range(sides)])[side].append(link)
    for (kind, _, *subject), several in found.items():
        facts = tuple(map(tuple, several))
        first = next(fact for part in facts for fact in part)
        seats = [lined_up.by_id[end].bodies for end in subject]
        nobody = any(not there and any(seat[side] is None for seat in seats)
                     for side, there in enumerate(facts))
        compared = tuple(f.name for f in fields(first)
                         if f.name not in COMMON and f.name not in dict(_naming(first)))
        yield from _contrasts(tuple(subject), kind, facts, compared, implied=nobody)


def _naming(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from fact.references()
    yield "role", ()
    yield "kind", ()


def _key(link: Link, slots: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return what makes links of several sides the same: kind, role or kind of tie, whose seats they join."""
    ends = [slots.get(end) for end in ends_of(link)]
    if None in ends or len(ends) != 2:
        return None
    which = link.role.value if isinstance(link, PlatformRole) else link.kind if isinstance(link, Tie) else ""
    return (link.KIND, which, *[end for end in ends if end is not None])
