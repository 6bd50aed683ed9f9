"""Reported totals over the years in words: side by side as a table, and each trend as a sentence with its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.trend import Trend, trends, year_of
from graph.facts.choices import Governments
from graph.facts.observations import ReportedTotal
from wording.progress import ProgressReader, Row


@dataclass(frozen=True)
class TrendReader:
    """Reads the totals that a roll-up reports to a person, in one language."""

    progress: ProgressReader

    def trends(self) -> tuple[Trend, ...]:
        """Return the trends, by item."""
        return trends(self.progress.rolled_up.reported)

    def title(self, trend: Trend) -> str:
        """Return what a trend is about: the item, and the kind of government where a document says so."""
        words = self.progress.words
        item = self.progress.item(trend.about) if trend.about in self.progress.catalogue.requirements else trend.about
        return item if trend.among is Governments.UNKNOWN else words(
            "trend.title", item=item, among=words.of(trend.among))

    def sentence(self, trend: Trend) -> str:
        """Return a whole trend in one sentence, the years of which nothing is known too."""
        words = self.progress.words
        totals = words("list.between").join(map(self.progress.total, (*trend.totals, *trend.undated)))
        silent = words("list.between").join(map(str, trend.silent_years))
        return words("trend.sentence", title=self.title(trend), totals=totals,
                     silent=words("trend.silent", years=silent) if silent else "")

    def sources(self, trend: Trend) -> str:
        """Return the titles of the sources of a trend."""
        totals = (*trend.totals, *trend.undated)
        return self.progress.words("list.between").join(dict.fromkeys(map(self.progress.total_source, totals)))

    def rows(self) -> list[Row]:
        """Return a row for each trend with a column for each year, then its sources and notes."""
        words, all_trends = self.progress.words, self.trends()
        years = sorted({year for trend in all_trends for year in trend.years})
        rows = []
        for trend in all_trends:
            totals = (*trend.totals, *trend.undated)
            row = {words("progress.item"): self.title(trend)}
            row |= {words("trend.year", year=year): self._cell(t for t in trend.totals if year_of(t) == year)
                    for year in years}
            if any(each.undated for each in all_trends):
                row[words("trend.undated")] = self._cell(trend.undated)
            row[words("progress.sources")] = self.sources(trend)
            row[words("progress.note")] = words("list.between").join(filter(None, (t.note for t in totals)))
            rows.append(row)
        return rows

    def _cell(self, totals: Iterable[ReportedTotal]) -> str:
        return self.progress.words("list.between").join(map(self._value, totals)) or "—"

    def _value(self, total: ReportedTotal) -> str:
        words = self.progress.words
        if total.out_of is None:
            return str(total.count)
        share = f"{100 * total.count / total.out_of:.0f}"
        return words("trend.value", count=total.count, total=total.out_of, share=share)
