"""Dates as town halls write them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import RecordedDate
from loaders import dates
from loaders.dates import (
    AmbiguousDate,
    ImplausibleYear,
    OldCalendar,
    OutsideItsEra,
    WrongWeekday,
    is_yet_to_come,
    latest_year,
    read_date,
    read_date_to_keep,
)


@pytest.mark.parametrize(("written", "meant"), [
    ("令和3年10月1日", "2021-10-01"), ("令和３年１０月１日", "2021-10-01"), ("令和 3 年 10 月 1 日", "2021-10-01"),
    ("R3.10.1", "2021-10-01"), ("r3/10/1", "2021-10-01"), ("R03-10-01", "2021-10-01"),
    ("令3.10.1", "2021-10-01"), ("㋿3年10月1日", "2021-10-01"), ("令和3年10月1日(金)", "2021-10-01"),
    ("R3.10", "2021-10"), ("令和3年10月", "2021-10"), ("R3", "2021"), ("令和3年", "2021"),
    ("令和3年度", "FY2021"), ("R3年度", "FY2021"), ("令和元年度", "FY2019"), ("2021年度", "FY2021"),
    ("FY2021", "FY2021"), ("平成31年度", "FY2019"), ("平成31年4月", "2019-04"), ("令和元年5月", "2019-05"),
    ("H31.4.30", "2019-04-30"), ("R1.5.1", "2019-05-01"), ("S64.1.7", "1989-01-07"), ("H1.1.8", "1989-01-08"),
    ("昭和25年8月7日", "1950-08-07"), ("2021/10/1", "2021-10-01"), ("2021-10-01", "2021-10-01"),
    ("2021.10.1", "2021-10-01"), ("2021年10月1日", "2021-10-01"), ("2021-10-01 00:00:00", "2021-10-01"),
    ("20211001", "2021-10-01"), ("2021年", "2021"), ("2021", "2021"), ("2021/10", "2021-10"),
    ("2021.10", "2021-10"),
])
def test_a_date_is_read_as_precisely_as_it_is_written(written: str, meant: str) -> None:
    assert read_date(written) == RecordedDate(meant)


@pytest.mark.parametrize(("first", "last", "beyond"), [
    (("大正元年度", "FY1912"), ("大正15年度", "FY1926"), "大正16年度"),
    (("昭和元年度", "FY1926"), ("昭和63年度", "FY1988"), "昭和64年度"),
    (("平成元年度", "FY1989"), ("平成31年度", "FY2019"), "平成32年度")])
def test_an_era_has_the_fiscal_years_that_begin_in_it_and_the_one_in_which_it_begins(
    first: tuple[str, str], last: tuple[str, str], beyond: str
) -> None:
    for written, meant in (first, last):
        assert read_date(written) == RecordedDate(meant)
    with pytest.raises(OutsideItsEra, match=r"^\w+: FY\d{4}$"):
        read_date(beyond)
    assert read_date("令和元年度") == RecordedDate("FY2019")


@pytest.mark.parametrize("written", [
    "平成40年", "平成31年5月1日", "令和元年4月30日", "昭和64年1月8日", "令和0年", "平成元年1月7日", "令和元年3月",
])
def test_a_date_that_its_era_does_not_have_is_refused_as_such(written: str) -> None:
    with pytest.raises(OutsideItsEra, match=r"\w+: .|0$"):
        read_date(written)


@pytest.mark.parametrize("written", [
    "2021年2月30日", "2021年13月", "10/1", "10月1日", "昨年", "R3.10.1頃", "21/10/1", "慶応3年", "2021/10/1/2", "",
    "令和", "3年", "44470", "2021年10月1日から", "2021-10-01 10:00から", "2021-10-01 10:00～2022-01-01",
])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|month must be|day is out of range|day \d+ must be"):
        read_date(written)


def test_a_month_that_a_spreadsheet_may_have_shortened_is_asked_about() -> None:
    with pytest.raises(AmbiguousDate, match=r"2021\.1"):
        read_date("2021.1")


@pytest.mark.parametrize(("old", "new", "day"), [
    ("明治45年7月30日", "大正元年7月30日", "1912-07-30"), ("大正15年12月25日", "昭和元年12月25日", "1926-12-25"),
    ("昭和64年1月7日", None, "1989-01-07"), (None, "平成元年1月8日", "1989-01-08"),
    ("平成31年4月30日", None, "2019-04-30"), (None, "令和元年5月1日", "2019-05-01"),
])
def test_an_era_ends_on_its_last_day_which_may_be_the_first_of_the_next(old: str | None, new: str | None, day: str) -> None:
    for written in filter(None, (old, new)):
        assert read_date(written) == RecordedDate(day)


@pytest.mark.parametrize("written", [
    "明治45年7月31日", "大正元年7月29日", "大正15年12月26日", "昭和元年12月24日", "昭和64年1月8日", "平成元年1月7日",
    "平成31年5月1日", "令和元年4月30日", "昭和64年度", "昭和65年", "大正16年", "明治46年",
])
def test_the_day_behind_an_eras_last_one_and_before_its_first_are_refused(written: str) -> None:
    with pytest.raises(OutsideItsEra, match=written[:2]):
        read_date(written)


@pytest.mark.parametrize("written", ["0021", "0021-10-01", "2221", "2221/4/1", "9999", "9999-12-31", "1867", "00211001",
                                     "FY0021", "2221年度", "R99.4.1", "令和99年度"])
def test_a_year_that_cannot_be_right_is_not_kept(written: str) -> None:
    read_date(written)
    with pytest.raises(ImplausibleYear, match=re.escape(written)):
        read_date_to_keep(written)


def test_the_years_that_can_be_right_reach_from_meiji_to_a_plans_furthest_end() -> None:
    assert read_date_to_keep("1868") == RecordedDate("1868")
    assert read_date_to_keep(str(latest_year())) == RecordedDate(str(latest_year()))
    with pytest.raises(ImplausibleYear, match=str(latest_year() + 1)):
        read_date_to_keep(str(latest_year() + 1))


def test_a_clock_that_is_behind_this_version_shortens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSUNAGARI_TODAY", "1970-01-01")
    assert latest_year() == dates.RELEASED_IN + dates.YEARS_AHEAD
    assert not is_yet_to_come(RecordedDate(str(dates.RELEASED_IN)))


def test_what_is_found_out_lies_a_year_ahead_at_most_and_what_is_planned_thirty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSUNAGARI_TODAY", "2040-01-01")
    assert not is_yet_to_come(RecordedDate("2041-01-01")), "a leap year ahead"
    assert is_yet_to_come(RecordedDate("2041-01-02"))
    assert latest_year() == 2070


@pytest.mark.parametrize("written", ["明治5年12月2日", "明治元年10月23日", "M3.9"])
def test_months_and_days_of_the_old_calendar_are_refused_and_its_years_are_not(written: str) -> None:
    with pytest.raises(OldCalendar, match=r"18[67]\d"):
        read_date(written)
    assert read_date("明治5年") == RecordedDate("1872")
    assert read_date("明治6年1月1日") == RecordedDate("1873-01-01")


def test_a_weekday_that_it_was_not_is_refused() -> None:
    assert read_date("令和3年10月1日（金曜日）") == RecordedDate("2021-10-01")
    with pytest.raises(WrongWeekday, match="2021-10-01: 木"):
        read_date("令和3年10月1日（木）")


@given(st.dates(min_value=dt.date(1, 1, 1)))
def test_every_day_is_read_back_from_its_iso_form(day: dt.date) -> None:
    assert read_date(str(day)) == RecordedDate(str(day))


@given(st.dates(min_value=dt.date(2019, 5, 1), max_value=dt.date(2080, 12, 31)))
def test_every_day_of_reiwa_is_read_from_its_wareki(day: dt.date) -> None:
    year = day.year - 2018
    assert read_date(f"令和{year}年{day.month}月{day.day}日") == RecordedDate(str(day))
    assert read_date(f"R{year}.{day.month}.{day.day}") == RecordedDate(str(day))


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        read_date(text)
    except ValueError:
        return
