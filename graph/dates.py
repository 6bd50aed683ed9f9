"""Dates as they are recorded: to the day, the month, the year, or the fiscal year."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

FISCAL_YEAR_STARTS_IN = 4
"""A Japanese fiscal year (年度) runs from 1 April to 31 March."""

_FORM = re.compile(r"(?:(FY)(\d{4})|(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?)", re.ASCII)


class RecordedDate:
    """A date no more precise than its source: `2021-10-01`, `2021-10`, `2021` or `FY2021`.

    `first` and `last` are the days it may mean; both are the same for a date to the day.
    Raises ValueError for any other spelling and for days that do not exist.
    """

    __slots__ = ("first", "last", "text")
    text: str
    first: dt.date
    last: dt.date

    def __init__(self, text: str) -> None:
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError(f"not a recorded date: {text!r}")
        fiscal, fiscal_year, year, month, day = match.groups()
        if fiscal:
            start = int(fiscal_year)
            first = dt.date(start, FISCAL_YEAR_STARTS_IN, 1)
            last = dt.date(start + 1, FISCAL_YEAR_STARTS_IN, 1) - dt.timedelta(days=1)
        elif day:
            first = last = dt.date(int(year), int(month), int(day))
        elif month:
            first = dt.date(int(year), int(month), 1)
            last = first.replace(day=monthrange(first.year, first.month)[1])
        else:
            first, last = dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)
        for name, value in (("text", text), ("first", first), ("last", last)):
            object.__setattr__(self, name, value)

    @classmethod
    def read(cls, text: str) -> RecordedDate:
        """Return the date that a text spells. Raises ValueError for any other spelling."""
        return cls(text)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a recorded date does not change")

    def __reduce__(self) -> tuple[type[RecordedDate], tuple[str]]:
        return RecordedDate, (self.text,)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"RecordedDate({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordedDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


def recency(date: RecordedDate | None) -> tuple[dt.date, int]:
    """Return what orders dates from the earliest to the newest: wherever the newest of several counts, by this.

    Of two dates the one counts that begins later; of two that begin on the same day the one that ends earlier, which is
    the more precise. So a date that surely lies after another one is newer, a day or a month is newer than the year or
    fiscal year it lies in (`2026-11-20` than `FY2026`), and no two different dates are equally new. No date at all is
    older than any.
    """
    return (date.first, -date.last.toordinal()) if date else (dt.date.min, -dt.date.max.toordinal() - 1)


def ends_before(until: RecordedDate | None, since: RecordedDate | None) -> bool:
    """Return whether the end surely lies before the beginning; unknown dates never do."""
    return until is not None and since is not None and until.last < since.first
