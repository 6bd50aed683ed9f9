"""What was read, laid over what is recorded: rows add and alter, and only what is meant to go goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from graph.catalogue import Catalogue
from graph.decisions.requirement import Assessment
from graph.facts.actors import Network
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.flaws import FactError
from graph.facts.observations import ReportedTotal
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace
from loaders.cells import LIST_MARK
from loaders.ids import Placed
from loaders.lists import CompleteList
from loaders.matching import Key, is_blank, matched
from loaders.origins import Exported, Origins
from loaders.places import Place, Read
from loaders.problems import HintKind
from loaders.sheets import sheets
from loaders.tables import Reports


@dataclass
class Draft:
    """An area's facts before they are a record: those read, and those kept from what is recorded.

    `before` is what the file is laid over: the newest record, or, where `book` names an exported book, the record that
    book was exported from.
    """

    area: Area
    place: Place
    before: Record | None
    facts: dict[type[Fact], list[Placed]] = field(default_factory=dict)
    book: str | None = None

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


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a person, or a book, says of rows that are not there.

    `lists` are complete: what they do not name goes. `origins` say from which revisions books were exported, and
    `exported` returns the record of such a revision: rows that were deleted in the book go. In every other file a row
    that is not there means nothing. `replaced` names recorded facts that rows speak of under another key; `area` is
    the one that rows belong to that do not say theirs.
    """

    lists: Sequence[CompleteList] = ()
    origins: Origins = field(default_factory=dict)
    exported: Exported = lambda origin: None
    replaced: Replaced = field(default_factory=dict)
    area: Area | None = None


def add_to_what_is_recorded(draft: Draft, meaning: Meaning, catalogue: Catalogue, reports: Reports) -> None:
    """Put the facts that were read among those recorded: altered ones in their place, new ones behind them.

    What complete lists do not name goes, save what stands in a row that was left out.
    """
    if draft.before is None:
        return
    networks = {network.id: network for placed in (draft.before.networks, draft.by_kind()[Network])
                for network in cast("tuple[Network, ...]", placed)}.values()
    for kind in KEPT:
        placed, recorded = draft.facts[kind], draft.before.of(kind)
        read: dict[Key, list[Placed]] = {}
        for fact, place in placed:
            read.setdefault(fact.key(), []).append((fact, place))
        speaks_of = {known.key(): key for key, known in _pairs(kind, recorded, placed, draft, meaning).items()}
        unnamed = [fact for fact in recorded if fact.key() not in speaks_of and any(
            whole.covers(fact, draft.area.code, networks) for whole in meaning.lists)]
        gone = set(unnamed) - set(_kept(kind, unnamed, placed, catalogue, reports)) if unnamed else set()
        joined: list[Placed] = []
        for fact in recorded:
            if fact.key() in speaks_of:
                joined += [(filled(mine, place, fact, reports), place)
                           for mine, place in read.pop(speaks_of[fact.key()])]
            elif fact not in gone:
                joined.append((fact, kept_in(kind)))
        draft.facts[kind] = [*joined, *(pair for pair in placed if pair[0].key() in read)]


def _pairs(kind: type[Fact], recorded: Sequence[Fact], placed: Sequence[Placed], draft: Draft,
           meaning: Meaning) -> Mapping[Key, Fact]:
    """Return the recorded fact that each fact of a file speaks of, by the key of the file's."""
    pairs = matched(kind, recorded, [fact for fact, _ in placed])
    if not meaning.replaced:
        return pairs
    by_key = {fact.key(): fact for fact in recorded}
    named = {fact.key(): by_key[key] for fact, _ in placed
             if (key := meaning.replaced.get((draft.area.code, kind, fact.key()))) in by_key}
    taken = {fact.key() for fact in named.values()}
    return {key: fact for key, fact in pairs.items() if fact.key() not in taken} | named


def take_the_book_as_it_is(draft: Draft, read: Sheets, catalogue: Catalogue, reports: Reports) -> None:
    """Let each sheet of an exported book be all there is of its kind; a sheet that is not there leaves its kind.

    What stands in a row that was left out stays, and a column that is not there leaves what was exported.
    """
    for kind in KEPT:
        recorded, placed = cast("Record", draft.before).of(kind), draft.facts[kind]
        if (draft.book, kind) not in read:
            draft.facts[kind] = [*placed, *((fact, kept_in(kind)) for fact in recorded)]
            continue
        pairs = matched(kind, recorded, [fact for fact, _ in placed])
        named = {fact.key() for fact in pairs.values()}
        kept = _kept(kind, [fact for fact in recorded if fact.key() not in named], placed, catalogue, reports)
        draft.facts[kind] = [
            *((completed(fact, place, pairs[fact.key()], reports) if fact.key() in pairs else fact, place)
              for fact, place in placed), *((fact, kept_in(kind)) for fact in kept)]


def _kept(kind: type[Fact], unnamed: Sequence[Fact], placed: Sequence[Placed], catalogue: Catalogue,
          reports: Reports) -> list[Fact]:
    """Return what stays though no row that was read names it.

    That is what stands in a row that was left out, and judgements on items while a row judges an item that nobody
    knows: it may be one of those.
    """
    kept = [fact for fact in unnamed if (kind, fact.key()) in reports.left_out_keys]
    if issubclass(kind, (Assessment, ReportedTotal)):
        kept += _misspelt(placed, [fact for fact in unnamed if fact not in kept], catalogue, reports)
    return kept


def filled(fact: Fact, place: Place, recorded: Fact, reports: Reports) -> Fact:
    """Return a fact with what is recorded in those fields of which its row says nothing."""
    return _with(fact, place, {f.name: getattr(recorded, f.name) for f in fact.FIELDS
                               if is_blank(value := getattr(fact, f.name))
                               or (f.name not in place.written and value == f.default)}, reports)


def completed(fact: Fact, place: Place, recorded: Fact, reports: Reports) -> Fact:
    """Return a fact with what is recorded in those fields that its sheet has no column for."""
    return _with(fact, place, {f.name: getattr(recorded, f.name) for f in fact.FIELDS if f.name not in place.given},
                 reports)


def _with(fact: Fact, place: Place, recorded: Mapping[str, object], reports: Reports) -> Fact:
    """Return a fact with some recorded values; where they do not go with its own, that is reported."""
    try:
        return replace(fact, **recorded) if recorded else fact
    except FactError as error:
        for flaw in error.flaws:
            reports.refuse(place.problem(flaw.kind, flaw.field, flaw.value))
        return fact


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


def kept_in(kind: type[Fact]) -> Place:
    """Return the place of a fact that is recorded already: its sheet, and no row."""
    sheet = next(sheet for sheet in sheets() if sheet.kind is kind)
    return Place("", sheet.names[0], None, {column.field: column.spellings[0] for column in sheet.columns})
