"""Figures as a person reads them: places after the point, ranges, bases, reasons."""

from __future__ import annotations

import pytest

from graph.analysis.measures.figures import Figure
from locales import Words
from tests.loaders.files import CATALOGUE
from wording.figures import figure_line, label_text, number_text, range_text, sentence_text, value_text

JA, EN = Words("ja"), Words("en")


@pytest.mark.parametrize(("value", "unit", "text"), [
    (2, "contacts", "2"), (2.0, "contacts", "2"), (1.5, "contacts", "1.50"), (1 / 3, "share", "0.333"),
    (1, "share", "1.000"), (-0.25, "index", "−0.250"), (1.5, "kinds", "1.50"), (1, "kinds", "1.00"),
    (1234, "actors", "1,234"), (2.125, "actors", "2.12")])
def test_a_number_has_as_many_places_as_its_unit_deserves(value: float, unit: str, text: str) -> None:
    assert number_text(value, unit) == text


def test_a_mean_of_counts_keeps_its_decimals() -> None:
    assert value_text(Figure("distance_from_hub", 1.5, "contacts")) == "1.50"
    assert value_text(Figure("distance_from_hub", 2.0, "contacts")) == "2"
    assert value_text(Figure("distance_from_hub", None, "contacts", reason="nobody_reached")) == "—"


def test_a_range_is_told_where_it_has_an_end() -> None:
    assert range_text(Figure("e_i_by_tier", 0.5, "index", low=-1, high=1), JA) == "（−1〜1）"
    assert range_text(Figure("members", 3, "actors", high=12), JA) == "（0〜12）"
    assert range_text(Figure("organisations", 3, "actors"), JA) == ""


def test_a_sentence_tells_the_base_or_why_there_is_no_value() -> None:
    index = Figure("e_i_by_tier", -1 / 3, "index", low=-1, high=1, expected=1 / 3,
                   base={"tied": 3, "external": 1, "internal": 2, "organisations": 4, "pairs": 6, "apart": 4})
    assert "0.333" in sentence_text(index, JA)
    assert "—" in sentence_text(Figure("e_i_by_tier", 0.0, "index", base=index.base), JA)
    unknown = Figure("density", None, "share", reason="no_ties_recorded", base={"pairs": 3})
    assert sentence_text(unknown, EN) == "no tie between organisations is recorded yet (which does not mean there is none)"


def test_what_is_the_best_of_many_says_whether_all_were_looked_at() -> None:
    base = {"organisations": 5, "tied": 4, "core": 2, "periphery": 3}
    for exhaustive, said in ((1, "すべての分けかたを調べた"), (0, "探して見つかった中で最もよい")):
        sentence = sentence_text(Figure("core_periphery", 0.5, "index", base=base | {"exhaustive": exhaustive}), JA)
        assert said in sentence
    assert "調べた" not in sentence_text(Figure("fragmentation", 0.5, "share", base={"actors": 3, "pairs": 3, "apart": 1}), JA)


def test_a_figure_of_a_kind_of_tie_is_called_by_its_name_and_stands_on_one_line() -> None:
    base = {"organisations": 3, "pairs": 3, "tied": 1}
    figure = Figure("density_by_kind", 1 / 3, "share", high=1, of="refers_to", base=base)
    assert "紹介・つなぎ" in label_text(figure, CATALOGUE, JA)
    assert "x" in label_text(Figure("density_by_kind", 0.5, "share", of="x"), CATALOGUE, JA)
    line = figure_line(figure, CATALOGUE, JA)
    assert line.startswith(label_text(figure, CATALOGUE, JA) + "：0.333 ")
    assert line.endswith(sentence_text(figure, JA))
