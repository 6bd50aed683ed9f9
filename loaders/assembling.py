"""From facts with places to records: which area each belongs to, and whether they fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import cast

from graph.errors import FlawKind
from graph.model import FIELD_OF, Area, Fact, Record, flaws_among, home_of, local_part
from loaders.problems import ProblemKind
from loaders.reading_sheets import ANY, Place, Read
from loaders.sheets import sheets
from loaders.tables import Reports

Recorded = Callable[[str], Record | None]
Placed = tuple[Fact, Place]
NOWHERE = Place("", "", None, {})


@dataclass
class Draft:
    """An area's facts before they are a record: those read, and those kept from what is recorded."""

    area: Fact
    place: Place
    facts: dict[type[Fact], list[Placed]] = field(default_factory=dict)

    def by_kind(self) -> dict[type[Fact], tuple[Fact, ...]]:
        """Return the facts by kind, without their places."""
        read = {kind: tuple(fact for fact, _ in placed) for kind, placed in self.facts.items()}
        return {Area: (self.area,)} | read

    def placed(self) -> Iterator[Placed]:
        """Yield every fact with its place."""
        yield self.area, self.place
        for several in self.facts.values():
            yield from several


Sheets = Mapping[tuple[str, type[Fact]], Sequence[Read]]
"""What each sheet says, by the book it is in and the kind of fact it holds."""


def assemble(read: Sheets, recorded: Recorded, reports: Reports) -> list[Record]:
    """Return the records that the facts make up, in the order in which their areas first appear.

    A kind of fact is replaced for an area when a sheet has rows of that area, or when a book lists the
    area and has the kind's sheet; other kinds keep what is recorded, and what was decided on our own pages
    stays. Everything that does not fit is reported, each at its cell. A column that is not there leaves what
    is recorded of the same fact.
    """
    lines = [one for (_, kind), several in read.items() if kind is Area for one in several]
    listed = {one.area: one for one in lines}
    rows = _by_area(read, reports)
    drafts: dict[str, Draft] = {}
    for code in dict.fromkeys([*listed, *rows]):
        if draft := _draft(code, listed.get(code), rows.get(code, {}), read, recorded, reports):
            drafts[code] = draft
    _report_doubled_areas(lines, reports)
    for code, draft in drafts.items():
        _report_flaws(draft, reports)
        _report_loose_ends(code, draft, drafts, recorded, reports)
    return [] if reports.problems else [_record(draft) for draft in drafts.values()]


def _by_area(read: Sheets, reports: Reports) -> dict[str, dict[type[Fact], list[Placed]]]:
    """Return the facts by area; a row without one belongs to the only area its book lists."""
    found: dict[str, dict[type[Fact], list[Placed]]] = {}
    for (book, kind), several in read.items():
        if kind is Area:
            continue
        listed = {one.area for one in read.get((book, Area), ())}
        only = next(iter(listed)) if len(listed) == 1 else ""
        for one in several:
            if area := one.area or only:
                found.setdefault(area, {}).setdefault(kind, []).append((one.fact, one.place))
            elif (book, Area) not in read or listed or not reports.spoilt:
                reports.refuse(one.place.problem(ProblemKind.MISSING_AREA, "area"))
    return found


def _draft(code: str, line: Read | None, rows: Mapping[type[Fact], list[Placed]],
           read: Sheets, recorded: Recorded, reports: Reports) -> Draft | None:
    before = recorded(code)
    if line is None and before is None:
        if reports.spoilt & {code, ANY}:
            return None
        for several in rows.values():
            reports.refuse(several[0][1].problem(ProblemKind.UNKNOWN_AREA, "area", code))
        return None
    draft = Draft(line.fact, line.place) if line else Draft(cast("Record", before).area, NOWHERE)
    if line and before:
        draft.area = _completed(line.fact, line.place, before.area)
    for kind in FIELD_OF:
        if kind in rows or (line is not None and (line.place.book, kind) in read):
            known = {fact.key(): fact for fact in before.of(kind)} if before else {}
            draft.facts[kind] = [(_completed(fact, place, known.get(fact.key())), place)
                                 for fact, place in rows.get(kind, ())]
            draft.facts[kind] += _not_taken_away(known, draft.facts[kind], kind, reports)
        else:
            draft.facts[kind] = [(fact, _kept_in(kind)) for fact in before.of(kind)] if before else []
    return draft


