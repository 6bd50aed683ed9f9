"""From facts with places to records: which area each belongs to, and whether they fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from graph.catalogue import Catalogue
from graph.errors import UsageError
from graph.facts.actors import Network
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.flaws import FlawKind
from graph.facts.links import Membership
from graph.facts.references import home_of, local_part
from graph.record.flaws import flaws_among
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import plain
from loaders.area_codes import Recorded
from loaders.doubts import other_name
from loaders.ids import Placed, Rows, match_ids
from loaders.laying_over import (
    Draft,
    Meaning,
    Sheets,
    add_to_what_is_recorded,
    completed,
    filled,
    kept_in,
    take_the_book_as_it_is,
)
from loaders.lists import CompleteList
from loaders.places import ANY, Place, Read
from loaders.problems import DoubtKind, HintKind, ProblemKind
from loaders.tables import Reports

NOWHERE = Place("", "", None, {})


@dataclass(frozen=True, slots=True)
class Assembled:
    """An area's record as the files have it; `base` is the record it was exported from, None for an ordinary file.

    `councils` are the networks of which an ordinary file names members.
    """

    record: Record
    base: Record | None
    councils: tuple[str, ...] = ()


def assemble(read: Sheets, recorded: Recorded, catalogue: Catalogue, reports: Reports,
             meaning: Meaning | None = None) -> list[Assembled]:
    """Return the records that the facts make up, in the order in which their areas first appear.

    Rows add and alter: all other facts stay, and an empty cell leaves what is recorded. What else a file may mean
    stands in `Meaning`. Everything that does not fit is reported, each at its cell. Raises UsageError
    (`nothing_listed`) for a complete list of which the files have no row.
    """
    meaning = meaning or Meaning()
    lines = [line for (_, kind), of_kind in read.items() if kind is Area for line in of_kind]
    listed = {line.area: line for line in lines}
    rows = _by_area(read)
    match_ids(rows, recorded, reports)
    drafts: dict[str, Draft] = {}
    for code in dict.fromkeys([*listed, *rows]):
        if draft := _draft(code, listed.get(code), rows.get(code, {}), recorded, meaning, reports):
            drafts[code] = draft
            if draft.book is None:
                add_to_what_is_recorded(draft, meaning, catalogue, reports)
                _tell_what_headings_leave(draft, read, reports)
            else:
                take_the_book_as_it_is(draft, read, catalogue, reports)
    _refuse_lists_without_rows(meaning.lists, drafts)
    _report_doubled_areas(lines, reports)
    for code, draft in drafts.items():
        _report_flaws(draft, reports)
        _report_loose_ends(code, draft, drafts, recorded, reports)
    if reports.problems:
        return []
    return [Assembled(_record(draft, catalogue, reports), None if draft.book is None else draft.before,
                      _councils(draft)) for draft in drafts.values()]


def _councils(draft: Draft) -> tuple[str, ...]:
    seats = [cast("Membership", fact).network for fact, place in draft.facts[Membership] if place.row is not None]
    return tuple(dict.fromkeys(seats)) if draft.book is None else ()


def _by_area(read: Sheets) -> Rows:
    rows: Rows = {}
    for (_, kind), of_kind in read.items():
        for row in of_kind if kind is not Area else ():
            rows.setdefault(row.area, {}).setdefault(kind, []).append((row.fact, row.place))
    return rows


def _draft(code: str, line: Read | None, rows: Mapping[type[Fact], list[Placed]], recorded: Recorded,
           meaning: Meaning, reports: Reports) -> Draft | None:
    """Return an area's draft with the facts that were read, None with a problem for an area that nobody knows."""
    before = recorded(code)
    said = meaning.area if meaning.area and meaning.area.code == code else None
    if line is None and before is None and said is None:
        if reports.spoilt & {code, ANY}:
            return None
        for placed in rows.values():
            reports.refuse(placed[0][1].problem(ProblemKind.UNKNOWN_AREA, "area", code))
        return None
    place = line.place if line else NOWHERE
    book, base = _exported_book(code, line, rows, meaning, reports) if before else (None, None)
    before = base or before
    area = line.fact if line else before.area if before else said
    draft = Draft(cast("Area", area), place, before, book=book)
    if line and before:
        alter = filled if book is None else completed
        draft.area = cast("Area", alter(draft.area, place, before.area, reports))
    draft.facts = {kind: list(rows.get(kind, ())) for kind in KEPT}
    return draft


def _exported_book(code: str, line: Read | None, rows: Mapping[type[Fact], list[Placed]], meaning: Meaning,
                   reports: Reports) -> tuple[str | None, Record | None]:
    """Return the one exported book that speaks of an area, and the record it was exported from; None for neither."""
    places = [place for placed in rows.values() for _, place in placed] + ([line.place] if line else [])
    books = {place.book: place for place in places}
    origins = [(book, origin) for book in books if (origin := meaning.origins.get((book, code)))]
    if not origins:
        return None, None
    base = meaning.exported(origins[0][1]) if len(books) == 1 else None
    if base is None:
        place = replace(books[origins[0][0]], sheet="", row=None)
        reports.tell(place.problem(HintKind.EXPORT_UNKNOWN, "", code, str(origins[0][1].number)))
        return None, None
    return origins[0][0], base


def _tell_what_headings_leave(draft: Draft, read: Sheets, reports: Reports) -> None:
    """Remark on the sheets of an area's book that have no row of it, while such facts are recorded."""
    for kind in KEPT if draft.before and draft.place.row is not None else ():
        kept = draft.facts[kind]
        if kept and (draft.place.book, kind) in read and all(place.row is None for _, place in kept):
            place = replace(draft.place, sheet=kept_in(kind).sheet, row=None)
            reports.tell(place.problem(HintKind.HEADINGS_ONLY, "", f"{draft.area.name}（{draft.area.code}）",
                                       str(len(kept))))


def _refuse_lists_without_rows(lists: Sequence[CompleteList], drafts: Mapping[str, Draft]) -> None:
    """Raise UsageError for a list of which no row was read: it would take away everything that is on it."""
    for whole in lists:
        if not any(whole.covers(fact, code, cast("tuple[Network, ...]", draft.by_kind()[Network]))
                   for code, draft in drafts.items() for fact, place in draft.placed() if place.row is not None):
            raise UsageError("nothing_listed", list=str(whole))


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
    return record
