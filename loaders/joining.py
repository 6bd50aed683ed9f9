"""What was understood of a file, as sheets of our own template that add to what is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.catalogue import Catalogue
from graph.facts.links import Membership, Tie
from graph.record.record import Record
from graph.spelling import plain
from loaders.assistant.doubts import Place
from loaders.assistant.spelling import key
from loaders.assistant.understood import SeenMembership, SeenOrganisation, SeenTie, Understood
from loaders.ids import free_ids
from loaders.tables import Table

WEAK_SEATS = {"", "member"}
"""Seats that a list gives everybody of whom it says nothing else."""

_UNLISTABLE = frozenset("、;；|\n\t")
"""What stands between the values of a list, and so in none of them."""

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "自治体": ("自治体コード", "自治体名", "区分"),
    "機関": ("自治体コード", "機関ID", "機関名", "別名", "機関種別", "設置主体", "区分のみ", "連絡先", "出典", "時点"),
    "ネットワーク": ("自治体コード", "ネットワークID", "ネットワーク名", "ネットワーク種別", "根拠", "設置日", "出典",
               "時点"),
    "参画": ("自治体コード", "参画機関ID", "ネットワークID", "役職", "参画状況", "開始日", "終了日", "出典", "時点"),
    "連携": ("自治体コード", "連携元ID", "連携先ID", "連携の種類", "頻度", "回答機関ID", "開始日", "出典", "時点"),
    "取組状況": ("自治体コード", "項目", "状況", "代替手段", "出典", "時点"),
    "窓口": ("自治体コード", "窓口ID", "窓口名", "出典", "時点"),
    "特記": ("自治体コード", "種類", "内容", "出典", "時点"),
    "出典": ("自治体コード", "出典ID", "資料名"),
}
"""The sheets that are written, with their columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, and where in the file it was read.

    `membership` is the key it will have and `replaces` that of the recorded membership that it says more of.
    """

    sheet: str
    cells: tuple[str, ...]
    place: Place
    membership: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


def tables_of(rows: Iterable[Row], file: str) -> tuple[list[Table], dict[tuple[str, int], Row]]:
    """Return rows as tables, and each row by its sheet and the number it has there."""
    sheets: dict[str, list[tuple[str, ...]]] = {}
    numbers: dict[tuple[str, int], Row] = {}
    for row in rows:
        sheet = sheets.setdefault(row.sheet, [HEADINGS[row.sheet]])
        sheet.append(row.cells)
        numbers[row.sheet, len(sheet)] = row
    return [Table(file, name, cells, file) for name, cells in sheets.items()], numbers


class Joining:
    """Joins what was understood with the records of the areas it is about.

    `area` is whose record organisations, councils and ties belong to; `records` what is recorded, by area. `status` is
    the catalogue's id for the memberships, `source` the title under which the file is cited.
    """

    def __init__(self, understood: Understood, area: str, records: Mapping[str, Record | None], catalogue: Catalogue, *,
                 status: str = "", source: str = "") -> None:
        self._understood, self._area, self._records, self._catalogue = understood, area, records, catalogue
        self._status, self._source = status, source
        self._as_of = str(understood.as_of or "")
        self._sources: dict[str, str] = {}
        self._source_rows: list[Row] = []
        record = records.get(area)
        taken = {actor.id for actor in record.nodes()} if record else set()
        new_organisation, new_network = free_ids("o", taken), free_ids("n", taken)
        self._organisations = {seen.name: seen.recorded_id or next(new_organisation)
                               for seen in understood.organisations}
        self._networks = {seen.name: seen.recorded_id or next(new_network) for seen in understood.networks}

    def rows(self) -> list[Row]:
        """Return the rows that add to the records, those of sources last."""
        rows = [*self._organisation_rows(), *self._network_rows(), *self._membership_rows(), *self._tie_rows(),
                *self._area_rows()]
        return rows + self._source_rows

    def _cited(self, area: str) -> tuple[str, str]:
        """Return what a row of an area cites, and the date that it is about."""
        if not self._source:
            return "", self._as_of
        if area not in self._sources:
            record = self._records.get(area)
            known = {plain(source.title): source.id for source in record.sources} if record else {}
            source_id = known.get(plain(self._source)) or next(free_ids("s", known.values()))
            self._sources[area] = source_id
            if plain(self._source) not in known:
                self._source_rows.append(Row("出典", (area, source_id, self._source), Place()))
        return self._sources[area], self._as_of

    def _organisation_rows(self) -> Iterator[Row]:
        for seen in self._understood.organisations:
            place = _first(seen.places)
            types = "、".join(likely.id for likely in seen.types)
            tier = "" if seen.tier == "unknown" else seen.tier
            if seen.recorded_id:
                contact = "" if self._says(seen.recorded_id, "contact") else seen.contact
                said = self._other_names(seen), types, tier, "", contact
                if any(said):
                    named = self._area, seen.recorded_id, self._name(seen.recorded_id, seen.name)
                    yield Row("機関", (*named, *said, "", ""), place)
                continue
            named = self._area, self._organisations[seen.name], seen.name
            category = "はい" if seen.is_category else ""
            yield Row("機関", (*named, self._other_names(seen), types, tier, category, seen.contact,
                             *self._cited(self._area)), place)

    def _other_names(self, seen: SeenOrganisation) -> str:
        """Return the names that a person said are the organisation's, with those that are recorded; "" for no new one.

        Another spelling of a name that is known is none: it is found without.
        """
        record = self._records.get(self._area)
        actor = next((o for o in record.organisations if o.id == seen.recorded_id), None) if record else None
        if seen.recorded_id and actor is None:
            return ""  # another area's to say
        recorded = actor.other_names if actor else ()
        names = dict.fromkeys((*recorded, *(n for n in (seen.name, *seen.other_names) if not _UNLISTABLE & set(n))))
        by_spelling = {key(name): name for name in reversed(names)}
        by_spelling.pop(key(actor.name if actor else seen.name), None)
        others = [name for name in names if name in by_spelling.values()]
        return "、".join(others) if set(others) - set(recorded) else ""

    def _network_rows(self) -> Iterator[Row]:
        for seen in self._understood.networks:
            recorded_id = seen.recorded_id
            basis = "" if recorded_id and self._says(recorded_id, "legal_basis") else seen.legal_basis
            since = "" if recorded_id and self._says(recorded_id, "since") else str(seen.since or "")
            kind = seen.network_type.id if seen.network_type else ""
            if recorded_id and not (basis or since or kind):
                continue
            name = self._name(recorded_id, seen.name) if recorded_id else seen.name
            cited = ("", "") if recorded_id else self._cited(self._area)
            yield Row("ネットワーク", (self._area, self._networks[seen.name], name, kind, basis, since, *cited),
                      _first(seen.places))

    def _membership_rows(self) -> Iterator[Row]:
        record = self._records.get(self._area)
        left = list(record.memberships) if record else []
        seen = self._understood.memberships
        same: dict[int, Membership] = {}
        # What says the same as a recorded seat comes before what may say more of one.
        for at in sorted(range(len(seen)), key=lambda at: seen[at].seat in WEAK_SEATS):
            ends = self._organisations[seen[at].organisation], self._networks[seen[at].network]
            recorded = next((membership for membership in left
                             if (membership.member, membership.network) == ends
                             and _is_same_seat(membership, seen[at])), None)
            if recorded:
                left.remove(recorded)
                same[at] = recorded
        yield from (self._membership_row(membership, same.get(at)) for at, membership in enumerate(seen))

    def _membership_row(self, seen: SeenMembership, same: Membership | None) -> Row:
        member, network = self._organisations[seen.organisation], self._networks[seen.network]
        seat, since = seen.seat, str(seen.since or "")
        if same:
            seat = same.seat if seat in WEAK_SEATS else seat
            since = since or str(same.since or "")
        cells = self._area, member, network, seat, self._status, since, str(seen.until or "")
        return Row("参画", (*cells, *self._cited(self._area)), _first(seen.places), (member, network, seat, since),
                   same.key() if same else ())

    def _tie_rows(self) -> Iterator[Row]:
        record = self._records.get(self._area)
        known = {_ends(tie.source, tie.target, tie.kind, tie.reported_by or "", self._catalogue): tie
                 for tie in (record.ties if record else ())}
        for seen in self._understood.ties:
            if not seen.kind:
                continue
            source, target = self._end(seen.source), self._end(seen.target)
            reporter = self._end(seen.reported_by) if seen.reported_by else ""
            same = known.get(_ends(source, target, seen.kind, reporter, self._catalogue))
            yield Row("連携", self._tie_cells(seen, source, target, reporter, same), _first(seen.places))

    def _tie_cells(self, seen: SeenTie, source: str, target: str, reporter: str, same: Tie | None) -> tuple[str, ...]:
        if same:
            source, target = same.source, same.target
        since = str(same.since or "") if same else ""
        return (self._area, source, target, seen.kind, seen.frequency, reporter, since, *self._cited(self._area))

    def _area_rows(self) -> Iterator[Row]:
        """Yield what was understood of the areas themselves: judgements, windows, reasons."""
        for seen in self._understood.findings:
            cited, as_of = self._cited(seen.area)
            cells = seen.area, seen.item, seen.status, seen.alternative, cited, str(seen.as_of or as_of)
            yield Row("取組状況", cells, _first(seen.places))
        ids: dict[str, Iterator[str]] = {}
        for window in self._understood.windows:
            record = self._records.get(window.area)
            known = {plain(recorded.name): recorded.id for recorded in record.windows} if record else {}
            if plain(window.name) not in known:
                window_id = next(ids.setdefault(window.area, free_ids("w", known.values())))
                yield Row("窓口", (window.area, window_id, window.name, *self._cited(window.area)),
                          _first(window.places))
        for reason in self._understood.reasons:
            yield Row("特記", (reason.area, "reason", reason.text, *self._cited(reason.area)), _first(reason.places))

    def _end(self, name: str) -> str:
        """Return the id of an organisation or a council that a tie names."""
        return self._organisations.get(name) or self._networks[name]

    def _name(self, id_: str, otherwise: str) -> str:
        record = self._records.get(self._area)
        return next((actor.name for actor in record.nodes() if actor.id == id_), otherwise) if record else otherwise

    def _says(self, id_: str, field: str) -> bool:
        """Return whether a recorded organisation or council has a value in a field, or is another area's."""
        record = self._records.get(self._area)
        actors = record.nodes() if record else ()
        return next((bool(getattr(actor, field, "")) for actor in actors if actor.id == id_), True)


def _first(places: tuple[Place, ...]) -> Place:
    return places[0] if places else Place()


def _is_same_seat(recorded: Membership, seen: SeenMembership) -> bool:
    """Return whether a recorded membership is the one that was read: nothing that both say differs."""
    seats = {recorded.seat, seen.seat} - WEAK_SEATS
    dates = {str(date) for date in (recorded.since, seen.since) if date}
    return len(seats) <= 1 and len(dates) <= 1


def _ends(source: str, target: str, kind: str, reporter: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what tells a tie from others, its ends in one order where its kind has no direction."""
    known = catalogue.tie_kinds.get(kind)
    ends = sorted((source, target)) if known and not known.directed else [source, target]
    return (*ends, kind, reporter)
