"""Totals that documents report over the years: a line for each item and kind of government, with its gaps.

>>> from graph.dates import RecordedDate
>>> counted = ((4, "2021"), (5, "2022"), (9, "2025"))
>>> totals = [ReportedTotal(about="M3", count=count, as_of=RecordedDate(year)) for count, year in counted]
>>> [[total.count for total in run] for run in trends(totals)[0].runs]
[[4, 5], [9]]
>>> trends(totals)[0].silent_years
(2023, 2024)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.dates import recency
from graph.facts.choices import Governments
from graph.facts.observations import ReportedTotal


@dataclass(frozen=True, slots=True)
class Trend:
    """What is reported of one item and one kind of government, the oldest first; `undated` stand on no line."""

    about: str
    among: Governments
    totals: tuple[ReportedTotal, ...]
    undated: tuple[ReportedTotal, ...] = ()

    @property
    def runs(self) -> tuple[tuple[ReportedTotal, ...], ...]:
        """The totals that follow each other without a year between them of which nothing is reported."""
        runs: list[list[ReportedTotal]] = []
        for total in self.totals:
            if runs and year_of(total) - year_of(runs[-1][-1]) <= 1:
                runs[-1].append(total)
            else:
                runs.append([total])
        return tuple(map(tuple, runs))

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from the first to the last, reported or not."""
        return tuple(range(year_of(self.totals[0]), year_of(self.totals[-1]) + 1)) if self.totals else ()

    @property
    def silent_years(self) -> tuple[int, ...]:
        """The years between them of which nothing is reported."""
        known = set(map(year_of, self.totals))
        return tuple(year for year in self.years if year not in known)


def trends(totals: Iterable[ReportedTotal]) -> tuple[Trend, ...]:
    """Return a trend for each item and kind of government, by item, the widest kind first."""
    grouped: dict[tuple[str, Governments], list[ReportedTotal]] = {}
    for total in totals:
        grouped.setdefault((total.about, total.among), []).append(total)
    order = list(Governments)
    return tuple(Trend(about, among,
                       tuple(sorted((t for t in group if t.as_of), key=lambda t: recency(t.as_of))),
                       tuple(t for t in group if not t.as_of))
                 for (about, among), group in sorted(grouped.items(), key=lambda g: (g[0][0], order.index(g[0][1]))))


def year_of(total: ReportedTotal) -> int:
    """Return the year a dated total is about, a fiscal year's being the one it begins in."""
    assert total.as_of is not None  # noqa: S101 - only dated totals stand in a trend
    return total.as_of.first.year
