"""Cells whose values are ids of a list: the same in plain spelling, told with their row where no list has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.catalogue import SHIPPED, read_catalogue
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.observations import ReportedTotal
from graph.record.record import Record
from graph.replacing import replace
from loaders.lists import CompleteList
from loaders.reading import Reading, read
from loaders.sheets import sheets
from tests.loaders.files import AREA, CATALOGUE, ORGANISATIONS, reading, workbook
from tests.towns import TOWN, two_networks_one_hub

JUDGED = ["項目", "状況"]


def judged(folder: Path, *items: object, sheet: str = "取組状況") -> Path:
    rows = [[JUDGED[0], "該当数"], *([i, 1] for i in items)] if sheet == "報告値" else [JUDGED, *([i, "実施済"] for i in items)]
    return workbook(folder / "a.xlsx", {"自治体": AREA, sheet: rows})


def remarks_of(outcome: Reading) -> list[tuple[str, int | None, str, str]]:
    return [(r.kind.value, r.row, r.column, r.value) for r in outcome.hints]


@pytest.mark.parametrize("sheet", ["取組状況", "報告値"])
@pytest.mark.parametrize(("written", "item"), [
    ("M1a", "M1a"), ("m1a", "M1a"), ("Ｍ１ａ", "M1a"), (" m 1 a ", "M1a"), ("Ⅿ1a", "M1a"), ("相談窓口の明確化", "M1a"), ("A window is named", "M1a"),
    ("a WINDOW is ｎａｍｅｄ", "M1a"), ("p2B", "P2b"), ("①", "M1"), ("②", "M2"), ("③", "M3"), ("★①", "M1"),
])
def test_an_item_is_known_by_its_id_its_names_and_its_sign(tmp_path: Path, sheet: str, written: str, item: str) -> None:
    outcome = reading(judged(tmp_path, written, sheet=sheet))
    (fact,) = outcome.records[0].assessments or outcome.records[0].reported_totals
    assert fact.about == item
    assert remarks_of(outcome) == ([("read_as", 2, "項目", written)] if set(written) & set("①②③") else [])


@pytest.mark.parametrize("sheet", ["取組状況", "報告値"])
@pytest.mark.parametrize("written", ["M9", "④", "1", "M1a、M1b", "М1a", "窓口", "-", "不明"])
def test_an_item_that_nobody_knows_is_told_at_its_cell(tmp_path: Path, sheet: str, written: str) -> None:
    outcome = reading(judged(tmp_path, "M1a", written, sheet=sheet))
    assert remarks_of(outcome) == [("unknown_item", 3, "項目", written)]


def test_a_recorded_judgement_does_not_go_because_of_a_misspelt_item(tmp_path: Path) -> None:
    judgements = (Assessment(about="M1a", status=RequirementStatus.MET), Assessment(about="M2a", status=RequirementStatus.PARTLY))
    before = {"992011": replace(two_networks_one_hub(), assessments=judgements)}
    for written in ("m1a", "Ｍ１ａ"):
        (record,) = reading(judged(tmp_path, written, "M2a"), recorded=before).records
        assert [(f.about, f.status.value) for f in record.assessments] == [("M1a", "met"), ("M2a", "met")]
    outcome = reading(judged(tmp_path, "M9", "M2a"), recorded=before, lists=[CompleteList(Assessment)])
    assert {(f.about, f.status.value) for f in outcome.records[0].assessments} == {
        ("M9", "met"), ("M2a", "met"), ("M1a", "met")}
    assert ("items_kept", 2, "項目", "M1a") in remarks_of(outcome)


def test_a_total_does_not_go_because_of_a_misspelt_item(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, reported_totals=(ReportedTotal(about="M1a", count=34),))}
    outcome = reading(judged(tmp_path, "M9", sheet="報告値"), recorded=before, lists=[CompleteList(ReportedTotal)])
    assert {t.about for t in outcome.records[0].reported_totals} == {"M9", "M1a"}


def test_it_does_not_go_when_the_same_file_is_read_again(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, assessments=(Assessment(about="M1a", status=RequirementStatus.MET),))}
    path = judged(tmp_path, "M9", "M2a")
    once = {"992011": reading(path, recorded=before).records[0]}
    assert {f.about for f in once["992011"].assessments} == {"M9", "M2a", "M1a"}
    assert set(reading(path, recorded=once).records[0].assessments) == set(once["992011"].assessments)


def test_a_judgement_that_a_sheet_does_not_name_goes_only_when_the_sheet_is_complete(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, assessments=(Assessment(about="M1a", status=RequirementStatus.MET),))}
    path = judged(tmp_path, "M2a")
    assert [f.about for f in reading(path, recorded=before).records[0].assessments] == ["M1a", "M2a"]
    (record,) = reading(path, recorded=before, lists=[CompleteList(Assessment)]).records
    assert [f.about for f in record.assessments] == ["M2a"]


@pytest.mark.parametrize(("field", "sheet", "heading", "written", "meant"), [
    ("partner_types", "機関", "機関種別", "ｓｈａｋｙｏ、Council of SOCIAL welfare", ("SHAKYO", "SHAKYO")),
    ("functions", "機関", "機能", "Employment、医 療", ("employment", "medical")),
    ("network_type", "ネットワーク", "ネットワーク種別", "net_youtai", "NET_YOUTAI"),
    ("seat", "参画", "役職", "ｵﾌﾞｻﾞｰﾊﾞｰ", "observer"), ("status", "参画", "参画状況", "Ｄｏｒｍａｎｔ", "dormant"),
    ("kind", "連携", "連携の種類", "REFERS people to", "refers_to"),
    ("seat", "参画", "役職", "不明", ""), ("partner_types", "機関", "機関種別", "-", ()), ("status", "参画", "参画状況", "―", ""),
])
def test_every_list_is_matched_in_plain_spelling(tmp_path: Path, field: str, sheet: str, heading: str, written: str,
                                                 meant: object) -> None:
    outcome = with_cell(tmp_path, sheet, heading, written)
    assert field_of(outcome, sheet, field) == meant
    assert outcome.hints == ()


@pytest.mark.parametrize(("sheet", "heading"), [
    ("機関", "機関種別"), ("機関", "機能"), ("ネットワーク", "ネットワーク種別"), ("参画", "役職"), ("参画", "参画状況"), ("連携", "連携の種類")])
def test_what_no_list_has_is_kept_and_told_with_its_row(tmp_path: Path, sheet: str, heading: str) -> None:
    assert remarks_of(with_cell(tmp_path, sheet, heading, "神社")) == [("unknown_term", 2, heading, "神社")]


def test_every_field_of_a_list_is_tried_above() -> None:
    tried = {"partner_types", "functions", "network_type", "seat", "status", "kind", "about"}
    assert {column.field for sheet in sheets() for column in sheet.columns if column.catalogue} == tried


def with_cell(folder: Path, sheet: str, heading: str, cell: str) -> Reading:
    """Read a town whose row 2 of a sheet holds this cell."""
    rows: dict[str, list[list[object]]] = {
        "機関": [list(ORGANISATIONS[0]), ["a", "架空A"], ["b", "架空B"]], "ネットワーク": [["ネットワークID", "名称"], ["n", "架空N"]],
        "参画": [["参画機関ID", "ネットワークID"], ["a", "n"]], "連携": [["連携元ID", "連携先ID"], ["a", "b"]]}
    if sheet != "連携":
        del rows["連携"]
    rows[sheet][0].append(heading)
    rows[sheet][1].append(cell)
    return reading(workbook(folder / "a.xlsx", {"自治体": AREA} | rows))


def field_of(outcome: Reading, sheet: str, field: str) -> object:
    kind = next(known.kind for known in sheets() if known.names[0] == sheet)
    return getattr(outcome.records[0].of(kind)[0], field)


def test_a_town_halls_own_lists_are_matched_the_same_way(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    shipped = (SHIPPED / "requirements.csv").read_text(encoding="utf-8")
    (folder / "requirements.csv").write_text(
        shipped + "T1,架空町の項目,Town's own item,municipality,1,,,free,,,,,,架空\n", encoding="utf-8")
    (folder / "seats.csv").write_text("id,name_ja,name_en\nkanji,幹事,Organiser\nKANJI,漢字,Character\n", encoding="utf-8")
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "取組状況": [JUDGED, ["ｔ１", "実施済"], ["②", "実施済"], ["①", "実施済"]],
        "機関": ORGANISATIONS, "ネットワーク": [["ネットワークID", "名称"], ["n", "架空N"], ["m", "架空M"], ["l", "架空L"]],
        "参画": [["参画機関ID", "ネットワークID", "役職"], ["a", "n", "幹事"], ["a", "m", "KANJI"], ["b", "l", "Kanji"]]})
    outcome = read([path], catalogue=read_catalogue(folder), recorded=lambda _: None)
    assert [f.about for f in outcome.records[0].assessments] == ["T1", "M2", "①"], "two items go by ① in this list"
    assert [m.seat for m in outcome.records[0].memberships] == ["kanji", "KANJI", "Kanji"]
    assert {(r.kind.value, r.row, r.value) for r in outcome.hints} == {
        ("read_as", 3, "②"), ("unknown_item", 4, "①"), ("unknown_term", 4, "Kanji")}


def test_every_name_of_the_shipped_lists_is_read_as_its_id(tmp_path: Path) -> None:
    for requirement in CATALOGUE.requirements.values():
        for name in requirement.names.values():
            assert reading(judged(tmp_path, name)).records[0].assessments[0].about == requirement.id
