"""Dates as town halls write them: wareki or western, to the day, the month, the year or the fiscal year."""

from __future__ import annotations

import re
import unicodedata

import japanera

from graph.dates import FISCAL_YEAR_STARTS_IN, RecordedDate

ERAS = {name: era for era in japanera.ERA_DATA_GENERAL[-5:]
        for name in (era.kanji, era.kanji[0], era.english[0].lower())}
"""明治 to 令和 by name, first character and Latin initial (R3.4.1); begin and end are japanera's."""

_ERA = "|".join(sorted(ERAS, key=len, reverse=True))
_YEAR = rf"(?:(?P<era>{_ERA})\.?(?P<era_year>元|\d{{1,2}})|(?P<year>\d{{4}}))"
_FORMS = tuple(re.compile(form) for form in (
    rf"(?:fy)?{_YEAR}年度",
    r"fy(?P<year>\d{4})",
    rf"{_YEAR}年?",
    rf"{_YEAR}[年./-](?P<month>\d{{1,2}})月?",
    rf"{_YEAR}[年./-](?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})日?(?:t?\d\d:\d\d.*|\([月火水木金土日]\))?",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
))
_FISCAL = _FORMS[:2]
_MONTH_LOST_A_ZERO = re.compile(r"\d{4}\.1")


class OutsideItsEra(ValueError):
    """A date that its era does not have, such as 平成40年 or 令和元年3月."""


class AmbiguousDate(ValueError):
    """「2021.1」: January, or the October of which a spreadsheet, reading a number, ate the zero."""


def read_date(text: str) -> RecordedDate:
    """Return the date a text means, no more precise than it is written.

    Raises ValueError for anything else: OutsideItsEra for a date its era does not have, AmbiguousDate for
    one that may mean two months.
    """
    wanted = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    if _MONTH_LOST_A_ZERO.fullmatch(wanted):
        raise AmbiguousDate(text)
    for form in _FORMS:
        if found := form.fullmatch(wanted):
            parts = found.groupdict()
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
        _check_era(ERAS[str(parts["era"])], date, parts, fiscal=fiscal)
    return date


def _western_year(parts: dict[str, str | None]) -> int:
    if parts.get("year"):
        return int(str(parts["year"]))
    number = 1 if parts["era_year"] == "元" else int(str(parts["era_year"]))
    if number == 0:
        raise OutsideItsEra(f"{parts['era']}0")
    return int(ERAS[str(parts["era"])].since.year) + number - 1


def _check_era(era: japanera.Era, date: RecordedDate, parts: dict[str, str | None], *, fiscal: bool) -> None:
    """Refuse a date that lies wholly outside its era.

    A fiscal year is named by the era of most of its days: 令和元年度 begins in 平成31年4月.
    """
    ends = era.until
    starts = era.since.replace(month=FISCAL_YEAR_STARTS_IN, day=1) if fiscal else era.since
    if date.last < starts or (ends is not None and date.first >= ends):
        raise OutsideItsEra(f"{parts['era']}{parts['era_year']}: {date}")
