"""From facts with places to records: which area each belongs to, and whether they fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from graph.catalogue import Catalogue
from graph.decisions.requirement import Assessment
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.flaws import FlawKind
from graph.facts.observations import ReportedTotal
from graph.facts.references import home_of, local_part
from graph.record.flaws import flaws_among
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import plain
from loaders.area_codes import Recorded
from loaders.cells import LIST_MARK
from loaders.doubts import much_removed, other_name
from loaders.ids import Placed, Rows, match_ids
from loaders.places import ANY, Place, Read
from loaders.problems import DoubtKind, HintKind, ProblemKind
from loaders.sheets import sheets
from loaders.tables import Reports

NOWHERE = Place("", "", None, {})


@dataclass
class Draft:
    """An area's facts before they are a record: those read, and those kept from what is recorded."""

    area: Area
    place: Place
    before: Record | None
    facts: dict[type[Fact], list[Placed]] = field(default_factory=dict)

    def by_kind(self) -> dict[type[Fact], tuple[Fact, ...]]:
        """Return the facts by kind, without their places."""
        read = {kind: tuple(fact for fact, _ in placed) for kind, placed in self.facts.items()}
        return {Area: (self.area,)} | read

    def placed(self) -> Iterator[Placed]:
        """Yield every fact with its place."""
        yield self.area, self.place
        for placed in self.facts.values():
            yield from placed


Sheets = Mapping[tuple[str, type[Fact]], Sequence[Read]]
"""What each sheet says, by the book it is in and the kind of fact it holds."""


Replaced = Mapping[tuple[str, type[Fact], tuple[str, ...]], tuple[str, ...]]
"""The key of a recorded fact by what takes its place: its area, its kind, its own key."""


def assemble(read: Sheets, recorded: Recorded, catalogue: Catalogue, reports: Reports,
             replaced: Replaced | None = None) -> list[Record]:
    """Return the records that the facts make up, in the order in which their areas first appear.

    A kind of fact is replaced for an area when a sheet has rows of that area; other kinds keep what is
    recorded, and what was decided on our own pages stays. Everything that does not fit is reported, each at
    its cell. A column that is not there leaves what is recorded of the same fact.

    Where `replaced` is given, rows only add and alter: all other facts stay, and an empty cell leaves what is recorded.
    """
    lines = [line for (_, kind), of_kind in read.items() if kind is Area for line in of_kind]
    listed = {line.area: line for line in lines}
    rows = _by_area(read, reports)
    match_ids(rows, recorded, reports)
    drafts: dict[str, Draft] = {}
    for code in dict.fromkeys([*listed, *rows]):
        if draft := _draft(code, listed.get(code), rows.get(code, {}), recorded, reports):
            drafts[code] = draft
            if replaced is None:
                _keep_what_is_recorded(draft, catalogue, reports)
            else:
                _add_to_what_is_recorded(draft, replaced)
            _tell_what_headings_leave(draft, read, reports)
    _report_doubled_areas(lines, reports)
    for code, draft in drafts.items():
        _report_flaws(draft, reports)
        _report_loose_ends(code, draft, drafts, recorded, reports)
    return [] if reports.problems else [_record(draft, catalogue, reports) for draft in drafts.values()]


def _by_area(read: Sheets, reports: Reports) -> Rows:
    """Return the facts by area; a row without one belongs to the only area its book lists."""
    rows: Rows = {}
    for (book, kind), of_kind in read.items():
        if kind is Area:
            continue
        listed = {line.area for line in read.get((book, Area), ())}
        only = next(iter(listed)) if len(listed) == 1 else ""
        for row in of_kind:
            if area := row.area or only:
                rows.setdefault(area, {}).setdefault(kind, []).append((row.fact, row.place))
            elif (book, Area) not in read or listed or not reports.spoilt:
                reports.refuse(row.place.problem(ProblemKind.MISSING_AREA, "area"))
    return rows


def _draft(code: str, line: Read | None, rows: Mapping[type[Fact], list[Placed]], recorded: Recorded,
           reports: Reports) -> Draft | None:
    before = recorded(code)
    if line is None and before is None:
        if reports.spoilt & {code, ANY}:
            return None
        for placed in rows.values():
            reports.refuse(placed[0][1].problem(ProblemKind.UNKNOWN_AREA, "area", code))
        return None
    area = cast("Area", line.fact if line else cast("Record", before).area)
    draft = Draft(area, line.place if line else NOWHERE, before)
    if line and before:
        draft.area = cast("Area", _completed(area, line.place, before.area))
    for kind in KEPT:
        known = {fact.key(): fact for fact in before.of(kind)} if before else {}
        if kind in rows:
            draft.facts[kind] = [(_completed(fact, place, known.get(fact.key())), place) for fact, place in rows[kind]]
        else:
            draft.facts[kind] = [(fact, _kept_in(kind)) for fact in known.values()]
    return draft


def _keep_what_is_recorded(draft: Draft, catalogue: Catalogue, reports: Reports) -> None:
    """Add to what was read what no file takes away.

    That is what was decided on our own pages, what stands in a row that was left out, and judgements on items
    while a row judges an item that nobody knows: it may be one of those.
    """
    for kind in KEPT if draft.before else ():
        placed = draft.facts[kind]
        if all(place.row is None for _, place in placed):
            continue
        recorded = cast("Record", draft.before).of(kind)
        there = {fact.key() for fact, _ in placed}
        kept = [fact for fact in recorded if fact.key() not in there
                and (kind.MADE_HERE or (kind, fact.key()) in reports.left_out_keys)]
        if issubclass(kind, (Assessment, ReportedTotal)):
            kept += _misspelt(placed, recorded, catalogue, reports)
        placed += [(fact, _kept_in(kind)) for fact in kept]


