"""On which day something was saved, where clocks go wrong.

The order of saves is sure: they are counted. Their dates are what clocks said, and a clock may be years ahead, or
start at 2000 because its battery is empty. Those dates are believed that agree with the order and with each
other: the longest row of days that rises from save to save. Whatever lies after the present day is not believed.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

DOUBTFUL_DAYS = 2
"""By so many days a date has to contradict the others before it is called doubtful: by one, a clock may be late."""


@dataclass(frozen=True, slots=True)
class Save:
    """One save: its place in the order, and what a clock said."""

    sequence: int
    moment: dt.datetime


class Dates:
    """The dates of all saves, in their order, as far as they can be believed on a day (UTC)."""

    def __init__(self, saves: Sequence[Save], today: dt.date) -> None:
        strays = strayed([save.moment.date() for save in saves], today)
        self._doubtful = {save.sequence for save, days in zip(saves, strays, strict=True) if days >= DOUBTFUL_DAYS}
        believed = sorted((save.moment, save.sequence) for save, days in zip(saves, strays, strict=True) if not days)
        self._moments = [moment for moment, _ in believed]
        self._last = list(accumulate((sequence for _, sequence in believed), max))

    def doubtful(self, sequence: int) -> bool:
        """Return whether the clock of a save contradicts the order and the other clocks by days."""
        return sequence in self._doubtful

    def last_by(self, moment: dt.datetime) -> int:
        """Return the place in the order of the last save by a moment, 0 for none.

        A save whose date is not believed counts as made just before the next one whose date is.
        """
        at = bisect_right(self._moments, moment)
        return self._last[at - 1] if at else 0


def strayed(dates: Sequence[dt.date], today: dt.date) -> list[int]:
    """Return by how many days each date strays from what the order allows; 0 for those believed."""
    days, last = [date.toordinal() for date in dates], today.toordinal()
    rising = _longest_rising([day if day <= last else None for day in days])
    before = accumulate((day if at in rising else 0 for at, day in enumerate(days)), max)
    after = list(accumulate((days[at] if at in rising else last for at in reversed(range(len(days)))), min))
    return [max(low - day, day - high, 0) for low, day, high in zip(before, days, reversed(after), strict=True)]


def _longest_rising(days: Sequence[int | None]) -> set[int]:
    """Return the places of the longest row of days that rises from place to place; of several, of late days.

    From the end to the beginning, by patience sorting: `heads[n]` is where the best row of n + 1 days begins.
    """
    heads: list[int] = []
    falling: list[int] = []
    following: dict[int, int | None] = {}
    for at in reversed(range(len(days))):
        day = days[at]
        if day is None:
            continue
        length = bisect_left(falling, -day)
        following[at] = heads[length - 1] if length else None
        heads[length:length + 1] = [at]
        falling[length:length + 1] = [-day]
    row: set[int] = set()
    place = heads[-1] if heads else None
    while place is not None:
        row.add(place)
        place = following[place]
    return row
