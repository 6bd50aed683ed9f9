"""What files make up: whole records, hints, and doubts; or everything there is to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.catalogue import Catalogue
from graph.changes.merging import Choices, Conflict
from graph.errors import Problem
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import plain
from loaders.area_codes import AreaCodes, Recorded
from loaders.assembling import assemble
from loaders.building import Building, RecordsOf, areas_listed, with_areas
from loaders.doubts import actors_of_one_name, much_removed
from loaders.editions import Edition, Editions
from loaders.headings import find_headings
from loaders.laying_over import Meaning
from loaders.left_out import without_hidden, without_sheet
from loaders.lists import CompleteList
from loaders.origins import Exported, is_origin_sheet, origins_in
from loaders.places import Line, Read
from loaders.problems import DoubtKind, HintKind
from loaders.reading_apart import tables_apart
from loaders.reading_sheets import read_sheet
from loaders.sheets import Sheet, sheet_named
from loaders.tables import Reports, Table, in_reading_order
from loaders.turned import with_turned_cells

EXPLANATIONS = {plain(name) for name in (
    "説明", "Guide", "README", "選択肢", "Choices", "機関種別の一覧", "Partner types")}
"""Sheets of our own template that hold no facts."""

__all__ = ["Reading", "read", "read_tables", "settled"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some files say: whole records, what is worth knowing, and what is saved only when it is meant.

    `editions` are the exported books among them that were edited; `conflicts` say, by area, where others have saved
    something else meanwhile: there the record has what they saved, until `settled` is told otherwise. `councils` are,
    by area, the networks of which ordinary files name members.
    """

    records: tuple[Record, ...]
    hints: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()
    editions: Editions = field(default_factory=dict)
    conflicts: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict)
    councils: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read(paths: Sequence[Path], *, catalogue: Catalogue, recorded: Recorded, with_hidden: bool = False,
         lists: Sequence[CompleteList] = (), exported: Exported = lambda origin: None) -> Reading:
    """Return the records that files, folders and zips make up, together with what is recorded already.

    `recorded(code)` returns an area's record as the store has it, or None; `exported` that of a revision from which a
    book was exported; `lists` are complete: what they do not name goes. What is hidden or crossed out in a
    workbook, totals and examples are left out and told, unless `with_hidden` is set. Raises InputError with
    everything there is to mend, in all files, when there is anything, and UsageError as `assemble` does.
    """
    reports = Reports()
    seen = tables_apart(paths, reports)
    return read_tables(seen, reports, catalogue=catalogue, recorded=recorded, with_hidden=with_hidden,
                       meaning=Meaning(lists, exported=exported))


def read_tables(seen: Sequence[Table], reports: Reports, *, catalogue: Catalogue, recorded: Recorded,
                with_hidden: bool = False, meaning: Meaning | None = None) -> Reading:
    """Return the records that tables in our form make up, as `read` does; `meaning` says what rows leave unsaid."""
    meaning = replace(meaning or Meaning(), origins=origins_in(seen))
    codes = AreaCodes(catalogue.areas, recorded)
    lines: list[Line] = []
    left_out: list[Line] = []
    facts: dict[tuple[str, type[Fact]], list[Read]] = {}
    sheets = [(table, sheet_named(table.name)) for table in seen if not is_origin_sheet(table)]
    # The sheets of areas first: the others name areas by their codes.
    for table, sheet in sorted(sheets, key=lambda pair: pair[1] is None or pair[1].kind is not Area):
        if table.looks.hidden and not with_hidden and plain(table.name) not in EXPLANATIONS:
            headings = find_headings(table, sheet) if sheet is not None else None
            without_sheet(table, headings[1] if headings else {}, reports)
        elif sheet is not None:
            meant, gone = _as_meant(table, sheet, reports, with_hidden=with_hidden)
            lines += read_sheet(meant, sheet, catalogue, codes, reports)
            left_out += read_sheet(gone, sheet, catalogue, codes, Reports()) if gone else ()
            facts[table.book, sheet.kind] = []
        elif plain(table.name) not in EXPLANATIONS:
            reports.hint(HintKind.UNREAD_SHEET, table.file, sheet=table.name)
    listed = areas_listed(lines)
    building = Building(with_areas(lines, listed, meaning.area, reports), _records_of(recorded, meaning), reports)
    for row in building.facts():
        facts.setdefault((row.place.book, type(row.fact)), []).append(row)
    # What is left out is not read, and takes nothing away either: what is recorded under its name stays.
    gone_facts = building.left_out(with_areas(left_out, listed, meaning.area, Reports()))
    reports.left_out_keys |= {(type(fact), fact.key()) for fact in gone_facts}
    assembled = assemble(facts, recorded, catalogue, reports, meaning)
    reports.raise_if_any(seen)
    if not assembled:
        reports.hint(HintKind.NOTHING_IN_IT, "、".join(dict.fromkeys(table.file for table in seen)))
    editions = {area.record.area.code: Edition(area.base, area.record, newest) for area in assembled
                if area.base is not None and (newest := recorded(area.record.area.code)) is not None}
    reading = Reading(tuple(area.record for area in assembled), tuple(in_reading_order(reports.hints, seen)),
                      tuple(reports.doubts), editions,
                      councils={area.record.area.code: area.councils for area in assembled if area.councils})
    return settled(reading, recorded, {})


def settled(reading: Reading, recorded: Recorded, choices: Mapping[str, Choices]) -> Reading:
    """Return a reading with a person's choices, by area, in what others saved otherwise meanwhile.

    Raises InputError where what was changed in a book does not go with what was saved meanwhile.
    """
    records = {record.area.code: record for record in reading.records}
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    for code, edition in reading.editions.items():
        records[code], undecided = edition.merged(choices.get(code, {}))
        if undecided:
            conflicts[code] = undecided
    removals = (much_removed(recorded(code), record) for code, record in records.items())
    doubts = [doubt for doubt in reading.doubts if doubt.kind is not DoubtKind.REMOVES_MUCH]
    hints = [hint for hint in reading.hints if hint.kind is not HintKind.EQUAL_NAMES]
    equal = (hint for record in records.values() for hint in actors_of_one_name(record))
    return replace(reading, records=tuple(records.values()), hints=(*hints, *equal),
                   doubts=(*doubts, *filter(None, removals)), conflicts=conflicts)


def _records_of(recorded: Recorded, meaning: Meaning) -> RecordsOf:
    """Return what finds the records of an area in which somebody may be named: the newest, and those exported."""
    def records_of(area: str) -> list[Record]:
        exported = (meaning.exported(origin) for (_, code), origin in meaning.origins.items() if code == area)
        return list(filter(None, (recorded(area), *exported)))

    return records_of


def _as_meant(table: Table, sheet: Sheet, reports: Reports, *, with_hidden: bool) -> tuple[Table, Table | None]:
    """Return a table without what a person hid or crossed out, its cells as their columns need them; and what is gone.

    What is gone is a table of those rows only, None where there are none.
    """
    headings = find_headings(table, sheet)
    if headings is None:
        return table, None
    row, columns = headings
    visible = table if with_hidden else without_hidden(table, row, columns, reports)
    gone = [number for number, cells in enumerate(visible.rows) if not cells and table.rows[number]]
    only_gone = [cells if number in (row, *gone) else () for number, cells in enumerate(table.rows)]
    return with_turned_cells(visible, row, columns, reports), replace(table, rows=only_gone) if gone else None
