"""Ids and references in other spellings, and ids that a person takes for each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.changes.field_changes import field_changes
from graph.facts.links import Membership
from graph.record.record import Record
from graph.replacing import replace
from tests.loaders.files import AREA, ORGANISATIONS, places, problems, reading, workbook
from tests.towns import TOWN, networks, organisations, two_networks_one_hub

TIES = ["連携元ID", "連携先ID", "連携の種類"]


def town(folder: Path, **sheets: list[list[object]]) -> Path:
    return workbook(folder / "a.xlsx", {"自治体": AREA} | sheets)


def said(path: Path, recorded: dict[str, Record] | None = None) -> list[tuple[str, int | None, str, str, str]]:
    return [(r.kind.value, r.row, r.column, r.value, r.detail) for r in reading(path, recorded=recorded).hints]


@pytest.mark.parametrize("written", ["A", "ａ", "Ａ", "a\u200b", "992011:a", "９９２０１１：Ａ"])
def test_a_reference_in_another_spelling_means_the_same_actor_and_is_told(tmp_path: Path, written: str) -> None:
    path = town(tmp_path, 機関=ORGANISATIONS, 連携=[TIES, [written, "b", "情報共有"]])
    assert reading(path).records[0].ties[0].source == "a"
    assert [(kind, row, column) for kind, row, column, *_ in said(path)] in (
        [("read_as", 2, "連携元ID")], [("invisible_removed", 2, "連携元ID")])


@pytest.mark.parametrize(("id_", "written"), [
    ("ガ班", "ｶﾞ班"), ("ガ班", "カ\u3099班"), ("一課", "⼀課"), ("葛城", "葛\U000e0100城"), ("日課", "⽇課")])
def test_kana_marks_and_radicals_make_no_other_id(tmp_path: Path, id_: str, written: str) -> None:
    path = town(tmp_path, 機関=[ORGANISATIONS[0], [id_, "架空A"], ["b", "架空B"]], 連携=[TIES, [written, "b", "情報共有"]])
    assert reading(path).records[0].ties[0].source == id_


def test_an_id_that_is_recorded_keeps_its_spelling_whatever_a_file_writes(tmp_path: Path) -> None:
    before = {"992011": two_networks_one_hub()}
    path = town(tmp_path, 機関=[["機関ID", "名称"], *([o.id.upper(), o.name] for o in before["992011"].organisations)],
                参画=[["参画機関ID", "ネットワークID", "役職"], *([m.member, m.network.upper(), "構成員"]
                                                       for m in before["992011"].memberships)])
    (record,) = reading(path, recorded=before).records
    assert field_changes(before["992011"], record) == ()
    assert ("read_as", 2, "機関ID", "A", "a") in said(path, before)


def test_recorded_ids_that_only_capitals_tell_apart_keep_working(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, organisations=organisations("a", "A"), networks=networks("n"))}
    path = town(tmp_path, 機関=[["機関ID", "名称"], ["a", "架空a"], ["A", "架空A"]],
                参画=[["参画機関ID", "ネットワークID"], ["A", "Ｎ"], ["a", "n"]])
    (record,) = reading(path, recorded=before).records
    assert record.memberships == (Membership(member="A", network="n"), Membership(member="a", network="n"))
    unclear = town(tmp_path, 参画=[["参画機関ID", "ネットワークID"], ["Ａ", "n"]])
    assert [(p.kind.value, p.row, p.value) for p in problems(unclear, recorded=before)] == [("unknown_reference", 2, "Ａ")]


@pytest.mark.parametrize("other", ["A", "ａ", "Ａ"])
def test_two_ids_of_one_file_that_are_spelt_alike_are_refused_at_the_second(tmp_path: Path, other: str) -> None:
    path = town(tmp_path, 機関=[*ORGANISATIONS, [other, "架空C"]])
    (problem,) = problems(path)
    assert (problem.kind.value, problem.row, problem.column, problem.value, problem.detail) == (
        "looks_alike", 4, "機関ID", other, "a")


def test_an_actor_and_a_council_may_not_be_spelt_alike_either(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=ORGANISATIONS, ネットワーク=[["ネットワークID", "名称"], ["B", "架空協議会"]])
    assert places(path) == [("looks_alike", "ネットワーク", 2, "ネットワークID")]
    fine = town(tmp_path, 機関=ORGANISATIONS, 出典=[["出典ID", "資料名"], ["A", "架空資料"]])
    assert len(reading(fine).records[0].sources) == 1


@pytest.mark.parametrize(("first", "second"), [("二課", "ニ課"), ("カ班", "力班"), ("へ", "ヘ")])
def test_two_ids_that_only_look_alike_are_told(tmp_path: Path, first: str, second: str) -> None:
    path = town(tmp_path, 機関=[ORGANISATIONS[0], [first, "架空A"], [second, "架空B"]])
    assert len(reading(path).records[0].organisations) == 2
    assert said(path) == [("almost_alike", 3, "機関ID", second, first)]


@pytest.mark.parametrize("id_", ["\u0430", "fukush\u0456", "\u0410\u0412", "\u0391", "x\u03b2"])
def test_an_id_in_letters_that_pass_for_latin_ones_is_refused(tmp_path: Path, id_: str) -> None:
    assert places(town(tmp_path, 機関=[ORGANISATIONS[0], [id_, "架空A"]])) == [("mixed_letters", "機関", 2, "機関ID")]


def test_an_id_in_such_letters_that_is_recorded_keeps_working(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, organisations=organisations("\u0430"))}
    path = town(tmp_path, 機関=[ORGANISATIONS[0], ["\u0430", "架空"]])
    assert [o.id for o in reading(path, recorded=before).records[0].organisations] == ["\u0430"]


def test_a_reference_that_becomes_a_tie_to_itself_is_refused(tmp_path: Path) -> None:
    assert places(town(tmp_path, 機関=ORGANISATIONS, 連携=[TIES, ["a", "Ａ", "情報共有"]])) == [
        ("tie_to_itself", "連携", 2, "連携先ID")]


def test_a_reference_to_another_area_is_matched_there(tmp_path: Path) -> None:
    neighbour = {"993018": replace(Record(area=TOWN, organisations=organisations("School")))}
    path = town(tmp_path, 機関=ORGANISATIONS, 連携=[TIES, ["a", "993018:school", "情報共有"]])
    assert reading(path, recorded=neighbour).records[0].ties[0].target == "993018:School"


def test_what_names_a_spoilt_row_in_another_spelling_is_no_second_problem(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関ID", "名称", "設置主体"], ["a", "架空A", "神社"], ["b", "架空B", ""]],
                連携=[TIES, ["Ａ", "b", "情報共有"]])
    assert places(path) == [("not_a_choice", "機関", 2, "設置主体")]


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u200e\u2060", "\ufeff \u200b"])
def test_a_name_that_nobody_sees_is_blank(tmp_path: Path, name: str) -> None:
    assert places(town(tmp_path, 機関=[ORGANISATIONS[0], ["a", name]])) == [("blank", "機関", 2, "名称")]


def test_a_mixed_word_in_a_name_is_refused_and_hidden_marks_are_left_out_and_told(tmp_path: Path) -> None:
    assert places(town(tmp_path, 機関=[ORGANISATIONS[0], ["a", "架空fukush\u0430"]])) == [("mixed_letters", "機関", 2, "名称")]
    path = town(tmp_path, 機関=[ORGANISATIONS[0], ["a", "\u202e架空\u200bA"], ["b", "架空\ue000"]])
    assert [o.name for o in reading(path).records[0].organisations] == ["架空A", "架空\ue000"]
    assert said(path) == [("invisible_removed", 2, "名称", "架空A", ""), ("own_characters", 3, "名称", "架空\ue000", "")]


def test_the_same_remark_of_several_rows_is_said_once_with_its_rows(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関ID", "名称", "機関種別"], *([f"o{n}", f"架空{n}", "神社"] for n in range(3))])
    (remark,) = reading(path).hints
    assert (remark.kind.value, remark.row, remark.also) == ("unknown_term", 2, (3, 4))
