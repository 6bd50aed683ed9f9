"""No cell that leaves the app is a formula, and each is read back as what it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.cells import defused
from exports.tables import csv_bytes, table_csv
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


def test_numbers_stay_numbers_and_headings_are_cells_too() -> None:
    told = csv_bytes(["=1", "架空"], [(-1.5, None), ("-1.5", float("nan")), (3, True)]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(told))) == [["'=1", "架空"], ["-1.5", ""], ["'-1.5", ""], ["3", "True"]]
    assert table_csv([{"＝1": "@x"}]).decode("utf-8-sig") == "'＝1\r\n'@x\r\n"
    assert table_csv([]).decode("utf-8-sig") == ""


def test_half_a_character_of_a_files_name_spoils_no_file() -> None:
    assert csv_bytes(["a"], [("\udcff",)]).decode("utf-8-sig") == "a\r\n?\r\n"
