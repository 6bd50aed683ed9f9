"""From a file to facts: every problem at its cell, all at once, and nothing taken in by halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.catalogue import Catalogue
from graph.errors import Problem
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import plain
from loaders.area_codes import AreaCodes, Recorded
from loaders.assembling import Replaced, assemble
from loaders.headings import find_headings
from loaders.left_out import without_hidden, without_sheet
from loaders.places import Read
from loaders.problems import HintKind
from loaders.reading_apart import tables_apart
from loaders.reading_sheets import read_sheet
from loaders.sheets import Sheet, sheet_named
from loaders.tables import Reports, Table, in_reading_order
from loaders.turned import with_turned_cells

EXPLANATIONS = {plain(name) for name in ("説明", "Guide", "README", "選択肢", "Choices")}
"""Sheets of our own template that hold no facts."""

__all__ = ["Reading", "read", "read_tables"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some files say: whole records, what is worth knowing, and what is saved only when it is meant."""

    records: tuple[Record, ...]
    hints: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()


def read(paths: Sequence[Path], *, catalogue: Catalogue, recorded: Recorded, with_hidden: bool = False) -> Reading:
    """Return the records that files, folders and zips make up, together with what is recorded already.

    `recorded(code)` returns an area's record as the store has it, or None. What is hidden or crossed out in a
    workbook, totals and examples are left out and told, unless `with_hidden` is set. Raises InputError with
    everything there is to mend, in all files, when there is anything.
    """
    reports = Reports()
    seen = tables_apart(paths, reports)
    return read_tables(seen, reports, catalogue=catalogue, recorded=recorded, with_hidden=with_hidden)


def read_tables(seen: Sequence[Table], reports: Reports, *, catalogue: Catalogue, recorded: Recorded,
                with_hidden: bool = False, replaced: Replaced | None = None) -> Reading:
    """Return the records that tables in our form make up, as `read` does; `replaced` as in `assemble`."""
    codes = AreaCodes(catalogue.areas, recorded)
    facts: dict[tuple[str, type[Fact]], list[Read]] = {}
    sheets = [(table, sheet_named(table.name)) for table in seen]
    # The sheets of areas first: the others name areas by their codes.
    for table, sheet in sorted(sheets, key=lambda pair: pair[1] is None or pair[1].kind is not Area):
        if table.looks.hidden and not with_hidden and plain(table.name) not in EXPLANATIONS:
            headings = find_headings(table, sheet) if sheet is not None else None
            without_sheet(table, headings[1] if headings else {}, reports)
        elif sheet is not None:
            meant = _as_meant(table, sheet, catalogue, codes, reports, with_hidden=with_hidden)
            rows = read_sheet(meant, sheet, catalogue, codes, reports)
            facts.setdefault((table.book, sheet.kind), [])
            for row in rows:
                facts.setdefault((table.book, type(row.fact)), []).append(row)
        elif plain(table.name) not in EXPLANATIONS:
            reports.hint(HintKind.UNREAD_SHEET, table.file, sheet=table.name)
    records = assemble(facts, recorded, catalogue, reports, replaced)
    reports.raise_if_any(seen)
    if not records:
        reports.hint(HintKind.NOTHING_IN_IT, "、".join(dict.fromkeys(table.file for table in seen)))
    return Reading(tuple(records), tuple(in_reading_order(reports.hints, seen)), tuple(reports.doubts))


def _as_meant(table: Table, sheet: Sheet, catalogue: Catalogue, codes: AreaCodes, reports: Reports, *,
              with_hidden: bool) -> Table:
    """Return a table without what a person hid or crossed out, and its cells as their columns need them."""
    headings = find_headings(table, sheet)
    if headings is None:
        return table
    row, columns = headings
    visible = table if with_hidden else without_hidden(table, row, columns, reports)
    if gone := [number for number, cells in enumerate(visible.rows) if not cells and table.rows[number]]:
        # What is left out is not read, and takes nothing away either: what is recorded under its name stays.
        only_gone = [cells if number in (row, *gone) else () for number, cells in enumerate(table.rows)]
        facts = read_sheet(replace(table, rows=only_gone), sheet, catalogue, codes, Reports())
        reports.left_out_keys.update((type(read.fact), read.fact.key()) for read in facts)
    return with_turned_cells(visible, row, columns, reports)
