"""Names where ids are wanted, and rows without ids: whoever is meant is found, and nobody has to invent an id."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.changes.field_changes import field_changes
from graph.facts.actors import Network, Organisation
from graph.facts.observations import Source
from graph.record.record import Record
from locales import Words
from tests.loaders.files import AREA, places, problems, reading, workbook
from tests.towns import TOWN
from wording.problems import sentence

TIES = ["連携元", "連携先", "連携の種類"]
SEATS = ["参画機関", "ネットワーク", "役職"]
WHOLE: dict[str, list[list[object]]] = {
    "機関": [["機関名", "上位機関"], ["架空みどり市役所", ""], ["福祉課", "架空みどり市役所"], ["（社福）架空会", ""]],
    "ネットワーク": [["ネットワーク名"], ["架空支援協議会"]],
    "プラットフォーム": [["プラットフォーム名", "対象自治体コード"], ["架空プラットフォーム", "992011"]],
    "参画": [SEATS, ["福祉課", "架空支援協議会", "事務局"], ["社会福祉法人架空会", "架空支援協議会", "構成員"]],
    "構成": [["ネットワーク", "プラットフォーム"], ["架空支援協議会", "架空プラットフォーム"]],
    "役割": [["担い手", "プラットフォーム", "役割"], ["福祉課", "架空プラットフォーム", "事務局"]],
    "連携": [[*TIES, "回答機関"], ["福祉課", "(社福)架空会", "情報共有", "福祉課"]],
    "窓口": [["窓口名", "運営機関", "出典"], ["架空相談窓口", "福祉課", "架空みどり市ひきこもり支援、相談の手引き, 第2版"]],
    "特記": [["対象", "種類", "内容"], ["架空支援協議会", "特徴", "年に4回"]],
    "出典": [["資料名"], ["架空みどり市ひきこもり支援、相談の手引き, 第2版"]],
}


def town(folder: Path, name: str = "a.xlsx", **sheets: list[list[object]]) -> Path:
    return workbook(folder / name, {"自治体": AREA} | sheets)


def recorded(*organisations: Organisation) -> dict[str, Record]:
    return {"992011": Record(area=TOWN, organisations=organisations)}


def names(record: Record) -> dict[str, str]:
    return {actor.id: actor.name for actor in record.nodes()}


def test_a_whole_record_is_written_with_names_only(tmp_path: Path) -> None:
    (record,) = reading(town(tmp_path, **WHOLE)).records
    called = names(record)
    assert [called[o.parent or ""] for o in record.organisations if o.parent] == ["架空みどり市役所"]
    assert {(called[m.member], called[m.network], m.seat) for m in record.memberships} == {
        ("福祉課", "架空支援協議会", "secretariat"), ("（社福）架空会", "架空支援協議会", "member")}
    (tie,), (window,), (source,), (remark,) = record.ties, record.windows, record.sources, record.remarks
    assert (called[tie.source], called[tie.target], called[tie.reported_by or ""]) == ("福祉課", "（社福）架空会", "福祉課")
    assert (called[window.operator or ""], window.cites) == ("福祉課", (source.id,))
    assert called[remark.subject or ""] == "架空支援協議会"
    assert [(called[p.network], called[p.platform]) for p in record.platform_parts] == [
        ("架空支援協議会", "架空プラットフォーム")]
    assert [called[role.actor] for role in record.platform_roles] == ["福祉課"]


def test_the_same_file_gives_the_same_ids_and_changes_nothing_the_second_time(tmp_path: Path) -> None:
    path = town(tmp_path, **WHOLE)
    (record,), (again,) = reading(path).records, reading(path).records
    assert record == again
    (second,) = reading(path, recorded={"992011": record}).records
    assert field_changes(record, second) == ()


def test_a_row_of_a_recorded_name_is_that_actor_and_keeps_the_spelling_on_record(tmp_path: Path) -> None:
    before = recorded(Organisation(id="x9", name="株式会社架空", place="架空町1", other_names=("架空の会社",)))
    path = town(tmp_path, 機関=[["機関名", "連絡先"], ["㈱架空", "088-000-0000"]], 連携=[TIES, ["架空の会社", "新しい会", "情報共有"]])
    (problem,) = problems(path, recorded=before)
    assert (problem.kind.value, problem.value) == ("unknown_reference", "新しい会")
    path = town(tmp_path, 機関=[["機関名", "連絡先"], ["㈱架空", "088-000-0000"], ["新しい会", ""]],
                連携=[TIES, ["架空の会社", "新しい会", "情報共有"]])
    outcome = reading(path, recorded=before)
    first, second = outcome.records[0].organisations
    assert (first.id, first.name, first.place, first.contact) == ("x9", "株式会社架空", "架空町1", "088-000-0000")
    assert outcome.records[0].ties[0].source == "x9"
    assert second.id == "o1"
    assert ("read_as", "㈱架空", "株式会社架空") in [(r.kind.value, r.value, r.detail) for r in outcome.hints]


def test_a_merely_similar_name_is_another_actor(tmp_path: Path) -> None:
    before = recorded(Organisation(id="x9", name="架空みどり市社会福祉協議会"))
    (record,) = reading(town(tmp_path, 機関=[["機関名"], ["架空みどり社協"]]), recorded=before).records
    assert [o.name for o in record.organisations] == ["架空みどり市社会福祉協議会", "架空みどり社協"]


def test_made_ids_are_none_that_somebody_has(tmp_path: Path) -> None:
    before = recorded(Organisation(id="O1", name="架空A"))
    (record,) = reading(town(tmp_path, 機関=[["機関ID", "機関名"], ["o2", "架空B"], ["", "架空C"], ["", "架空D"]]),
                        recorded=before).records
    assert [(o.id, o.name) for o in record.organisations] == [("O1", "架空A"), ("o2", "架空B"), ("o3", "架空C"), ("o4", "架空D")]


def test_an_id_is_an_id_though_somebody_has_it_for_a_name_and_a_made_id_is_nobodys_name(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関ID", "機関名"], ["b", "架空A"], ["x", "b"], ["c", "架空C"]], 連携=[TIES, ["b", "c", "情報共有"]])
    assert reading(path).records[0].ties[0].source == "b"
    made = town(tmp_path, "b.xlsx", 機関=[["機関名"], ["架空A"], ["o1"]], 連携=[TIES, ["o1", "架空A", "情報共有"]])
    (record,) = reading(made).records
    assert names(record)[record.ties[0].source] == "o1"


def test_two_of_one_name_are_both_named_and_nobody_is_chosen(tmp_path: Path) -> None:
    before = recorded(Organisation(id="x", name="架空の会"), Organisation(id="z", name="架空Z"))
    path = town(tmp_path, 機関=[["機関ID", "機関名"], ["y", "架空の会"]], 連携=[TIES, ["架空Z", "架空の会", "情報共有"]])
    (problem,) = problems(path, recorded=before)
    assert (problem.kind.value, problem.sheet, problem.row, problem.column) == ("name_of_several", "連携", 2, "連携先")
    text = sentence(problem, Words("ja"))
    assert "『機関』シート2行目の架空の会" in text
    assert "記録にある架空の会" in text


def test_a_name_is_an_actors_own_before_it_is_anothers_other_name(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関ID", "機関名", "別名"], ["a", "架空の会", ""], ["b", "架空B", "架空の会"], ["c", "架空C", "しーの会"]],
                連携=[TIES, ["架空の会", "しーの会", "情報共有"]])
    (tie,) = reading(path).records[0].ties
    assert (tie.source, tie.target) == ("a", "c")


def test_a_name_that_nobody_has_is_told_with_what_is_near(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関名"], ["架空みどり市社会福祉協議会"], ["架空みどり市役所福祉課"], ["架空病院"]],
                連携=[TIES, ["社協", "架空病院", "情報共有"], ["架空みどり市役所　福祉科", "架空病院", "情報共有"], ["宇宙局", "架空病院", "情報共有"]])
    assert [(p.kind.value, p.row, p.value, p.detail) for p in problems(path)] == [
        ("unknown_reference", 2, "社協", "架空みどり市社会福祉協議会"),
        ("unknown_reference", 3, "架空みどり市役所 福祉科", "架空みどり市役所福祉課"),
        ("unknown_reference", 4, "宇宙局", "")]
    assert "架空みどり市社会福祉協議会のことではありませんか。名前を直すか" in sentence(problems(path)[0], Words("ja"))


def test_a_name_of_another_area_is_found_behind_its_code(tmp_path: Path) -> None:
    neighbour = Record(area=TOWN, organisations=(Organisation(id="k1", name="架空県 支援センター"),))
    path = town(tmp_path, 機関=[["機関名"], ["架空A"]], 連携=[TIES, ["架空A", "993018:架空県支援センター", "情報共有"]])
    (record,) = reading(path, recorded={"993018": neighbour}).records
    assert record.ties[0].target == "993018:k1"


def test_a_network_is_not_meant_by_an_actor_of_its_name(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関名"], ["架空協議会"]], ネットワーク=[["ネットワーク名"], ["架空協議会"]],
                参画=[SEATS, ["架空協議会", "架空協議会", ""]])
    # As a member both could be meant; as a network only one.
    assert places(path) == [("name_of_several", "参画", 2, "参画機関")]


def test_several_in_one_cell_are_ids_or_names_whatever_stands_between(tmp_path: Path) -> None:
    sources = [["出典ID", "資料名"], ["s1", "架空 要綱"], ["s2", "架空名簿, 令和6年"], ["s3", "架空、計画"]]
    for cell, cited in {"s1,s2": ("s1", "s2"), "架空 要綱、s2": ("s1", "s2"), "架空名簿, 令和6年": ("s2",), "架空、計画": ("s3",),
                        "s1 s3": ("s1", "s3"), "架空 要綱;架空名簿, 令和6年": ("s1", "s2")}.items():
        (record,) = reading(town(tmp_path, 機関=[["機関名", "出典"], ["架空A", cell]], 出典=sources)).records
        assert record.organisations[0].cites == cited


def test_whom_a_decision_is_about_may_be_gone_and_is_kept_whatever_stands_between(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関ID", "機関名"], ["a", "架空A"]],
                空白への対応=[["空白の種類", "対象ID", "対応"], ["isolated", "gone1,gone2、架空A", "現状で可"]])
    (decision,) = reading(path).records[0].gap_decisions
    assert decision.subjects == ("gone1", "gone2", "a")


def test_a_source_and_a_network_are_found_again_by_their_names(tmp_path: Path) -> None:
    before = {"992011": Record(area=TOWN, networks=(Network(id="n7", name="架空協議会", legal_basis="要綱"),),
                               sources=(Source(id="s7", title="架空名簿"),))}
    path = town(tmp_path, 機関=[["機関名", "出典"], ["架空A", "架空名簿"]], 参画=[SEATS, ["架空A", "架空協議会", "委員長"]])
    (record,) = reading(path, recorded=before).records
    assert record.memberships[0].network == "n7"
    assert record.organisations[0].cites == ("s7",)


def test_a_wrong_cell_keeps_nobody_from_being_named_and_all_is_told_in_one_round(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関名", "設置主体", "上位機関"], ["架空A", "神社", "架空B"], ["架空B", "", "架空Z"]],
                連携=[[*TIES, "開始日"], ["架空A", "架空B", "情報共有", "いつか"], ["架空A", "架空Y", "情報共有", "いつか"]])
    assert places(path) == [
        ("not_a_choice", "機関", 2, "設置主体"), ("unknown_reference", "機関", 3, "上位機関"),
        ("not_a_date", "連携", 2, "開始日"), ("not_a_date", "連携", 3, "開始日"), ("unknown_reference", "連携", 3, "連携先")]


def test_what_is_told_of_a_row_names_it_and_never_a_made_id(tmp_path: Path) -> None:
    path = town(tmp_path, 機関=[["機関名", "上位機関"], ["架空A", "架空B"], ["架空B", "架空A"]],
                ネットワーク=[["ネットワーク名"], ["架空協議会"]], 連携=[TIES, ["架空A", "架空A", "情報共有"]],
                参画=[SEATS, ["架空A", "架空協議会", ""], ["架空A", "架空協議会", ""]])
    assert {(p.kind.value, p.value) for p in problems(path)} == {
        ("cyclic_parent", "架空A"), ("cyclic_parent", "架空B"), ("duplicate", "架空A"), ("tie_to_itself", "架空A")}


@pytest.mark.parametrize(("first", "second"), [("A0", "AO"), ("ı2", "i2"), ("a1", "al")])
def test_ids_that_differ_in_signs_taken_for_each_other_are_told(tmp_path: Path, first: str, second: str) -> None:
    path = town(tmp_path, 機関=[["機関ID", "機関名"], [first, "架空A"], [second, "架空B"]])
    assert [(r.kind.value, r.value, r.detail) for r in reading(path).hints] == [("almost_alike", second, first)]
