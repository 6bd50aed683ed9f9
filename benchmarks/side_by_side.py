"""Two ways to the same end, run in turn in one process: their ratio, with its spread."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was compared with what, each round's seconds (or bytes), and the aim."""

    what: str
    yardstick: str
    ours: Sequence[float]
    theirs: Sequence[float]
    aim: str
    unit: str = "ms"
    faster: bool = False
    """Whether the ratio says how many times faster ours is, rather than how many times longer it takes."""

    @property
    def ratios(self) -> list[float]:
        """The ratio of each round."""
        pairs = zip(self.ours, self.theirs, strict=True)
        return [b / a if self.faster else a / b for a, b in pairs]

    def row(self) -> str:
        """Return the line as a row of a Markdown table."""
        low, middle, high = (_ratio(f(self.ratios)) for f in (min, median, max))
        sign = "× faster" if self.faster else "×"
        return (f"| {self.what} | {self._text(self.ours)} | {self.yardstick} | {self._text(self.theirs)} | "
                f"**{middle} {sign}** ({low} to {high}) | {self.aim} |")

    def _text(self, values: Sequence[float]) -> str:
        middle = median(values)
        if self.unit == "ms":
            return f"{middle * 1000:,.1f} ms" if middle < 10 else f"{middle:,.1f} s"
        return f"{middle:,.0f} {self.unit}"


def _ratio(value: float) -> str:
    """Return a ratio as it is read; a very small one as a fraction."""
    return f"{value:.2f}" if value >= 0.01 else f"1/{1 / value:,.0f}"


def peak(run: Callable[[], object]) -> float:
    """Return the most memory that something takes, in megabytes."""
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def in_turn(ours: Callable[[], object], theirs: Callable[[], object],
            rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each round of both, run in turn: a slow moment of the machine meets both."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for run, times in ((ours, seconds[0]), (theirs, seconds[1])):
            gc.collect()
            start = time.perf_counter()
            run()
            times.append(time.perf_counter() - start)
    return seconds
