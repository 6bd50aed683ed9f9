"""The office's clock: its day is the office's, whatever the machine's is."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.clock import office_clock
from graph.errors import UsageError
from tests.clocks import Hands


def test_the_day_begins_at_midnight_in_japan() -> None:
    hands = Hands("2026-04-01 00:30")
    assert hands.moment == dt.datetime(2026, 3, 31, 15, 30, tzinfo=dt.UTC)
    assert hands.clock.today() == dt.date(2026, 4, 1)
    assert hands.clock.local(hands.moment).isoformat() == "2026-04-01T00:30:00+09:00"


def test_the_end_of_a_day_is_that_of_the_offices_day() -> None:
    end = Hands().clock.end_of(dt.date(2026, 3, 31))
    assert end == dt.datetime(2026, 3, 31, 14, 59, 59, 999999, tzinfo=dt.UTC)


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"])
def test_the_first_and_the_last_day_of_all_have_an_end(day: dt.date, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSUNAGARI_TIME_ZONE", zone)
    clock = office_clock()
    assert clock.end_of(day).year == day.year
    assert clock.local(dt.datetime.combine(day, dt.time.max, dt.UTC)).year in (1, 9999)


@pytest.mark.parametrize("zone", ["Nowhere/Town", "Asia", "../etc/passwd", "\x00", "東京"])
def test_a_time_zone_nobody_knows_is_told(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.environ", {"TSUNAGARI_TIME_ZONE": zone})
    with pytest.raises(UsageError, match="what=time_zone"):
        office_clock()


def test_the_calendar_can_be_stopped_at_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSUNAGARI_TODAY", "2031-04-01")
    clock = office_clock()
    assert clock.today() == dt.date(2031, 4, 1)
    assert clock.now().tzinfo is dt.UTC
    monkeypatch.setenv("TSUNAGARI_TODAY", "きのう")
    with pytest.raises(UsageError, match="what=today"):
        office_clock()


def test_japan_is_where_the_office_is_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TSUNAGARI_TIME_ZONE")
    assert str(office_clock().zone) == "Asia/Tokyo"
