"""Partner types × municipalities: how many organisations of each are recorded where, as text or as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from graph.analysis.comparison.presence import type_counts
from graph.catalogue import Catalogue
from graph.record.record import Record
from locales import Words

Counts = Mapping[str, Mapping[str, tuple[int, int]]]
"""For each area, for each partner type: how many organisations by name, how many as a category only."""


class Show(StrEnum):
    """What a cell of the matrix holds."""

    ALL = "all"
    NAMED = "named"
    SHARE = "share"


@dataclass(frozen=True)
class TypeMatrix:
    """The counts of some areas. `names` are what they are called, all different, in the order of the columns.

    `totals` tell how many organisations there are in each area, the base of its shares.
    """

    names: Mapping[str, str]
    counts: Counts
    totals: Mapping[str, int]
    catalogue: Catalogue
    words: Words

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The partner types that somebody has, in the catalogue's order; others after them."""
        there = dict.fromkeys(type_id for area in self.names for type_id in self.counts.get(area, {}))
        return (*(t for t in self.catalogue.partner_types if t in there),
                *(t for t in there if t not in self.catalogue.partner_types))

    def name(self, type_id: str) -> str:
        """Return what a partner type is called."""
        term = self.catalogue.partner_types.get(type_id)
        return term.name(self.words.language) if term else type_id

    @cached_property
    def recorded(self) -> int:
        """How many of the areas have any partner type recorded: the base of a type's share."""
        return sum(bool(self.counts.get(area)) for area in self.names)

    def rows(self) -> list[dict[str, str]]:
        """Return a row for each type as text: 「3（区分1）」, "" where nothing is recorded."""
        rows = []
        for type_id in self.types:
            has = sum(type_id in self.counts.get(area, {}) for area in self.names)
            rows.append({self.words("progress.type"): self.name(type_id), self.words("progress.has"): str(has),
                         self.words("progress.share"): f"{has / self.recorded:.0%}"}
                        | {name: self._text(*self.counts.get(area, {}).get(type_id, (0, 0)))
                           for area, name in self.names.items()})
        return rows

    def _text(self, named: int, categories: int) -> str:
        text = self.words("progress.categories", count=categories) if categories else ""
        return (str(named) if named else "") + text

    def numbers(self, show: Show) -> list[dict[str, str | float | None]]:
        """Return a row for each type as numbers, which sort as such; None where nothing is recorded.

        Shares are of the organisations of the same area, in per cent.
        """
        rows: list[dict[str, str | float | None]] = []
        for type_id in self.types:
            cells = {area: self._number(area, type_id, show) for area in self.names}
            has = sum(cell is not None for cell in cells.values())
            row: dict[str, str | float | None] = {
                self.words("progress.type"): self.name(type_id), self.words("progress.has"): has,
                self.words("progress.share"): 100 * has / self.recorded}
            rows.append(row | {name: cells[area] for area, name in self.names.items()})
        return rows

    def _number(self, area: str, type_id: str, show: Show) -> float | None:
        named, categories = self.counts.get(area, {}).get(type_id, (0, 0))
        if show is Show.NAMED:
            return named or None
        count = named + categories
        if show is Show.ALL or not count:
            return count or None
        return 100 * count / self.totals[area]


def by_area(rows: Iterable[Mapping[str, Any]]) -> Counts:
    """Return the counts from the rows of the store's question `count_partner_types`."""
    counts: dict[str, dict[str, tuple[int, int]]] = {}
    for row in rows:
        counts.setdefault(row["area"], {})[row["partner_type"]] = row["named"], row["categories"]
    return counts


def of_records(records: Mapping[str, Record]) -> Counts:
    """Return the counts of records, by the names under which they are given."""
    return {name: type_counts(record) for name, record in records.items()}
