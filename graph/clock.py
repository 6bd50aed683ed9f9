"""The office's clock: what time it is, and which day that is where the office stands."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from graph.errors import UsageError

OFFICE_ZONE = "Asia/Tokyo"
"""Where town halls are, unless TSUNAGARI_TIME_ZONE says otherwise."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the time in UTC, for what is kept, and the days and times of the office, for people."""

    zone: dt.tzinfo
    now: Callable[[], dt.datetime]
    """Returns the present moment, in UTC."""

    def today(self) -> dt.date:
        """Return the day it is in the office."""
        return self.day(self.now())

    def day(self, moment: dt.datetime) -> dt.date:
        """Return the office's day on which a moment lies."""
        return self.local(moment).date()

    def local(self, moment: dt.datetime) -> dt.datetime:
        """Return a moment as the office's clock shows it."""
        try:
            return moment.astimezone(self.zone)
        except OverflowError:  # a clock gone wrong, at the end of all days
            return moment

    def end_of(self, day: dt.date) -> dt.datetime:
        """Return the last moment of an office's day, in UTC."""
        try:
            return dt.datetime.combine(day, dt.time.max, self.zone).astimezone(dt.UTC)
        except OverflowError:
            return dt.datetime.combine(day, dt.time.max, dt.UTC)


def office_clock() -> Clock:
    """Return the clock that the environment describes.

    TSUNAGARI_TIME_ZONE names the zone (`Asia/Tokyo` if not set). TSUNAGARI_TODAY (`2026-11-25`) stops the
    calendar at a day, for demonstrations and tests; the hours go on. Raises UsageError (`time_zone`, `today`)
    for what is neither.
    """
    zone = _zone(os.environ.get("TSUNAGARI_TIME_ZONE") or OFFICE_ZONE)
    if not (text := os.environ.get("TSUNAGARI_TODAY")):
        return Clock(zone, lambda: dt.datetime.now(dt.UTC))
    try:
        return stopped(dt.date.fromisoformat(text), zone)
    except ValueError as error:
        raise UsageError("today", text=text) from error


def stopped(day: dt.date, zone: dt.tzinfo) -> Clock:
    """Return a clock on which it is always the same day."""
    return Clock(zone, lambda: dt.datetime.combine(day, dt.datetime.now(zone).timetz()).astimezone(dt.UTC))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # a folder of zones, a path, an unknown name
        raise UsageError("time_zone", zone=name, usual=OFFICE_ZONE) from error
