"""The benchmarks run, on a nation in miniature; their figures are no tests."""

from __future__ import annotations

from benchmarks.in_process import lines, plain_figures
from benchmarks.invented import nation
from benchmarks.side_by_side import Line
from graph.analysis.figures import figures


def test_an_invented_nation_has_the_size_that_was_asked_for() -> None:
    records = list(nation(60, 2_000, 9_000))
    towns = [record for record in records if record.platforms]
    assert len(towns) == 60
    assert 1_900 < sum(len(r.organisations) for r in towns) < 2_100
    assert 7_500 < sum(len(r.memberships) + len(r.ties) for r in towns) < 9_500
    assert len({record.area.code for record in records}) == len(records)
    assert list(nation(60, 2_000, 9_000)) == records


def test_the_yardstick_works_the_same_figures() -> None:
    (town,) = (r for r in nation(1, 30, 130) if r.platforms)
    plain = plain_figures(town)
    ours = {figure.id: figure for figure in figures(town)}
    assert plain[0] == ours["density"].value
    assert any(isinstance(found, list) and len(found) == ours["bridges"].value for found in plain)


def test_every_line_can_be_measured_and_told() -> None:
    found = list(lines(0.01))
    assert len(found) == 3
    assert all(line.row().count("|") == 7 for line in found)


def test_a_ratio_has_its_spread() -> None:
    line = Line("a", "b", [1.0, 2.0, 3.0], [1.0, 1.0, 1.0], aim="≤ 2 ×")
    assert "**2.00 ×** (1.00 to 3.00)" in line.row()
    assert "**0.50 × faster** (0.33 to 1.00)" in Line("a", "b", [1.0, 2.0, 3.0], [1.0] * 3, "", faster=True).row()
