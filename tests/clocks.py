"""Clocks whose hands a test sets. The office is in Japan, nine hours ahead of UTC."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from graph.clock import Clock

JAPAN = ZoneInfo("Asia/Tokyo")

TODAY = "2026-11-25"
"""The day it is in every test, and in every program that a test starts: none looks at the machine's calendar."""


class Hands:
    """The hands of an office's clock."""

    def __init__(self, office_time: str = "2026-11-25 12:00") -> None:
        self.set(office_time)
        self.clock = Clock(JAPAN, lambda: self.moment)

    def set(self, office_time: str) -> None:
        """Set the clock to a time in the office: `2026-04-01 00:30`."""
        self.moment = dt.datetime.fromisoformat(office_time).replace(tzinfo=JAPAN).astimezone(dt.UTC)