def _not_taken_away(known: Mapping[tuple[str, ...], Fact], read: Sequence[Placed], kind: type[Fact],
                    reports: Reports) -> list[Placed]:
    """Return what is recorded and not in the sheet, and stays: made on our own pages, or in a row that was left out."""
    there = {fact.key() for fact, _ in read}
    return [(fact, _kept_in(kind)) for key, fact in known.items()
            if key not in there and (getattr(fact, "made_here", False) or (kind, key) in reports.left_out_keys)]


def _completed(fact: Fact, place: Place, recorded: Fact | None) -> Fact:
    """Return a fact with what is recorded in those fields that its sheet has no column for."""
    if recorded is None:
        return fact
    kept = {f.name: getattr(recorded, f.name) for f in fields(fact) if f.name not in place.given}
    return replace(fact, **kept) if kept else fact


def _kept_in(kind: type[Fact]) -> Place:
    """Return the place of a fact that is recorded already: its sheet, and no row."""
    sheet = next(sheet for sheet in sheets() if sheet.kind is kind)
    return Place("", sheet.names[0], None, {column.field: column.spellings[0] for column in sheet.columns})


def _report_doubled_areas(lines: Sequence[Read], reports: Reports) -> None:
    seen: set[str] = set()
    for one in lines:
        if one.area in seen:
            reports.refuse(one.place.problem(FlawKind.DUPLICATE, "code", one.area))
        seen.add(one.area)


def _report_flaws(draft: Draft, reports: Reports) -> None:
    kinds = {kind.KIND: kind for kind in draft.facts}
    for flaw in flaws_among(draft.by_kind()):
        if flaw.kind is FlawKind.UNKNOWN_REFERENCE and reports.spoilt & {flaw.value, ANY}:
            continue
        position = cast("int", flaw.position)
        place = draft.facts[kinds[flaw.fact]][position][1] if flaw.fact in kinds else draft.place
        reports.refuse(place.problem(flaw.kind, flaw.field, flaw.value))


def _report_loose_ends(code: str, draft: Draft, drafts: Mapping[str, Draft], recorded: Recorded,
                       reports: Reports) -> None:
    """Report references to other areas' facts that nobody knows, and facts that are another area's."""
    known: dict[str, set[str]] = {}
    for fact, place in draft.placed():
        if place.row is None:
            continue
        if home_of(getattr(fact, "id", "")):
            reports.refuse(place.problem(FlawKind.FACT_OF_ANOTHER_AREA, "id", fact.key()[0]))
        for name, refs in fact.references():
            for ref in refs:
                home = home_of(ref)
                if (home and not reports.spoilt & {home, local_part(ref), ANY}
                        and local_part(ref) not in known.setdefault(home, _ids(home, drafts, recorded))):
                    reports.refuse(place.problem(FlawKind.UNKNOWN_REFERENCE, name, ref))


def _ids(area: str, drafts: Mapping[str, Draft], recorded: Recorded) -> set[str]:
    if area in drafts:
        return {getattr(fact, "id", "") for fact, _ in drafts[area].placed()}
    record = recorded(area)
    return {getattr(fact, "id", "") for kind in FIELD_OF for fact in record.of(kind)} if record else set()


def _record(draft: Draft) -> Record:
    fields = {name: tuple(fact for fact, _ in draft.facts[kind]) for kind, name in FIELD_OF.items()}
    return Record(area=draft.area, **fields)  # type: ignore[arg-type]
