"""What crosses from the process that reads arrives as it was, and is nothing but data."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Problem
from loaders.assistant.cleaning import cleaned
from loaders.assistant.grid import grid_of
from loaders.packing import answer, answered
from loaders.problems import HintKind, ProblemKind
from loaders.tables import Behind, BehindKind, Looks, Reports, Span, Table

CELLS = st.tuples(st.integers(0, 50), st.integers(0, 50))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
TABLES = st.builds(
    Table, file=TEXTS.map(lambda text: f"架空{len(text)}.xlsx"), name=st.just("機関"), rows=st.lists(st.lists(TEXTS, max_size=5), max_size=8),
    book=st.just("b"), faults=st.dictionaries(CELLS, st.sampled_from(ProblemKind), max_size=3),
    behind=st.dictionaries(CELLS, st.builds(Behind, st.sampled_from(BehindKind), TEXTS), max_size=3),
    looks=st.builds(Looks, st.booleans(), st.frozensets(st.integers(0, 9)), st.frozensets(st.integers(0, 9)),
                    st.dictionaries(CELLS, TEXTS, max_size=3), st.frozensets(CELLS)))


@given(st.lists(TABLES, max_size=3))
def test_tables_arrive_as_they_were(tables: list[Table]) -> None:
    reports, arrived = Reports(), Reports()
    reports.problem(ProblemKind.DAMAGED, "a.xlsx", row=3, value="x")
    reports.hint(HintKind.ENCODING, "b.csv", value="UTF-8")
    assert answered(answer(tables, reports), arrived) == (tables, None)
    assert (arrived.problems, arrived.hints, arrived.count) == (
        [Problem(ProblemKind.DAMAGED, "a.xlsx", row=3, value="x")], [Problem(HintKind.ENCODING, "b.csv", value="UTF-8")], 1)


def test_a_text_that_many_cells_share_arrives_as_one() -> None:
    text = "架空" * 1_000
    (table,), _ = answered(answer([Table("a.xlsx", "機関", [[text] * 3] * 1_000)], Reports()), Reports())
    assert {id(cell) for row in table.rows for cell in row} == {id(table.rows[0][0])}
    assert len(answer([table], Reports())) < 30_000


def test_a_file_whose_name_is_no_text_is_named_all_the_same() -> None:
    (table,), _ = answered(answer([Table("a\udcff.csv", "a", [])], Reports()), Reports())
    assert table.file == "a\ufffd.csv"


def test_grids_without_persons_arrive_as_they_were() -> None:
    grid = grid_of([["機関名", "氏名"], ["架空会", "架空　太郎"]], file="名簿.xlsx", sheet="名簿", merged=(Span(0, 0, 0, 1),),
                   struck=frozenset({(1, 0)}))
    clean = cleaned([grid])
    assert answered(answer([], Reports(), clean), Reports()) == ([], clean)


def test_an_answer_of_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="Expected"):
        answered(msgspec.msgpack.encode({"tables": "x", "problems": [], "hints": [], "count": 0}), Reports())
