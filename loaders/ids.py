"""Ids as people write them: the same id in another spelling is the same id, and two that look alike are told.

An id is recorded as it was first written. Whoever writes it otherwise later (width, capitals, half-width kana) means
that one; so no recorded id changes, and none goes because of its spelling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count

from graph.facts.actors import Network, Organisation, Platform
from graph.facts.fact import Fact
from graph.facts.flaws import FactError
from graph.facts.observations import Source, Window
from graph.facts.references import home_of, local_part
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import foreign_letters, look, plain
from loaders.area_codes import Recorded
from loaders.places import Place
from loaders.problems import HintKind, ProblemKind
from loaders.tables import Reports

Placed = tuple[Fact, Place]
Rows = dict[str, dict[type[Fact], list[Placed]]]
"""The facts that were read, with their places, by area and kind."""

TOGETHER: tuple[tuple[type[Fact], ...], ...] = ((Organisation, Network, Platform), (Source,), (Window,))
"""The kinds of fact whose ids must differ from each other."""
_NAMED = {name: kinds[0] for kinds in TOGETHER for name in (kind.KIND for kind in kinds)}
_TAKEN_FOR_EACH_OTHER = str.maketrans("01|ıl", "oiiii")
"""Signs that a person takes for letters in an id, where no word says which is meant."""


def stands_together(kind: type[Fact]) -> tuple[type[Fact], ...]:
    """Return the kinds of fact whose ids must differ from those of a kind, itself among them."""
    return next(kinds for kinds in TOGETHER if kind in kinds)


def free_ids(letter: str, taken: Iterable[str]) -> Iterator[str]:
    """Yield ids that nobody has: the letter with a number behind it, in order."""
    spelt = set(map(plain, taken))
    return (id_ for number in count(1) if (id_ := f"{letter}{number}") not in spelt)


class Known:
    """The ids of one area of kinds that stand together, by their plain spelling."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = set(ids)

    @cached_property
    def _by_spelling(self) -> Mapping[str, set[str]]:
        ids: dict[str, set[str]] = defaultdict(set)
        for id_ in self._ids:
            ids[plain(id_)].add(id_)
        return ids

    def __contains__(self, id_: str) -> bool:
        return id_ in self._ids

    def is_alone(self, id_: str) -> bool:
        """Return whether no other id has the same plain spelling."""
        return self._by_spelling.get(plain(id_)) == {id_}

    def meant(self, written: str) -> str:
        """Return the id that is meant: this one, else the only one with the same plain spelling, else as written."""
        if written in self._ids:
            return written
        alike = self._by_spelling.get(plain(written), set()) if self._ids else set()
        return next(iter(alike)) if len(alike) == 1 else written


def match_ids(rows: Rows, recorded: Recorded, reports: Reports) -> None:
    """Give every id and reference the spelling in which it is recorded, or stands on its own sheet.

    Reports ids that look alike, and those in letters of another script.
    """
    for area, facts in rows.items():
        _match_ids(area, facts, recorded(area), reports)
    known = _AreasIds(rows, recorded)
    for area, facts in rows.items():
        for placed in facts.values():
            placed[:] = [read for fact, place in placed for read in _matched(fact, place, area, known, reports)]


def _match_ids(area: str, facts: Mapping[type[Fact], list[Placed]], record: Record | None, reports: Reports) -> None:
    for kinds in TOGETHER:
        before = {kind: Known(_ids(record, kind)) for kind in kinds}
        for kind in kinds:
            placed = facts.get(kind, [])
            written = Known(fact.key()[0] for fact, _ in placed)
            for at, (fact, place) in enumerate(placed):
                id_ = fact.key()[0]
                meant = before[kind].meant(local_part(id_) if home_of(id_) == area else id_)
                if meant != id_ and written.is_alone(id_):
                    placed[at] = replace(fact, id=meant), place
                    reports.tell(place.problem(HintKind.READ_AS, "id", id_, meant))
        _tell_alike([read for kind in kinds for read in facts.get(kind, ())], before.values(), reports)


def _tell_alike(placed: Iterable[Placed], before: Collection[Known], reports: Reports) -> None:
    """Report ids that a person would take for each other, and letters that pass for Latin ones."""
    spelt: dict[str, str] = {}
    looks: dict[str, str] = {}

    def is_recorded(*ids: str) -> bool:
        return all(any(id_ in known for known in before) for id_ in ids)

    for fact, place in placed:
        id_ = fact.key()[0]
        first = spelt.setdefault(plain(id_), id_)
        if not is_recorded(id_) and foreign_letters(id_):
            reports.refuse(place.problem(ProblemKind.MIXED_LETTERS, "id", id_))
        elif first != id_ and not is_recorded(id_, first):
            reports.refuse(place.problem(ProblemKind.LOOKS_ALIKE, "id", id_, first))
        elif (first := looks.setdefault(look(id_).translate(_TAKEN_FOR_EACH_OTHER), id_)) != id_:
            reports.tell(place.problem(HintKind.ALMOST_ALIKE, "id", id_, first))


def _ids(record: Record | None, kind: type[Fact]) -> Iterator[str]:
    return (fact.key()[0] for fact in record.of(kind)) if record else iter(())


class _AreasIds:
    """The ids of every area that the files give or that is recorded, worked out when first asked for."""

    def __init__(self, rows: Rows, recorded: Recorded) -> None:
        self._rows, self._recorded = rows, recorded
        self._known: dict[tuple[str, type[Fact]], Known] = {}

    def of(self, area: str, kind: str) -> Known:
        """Return the ids that a reference to a kind of fact of an area may mean."""
        first = _NAMED[kind]
        if (area, first) not in self._known:
            kinds = next(kinds for kinds in TOGETHER if first in kinds)
            read = {fact.key()[0] for kind in kinds for fact, _ in self._rows.get(area, {}).get(kind, ())}
            record = self._recorded(area)
            self._known[area, first] = Known(read | {id_ for kind in kinds for id_ in _ids(record, kind)})
        return self._known[area, first]


def _matched(fact: Fact, place: Place, area: str, known: _AreasIds, reports: Reports) -> Iterator[Placed]:
    """Yield a fact with its references in the spelling of the ids they mean; none when it cannot be right then."""
    changed: dict[str, object] = {}
    for name, kinds in ((field.name, field.refers) for field in fact.REFERENCES):
        value = getattr(fact, name)
        refs = value if isinstance(value, tuple) else (value,) if value else ()
        meant = tuple(_meant(ref, area, kinds[0], known) for ref in refs)
        if meant != refs:
            changed[name] = meant if isinstance(value, tuple) else meant[0]
            for ref, id_ in zip(refs, meant, strict=True):
                if ref != id_:
                    reports.tell(place.problem(HintKind.READ_AS, name, ref, id_))
    try:
        yield (replace(fact, **changed) if changed else fact), place
    except FactError as error:
        for flaw in error.flaws:
            reports.refuse(place.problem(flaw.kind, flaw.field, flaw.value))


def _meant(ref: str, area: str, kind: str, known: _AreasIds) -> str:
    """Return the id that a reference means; the area's own code in front of its own id says nothing."""
    home = home_of(ref) or area
    id_ = known.of(home, kind).meant(local_part(ref))
    return id_ if home == area else f"{home}:{id_}"