def _add_to_what_is_recorded(draft: Draft, replaced: Replaced) -> None:
    """Put the facts that were read among those recorded: altered ones in their place, new ones behind them."""
    for kind in KEPT if draft.before else ():
        read = {fact.key(): (fact, place) for fact, place in draft.facts[kind] if place.row is not None}
        taken = {key: read_key for read_key in read if (key := replaced.get((draft.area.code, kind, read_key)))}
        joined: list[Placed] = []
        for recorded in cast("Record", draft.before).of(kind):
            fact, place = read.pop(taken.get(recorded.key(), recorded.key()), (recorded, _kept_in(kind)))
            joined.append((_filled(fact, recorded), place))
        draft.facts[kind] = [*joined, *read.values()]


def _filled(fact: Fact, recorded: Fact) -> Fact:
    """Return a fact with what is recorded in those fields of which its row says nothing."""
    blank = {f.name: getattr(recorded, f.name) for f in fact.FIELDS if _is_blank(getattr(fact, f.name))}
    return replace(fact, **blank) if blank else fact


def _is_blank(value: object) -> bool:
    return value in (None, "", (), False) or (isinstance(value, StrEnum) and value.value == "unknown")


def _misspelt(placed: Sequence[Placed], recorded: Sequence[Fact], catalogue: Catalogue,
              reports: Reports) -> list[Fact]:
    """Return what is recorded of items that no row names, when there are rows about items that nobody knows."""
    named = {_item(fact): place for fact, place in placed}
    unknown = [place for item, place in named.items() if item and item not in catalogue.requirements]
    kept = [fact for fact in recorded if _item(fact) and _item(fact) not in named] if unknown else []
    if kept:
        items = LIST_MARK.join(dict.fromkeys(map(_item, kept)))
        reports.tell(unknown[0].problem(HintKind.ITEMS_KEPT, "about", items))
    return kept


def _item(fact: Fact) -> str:
    """Return the item of the notice that a judgement or a total is about."""
    return str(cast("Assessment | ReportedTotal", fact).about)


def _tell_what_headings_leave(draft: Draft, read: Sheets, reports: Reports) -> None:
    """Remark on the sheets of an area's book that have no row of it, while such facts are recorded."""
    for kind in KEPT if draft.before and draft.place.row is not None else ():
        kept = draft.facts[kind]
        if kept and (draft.place.book, kind) in read and all(place.row is None for _, place in kept):
            place = replace(draft.place, sheet=_kept_in(kind).sheet, row=None)
            reports.tell(place.problem(HintKind.HEADINGS_ONLY, "", f"{draft.area.name}（{draft.area.code}）",
                                       str(len(kept))))


def _completed(fact: Fact, place: Place, recorded: Fact | None) -> Fact:
    """Return a fact with what is recorded in those fields that its sheet has no column for."""
    if recorded is None:
        return fact
    kept = {f.name: getattr(recorded, f.name) for f in fact.FIELDS if f.name not in place.given}
    return replace(fact, **kept) if kept else fact


def _kept_in(kind: type[Fact]) -> Place:
    """Return the place of a fact that is recorded already: its sheet, and no row."""
    sheet = next(sheet for sheet in sheets() if sheet.kind is kind)
    return Place("", sheet.names[0], None, {column.field: column.spellings[0] for column in sheet.columns})


def _report_doubled_areas(lines: Sequence[Read], reports: Reports) -> None:
    seen: set[str] = set()
    for line in lines:
        if line.area in seen:
            reports.refuse(line.place.problem(FlawKind.DUPLICATE, "code", line.area))
        seen.add(line.area)


def _report_flaws(draft: Draft, reports: Reports) -> None:
    kinds = {kind.KIND: kind for kind in draft.facts}
    for flaw in flaws_among(draft.by_kind()):
        if flaw.kind is FlawKind.UNKNOWN_REFERENCE and reports.spoilt & {flaw.value, plain(flaw.value), ANY}:
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
                if (home and not reports.spoilt & {home, local_part(ref), plain(local_part(ref)), ANY}
                        and local_part(ref) not in known.setdefault(home, _ids(home, drafts, recorded))):
                    reports.refuse(place.problem(FlawKind.UNKNOWN_REFERENCE, name, ref))


def _ids(area: str, drafts: Mapping[str, Draft], recorded: Recorded) -> set[str]:
    if area in drafts:
        return {getattr(fact, "id", "") for fact, _ in drafts[area].placed()}
    record = recorded(area)
    return {getattr(fact, "id", "") for kind in KEPT for fact in record.of(kind)} if record else set()


def _record(draft: Draft, catalogue: Catalogue, reports: Reports) -> Record:
    """Return the record of a draft; what may be a slip in it is reported as a doubt."""
    fields = {kind.PLURAL: tuple(fact for fact, _ in draft.facts[kind]) for kind in KEPT}
    record = Record(area=draft.area, **fields)
    if so_far := other_name(draft.before, draft.area, catalogue.areas):
        reports.doubts.append(draft.place.problem(
            DoubtKind.NAMED_OTHERWISE, "name", draft.area.name, f"{so_far}（{draft.area.code}）"))
    if loss := much_removed(draft.before, record):
        reports.doubts.append(loss)
    return record
