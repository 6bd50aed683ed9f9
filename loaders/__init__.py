"""From a file to facts: every problem at its cell, all at once, and nothing taken in by halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.catalogue import Catalogue
from graph.errors import Problem
from graph.model import Area, Fact, Record
from graph.spelling import plain
from loaders.area_codes import AreaCodes, Recorded
from loaders.assembling import assemble
from loaders.files import tables
from loaders.places import Read
from loaders.problems import RemarkedKind
from loaders.reading_sheets import read_sheet
from loaders.sheets import sheet_named
from loaders.tables import Reports, in_reading_order

EXPLANATIONS = {plain(name) for name in ("説明", "Guide", "README", "選択肢", "Choices")}
"""Sheets of our own template that hold no facts."""

__all__ = ["Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some files say: whole records, what is worth knowing, and what is saved only when it is meant."""

    records: tuple[Record, ...]
    remarks: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()


def read(paths: Sequence[Path], *, catalogue: Catalogue, recorded: Recorded) -> Reading:
    """Return the records that files, folders and zips make up, together with what is recorded already.

    `recorded(code)` returns an area's record as the store has it, or None. Raises InputError with
    everything there is to mend, in all files, when there is anything.
    """
    reports = Reports()
    codes = AreaCodes(catalogue.areas, recorded)
    facts: dict[tuple[str, type[Fact]], list[Read]] = {}
    seen = tables(paths, reports)
    sheets = [(table, sheet_named(table.name)) for table in seen]
    # The sheets of areas first: the others name areas by their codes.
    for table, sheet in sorted(sheets, key=lambda pair: pair[1] is None or pair[1].kind is not Area):
        if sheet is not None:
            rows = read_sheet(table, sheet, catalogue, codes, reports)
            facts.setdefault((table.book, sheet.kind), []).extend(rows)
        elif plain(table.name) not in EXPLANATIONS:
            reports.remark(RemarkedKind.UNREAD_SHEET, table.file, sheet=table.name)
    records = assemble(facts, recorded, catalogue, reports)
    reports.raise_if_any(seen)
    if not records:
        reports.remark(RemarkedKind.NOTHING_IN_IT, "、".join(path.name for path in paths))
    return Reading(tuple(records), tuple(in_reading_order(reports.remarks, seen)), tuple(reports.doubts))
