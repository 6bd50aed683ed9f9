"""From a file to facts: every problem at its cell, all at once, and nothing taken in by halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.catalogue import Catalogue
from graph.errors import Problem
from graph.model import Fact, Record
from loaders.assembling import Recorded, assemble
from loaders.files import tables
from loaders.problems import RemarkedKind
from loaders.reading_sheets import Read, read_sheet
from loaders.sheets import sheet_named
from loaders.spelling import plain
from loaders.tables import Reports

EXPLANATIONS = {plain(name) for name in ("説明", "Guide", "README", "選択肢", "Choices")}
"""Sheets of our own template that hold no facts."""

__all__ = ["Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some files say: whole records, and what is worth knowing about the files."""

    records: tuple[Record, ...]
    remarks: tuple[Problem, ...]


def read(paths: Sequence[Path], *, catalogue: Catalogue, recorded: Recorded) -> Reading:
    """Return the records that files, folders and zips make up, together with what is recorded already.

    `recorded(code)` returns an area's record as the store has it, or None. Raises InputError with
    everything there is to mend, in all files, when there is anything.
    """
    reports = Reports()
    found: dict[tuple[str, type[Fact]], list[Read]] = {}
    seen = tables(paths, reports)
    for table in seen:
        sheet = sheet_named(table.name)
        if sheet is not None:
            facts = read_sheet(table, sheet, catalogue, reports)
            found.setdefault((table.book, sheet.kind), []).extend(facts)
        elif plain(table.name) not in EXPLANATIONS:
            reports.remark(RemarkedKind.UNREAD_SHEET, table.file, sheet=table.name)
    records = assemble(found, recorded, reports)
    reports.raise_if_any(seen)
    if not records:
        reports.remark(RemarkedKind.NOTHING_IN_IT, "、".join(path.name for path in paths))
    return Reading(tuple(records), tuple(reports.remarks))
