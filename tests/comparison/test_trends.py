"""Reported totals of several years: side by side, drawn with their gaps; a year more takes no other away."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.analysis.trend import trends
from graph.dates import RecordedDate
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, Governments
from graph.facts.observations import ReportedTotal, Source
from graph.pictures.trend_picture import trend_svg
from graph.questions.prefecture import RollUp
from graph.record.record import Record
from loaders.reading import read
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE, workbook
from wording.progress import ProgressReader
from wording.trends import TrendReader


def total(count: int, date: str | None, *, among: Governments = Governments.MUNICIPALITIES, about: str = "M3",
          out_of: int | None = 34, cites: tuple[str, ...] = ("s",)) -> ReportedTotal:
    return ReportedTotal(about=about, count=count, out_of=out_of, among=among, cites=cites,
                         as_of=RecordedDate(date) if date else None)


def prefecture(*totals: ReportedTotal) -> Record:
    return Record(area=Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE), reported_totals=totals,
                  sources=(Source(id="s", title="架空の報告"), Source(id="t", title="架空の<b>白書")))


def reader(*totals: ReportedTotal, language: str = "ja") -> TrendReader:
    return TrendReader(ProgressReader(RollUp(prefecture(*totals), ()), CATALOGUE, Words(language)))


def test_the_line_breaks_where_a_year_is_not_known() -> None:
    trend, = trends([total(10, "2021-03"), total(20, "2025-03"), total(12, "2022-03-31"), total(22, "FY2026")])
    assert [[t.count for t in run] for run in trend.runs] == [[10, 12], [20, 22]]
    assert trend.silent_years == (2023, 2024)
    drawn = trend_svg(trend, "架空", "ja")
    assert (drawn.count("<polyline"), drawn.count("？"), drawn.count("<circle")) == (2, 2, 4)
    assert ">22/34<" in drawn


def test_several_items_and_years_stand_side_by_side() -> None:
    rows = reader(total(10, "2021-03"), total(12, "2022-03"), total(7, "2021-04", about="M2", cites=("t",)), total(3, None)).rows()
    needs, platform = rows
    assert (needs["2021年"], needs["2022年"], needs["出典"]) == ("7/34（21%）", "—", "架空の<b>白書")
    assert (platform["2021年"], platform["2022年"], platform["時点の記載なし"]) == ("10/34（29%）", "12/34（35%）", "3/34（9%）")


def test_each_kind_of_government_has_its_own_denominator() -> None:
    kinds = reader(total(2, "2026-04", out_of=2, among=Governments.CITIES_AND_WARDS), total(9, "2026-04", out_of=11),
                   total(7, "2026-04", out_of=9, among=Governments.TOWNS_AND_VILLAGES))
    assert [(row["項目"].split("（")[-1], row["2026年"]) for row in kinds.rows()] == [
        ("市区町村）", "9/11（82%）"), ("市区）", "2/2（100%）"), ("町村）", "7/9（78%）")]
    assert kinds.progress.rolled_up.newest_total("M3") == total(9, "2026-04", out_of=11), "not that of the cities alone"


def test_a_total_of_all_governments_is_not_told_as_one_of_municipalities() -> None:
    progress = reader(total(10, "2021-03")).progress
    assert progress.total(total(517, "2021-03-31", out_of=1788, among=Governments.ALL)) == "1788自治体（都道府県と市区町村）中517（2021年3月31日）"
    assert progress.total(total(10, "2021-03")) == "34市町村中10（2021年3月）"


def test_two_documents_of_one_year_are_both_told() -> None:
    both = reader(total(10, "2021-03"), total(11, "2021-03", cites=("t",)))
    assert both.rows()[0]["2021年"] == "10/34（29%）、11/34（32%）"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_does_not_see_the_chart_hears_all_of_it_and_names_stay_text(language: str) -> None:
    spoken = reader(total(10, "2021-03"), total(12, "2024-03", cites=("t",)), language=language)
    trend, = spoken.trends()
    said = spoken.sentence(trend)
    assert all(number in said for number in ("10", "12", "2022", "2023"))
    assert "<b>" not in trend_svg(trend, spoken.sources(trend), language)


def test_a_year_more_from_a_file_takes_no_other_away(tmp_path: Path) -> None:
    book = workbook(tmp_path / "架空.xlsx", {
        "報告値": [["自治体コード", "項目", "該当数", "母数", "対象の団体", "時点"], ["990001", "M3", 12, 34, "市区町村", "2022-03"],
                ["990001", "M3", 2, 2, "市区", "2022-03"]]})
    before = prefecture(total(10, "2021-03"))
    reading = read([book], catalogue=CATALOGUE, recorded=lambda _: before)
    after, = reading.records
    assert {(t.count, t.among) for t in after.reported_totals} == {
        (10, Governments.MUNICIPALITIES), (12, Governments.MUNICIPALITIES), (2, Governments.CITIES_AND_WARDS)}
