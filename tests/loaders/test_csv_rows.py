"""CSV rows that are wider or shorter than their headings, and what a quotation mark can do to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from locales import Words
from tests.loaders.files import AREA, csv_file, problems, reading
from wording.problems import sentence

HEADINGS = "機関ID,機関名,連絡先,備考\n"
RemarkRows = list[tuple[str, int | None, tuple[int, ...]]]


def town(folder: Path, rows: str, headings: str = HEADINGS) -> Path:
    """A folder with a town's line and these rows of organisations."""
    csv_file(folder / "自治体.csv", AREA)
    (folder / "機関.csv").write_bytes((headings + rows).encode())
    return folder


def refused(path: Path) -> list[tuple[str, int | None]]:
    return [(p.kind.value, p.row) for p in problems(path)]


def remarks_of(path: Path) -> RemarkRows:
    return [(r.kind.value, r.row, r.also) for r in reading(path).hints if r.kind.value != "encoding"]


def contacts(path: Path) -> list[tuple[str, str]]:
    return [(o.contact, o.note) for o in reading(path).records[0].organisations]


def test_a_row_with_a_comma_too_many_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    path = town(tmp_path, "a,架空A,,0889-1,覚え書き\nb,架空B,0889-2,\nc,架空C,,,x\n")
    assert refused(path) == [("surplus_cells", 2), ("surplus_cells", 4)]
    assert "5個" in sentence(problems(path)[0], Words("ja"))
    assert "5 cells" in sentence(problems(path)[0], Words("en"))


def test_what_names_a_row_that_is_too_wide_is_no_second_problem(tmp_path: Path) -> None:
    town(tmp_path, "a,架空A,,0889-1,覚え書き\nb,架空B,0889-2,\n")
    csv_file(tmp_path / "連携.csv", [["連携元ID", "連携先ID", "連携の種類"], ["a", "b", "情報共有"]])
    assert refused(tmp_path) == [("surplus_cells", 2)]


def test_an_empty_cell_too_many_is_told_where_other_rows_have_none(tmp_path: Path) -> None:
    assert remarks_of(town(tmp_path, "a,架空A,,0889-1,\nb,架空B,0889-2,x\n")) == [("ragged_row", 2, ())]


def test_a_file_whose_every_row_ends_with_the_same_commas_is_fine(tmp_path: Path) -> None:
    path = town(tmp_path, "a,架空A,1,x,,\nb,架空B,2,y,,\n")
    assert (remarks_of(path), contacts(path)) == ([], [("1", "x"), ("2", "y")])


def test_short_rows_are_told_once_with_all_their_rows(tmp_path: Path) -> None:
    path = town(tmp_path, "a,架空A\nb,架空B,1,x\nc,架空C\nd,架空D,2\n")
    assert remarks_of(path) == [("ragged_row", 2, (4,)), ("ragged_row", 5, ())]
    assert "2、4行目" in sentence(reading(path).hints[-2], Words("ja"))
    assert "rows 2, 4" in sentence(reading(path).hints[-2], Words("en"))


@pytest.mark.parametrize("rows", ["a,架空A,1,x\n\n\nb,架空B,2,y\n", "a,架空A,1,x\n,,,\nb,架空B,2,y", "a,架空A,,\nb,架空B,,\n"])
def test_blank_rows_and_empty_cells_are_fine(tmp_path: Path, rows: str) -> None:
    assert remarks_of(town(tmp_path, rows)) == []


def test_a_title_above_the_headings_may_be_shorter(tmp_path: Path) -> None:
    assert remarks_of(town(tmp_path, "a,架空A,1,x\n", "令和6年度　関係機関一覧\n" + HEADINGS)) == []


@pytest.mark.parametrize(("rows", "row", "line"), [
    ('a,"架空A,1,x\nb,架空B,2,y\nc,架空C,3,z\n', 2, 2),
    ('a,架空A,1,x\nb,架空B,"2,y\nc,架空C,3,z\n', 3, 3),
    ('a,"架空A,1,x\nb,"架空B",2,y\nc,架空C,3,z\n', 2, 2),
    ('a,架空A,1,"一行目\n二行目"\nb,"架空B,2,y\n', 3, 4),
    ('a,架空A,1,"一行目\n二行目","\nb,架空B,2,y\n', 2, 3),
    ('a,"架空"A,1,x\n', 2, 2),
    ('a,架空A,1,x\nb,架空B,2,"y', 3, 3),
])
def test_a_quotation_mark_that_is_not_closed_is_refused_with_its_row_and_line(tmp_path: Path, rows: str, row: int,
                                                                             line: int) -> None:
    (problem,) = problems(town(tmp_path, rows))
    assert (problem.kind.value, problem.file, problem.row, problem.value) == ("unclosed_quote", "機関.csv", row, str(line))


def test_one_left_open_over_thousands_of_rows_is_named_where_it_opens(tmp_path: Path) -> None:
    path = town(tmp_path, 'a,架空A,1,x\nb,"架空B,2,y\n' + "c,架空C,3,z\n" * 20_000)
    assert [(p.kind.value, p.row, p.value) for p in problems(path)] == [("unclosed_quote", 3, "3")]


@pytest.mark.parametrize("rows", [
    'a,"架空A,1,x\nb,架空B",2,y\n', 'a,架空A,"1,x\nb,架空B,2",y\n', '"a,架空A,1,x\nb",架空B,2,y\n',
    'a,"架空A,1,x\nb,架空B,2,y\nc,架空C",3,z\nd,架空D,1,x\n',
])
def test_a_quotation_mark_that_is_closed_rows_later_is_refused(tmp_path: Path, rows: str) -> None:
    assert refused(town(tmp_path, rows + "e,架空E,1,x\nf,架空F,1,x\n")) == [("swallowed_rows", 2)]


def test_cells_of_several_lines_are_kept_and_told_and_rows_are_numbered_as_excel_shows_them(tmp_path: Path) -> None:
    path = town(tmp_path, 'a,架空A,1,"一行目、1,000人\r\n二行目"\nb,架空B,"2\n3",\nc,架空C,1,\n')
    assert contacts(path) == [("1", "一行目、1,000人\n二行目"), ("2\n3", ""), ("1", "")]
    assert remarks_of(path) == [("several_lines", 2, (3,))]
    wrong = town(tmp_path, 'a,架空A,1,"一行目\n二行目\n三行目"\nb b,架空B,2,\n')
    assert refused(wrong) == [("bad_id", 3)]


@pytest.mark.parametrize(("cell", "meant"), [
    ('"架空,A"', "架空,A"), ('"架空""A"""', '架空"A"'), ('架空"A"', '架空"A"'), ('""', ""), ('5" 管', '5" 管')])
def test_quotation_marks_that_are_right_do_no_harm(tmp_path: Path, cell: str, meant: str) -> None:
    path = town(tmp_path, f"a,架空A,1,{cell}\n")
    assert (remarks_of(path), contacts(path)) == ([], [("1", meant)])
