"""Whole numbers as town halls write them, and what only begins like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.numbers import UNITS, read_number


@pytest.mark.parametrize(("written", "meant"), [
    ("0", 0), ("120", 120), ("1,234", 1234), ("12,345,678", 12_345_678), ("１，２３４", 1234), ("1,234人", 1234), ("15 名", 15),
    ("３４市町村", 34), ("1 234", 1234), ("1　234", 1234), ("12.0", 12), ("12.00", 12), ("1,234.0", 1234), ("5世帯", 5), ("3ヶ所", 3),
    (" 7 ", 7),
])
def test_a_number_may_be_grouped_and_have_one_unit(written: str, meant: int) -> None:
    assert read_number(written) == meant


@pytest.mark.parametrize("written", [
    "3,4人", "1,2", "1人2名", "1,23", "12,34", "1234,567", "1,2345", "0,123", "1,234,5", ",123", "123,", "1、234", "12 34", "1.234", "1.000",
    "12.5", "0.5", "-3", "−3", "△3", "▲3", "(3)", "+5", "約120", "120以上", "120程度", "120人以上", "15人以内", "10～20", "10~20", "10-20", "10／34",
    "1e3", "0x1F", "①", "²", "5²", "½", "十五", "百", "١٢", "१२", "007", "00", "人", "120人人", "120人くらい", "人120", "12人\n3人", "",
    "1234567890123", "120%", "1,234円", "10:20", "1 2",
])
def test_what_is_no_whole_number_is_none(written: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_number(written)


@given(st.integers(0, 999_999_999_999), st.sampled_from(["", *UNITS]), st.booleans())
def test_every_number_is_read_back_however_it_is_grouped(number: int, unit: str, wide: bool) -> None:
    for written in (f"{number}{unit}", f"{number:,}{unit}", f"{number:,}".replace(",", " ") + unit):
        shown = written.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,"}) if wide else written
        assert read_number(shown) == number


@given(st.text("0123456789,.人名 -約", max_size=9))
def test_a_number_is_never_made_of_digits_that_stand_apart(text: str) -> None:
    try:
        number = read_number(text)
    except ValueError:
        return
    digits = text.strip().rstrip("人名 ")
    assert digits in {str(number), f"{number:,}", f"{number:,}".replace(",", " "), *(f"{shown}.{zeros}" for zeros in ("0", "00")
                      for shown in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")))}
