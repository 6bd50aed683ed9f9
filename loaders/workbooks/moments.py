"""Days and times as a cell shows them, also in Japanese eras."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from loaders.dates import ERAS
from loaders.workbooks.format_codes import Section, Sign

DAYS = "月火水木金土日"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_LAST_SERIAL = 2_958_465
"""9999-12-31, the last day that Excel knows."""
_LEAP_DAY_THAT_NEVER_WAS = 60
_SECONDS_A_DAY = 86_400
_FIRST_OF_1904 = 1_462
"""How many days later the calendar of old Macintoshes begins."""


class NoSuchDay(ValueError):
    """A number that stands for no day: Excel shows ##### instead."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A number of days, as Excel counts them, taken apart. `fraction` is of a second."""

    serial: Decimal
    date: dt.date
    day: int
    hour: int
    minute: int
    second: int
    fraction: Decimal

    def elapsed(self, unit: str) -> int:
        """Return the whole hours, minutes or seconds since the beginning."""
        return int(self.serial * _SECONDS_A_DAY) // {"h": 3600, "m": 60, "s": 1}[unit]


def moment(serial: float, places: int, *, since_1904: bool) -> Moment:
    """Return the moment of a number of days, rounded to a number of places of a second. Raises NoSuchDay."""
    exact = Decimal(repr(serial)) + (_FIRST_OF_1904 if since_1904 else 0)
    if not 0 <= exact <= _LAST_SERIAL + 1:
        raise NoSuchDay(serial)
    seconds = (exact * _SECONDS_A_DAY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    days, rest = divmod(seconds, _SECONDS_A_DAY)
    if days > _LAST_SERIAL:
        raise NoSuchDay(serial)
    minutes, second = divmod(int(rest), 60)
    hour, minute = divmod(minutes, 60)
    date, day = _day(int(days))
    return Moment(seconds / _SECONDS_A_DAY, date, day, hour, minute, second, rest % 1)


def _day(days: int) -> tuple[dt.date, int]:
    """Return a date and the day of the month that is shown, which for two numbers is none of the calendar's."""
    if days == 0:
        return dt.date(1900, 1, 1), 0
    if days == _LEAP_DAY_THAT_NEVER_WAS:
        return dt.date(1900, 2, 28), 29
    date = dt.date(1899, 12, 31 if days < _LEAP_DAY_THAT_NEVER_WAS else 30) + dt.timedelta(days)
    return date, date.day


def serial_of(text: str) -> float | None:
    """Return the number of days of a day or time in ISO form, as Strict Open XML writes them, or None."""
    try:
        when = dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        try:
            time = dt.time.fromisoformat(text)
        except ValueError:
            return None
        return (time.hour * 3600 + time.minute * 60 + time.second) / _SECONDS_A_DAY
    passed = when - dt.datetime(1899, 12, 30)  # noqa: DTZ001
    return passed.days + passed.seconds / _SECONDS_A_DAY


def second_places(section: Section) -> int:
    """Return how many places of a second a section shows."""
    return max((len(sign.partition(".")[2]) for kind, sign in section.signs
                if kind is Sign.DATE and sign[0] in "sS"), default=0)


def date_shown(section: Section, when: Moment) -> str:
    """Return what a section shows of a moment."""
    shown: list[str] = []
    codes = [(at, sign[0].lower()) for at, (kind, sign) in enumerate(section.signs)
             if kind in (Sign.DATE, Sign.ELAPSED)]
    half = section.has(Sign.HALF_DAY)
    for at, (kind, sign) in enumerate(section.signs):
        match kind:
            case Sign.ELAPSED:
                shown.append(str(when.elapsed(sign[0])).zfill(len(sign)))
            case Sign.DATE:
                minutes = sign[0] in "mM" and len(sign) < 3 and _is_minute(codes, at)
                follows = section.signs[at + 1][1] if at + 1 < len(section.signs) else ""
                gannen = section.era_begins_with_gannen and follows.startswith("年")
                shown.append(_time(sign.lower(), when, half=half, minutes=minutes)
                             or _date(sign.lower(), when, gannen=gannen))
            case Sign.HALF_DAY:
                shown.append(sign.partition("/")[2 if when.hour >= 12 else 0])
            case Sign.GENERAL | Sign.TEXT:
                pass
            case _:
                shown.append(sign)
    return "".join(shown)


def shows(section: Section) -> str:
    """Return which of year, month and day a section shows: letters of "ymd"."""
    codes = [(at, sign[0].lower()) for at, (kind, sign) in enumerate(section.signs)
             if kind in (Sign.DATE, Sign.ELAPSED)]
    there = {code for at, code in codes if code != "m"}
    month = any(code == "m" and section.signs[at][0] is Sign.DATE
                and (len(section.signs[at][1]) > 2 or not _is_minute(codes, at)) for at, code in codes)
    return "y" * bool(there & set("yer")) + "m" * month + "d" * ("d" in there)


def _is_minute(codes: Sequence[tuple[int, str]], at: int) -> bool:
    """Return whether an m means minutes: it stands behind hours or before seconds."""
    place = [position for position, _ in codes].index(at)
    before = codes[place - 1][1] if place else ""
    behind = codes[place + 1][1] if place + 1 < len(codes) else ""
    return before == "h" or behind == "s"


def _time(sign: str, when: Moment, *, half: bool, minutes: bool) -> str:
    width = min(len(sign.partition(".")[0]), 2)
    if sign[0] == "h":
        return str((when.hour % 12 or 12) if half else when.hour).zfill(width)
    if minutes:
        return str(when.minute).zfill(width)
    if sign[0] == "s":
        places = len(sign.partition(".")[2])
        return str(when.second).zfill(width) + (f"{when.fraction:.{places}f}"[1:] if places else "")
    return ""


def _date(sign: str, when: Moment, *, gannen: bool) -> str:
    date, long = when.date, min(len(sign), 4)
    match sign[0]:
        case "y":
            return f"{date.year:04}" if long > 2 else f"{date.year % 100:02}"
        case "m":
            name = _MONTHS[date.month - 1]
            return (f"{date.month}", f"{date.month:02}", name[:3], name if len(sign) < 5 else name[0])[long - 1]
        case "d":
            name = _WEEKDAYS[date.weekday()]
            return (f"{when.day}", f"{when.day:02}", name[:3], name)[long - 1]
        case "a":
            return DAYS[date.weekday()] + ("曜日" if long > 3 else "")
        case "b":
            return f"{date.year + 543}"
        case "e" | "g" | "r":
            return _in_era(sign, date, gannen=gannen)
    return sign


def _in_era(sign: str, date: dt.date, *, gannen: bool) -> str:
    era = next(era for era in ERAS.values() if era.since <= date and (era.until is None or date < era.until))
    number = date.year - int(era.since.year) + 1
    year = "元" if gannen and number == 1 else str(number).zfill(min(len(sign), 2))
    names = (str(era.english[0]), str(era.kanji[0]), str(era.kanji))
    match sign[0]:
        case "g":
            return names[min(len(sign), 3) - 1]
        case "e":
            return year
    return names[2] + str(number).zfill(2) if len(sign) > 1 else str(number)
