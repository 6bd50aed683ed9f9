"""The command, run as a person runs it: real files, a real store, exit codes and all."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import sample_data
from cli import main
from graph.catalogue import SHIPPED
from graph.changes.change import Put
from graph.facts.actors import Organisation
from graph.store import open_store
from tests.loaders.files import AREA, csv_file, workbook
from tests.serving import ROOT

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command on a store of its own."""
    store = f"sqlite:///{tmp_path / 'town hall' / 'tsunagari.db'}"

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, [words[0], "--store", store, *words[1:]], catch_exceptions=False)

    return run


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which the command has taken the sample data."""
    file = tmp_path_factory.mktemp("town hall") / "tsunagari.db"
    result = CliRunner().invoke(main, ["import", "--store", f"sqlite:///{file}", *map(str, sample_data.FOLDERS),
                                       "--who", "架空課"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return file


@pytest.fixture
def with_samples(run: Run, taken_in: Path, tmp_path: Path) -> Run:
    """The same, with the sample data taken in."""
    (tmp_path / "town hall").mkdir()
    shutil.copy(taken_in, tmp_path / "town hall" / "tsunagari.db")
    return run


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_samples_are_taken_in_and_a_second_time_makes_no_difference(with_samples: Run) -> None:
    again = answer(with_samples("import", *map(str, sample_data.FOLDERS), "--json"))
    assert (again["saved"], again["areas"]) == (False, [])


def test_a_dry_run_shows_the_differences_and_saves_nothing(run: Run) -> None:
    shown = answer(run("import", str(sample_data.FOLDERS[0]), "--dry-run", "--json"))
    assert shown["saved"] is False
    assert "393860" in {area["area"] for area in shown["areas"]}
    assert run("measures", "393860").exit_code == 4, "there is no store yet"


def test_the_figures_of_the_model_case(with_samples: Run) -> None:
    reply = answer(with_samples("measures", "393860", "--json"))
    assert (reply["area"], reply["name"], reply["revision"]) == ("393860", "いの町", 1)
    values = {figure["id"]: figure["value"] for figure in reply["measures"]}
    assert values["networks"] == 3, "two of the town, and the prefecture's committee behind them"
    assert values["members"] == 17
    assert values["two_mode_density"] == pytest.approx(0.5)
    assert values["density"] is None
    assert values["isolates"] == 0
    reason = next(figure["reason"] for figure in reply["measures"] if figure["id"] == "density")
    assert reason == "機関どうしの連携がまだ1件も記録されていません（連携がない、という意味ではありません）"


def test_several_areas_answer_under_one_roof(with_samples: Run) -> None:
    reply = answer(with_samples("measures", "393860", "332089", "--json"))
    assert [area["name"] for area in reply["areas"]] == ["いの町", "総社市"]


@pytest.mark.parametrize("target", ["record.xlsx", "record.zip", "folder"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_exported_comes_back_without_a_difference(
    with_samples: Run, tmp_path: Path, target: str, language: str
) -> None:
    file = tmp_path / target
    codes = ["390003", "393860", "392031", "332089", "990001", "992011"]
    assert with_samples("export", *codes, "--to", str(file), "--lang", language).exit_code == 0
    again = answer(with_samples("import", str(file), "--dry-run", "--json"))
    assert again["areas"] == []


def test_the_template_loads_back_without_a_problem(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "様式.xlsx"
    assert run("template", str(file)).exit_code == 0
    assert answer(run("import", str(file), "--json"))["areas"] == []


def test_a_wrong_file_is_answered_with_its_cells_and_nothing_is_saved(
    with_samples: Run, tmp_path: Path
) -> None:
    file = tmp_path / "ties.csv"
    lines = "自治体コード,連携元ID,連携先ID,連携の種類\n393860,nobody,hub,refers_to\n"
    file.write_text(lines, encoding="utf-8")
    refused = with_samples("import", str(file), "--json")
    assert refused.exit_code == 3
    problems = json.loads(refused.stdout)["problems"]
    assert {(p["file"], p["row"], p["column"], p["value"]) for p in problems} >= {
        ("ties.csv", 2, "連携元ID", "nobody")}
    assert len(answer(with_samples("history", "393860", "--json"))["revisions"]) == 1


def test_going_back_is_a_new_revision(with_samples: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with_samples("export", "393860", "--to", str(folder))
    remarks = next(folder.glob("特記*.csv"))
    lines = remarks.read_text(encoding="utf-8-sig").splitlines()
    remarks.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8-sig")
    changed = answer(with_samples("import", str(folder), "--json"))
    assert [d["what"] for d in changed["areas"][0]["differences"]] == ["remark"]
    assert answer(with_samples("undo", "393860", "--json"))["revision"] == 3
    numbers = [r["number"] for r in answer(with_samples("history", "393860", "--json"))["revisions"]]
    assert numbers == [3, 2, 1]


def test_a_backup_brings_everything_back(with_samples: Run, tmp_path: Path) -> None:
    file = tmp_path / "控え.db"
    assert answer(with_samples("backup", str(file), "--json"))["findings"] == []
    with_samples("undo", "393860")
    assert with_samples("restore", str(file)).exit_code == 0
    assert len(answer(with_samples("history", "393860", "--json"))["revisions"]) == 1


@pytest.mark.parametrize(("words", "code"), [
    (("measures", "999999"), 2),
    (("history", "393860x"), 2),
    (("measures", "393860", "--as-of", "きのう"), 2),
    (("measures",), 2),
    (("restore", "nowhere.db"), 4),
    (("import", "nowhere.xlsx"), 3),
    (("gaps",), 2),
    (("gaps", "393860", "--kind", "nonsense"), 2),
    (("gaps", "393860", "--peers", "nonsense"), 2),
    (("gaps", "--prefecture", "88"), 2),
    (("gaps", "--prefecture", "x"), 2),
    (("gaps", "--prefecture", "39xyz"), 2),
    (("gaps", "--prefecture", "399999"), 2),
    (("gaps", "--prefecture", "00"), 2),
    (("gaps", "393860", "--peers", "993018,111111"), 2),
    (("gaps", "393860", "--as-of", "2001"), 2),
    (("what-if", "393860", "--without", "nobody"), 2),
    (("what-if", "393860", "--tie", "a"), 2),
    (("what-if", "393860", "--member", "a"), 2),
    (("what-if", "393860", "--network", "a"), 2),
    (("compare", "393860"), 2),
    (("compare", "393860", "393860"), 2),
    (("compare", "393860", "999999"), 2),
    (("compare", "393860", "393860@きのう"), 2),
    (("compare", "393860", "993018", "--to", "nowhere.pdf"), 2),
    (("compare", "393860", "993018", "--to", str(Path(__file__, "none.svg"))), 2),
    (("rollup", "88"), 2),
    (("rollup", "x"), 2),
    (("rollup", "3"), 2),
    (("rollup", "39x"), 2),
    (("rollup", "399999"), 2),
    (("rollup", "000000"), 2),
    (("rollup", "39", "--as-of", "1999"), 2),
])
def test_what_cannot_be_done_is_said_in_a_sentence(
    with_samples: Run, words: tuple[str, ...], code: int
) -> None:
    result = with_samples(*words)
    assert result.exit_code == code
    assert "Traceback" not in result.output
    assert result.stderr.strip()


def test_a_store_that_cannot_be_reached_is_exit_code_4(tmp_path: Path) -> None:
    file = tmp_path / "not a folder"
    file.write_text("x", encoding="utf-8")
    result = CliRunner().invoke(main, ["history", "--store", f"sqlite:///{file}/a.db", "393860"])
    assert result.exit_code == 4
    assert result.stderr.strip()


def test_the_gaps_of_the_model_case_with_their_reasons(with_samples: Run) -> None:
    reply = answer(with_samples("gaps", "393860", "--json"))
    first = reply["gaps"][0]
    assert first["id"] == "gap/dependence/hoken-fukushi"
    assert set(first) == {"id", "kind", "subjects", "certainty", "score", "title", "sentence", "base", "closes",
                          "steps", "evidence", "decision"}
    assert first["decision"] is None
    assert reply["peers"]["chosen_by"] == "any"
    assert sum(reply["counts"]["by_kind"].values()) == len(reply["gaps"])
    kinds = answer(with_samples("gaps", "393860", "--kind", "roles", "--json"))["gaps"]
    assert {gap["kind"] for gap in kinds} == {"roles"}
    assert "事務局が記録されていない" in with_samples("gaps", "393860").stdout


def test_the_gaps_of_a_whole_prefecture_and_of_nothing(with_samples: Run) -> None:
    areas = answer(with_samples("gaps", "--prefecture", "39", "--json"))["areas"]
    assert len(areas) == 34
    assert all(area["gaps"] for area in areas), "each has at least what its prefecture reports of it"
    assert answer(with_samples("gaps", "993085", "--json"))["gaps"] == []
    assert "「何もない」という意味ではありません" in with_samples("gaps", "993085").stdout


def test_whom_to_compare_with_is_the_persons_choice(with_samples: Run) -> None:
    peers = answer(with_samples("gaps", "993018", "--peers", "992011,992020", "--json"))["peers"]
    assert peers == {"chosen_by": "own", "codes": ["992011", "992020"]}
    family = next(gap for gap in answer(with_samples(
        "gaps", "993018", "--peers", "992011,992020", "--json"))["gaps"] if gap["kind"] == "partner_type")
    assert family["base"]["total"] == 2, "two are few, but they are the ones that were asked for"
    assert "999999" in with_samples("gaps", "993018", "--peers", "992011,999999").stderr


def test_a_prefecture_and_single_municipalities_are_answered_together(with_samples: Run) -> None:
    areas = answer(with_samples("gaps", "993018", "--prefecture", "390003", "--kind", "roles", "--json"))["areas"]
    assert [area["area"] for area in areas][:2] == ["993018", "392014"]


def test_a_day_before_anything_was_saved_is_said_as_such(with_samples: Run) -> None:
    assert "2021-03-31 の終わりにはまだ何も保存されていません" in with_samples(
        "gaps", "393860", "--as-of", "R3.3.31").stderr


def test_a_plan_is_laid_over_the_record_and_nothing_is_saved(with_samples: Run) -> None:
    reply = answer(with_samples("what-if", "993018", "--member", "shakyo:n2", "--without", "990001:keisatsu",
                                "--tie", "kenko:shogai:funds", "--network", "架空新会議:minsei:byoin", "--json"))
    assert reply["steps"] == ["without/990001:keisatsu", "tie/kenko/shogai/funds", "member/shakyo/n2",
                              "network/架空新会議/minsei/byoin"]
    assert "gap/dependence/fukushi" in {gap["id"] for gap in reply["closed"]}
    assert any(m["before"] != m["after"] for m in reply["measures"])
    assert len(answer(with_samples("history", "993018", "--json"))["revisions"]) == 1


def test_the_links_that_close_most_are_proposed_with_what_was_tried(with_samples: Run) -> None:
    reply = answer(with_samples("what-if", "993018", "--propose", "2", "--json"))
    assert len(reply["steps"]) == 1, "one is enough"
    assert reply["proposal"]["tried"] == 36
    assert reply["closed"]
    assert reply["proposal"]["steps"] == reply["steps"]


def test_links_are_proposed_on_top_of_the_steps_given_and_told_in_words(with_samples: Run) -> None:
    words = ("what-if", "993093", "--without", "shakyo", "--propose", "2")
    reply = answer(with_samples(*words, "--json"))
    assert reply["steps"] == ["without/shakyo", *reply["proposal"]["steps"]]
    text = with_samples(*words).stdout
    assert "架空けやき町社会福祉協議会が参加しなくなる" in text
    assert "調べた中で最もよいものです" in text
    nothing = with_samples("what-if", "993018", "--member", "shakyo:n2", "--propose", "1").stdout
    assert "架空いずみ町社会福祉協議会を架空いずみ町自殺対策連絡会の構成員に加える" in nothing
    assert "埋まる空白がないか、候補がありません" in nothing


def test_gaps_that_go_with_who_is_taken_out_are_told_apart(with_samples: Run) -> None:
    reply = answer(with_samples("what-if", "393860", "--without", "hoken-fukushi", "--json"))
    assert "gap/dependence/hoken-fukushi" in {gap["id"] for gap in reply["moot"]}
    assert not [gap for gap in reply["closed"] if "hoken-fukushi" in gap["subjects"]]


def test_every_figure_is_told_the_slow_ones_too(with_samples: Run) -> None:
    reply = answer(with_samples("measures", "992011", "--json"))
    assert {"key_players.1", "key_players.2", "key_players.3", "core_periphery", "reach_of_windows.2"} <= {
        figure["id"] for figure in reply["measures"]}
    assert {"constraint", "effective_size", "brokerage", "gatekeeper"} <= set(reply["nodes"][0])


def test_two_municipalities_are_compared(with_samples: Run) -> None:
    reply = answer(with_samples("compare", "393860", "993018", "--json"))
    hub = next(role for role in reply["roles"] if role["role"] == "hub")
    assert hub["members"] == {"393860": ["hoken-fukushi"], "993018": ["fukushi"]}
    backed = next(d for d in reply["differences"] if d["subject"] == ["390003:committee"] and d["what"] == "only")
    assert backed["values"]["993018"] is None
    assert "検討委員会" in backed["values"]["393860"]
    density = next(m for m in reply["measures"] if m["id"] == "density")
    assert (density["values"]["393860"], density["reason"]["393860"]) == (None, "no_ties_recorded")
    assert 0 < reply["distances"][0]["value"] < 1
    assert reply["governance"]["393860"]["answers"]["trust"] is None
    assert reply["sentences"][0] == "いの町は既存の2会議体を活用、架空いずみ町は既存の2会議体を活用。"
    fire = next(rung for rung in reply["ladder"] if (rung["section"], rung["term"]) == ("field", "fire"))
    assert (fire["label"], fire["differs"], fire["standing"]) == (
        "消防", True, {"393860": "on_paper", "993018": "active"})
    assert fire["actors"]["393860"] == [{"id": "jisatsu-04", "because": "category"}]


def test_a_comparison_is_written_as_picture_and_tables(with_samples: Run, tmp_path: Path) -> None:
    for ending, begins in ((".svg", b"<svg"), (".xlsx", b"PK"), (".csv", b"\xef\xbb\xbf")):
        file = tmp_path / f"比較{ending}"
        assert with_samples("compare", "393860", "992011", "993018", "--to", str(file)).exit_code == 0
        assert file.read_bytes().startswith(begins)
    plain, ghosts = tmp_path / "plain.svg", tmp_path / "ghosts.svg"
    assert with_samples("compare", "393860", "993018", "--to", str(plain)).exit_code == 0
    assert with_samples("compare", "393860", "993018", "--ghosts", "--to", str(ghosts)).exit_code == 0
    assert ("− " in ghosts.read_text(encoding="utf-8"), "− " in plain.read_text(encoding="utf-8")) == (True, False)
    text = with_samples("compare", "393860", "993018").stdout
    assert "いの町 × 架空いずみ町" in text
    assert "架空いずみ町にあっていの町に記録がないもの：事務局。" in text
    assert "≠ 消防：○ 警察・消防（区分だけ） ｜ ● 架空いずみ消防署" in text
    assert "〔いの町自殺対策ネットワーク会議設置要綱" in text, "every difference with its source"


def test_what_was_done_with_a_town_is_listed_with_what_is_overdue(with_samples: Run) -> None:
    reply = answer(with_samples("activities", "993085", "--json"))
    assert [(a["record"], a["kind"], a["state"], a["held"]) for a in reply["activities"]] == [
        ("990001", "brokering", "planned", "2027-01-20"), ("990001", "briefing_joint", "done", "2026-06-20"),
        ("990001", "survey_sent", "done", "2026-04")]
    assert [(step["on"], step["planned"], step["overdue"]) for step in reply["ahead"]] == [
        ("2026-09-30", False, True), ("2027-01-20", True, False)]
    assert reply["by_item"] == [{"item": item, "count": 1} for item in ("M3", "P1", "P2b")]
    text = with_samples("activities", "993085").stdout
    assert "次の予定：参加した町村への個別の説明（2026年9月30日まで・過ぎています）" in text
    assert "活動の記録はまだありません" in with_samples("activities", "302031").stdout


@pytest.mark.parametrize("text", ["39", "390003", "393860", "３９", " 392014 "])
def test_a_prefecture_is_named_in_the_same_ways_everywhere(with_samples: Run, text: str) -> None:
    assert answer(with_samples("rollup", text, "--json"))["area"] == "390003"
    assert len(answer(with_samples("gaps", "--prefecture", text, "--kind", "roles", "--json"))["areas"]) == 34


def test_what_names_no_prefecture_is_told_from_one_of_which_nothing_is_recorded(with_samples: Run) -> None:
    for command in (("rollup",), ("gaps", "--prefecture")):
        for text in ("399999", "390004", "3", "高知", "00"):
            assert f"「{text}」は都道府県として読めません" in with_samples(*command, text).stderr
        for text in ("01", "010006", "011002"):
            assert "北海道（010006）の市町村は記録されていません" in with_samples(*command, text).stderr


def test_a_prefecture_without_a_record_is_called_by_its_name(run: Run, tmp_path: Path) -> None:
    run("import", str(workbook(tmp_path / "市.xlsx", {"自治体": [AREA[0], ["072036", "架空郡山市", "市"]]})))
    reply = answer(run("rollup", "07", "--json"))
    assert (reply["area"], reply["name"], len(reply["municipalities"])) == ("070009", "福島県", 1)
    assert answer(run("rollup", "072036", "--json", "--lang", "en"))["name"] == "Fukushima Prefecture"


@pytest.mark.parametrize("words", [
    ("export", "393860", "--to", "a.zip"), ("export", "393860", "--to", "a.xlsx"), ("export", "393860", "--to", "folder"),
    ("compare", "393860", "993018", "--to", "a.svg"), ("compare", "393860", "993018", "--to", "a.csv"),
    ("compare", "393860", "993018", "--to", "a.xlsx"), ("template", "a.xlsx"), ("backup", "a.db")])
def test_a_file_is_written_into_a_folder_that_is_not_there_yet(
    with_samples: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    target = tmp_path / "新しい" / "フォルダー" / words[-1]
    written = with_samples(*words[:-1], str(target))
    assert written.exit_code == 0, written.stderr
    assert target.exists()


def test_the_nation_is_rolled_up_with_what_is_reported_and_what_is_unknown(with_samples: Run, tmp_path: Path) -> None:
    reply = answer(with_samples("rollup", "nation", "--json", "--since", "2020"))
    assert (reply["area"], len(reply["prefectures"]), reply["since"]) == ("000000", 47, "2020-12-31")
    assert {total["what"]: (total["count"], total["of"]) for total in reply["reported"]} == {
        "M2": (517, 1788), "M3": (589, 1741)}
    kochi, hokkaido = (next(p for p in reply["prefectures"] if p["code"] == code) for code in ("390003", "010006"))
    assert (kochi["municipalities"], kochi["with_record"], hokkaido["with_record"]) == (34, 34, 0)
    assert all(item["by_status"]["unknown"] == item["of"] == 179 for item in hokkaido["recorded"])
    assert {change["area"][:2] for change in reply["changes"]} == {"13", "20", "25", "27", "30", "33", "39"}
    text = with_samples("rollup", "nation").stdout
    assert "③PF　報告589（2021年3月31日）、町名が分かるのは1（いの町）、残る588は町名なし" in text
    assert "1788自治体（都道府県と市区町村）中517" in text, "the document counts prefectures too"
    target = tmp_path / "nation.xlsx"
    assert with_samples("rollup", "nation", "--to", str(target)).exit_code == 0
    assert load_workbook(target).sheetnames == ["全国の報告と記録", "市町村", "都道府県"]


def test_a_store_of_nothing_but_invented_towns_has_no_nation(run: Run) -> None:
    run("import", str(sample_data.FOLDERS[2]))
    refused = run("rollup", "nation")
    assert refused.exit_code == 2
    assert "架空の県は全国に数えません" in refused.stderr


def test_a_prefecture_is_rolled_up(with_samples: Run) -> None:
    reply = answer(with_samples("rollup", "39", "--json"))
    assert (reply["area"], len(reply["municipalities"])) == ("390003", 34)
    reported = {total["what"]: (total["count"], total["of"]) for total in reply["reported"]}
    assert reported == {"M1a": (34, 34), "M2": (7, 34), "M3": (10, 34)}
    recorded = {row["what"]: row["count"] for row in reply["recorded"]}
    assert recorded == {"M1a": 34, "M2": 0, "M3": 1}, "only いの町 is named: which other nine, nobody knows"
    ino = next(town for town in reply["municipalities"] if town["code"] == "393860")
    assert ino["items"]["M3"] == {"status": "met_otherwise", "as_of": "2021-03", "source": ["s-kochi-r3"]}
    assert ino["items"]["M2"] == {"status": "unknown", "as_of": None, "source": None}
    assert "34市町村中10" in with_samples("rollup", "390003").stdout


def half_of_it(run: Run, folder: Path) -> Path:
    """A book of an invented town as it is exported, of whose memberships all but one were deleted."""
    run("export", "993018", "--to", str(folder))
    members = folder / "参画.csv"
    lines = members.read_text(encoding="utf-8-sig").splitlines()
    members.write_text("\n".join(lines[:2]) + "\n", encoding="utf-8-sig")
    return folder


def test_a_book_that_takes_much_away_is_refused_with_what_would_go_until_it_is_meant(
    with_samples: Run, tmp_path: Path
) -> None:
    folder = half_of_it(with_samples, tmp_path / "out")
    refused = with_samples("import", str(folder))
    assert refused.exit_code == 3
    assert "架空いずみ町（993018）の記録から消えるものがあります。6件：参画6件" in refused.stderr
    assert "架空いずみ町社会福祉協議会 → " in refused.stderr
    assert "--remove" in refused.stderr
    assert len(answer(with_samples("history", "993018", "--json"))["revisions"]) == 1
    kinds = json.loads(with_samples("import", str(folder), "--json", "--lang", "en").stdout)["problems"]
    assert [(p["kind"], p["value"]) for p in kinds] == [("removes_much", "架空いずみ町（993018）")]
    meant = answer(with_samples("import", str(folder), "--remove", "--json"))
    assert meant["saved"]
    assert [(area["added"], area["changed"], area["removed"]) for area in meant["areas"]] == [(0, 0, 6)]
    assert [doubt["kind"] for doubt in meant["doubts"]] == ["removes_much"]
    assert len(answer(with_samples("history", "993018", "--json"))["revisions"]) == 2


def test_a_dry_run_shows_what_would_need_to_be_meant(with_samples: Run, tmp_path: Path) -> None:
    folder = half_of_it(with_samples, tmp_path / "out")
    shown = with_samples("import", str(folder), "--dry-run")
    assert (shown.exit_code, "記録から消えるものがあります" in shown.stdout) == (0, True)
    assert answer(with_samples("import", str(folder), "--dry-run", "--json"))["saved"] is False


def test_everything_that_goes_is_named_and_counted_apart(with_samples: Run, tmp_path: Path) -> None:
    shown = with_samples("import", str(half_of_it(with_samples, tmp_path / "out")), "--dry-run").stdout
    assert shown.count("  － 削除：参画") == 6
    assert "追加0・変更0・削除6" in shown


def members(folder: Path, *ids: str, network: str = "n1") -> Path:
    """A list of members of one council of the invented town, as an office would type it."""
    rows = [["参画機関ID", "ネットワークID"], *([id_, network] for id_ in ids)]
    return workbook(folder / "名簿.xlsx", {"自治体": [AREA[0], ["993018", "架空いずみ町", "町"]], "参画": rows})


@pytest.mark.parametrize("whole", ["members=n1", "members=架空いずみ町自立支援協議会"])
def test_a_list_that_is_complete_takes_away_only_from_its_council(with_samples: Run, tmp_path: Path, whole: str) -> None:
    file = members(tmp_path, "shogai")
    assert answer(with_samples("import", str(file), "--json"))["areas"] == []
    area, = answer(with_samples("import", str(file), "--replace", whole, "--dry-run", "--json"))["areas"]
    gone = {change["subject"].split("/")[1] for change in area["differences"] if change["becomes"] is None}
    assert (gone, area["added"], area["removed"] > 0) == ({"n1"}, 0, True)


@pytest.mark.parametrize(("whole", "said"), [
    ("members=架空なし", "当たる行がファイルにありません"), ("ties", "当たる行がファイルにありません"), ("架空", "--replace の「架空」が分かりません"),
    ("members=", "分かりません"), ("total=M1a", "分かりません"), ("total=M1a/きのう", "分かりません"), ("plans", "分かりません"), ("ties=x", "分かりません")])
def test_a_list_that_is_not_in_the_file_or_not_known_is_wrong_use(with_samples: Run, tmp_path: Path, whole: str, said: str) -> None:
    refused = with_samples("import", str(members(tmp_path, "fukushi")), "--replace", whole)
    assert (refused.exit_code, said in refused.stderr) == (2, True), refused.output


def renamed(folder: Path, name: str) -> None:
    organisations = folder / "機関.csv"
    text = organisations.read_text(encoding="utf-8-sig")
    assert "架空いずみ町健康課" in text
    organisations.write_text(text.replace("架空いずみ町健康課", name), encoding="utf-8-sig")


def test_what_a_book_and_the_record_have_otherwise_is_said_and_settled_by_a_word(with_samples: Run, tmp_path: Path) -> None:
    for folder, name in ((tmp_path / "mine", "架空けんこう課"), (tmp_path / "theirs", "架空保健課")):
        with_samples("export", "993018", "--to", str(folder))
        renamed(folder, name)
    answer(with_samples("import", str(tmp_path / "theirs"), "--json"))
    refused = with_samples("import", str(tmp_path / "mine"), "--json")
    assert refused.exit_code == 3
    (conflict,) = json.loads(refused.stdout)["conflicts"]
    assert (conflict["area"], conflict["field"], conflict["file"], conflict["store"]) == (
        "993018", "name", "架空けんこう課", "架空保健課")
    said = with_samples("import", str(tmp_path / "mine")).stderr
    assert "ファイル：架空けんこう課　いまの記録：架空保健課" in said
    assert "--prefer" in said
    assert with_samples("import", str(tmp_path / "mine"), "--dry-run").exit_code == 0
    assert answer(with_samples("import", str(tmp_path / "mine"), "--prefer", "store", "--json"))["saved"] is False
    assert answer(with_samples("import", str(tmp_path / "mine"), "--prefer", "file", "--json"))["saved"]
    assert "架空けんこう課" in with_samples("measures", "993018", "--json").stdout


def test_a_draft_is_shown_in_words_and_as_json_and_discarded(with_samples: Run, tmp_path: Path) -> None:
    assert "下書きはありません" in with_samples("draft", "993018").stdout
    store = open_store(f"sqlite:///{tmp_path / 'town hall' / 'tsunagari.db'}")
    store.put_into_draft("993018", "架空の人", [Put(Organisation(id="new", name="架空新課"))])
    store.close()
    shown = with_samples("draft", "993018").stdout
    assert "追加1件・変更0件・削除0件" in shown
    assert "追加：機関　架空新課" in shown
    (draft,) = answer(with_samples("draft", "993018", "--json"))["drafts"]
    assert (draft["based_on"], draft["added"], [change["what"] for change in draft["changes"]]) == (1, 1, ["added"])
    assert "捨てました" in with_samples("draft", "993018", "--discard").stdout
    assert answer(with_samples("draft", "993018", "--json"))["drafts"] == []


def test_headings_alone_and_a_wrong_name_remove_nothing_and_rename_nothing(with_samples: Run, tmp_path: Path) -> None:
    before = answer(with_samples("measures", "393860", "--json"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "自治体.csv").write_text("自治体コード,自治体名,区分\n393860,高知市,町\n", encoding="utf-8-sig")
    (folder / "参画.csv").write_text("自治体コード,参画機関ID,ネットワークID,役職\n", encoding="utf-8-sig")
    (folder / "役割.csv").write_text("自治体コード,担い手ID,プラットフォームID,役割\n", encoding="utf-8-sig")
    for words in ((), ("--remove",)):
        refused = with_samples("import", str(folder), "--json", *words)
        assert refused.exit_code == 3
        assert [(p["kind"], p["file"], p["row"]) for p in json.loads(refused.stdout)["problems"]] == [
            ("code_of_another", "自治体.csv", 2)]
    (folder / "自治体.csv").write_text("自治体コード,自治体名,区分\n393860,いの町,町\n", encoding="utf-8-sig")
    reply = answer(with_samples("import", str(folder), "--json"))
    assert (reply["saved"], [r["kind"] for r in reply["remarks"] if r["kind"] != "encoding"]) == (
        False, ["headings_only", "headings_only"])
    assert answer(with_samples("measures", "393860", "--json")) == before


def test_an_area_is_not_renamed_unless_it_is_meant(with_samples: Run, tmp_path: Path) -> None:
    file = tmp_path / "自治体.csv"
    file.write_text("自治体コード,自治体名,区分\n993018,架空もみじ町,町\n", encoding="utf-8-sig")
    refused = with_samples("import", str(file), "--json")
    assert refused.exit_code == 3
    (problem,) = json.loads(refused.stdout)["problems"]
    assert (problem["kind"], problem["row"], problem["column"], problem["value"]) == (
        "named_otherwise", 2, "自治体名", "架空もみじ町")
    assert answer(with_samples("import", str(file), "--remove", "--json"))["saved"]


def test_a_remark_is_told_with_its_row(with_samples: Run, tmp_path: Path) -> None:
    file = tmp_path / "取組状況.csv"
    file.write_text("自治体コード,項目,状況\n993085,m1A,実施済\n993085,M9,未実施\n", encoding="utf-8-sig")
    reply = answer(with_samples("import", str(file), "--json"))
    assert [(r["kind"], r["row"], r["column"]) for r in reply["remarks"][1:]] == [("unknown_item", 3, "項目")]
    assert {d["subject"] for d in reply["areas"][0]["differences"]} == {"M1a/", "M9/"}
def test_a_town_halls_own_list_that_cannot_be_used_is_said_whole(
    with_samples: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = (SHIPPED / "requirements.csv").read_text(encoding="utf-8")
    (tmp_path / "requirements.csv").write_text(shipped.replace("window_named", "窓口").replace(
        "is named,municipality,1,M1,", "is named,municipality,1,M9,"), encoding="utf-8")
    monkeypatch.setenv("TSUNAGARI_CATALOGUE", str(tmp_path))
    refused = with_samples("gaps", "393860", "--json")
    assert refused.exit_code == 3
    problems = json.loads(refused.stdout)["problems"]
    assert [(p["file"], p["row"], p["column"], p["kind"], p["value"]) for p in problems] == [
        ("requirements.csv", 7, "parent", "list_no_such_term", "M9"),
        ("requirements.csv", 7, "test", "list_no_choice", "窓口")]
    assert "requirements.csv 7行目 「test」：「窓口」は選べません。次から書いてください：whole, judged" in refused.stderr
    assert "row 7" in with_samples("rollup", "39", "--lang", "en").stderr


def test_whoever_only_looks_at_a_file_or_is_refused_begins_no_store(tmp_path: Path) -> None:
    file = tmp_path / "town hall" / "tsunagari.db"
    refused = csv_file(tmp_path / "自治体.csv", "自治体コード,自治体名,区分\n1,架空,町\n")
    for words in ((str(sample_data.FOLDERS[0]), "--dry-run"), (str(refused),)):
        CliRunner().invoke(main, ["import", "--store", f"sqlite:///{file}", *words], catch_exceptions=False)
        assert not file.exists()
        assert not file.parent.exists()
    saved = CliRunner().invoke(main, ["import", "--store", f"sqlite:///{file}", str(sample_data.FOLDERS[0])])
    assert saved.exit_code == 0
    assert file.exists()


def test_a_file_in_which_nothing_is_recognised_is_a_problem_and_never_no_difference(run: Run, tmp_path: Path) -> None:
    (tmp_path / "町.csv").write_text("あ,い\n1,2\n", encoding="utf-8")
    refused = run("import", str(tmp_path / "町.csv"))
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert "町.csv" in refused.stderr
    assert "--as" in refused.stderr


@pytest.mark.parametrize(("command", "needless"), [
    ("gaps", {"numpy", "openpyxl", "scipy", "streamlit"}), ("history", {"numpy", "openpyxl", "scipy", "streamlit"}),
    ("compare", {"scipy", "streamlit"}), ("import", {"scipy", "streamlit"})])
def test_a_command_begins_without_what_only_others_need(command: str, needless: set[str]) -> None:
    begun = (f"import sys; from cli import main; main(['{command}', '--help'], standalone_mode=False);"
             f"print(*{needless} & set(sys.modules), file=sys.stderr)")
    result = subprocess.run([sys.executable, "-c", begun], capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert (result.returncode, result.stderr.strip()) == (0, "")
