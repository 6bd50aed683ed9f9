"""Dates as town halls write them: wareki or western, to the day, the month, the year or the fiscal year."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import japanera

from graph.clock import office_clock
from graph.dates import RecordedDate

ERAS = {name: era for era in japanera.ERA_DATA_GENERAL[-5:]
        for name in (era.kanji, era.kanji[0], era.english[0].lower())}
"""明治 to 令和 by name, first character and Latin initial (R3.4.1); begin and end are japanera's."""

ENDED_WITHIN_A_DAY = {"明治", "大正"}
"""The eras whose last day is also the first of the next: 1912-07-30, 1926-12-25. 昭和 and 平成 ended at midnight."""
EARLIEST_YEAR = 1868
"""The first year of 明治: nothing that is recorded here is older."""
YEARS_AHEAD = 30
"""How far ahead a date may lie: further than any plan of a town hall."""
RELEASED_IN = 2026
"""The year of this version; a clock that shows an earlier one is wrong."""
OLD_CALENDAR_UNTIL = 1872
"""Until the end of 明治5年 months and days were those of another calendar."""
WEEKDAYS = "月火水木金土日"

_ERA = "|".join(sorted(ERAS, key=len, reverse=True))
_YEAR = rf"(?:(?P<era>{_ERA})\.?(?P<era_year>元|\d{{1,2}})|(?P<year>\d{{4}}))"
_FORMS = tuple(re.compile(form) for form in (
    rf"(?:fy)?{_YEAR}年度",
    r"fy(?P<year>\d{4})",
    rf"{_YEAR}年?",
    rf"{_YEAR}[年./-](?P<month>\d{{1,2}})月?",
    rf"{_YEAR}[年./-](?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})日?"
    rf"(?:t?\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?|\((?P<weekday>[{WEEKDAYS}])曜?日?\))?",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
))
_FISCAL = _FORMS[:2]
_MONTH_LOST_A_ZERO = re.compile(r"\d{4}\.1")


class OutsideItsEra(ValueError):
    """A date that its era does not have, such as 平成40年 or 令和元年3月."""


class AmbiguousDate(ValueError):
    """「2021.1」: January, or the October of which a spreadsheet, reading a number, ate the zero."""


class ImplausibleYear(ValueError):
    """A year before EARLIEST_YEAR or later than `latest_year()`: a slip such as 0021 or 2221."""


class OldCalendar(ValueError):
    """A month or day of 明治5年 or before, which is another day than the same numbers mean today."""


class WrongWeekday(ValueError):
    """A day with a weekday that it was not."""


def latest_year() -> int:
    """Return the last year that a date may have."""
    return max(office_clock().today().year, RELEASED_IN) + YEARS_AHEAD


def is_yet_to_come(date: RecordedDate) -> bool:
    """Return whether a date lies more than a year ahead: nothing can have been found out then."""
    today = max(office_clock().today(), dt.date(RELEASED_IN, 1, 1))
    return date.first > today + dt.timedelta(days=366)


def read_date_to_keep(text: str) -> RecordedDate:
    """Return the date a text means, as `read_date` does, for being recorded: a year beyond all bounds is a slip.

    Raises ValueError as `read_date` does, and ImplausibleYear.
    """
    date = read_date(text)
    if not EARLIEST_YEAR <= date.first.year <= latest_year():
        raise ImplausibleYear(text)
    return date


def read_date(text: str) -> RecordedDate:
    """Return the date a text means, no more precise than it is written.

    Raises ValueError for anything else, as one of the errors above where it is known what is wrong.
    """
    wanted = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    if _MONTH_LOST_A_ZERO.fullmatch(wanted):
        raise AmbiguousDate(text)
    for form in _FORMS:
        if match := form.fullmatch(wanted):
            parts = match.groupdict()
            return _date(parts, fiscal=form in _FISCAL)
    raise ValueError(f"not a date: {text!r}")


def _date(parts: dict[str, str | None], *, fiscal: bool) -> RecordedDate:
    year, month, day = _western_year(parts), parts.get("month"), parts.get("day")
    if fiscal:
        date = RecordedDate(f"FY{year:04}")
    elif day and month:
        date = RecordedDate(f"{year:04}-{int(month):02}-{int(day):02}")
    elif month:
        date = RecordedDate(f"{year:04}-{int(month):02}")
    else:
        date = RecordedDate(f"{year:04}")
    if parts.get("era"):
        _check_era(ERAS[str(parts["era"])], date, parts)
        if year <= OLD_CALENDAR_UNTIL and month:
            raise OldCalendar(f"{parts['era']}{parts['era_year']}: {date}")
    if (weekday := parts.get("weekday")) and WEEKDAYS[date.first.weekday()] != weekday:
        raise WrongWeekday(f"{date}: {weekday}")
    return date


def _western_year(parts: dict[str, str | None]) -> int:
    if parts.get("year"):
        return int(str(parts["year"]))
    number = 1 if parts["era_year"] == "元" else int(str(parts["era_year"]))
    if number == 0:
        raise OutsideItsEra(f"{parts['era']}0")
    return int(ERAS[str(parts["era"])].since.year) + number - 1


def _check_era(era: japanera.Era, date: RecordedDate, parts: dict[str, str | None]) -> None:
    """Refuse a date that lies wholly outside its era.

    The day on which an era changed belongs to both where the new one began on the death of an emperor:
    大正15年12月25日 is 昭和元年12月25日. A fiscal year is named by the era of most of its days: 令和元年度
    begins in 平成31年4月.
    """
    if date.last < era.since or date.first > _last_day(era):
        raise OutsideItsEra(f"{parts['era']}{parts['era_year']}: {date}")


def _last_day(era: japanera.Era) -> dt.date:
    """Return the last day of an era: 1989-01-07 for 昭和, whose successor began on the next day."""
    if era.until is None:
        return dt.date.max
    last: dt.date = era.until
    return last if era.kanji in ENDED_WITHIN_A_DAY else last - dt.timedelta(days=1)
