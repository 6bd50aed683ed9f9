"""A reported total over the years as a small chart: a dot a total with its value, a line between years that follow."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from graph.analysis.trend import Trend, year_of
from graph.facts.observations import ReportedTotal
from graph.pictures import looks

WIDTH, HEIGHT = 300.0, 150.0
LEFT, RIGHT, TOP, FOOT = 26.0, 26.0, 26.0, 22.0
COLOUR, BASE = "#00694D", "#6B6B6B"
DOT, SMALL = 4.0, 11


def trend_svg(trend: Trend, said: str, language: str) -> str:
    """Return the chart as SVG; `said` tells all of it to who does not see it.

    The height is the count; the dashed line above is what it is out of, where that is known. A year of which nothing is
    reported has a question mark, and no line passes it.
    """
    drawing = _Chart(trend)
    parts = "".join((*drawing.axis(), *drawing.base(), *drawing.lines(), *drawing.dots()))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" xml:lang={quoteattr(language)} '
            f'viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" width="{WIDTH:.0f}" height="{HEIGHT:.0f}" '
            f'font-family={quoteattr(looks.FONT_FACE)}><title>{escape(said)}</title>'
            f'<rect width="{WIDTH:.0f}" height="{HEIGHT:.0f}" fill="#fff"/>{parts}</svg>')


class _Chart:
    def __init__(self, trend: Trend) -> None:
        self.trend = trend
        self.highest = max((max(t.count, t.out_of or 0) for t in trend.totals), default=0) or 1
        self.years = trend.years

    def at_year(self, year: float) -> float:
        """Return where a year stands; a single one stands in the middle."""
        first, last = self.years[0], self.years[-1]
        share = (year - first) / (last - first) if last > first else 0.5
        return LEFT + 10 + share * (WIDTH - LEFT - RIGHT - 20)

    def height(self, value: float) -> float:
        """Return where a value stands."""
        return HEIGHT - FOOT - value / self.highest * (HEIGHT - FOOT - TOP)

    def point(self, total: ReportedTotal) -> tuple[float, float]:
        """Return where a total stands."""
        return self.at_year(year_of(total)), self.height(total.count)

    def axis(self) -> Iterator[str]:
        """Yield the foot of the chart: as many years as there is room for, and those of which nothing is reported."""
        yield f'<path d="M{LEFT:.0f} {HEIGHT - FOOT:.1f}H{WIDTH - RIGHT:.0f}" stroke="{BASE}"/>'
        every = max(1, -(-len(self.years) // 7))
        for number, year in enumerate(self.years):
            if (len(self.years) - 1 - number) % every == 0:
                yield _text(self.at_year(year), HEIGHT - FOOT / 2 + 1, str(year), SMALL)
        for year in self.trend.silent_years:
            yield _text(self.at_year(year), HEIGHT - FOOT - 8, "？", SMALL)

    def base(self) -> Iterator[str]:
        """Yield what each total is out of, as a dashed line over its year."""
        for total in self.trend.totals:
            if total.out_of:
                x, y = self.at_year(year_of(total)), self.height(total.out_of)
                yield f'<path d="M{x - 12:.1f} {y:.1f}h24" stroke="{BASE}" stroke-dasharray="3 3"/>'

    def lines(self) -> Iterator[str]:
        """Yield a line for each run."""
        for run in self.trend.runs:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.point, run))
            yield f'<polyline points="{points}" fill="none" stroke="{COLOUR}" stroke-width="2"/>'

    def dots(self) -> Iterator[str]:
        """Yield a dot for each total, with its value."""
        for total in self.trend.totals:
            x, y = self.point(total)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT:g}" fill="{COLOUR}"/>'
            value = str(total.count) if total.out_of is None else f"{total.count}/{total.out_of}"
            under = total.out_of is not None and self.height(total.out_of) > y - 24
            yield _text(x, y + 13 if under and y < HEIGHT - FOOT - 20 else y - 11, value, SMALL + 1)


def _text(x: float, y: float, text: str, size: int) -> str:
    return (f'<text x="{x:.1f}" y="{y:.1f}" dy=".36em" text-anchor="middle" font-size="{size}" fill="{looks.INK}">'
            f"{escape(text)}</text>")
