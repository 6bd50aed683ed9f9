"""No cell that leaves the app is a formula, and each is read back as what it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.cells import defused
from exports.contents import Table, Tables
from exports.formats.tables import table_csv
from loaders.cells import written

BEGINS = "=+-@\t\r\n＝＋－＠"
TEXTS = st.text(st.sampled_from(BEGINS + "'a1課 |"), max_size=6) | st.text(max_size=8)


@given(TEXTS)
def test_what_is_written_is_no_formula_and_is_read_back_as_it_was(text: str) -> None:
    assert not defused(text).startswith(tuple(BEGINS))
    assert written(defused(text)) == text


@pytest.mark.parametrize("begin", BEGINS)
def test_each_beginning_of_a_formula_is_written_with_an_apostrophe_in_front(begin: str) -> None:
    assert defused(f"{begin}1") == f"'{begin}1"
    assert defused(f"'{begin}1") == f"''{begin}1", "or it would be read back without its own"


def as_csv(table: Table) -> str:
    return table_csv(Tables.single("架空", table)).decode("utf-8-sig")


def test_numbers_stay_numbers_and_headings_are_cells_too() -> None:
    text = as_csv(Table(["=1", "架空"], [(-1.5, None), ("-1.5", float("nan")), (3, True)]))
    assert list(csv.reader(io.StringIO(text))) == [["'=1", "架空"], ["-1.5", ""], ["'-1.5", ""], ["3", "True"]]
    assert as_csv(Table.of([{"＝1": "@x"}])) == "'＝1\r\n'@x\r\n"
    assert as_csv(Table.of([])) == ""


def test_half_a_character_of_a_files_name_spoils_no_file() -> None:
    assert as_csv(Table(["a"], [("\udcff",)])) == "a\r\n?\r\n"
