"""The benchmarks run, on a nation in miniature; their figures are no tests."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks import in_browser, in_process, reading
from benchmarks.gaps import _page, _plain, filled
from benchmarks.in_process import lines, plain_figures
from benchmarks.invented import nation
from benchmarks.link_ranking import area_under_curve, evaluate, grown, precision_at
from benchmarks.side_by_side import Line, in_turn
from graph.analysis.gaps.peers import Peers
from graph.analysis.measures.figures import figures
from tests.serving import start


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
    assert any(isinstance(value, list) and len(value) == ours["bridges"].value for value in plain)


def test_every_line_can_be_measured_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_process, "in_turn", lambda ours, theirs, rounds: in_turn(ours, theirs, 2))
    report = list(lines(0.01))
    assert len(report) == 3
    assert all(line.row().count("|") == 7 for line in report)


def test_a_large_matrix_and_a_large_list_are_read_without_a_word_of_what_they_are(tmp_path: Path) -> None:
    ties = reading.read_here(reading.written(tmp_path / "matrix.xlsx", reading.matrix(20)))
    pairs = sum(row.count("○") for row in reading.matrix(20)[3:]) // 2
    assert ties == pairs + 20 + 2, "a tie a pair, the actors; the area and the source"
    seats = reading.read_here(reading.written(tmp_path / "list.xlsx", reading.members(30)))
    assert seats == 30 + 30 + 1 + 2, "seats, actors and their council; the area and the source"


def test_a_visitor_is_let_in_and_waits_for_an_answer(tmp_path: Path) -> None:
    """As a page of the app itself: the door is shut to whoever does not say where he comes from."""
    served = start(tmp_path)
    try:
        waits = in_browser.visits(served.url, users=2, rounds=1, pause=0)
    finally:
        served.stop()
    assert len(waits) == 2
    assert min(waits) > 0


def test_a_ratio_has_its_spread() -> None:
    line = Line("a", "b", [1.0, 2.0, 3.0], [1.0, 1.0, 1.0], aim="≤ 2 ×")
    assert "**2.00 ×** (1.00 to 3.00)" in line.row()
    assert "**0.50 × faster** (0.33 to 1.00)" in Line("a", "b", [1.0, 2.0, 3.0], [1.0] * 3, "", faster=True).row()


def test_one_towns_gaps_are_the_same_from_a_large_store_and_a_small_one(tmp_path: Path) -> None:
    records = list(nation(30, 900, 4_000))
    town = next(record for record in records if record.platforms)
    prefecture_records = [record for record in records if record.area.code[:2] == town.area.code[:2]]
    stores = filled(tmp_path / "nation.db", records), filled(tmp_path / "own.db", prefecture_records)
    assert all(_page(store, town.area.code) > 0 for store in stores)
    assert len(_plain(town)) > 5
    for store in stores:
        store.close()


def test_a_perfect_order_has_an_area_of_one_and_chance_of_a_half() -> None:
    scores = {("a", "b"): 3.0, ("a", "c"): 2.0, ("b", "c"): 1.0, ("c", "d"): 0.0}
    assert area_under_curve(scores, {("a", "b"), ("a", "c")}) == 1
    assert area_under_curve(scores, {("c", "d")}) == 0
    assert area_under_curve(dict.fromkeys(scores, 1.0), {("a", "b")}) == 0.5
    assert precision_at(scores, {("a", "b"), ("c", "d")}, Random(1), 2) == 0.5


def test_ties_that_follow_a_rule_are_found_more_often_than_by_chance() -> None:
    results = evaluate(grown(1), Peers(), rounds=6)
    ours, random = (next(r for name, r in results.items() if name.startswith(begin)) for begin in ("**ours", "random"))
    assert sum(ours.auc) / 6 > 0.65 > sum(random.auc) / 6
    assert sum(ours.auc) == pytest.approx(sum(evaluate(grown(1), Peers(), rounds=6)[next(iter(results))].auc))
