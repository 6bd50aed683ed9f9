"""What a person sees in a cell that holds a number, and what stands behind it."""

from __future__ import annotations

from loaders.tables import Behind, BehindKind
from loaders.workbooks.format_codes import GENERAL, Section, Sign, section_for
from loaders.workbooks.moments import Moment, NoSuchDay, date_shown, moment, second_places, shows
from loaders.workbooks.numbers import DIGITS_KEPT, DIGITS_SHOWN, number_shown, plain_number

Shown = tuple[str, Behind | None]


def number_cell(code: str, value: float, *, since_1904: bool) -> Shown:
    """Return the text that a number is shown as, and what stands behind it where that is something else."""
    section, minus = section_for(code, value)
    if section.is_for_dates():
        try:
            when = moment(value, second_places(section), since_1904=since_1904)
        except NoSuchDay:
            return _number(GENERAL_SECTION, value, minus=value < 0)
        text = date_shown(section, when).strip()
        return text, _date_behind(section, when, text)
    return _number(section, value, minus=minus)


GENERAL_SECTION = section_for(GENERAL, 0)[0]


def _date_behind(section: Section, when: Moment, text: str) -> Behind:
    """Return a date no more precise than it is shown; what shows no day, month or year stays as it is seen."""
    date, seen = when.date, shows(section)
    if "年度" in text:
        return Behind(BehindKind.DATE, text)
    exact = {"ymd": date.isoformat(), "ym": f"{date:%Y-%m}", "y": f"{date:%Y}"}.get(seen)
    if exact and when.day == date.day:
        return Behind(BehindKind.DATE, exact)
    if seen == "md":
        return Behind(BehindKind.DATE_WITHOUT_YEAR, date.isoformat())
    return Behind(BehindKind.DATE, text)


def _number(section: Section, value: float, *, minus: bool) -> Shown:
    text = ("-" if minus else "") + number_shown(section, value).strip()
    exact = plain_number(value)
    digits = len(exact.lstrip("-"))
    if value.is_integer() and digits > DIGITS_KEPT:
        return text, Behind(BehindKind.LOST_DIGITS, exact)
    if value.is_integer() and digits > DIGITS_SHOWN and section.has(Sign.GENERAL, Sign.TEXT):
        return text, Behind(BehindKind.LONG_NUMBER, exact)
    if section.has(Sign.POWER):
        return text, Behind(BehindKind.LOST_DIGITS, exact)
    if text == exact or not value.is_integer() or (Sign.OTHER, "%") in section.signs:
        return text, None
    return text, Behind(BehindKind.NUMBER, exact)
