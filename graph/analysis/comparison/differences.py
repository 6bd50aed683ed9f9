"""What differs between records that are lined up: actors, links between them, what is recorded of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.comparison.links import links
from graph.analysis.comparison.matching import LineUp, Match
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.fact import Fact
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.record.kinds import KINDS

COMMON = frozenset({"id", "cites", "as_of", "note"})
COMPARED: Mapping[type[Fact], tuple[str, ...]] = {
    Platform: ("form", "meeting", "since"),
    Network: ("network_type", "meeting", "member_cap", "since"),
    Organisation: ("is_category",),
}
"""What of an actor can differ between areas: not its name, nor by-laws that every town numbers anew."""
LINKS = (Membership, PlatformPart, PlatformRole, Tie)


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `facts` are, for each side, the facts that it rests on there, none where none is.

    `subject` are ids of seats: one for an actor, two for a link, none for what is neither (a window, a survey, a
    finding: told between two times of one area). `field` is "" where some side has nothing at all; else the
    field in which the facts differ. `implied`: a link that one side cannot have, because it has nobody in one
    of its seats.
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


def differences(lined_up: LineUp) -> tuple[Difference, ...]:
    """Return every difference, actors first, in the order of the seats; the same on all sides is none.

    Between times of one area they are those of its revisions: nothing that was changed is left out but who is
    cited, notes and "as of".
    """
    return (*_actors(lined_up), *_links(lined_up), *(_others(lined_up) if _one_area(lined_up) else ()))


def _actors(lined_up: LineUp) -> Iterator[Difference]:
    same_area = _one_area(lined_up)
    for match in lined_up.matches:
        facts = tuple((actor,) if actor is not None else () for actor in match.actors)
        yield from _differences((match.id,), match.first.KIND, facts, _compared(match, same_area=same_area))


def _compared(match: Match, *, same_area: bool) -> tuple[str, ...]:
    """Return the fields to compare; none where a council here backs up what an office backs up there."""
    if len({type(actor) for actor in match.actors if actor is not None}) > 1:
        return ()
    if same_area:
        return tuple(f.name for f in match.first.FIELDS if f.name not in COMMON)
    return COMPARED[type(match.first)]


def _one_area(lined_up: LineUp) -> bool:
    return len({record.area.code for record in lined_up.records}) == 1


def _differences(subject: tuple[str, ...], kind: str, facts: tuple[tuple[Fact, ...], ...],
               compared: tuple[str, ...], *, implied: bool = False) -> Iterator[Difference]:
    if not all(facts):
        yield Difference(subject, kind, "", facts, implied)
    if sum(map(bool, facts)) > 1:
        differs = False
        for field in compared:
            values = {frozenset(getattr(fact, field) for fact in side) for side in facts if side}
            if len(values) > 1:
                yield Difference(subject, kind, field, facts)
                differs = True
        if not differs:
            yield from _differently_put_together(subject, kind, facts, compared)


def _differently_put_together(subject: tuple[str, ...], kind: str, facts: tuple[tuple[Fact, ...], ...],
                              compared: tuple[str, ...]) -> Iterator[Difference]:
    """Yield the fields of several facts whose values are the same on all sides, but not fact by fact."""
    whole = {frozenset(tuple(getattr(fact, field) for field in compared) for fact in side)
             for side in facts if side}
    if len(whole) > 1:
        for field in compared:
            if len({getattr(fact, field) for side in facts for fact in side}) > 1:
                yield Difference(subject, kind, field, facts)


def _others(lined_up: LineUp) -> Iterator[Difference]:
    """Yield what differs beside actors and links between times of one area: windows, surveys, findings."""
    for kind in KINDS:
        if kind in (*COMPARED, *LINKS):
            continue
        by_key = [{fact.key(): fact for fact in record.of(kind)} for record in lined_up.records]
        compared = tuple(f.name for f in kind.FIELDS if f.name not in COMMON)
        for key in dict.fromkeys(key for side in by_key for key in side):
            facts = tuple((side[key],) if key in side else () for side in by_key)
            yield from _differences((), kind.KIND, facts, compared)


def _links(lined_up: LineUp) -> Iterator[Difference]:
    same_area = _one_area(lined_up)
    for (kind, _, *subject), facts in links(lined_up).items():
        first = next(fact for part in facts for fact in part)
        seats = [lined_up.by_id[end].actors for end in subject]
        nobody = any(not there and any(seat[side] is None for seat in seats)
                     for side, there in enumerate(facts))
        naming = dict(_naming(first, same_area=same_area))
        compared = tuple(f.name for f in first.FIELDS if f.name not in COMMON and f.name not in naming)
        yield from _differences(tuple(subject), kind, facts, compared, implied=nobody)


def _naming(fact: Fact, *, same_area: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fields that name what is lined up; who reported a link has the same id only in one area."""
    yield from (named for named in fact.references() if not (same_area and named[0] == "reported_by"))
    yield "role", ()
    yield "kind", ()
