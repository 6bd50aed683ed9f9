"""From lines to facts: whose record each belongs to, ids for rows without one, whom the names in them mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.flaws import FactError
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import plain
from loaders.called import NAME_OF, Bearer, Called, bearers_of
from loaders.naming import Named, with_ids
from loaders.older_forms import decision_in
from loaders.places import Line, Read
from loaders.problems import HintKind, ProblemKind
from loaders.referring import Referring
from loaders.tables import Reports

RecordsOf = Callable[[str], Sequence[Record]]
"""Returns what is recorded of an area: the newest record, and those from which books of it were exported."""


def areas_listed(lines: Iterable[Line]) -> Mapping[str, set[str]]:
    """Return the areas that each book lists, "" for a row of which nobody can tell."""
    listed: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.kind is Area:
            listed[line.place.book].add(line.area)
    return listed


def with_areas(lines: Iterable[Line], listed: Mapping[str, set[str]], said: Area | None,
               reports: Reports) -> Iterator[Line]:
    """Yield lines with the area that each belongs to; those of which nobody knows are reported and left out.

    A row without one belongs to the only area that its book lists, and in a book that lists none to the one that a
    person said, if any.
    """
    for line in lines:
        if line.kind is Area or line.area:
            yield line
            continue
        areas = listed.get(line.place.book)
        known = areas - {""} if areas else set()
        if len(known) == 1:
            yield replace(line, area=next(iter(known)))
        elif said and not areas:
            area_text = f"{said.name}（{said.code}）"
            reports.tell(replace(line.place, sheet="", row=None).problem(HintKind.AREA_SAID, "", area_text))
            yield replace(line, area=said.code)
        elif known or not areas:
            reports.refuse(line.place.problem(ProblemKind.MISSING_AREA, "area"))


class Building:
    """Builds the facts of lines whose areas are settled; what is wrong with them is reported.

    A row without an id is the recorded fact of its name, or a new one. A row that cannot be read as a whole is no fact,
    and others may name it all the same.
    """

    def __init__(self, lines: Iterable[Line], records_of: RecordsOf, reports: Reports) -> None:
        self._reports = reports
        self._recorded: dict[str, Sequence[Bearer]] = {}
        self._records_of = records_of
        self._named = {area: with_ids(of_area, self._bearers(area), reports)
                       for area, of_area in _by_area(lines).items()}
        self._called: dict[str, Called] = {}
        self._referring = Referring(self._called_in)

    def facts(self) -> Iterator[Read]:
        """Yield the facts of the lines, by area, in the order of the rows."""
        for named in self._named.values():
            for line in named.lines:
                fact = self._fact(line, self._reports)
                if fact:
                    yield Read(line.area, fact, line.place)
                else:
                    self._reports.spoilt |= _names(line)

    def left_out(self, lines: Iterable[Line]) -> Iterator[Fact]:
        """Yield the facts of lines that were left out, as far as they can be known; nothing is reported."""
        quiet = Reports()
        for area, of_area in _by_area(lines).items():
            yield from filter(None, (self._fact(line, quiet)
                                     for line in with_ids(of_area, self._bearers(area), quiet).lines))

    def _bearers(self, area: str) -> Sequence[Bearer]:
        if area not in self._recorded:
            self._recorded[area] = [bearer for record in self._records_of(area) for bearer in bearers_of(record)]
        return self._recorded[area]

    def _called_in(self, area: str) -> Called:
        if area not in self._called:
            rows = self._named.get(area, Named()).bearers
            self._called[area] = Called([*rows, *self._bearers(area)])
        return self._called[area]

    def _fact(self, line: Line, reports: Reports) -> Fact | None:
        fields, is_whole = dict(line.values), line.is_whole
        for reference in line.kind.REFERENCES:
            if reference.name in fields:
                ids = self._referring.ids(reference, line, reports)
                is_whole = is_whole and ids is not None
                fields[reference.name] = tuple(ids or ()) if reference.is_list else next(iter(ids or ()), None)
        if not is_whole:
            return None
        try:
            return decision_in(line.kind, fields) or line.kind(**fields)  # type: ignore[arg-type]
        except FactError as error:
            for flaw in error.flaws:
                reports.refuse(line.place.problem(flaw.kind, flaw.field, flaw.value))
        return None


def _by_area(lines: Iterable[Line]) -> Mapping[str, list[Line]]:
    by_area: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_area[line.area].append(line)
    return by_area


def _names(line: Line) -> set[str]:
    """Return what a row is named by, as written and plain; "" without anything."""
    names = [str(line.values[name]) for name in ("id", "code", NAME_OF.get(line.kind, "")) if name in line.values]
    return {spelt for name in names or [""] for spelt in (name, plain(name))}
