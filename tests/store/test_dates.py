"""On which day something was saved, where one of the clocks is wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.dating import Dates, Save, strayed
from graph.store.engines.neo4j_ordering import places

TODAY = dt.date(2026, 11, 30)


def days(*texts: str) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]


def dates(*texts: str) -> Dates:
    """Return the dates of saves that clocks said were made at noon of these days, in this order."""
    return Dates([Save(number, dt.datetime.combine(day, dt.time(12), dt.UTC))
                  for number, day in enumerate(days(*texts), start=1)], TODAY)


def last_on(known: Dates, day: str) -> int:
    return known.last_by(dt.datetime.combine(dt.date.fromisoformat(day), dt.time.max, dt.UTC))


@pytest.mark.parametrize(("clocks", "strays"), [
    ([], []),
    (["2026-11-20", "2026-11-20", "2026-11-25"], [0, 0, 0]),
    (["2026-11-20", "2099-01-01", "2026-11-25"], [0, 26335, 0]),
    (["2099-01-01", "2099-01-01", "2026-11-25"], [26335, 26335, 0]),
    (["2026-11-20", "2026-11-21", "2000-01-01", "2000-01-01", "2000-01-01"], [0, 0, 9821, 9821, 9821]),
    (["2026-11-20", "2000-01-01"], [0, 9820]),
    (["2026-11-20", "2026-11-28", "2026-11-22", "2026-11-23"], [0, 6, 0, 0]),
    (["2026-11-29", "2026-11-30"], [0, 0]),
    (["2026-12-01"], [1]),
], ids=["nothing", "right", "one ahead", "ahead from the start", "an empty battery", "one behind", "a little ahead",
        "today", "tomorrow"])
def test_the_longest_row_of_rising_days_is_believed(clocks: list[str], strays: list[int]) -> None:
    assert strayed(days(*clocks), TODAY) == strays


def test_a_save_is_not_missed_and_not_shown_too_early_because_of_another_ones_clock() -> None:
    known = dates("2026-11-20", "2099-01-01", "2026-11-22", "2000-01-01", "2026-11-24")
    assert [last_on(known, day) for day in ("1999-12-31", "2001-01-01", "2026-11-19")] == [0, 0, 0]
    assert [last_on(known, f"2026-11-{day}") for day in (20, 21, 22, 23, 24, 25)] == [1, 1, 3, 3, 5, 5]
    assert [known.doubtful(number) for number in range(1, 6)] == [False, True, False, True, False]


def test_a_save_counts_from_its_very_moment_on_and_the_order_counts_where_clocks_differ_by_minutes() -> None:
    eleven, noon = (dt.datetime(2026, 11, 20, hour, tzinfo=dt.UTC) for hour in (11, 12))
    one = Dates([Save(1, noon)], TODAY)
    assert (one.last_by(noon - dt.timedelta(seconds=1)), one.last_by(noon)) == (0, 1)
    two = Dates([Save(1, noon), Save(2, eleven)], TODAY)
    assert (two.last_by(eleven), two.last_by(noon)) == (2, 2)


def test_the_revisions_of_an_older_server_keep_their_order_whatever_its_clock_said() -> None:
    moments = {("992011", 1): "2026-02-01", ("992011", 2): "2026-01-01", ("993018", 1): "2026-01-15"}
    assert places({"area": area, "number": number, "saved_at": moment} for (area, number), moment in moments.items()) == {
        ("993018", 1): 1, ("992011", 1): 2, ("992011", 2): 3}


def test_clocks_that_differ_around_midnight_are_not_called_doubtful() -> None:
    known = dates("2026-11-20", "2026-11-21", "2026-11-20", "2026-11-21", "2026-11-22")
    assert not any(known.doubtful(number) for number in range(1, 6))


RISING = st.lists(st.dates(dt.date(2024, 4, 1), TODAY), max_size=40, unique=True).map(sorted)


@given(RISING)
def test_right_clocks_are_believed(clocks: list[dt.date]) -> None:
    assert not any(strayed(clocks, TODAY))


@given(RISING, st.data())
def test_as_long_as_most_clocks_are_right_no_wrong_one_makes_an_answer_wrong(
    clocks: list[dt.date], data: st.DataObject
) -> None:
    """Wrong ones say a day after today, or one before anything was saved; fewer of them than of the right ones."""
    wrong = st.one_of(st.dates(dt.date(2030, 1, 1), dt.date(2100, 1, 1)), st.just(dt.date(2000, 1, 1)))
    saved_days: list[tuple[dt.date, dt.date]] = []  # what was true, what the clock said
    for day in clocks:
        saved_days.append((day, day))
        saved_days += [(day, data.draw(wrong))] * data.draw(st.integers(0, 1))
    known = Dates([Save(number, dt.datetime.combine(said, dt.time(12), dt.UTC))
                   for number, (_, said) in enumerate(saved_days, start=1)], TODAY)
    asked = data.draw(st.dates(dt.date(2024, 3, 1), TODAY))
    right = [number for number, (true, said) in enumerate(saved_days, start=1) if true == said and true <= asked]
    assert last_on(known, asked.isoformat()) == max(right, default=0)


@given(st.lists(st.dates(), max_size=60), st.dates(), st.dates())
def test_whatever_clocks_say_a_later_day_never_shows_less(
        clocks: list[dt.date], first: dt.date, second: dt.date) -> None:
    known = Dates([Save(number, dt.datetime.combine(day, dt.time(12), dt.UTC))
                   for number, day in enumerate(clocks, start=1)], TODAY)
    early, late = sorted((first, second))
    assert last_on(known, early.isoformat()) <= last_on(known, late.isoformat())
