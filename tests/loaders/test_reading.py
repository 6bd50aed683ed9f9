"""From a town hall's workbook to its record."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.decisions.gap import GapDecision, GapState
from graph.decisions.governance import GovernanceQuestion, Level
from graph.decisions.plan import Plan
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.actors import Organisation
from graph.facts.choices import Answer, Meeting
from graph.facts.links import Tie
from graph.record.record import Record
from graph.replacing import replace
from loaders.problems import HintKind
from tests.loaders.files import AREA, ORGANISATIONS, csv_file, places, problems, reading, workbook, zipped
from tests.towns import TOWN, organisations, two_networks_one_hub


def remarks(*paths: Path, recorded: dict[str, Record] | None = None) -> list[tuple[str, str, str]]:
    return [(r.kind.value, r.sheet, r.value or r.column) for r in reading(*paths, recorded=recorded).hints]


def test_a_workbook_becomes_a_record(tmp_path: Path) -> None:
    path = workbook(tmp_path / "町.xlsx", {
        "自治体": AREA,
        "機関": ORGANISATIONS,
        "連携": [["機関ID", "連携先ID", "種類", "開始"], ["a", "b", "紹介・つなぎ", "令和3年10月"]],
    })
    (record,) = reading(path).records
    assert record.area == TOWN
    assert [o.name for o in record.organisations] == ["架空A", "架空B"]
    assert str(record.ties[0].since) == "2021-10"


def test_english_names_are_taken_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "town.xlsx", {
        "Areas": [["code", "Name", "Kind"], ["992011", "架空みどり市", "City"]],
        "Organisations": [["ID", "Name"], ["a", "架空A"]],
    })
    (record,) = reading(path).records
    assert record.organisations[0].name == "架空A"


def test_a_code_keeps_or_gets_back_its_leading_zero(tmp_path: Path) -> None:
    typed = [["自治体コード", "名称", "種類"], [11002, "札幌市", "市"]]
    path = workbook(tmp_path / "a.xlsx", {"自治体": typed})
    assert reading(path).records[0].area.code == "011002"
    assert remarks(path) == [("zero_restored", "自治体", "11002")]
    kept = csv_file(tmp_path / "自治体.csv", [["自治体コード", "名称", "種類"], ["011002", "札幌市", "市"]])
    assert reading(kept).records[0].area.code == "011002"


@pytest.mark.parametrize("heading", ["連携先ID", "連携先　ＩＤ", " 連携先 id ", "相手機関ID", "target"])
def test_headings_are_known_in_their_plainest_spelling(tmp_path: Path, heading: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "機関": ORGANISATIONS,
        "連携": [["機関ID", heading, "種類"], ["a", "b", "情報共有"]]})
    assert reading(path).records[0].ties[0].target == "b"


def test_a_title_above_blank_rows_between_and_merged_cells_do_no_harm(tmp_path: Path) -> None:
    from openpyxl import Workbook
    book = Workbook()
    area, orgs = book.active, book.create_sheet("機関")
    area.title = "自治体"
    for row in AREA:
        area.append(list(row))
    orgs["A1"] = "令和６年度　関係機関一覧"
    orgs.merge_cells("A1:D1")
    for at, heading in enumerate(["自治体コード", "機関ID", "名称", "上位機関ID"], start=1):
        orgs.cell(3, at, heading)
    orgs["A4"] = "992011"
    orgs.merge_cells("A4:A7")
    for row, (id_, name) in {4: ("a", "架空A"), 5: ("b", "架空B"), 7: ("c", "架空C")}.items():
        orgs.cell(row, 2, id_)
        orgs.cell(row, 3, name)
    book.save(tmp_path / "a.xlsx")
    # Row 6 is blank but for the merged cell: its code is there, and a code alone says nothing.
    assert [o.id for o in reading(tmp_path / "a.xlsx").records[0].organisations] == ["a", "b", "c"]


def test_headings_of_two_rows_are_those_of_the_lower_one_where_cells_are_merged_over_both(tmp_path: Path) -> None:
    book = load_workbook(workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "機関": [["機関名", "連絡先など", None], [None, "連絡先", "所在地"], ["架空A", "088-000-0000", "架空町1"]],
        "ネットワーク": [["ネットワーク名", "根拠"], [None, None], ["架空協議会", "要綱"]]}))
    book["機関"].merge_cells("A1:A2")
    for column in "AB":
        book["ネットワーク"].merge_cells(f"{column}1:{column}2")
    book.save(tmp_path / "a.xlsx")
    (record,) = reading(tmp_path / "a.xlsx").records
    assert [(o.name, o.contact, o.place) for o in record.organisations] == [("架空A", "088-000-0000", "架空町1")]
    assert [network.name for network in record.networks] == ["架空協議会"]


@pytest.mark.parametrize(("encoding", "named"), [
    ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 (BOM)"), ("cp932", "Shift_JIS (cp932)"), ("utf-16", "UTF-16")])
def test_the_encoding_of_a_csv_file_is_found_and_told(tmp_path: Path, encoding: str, named: str) -> None:
    rows = [["自治体コード", "名称", "種類"], ["992011", "架空みどり市", "市"]]
    path = csv_file(tmp_path / "自治体.csv", rows, encoding)
    assert reading(path).records[0].area.name == "架空みどり市"
    assert ("encoding", "", named) in remarks(path)


def test_an_encoding_shows_only_at_the_end_of_a_long_file(tmp_path: Path) -> None:
    rows = [["ID", "Name"], *([f"o{n}", f"office {n}"] for n in range(3000)), ["z", "架空の機関"]]
    csv_file(tmp_path / "自治体.csv", AREA, "cp932")
    csv_file(tmp_path / "機関.csv", rows, "cp932")
    assert reading(tmp_path).records[0].organisations[-1].name == "架空の機関"


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_csv_file_may_be_separated_otherwise(tmp_path: Path, separator: str) -> None:
    text = "\n".join(separator.join(map(str, row)) for row in AREA)
    (tmp_path / "自治体.csv").write_text(text, encoding="utf-8")
    assert reading(tmp_path / "自治体.csv").records[0].area == TOWN


@pytest.mark.parametrize(("separator", "other"), [(",", ";"), (",", "\t"), ("\t", ","), (";", ",")])
def test_other_separators_inside_cells_do_not_mislead(tmp_path: Path, separator: str, other: str) -> None:
    """Many more of the other sign than of the separator, a title above, a cell in quotation marks."""
    csv_file(tmp_path / "自治体.csv", AREA)
    note = other.join("一二三四五六七")
    rows = ["架空の一覧", separator.join(("機関ID", "名称", "備考"))]
    rows += [separator.join((f"o{n}", f'"架空{separator}{n}"' if n == 3 else f"架空{n}", note)) for n in range(6)]
    (tmp_path / "機関.csv").write_text("\n".join(rows), encoding="utf-8")
    actors = reading(tmp_path).records[0].organisations
    assert [(o.name, o.note) for o in actors][2:4] == [("架空2", note), (f"架空{separator}3", note)]


def test_a_zip_from_windows_has_its_names_in_cp932(tmp_path: Path) -> None:
    name = "自治体.csv".encode("cp932")
    path = zipped(tmp_path / "a.zip", {"AAAAAA.csv": "団体コード,名称,種類\n992011,架空みどり市,市".encode("cp932")})
    path.write_bytes(path.read_bytes().replace(b"AAAAAA.csv", name))
    assert reading(path).records[0].area == TOWN


def test_a_zip_with_folders_reads_as_the_folder(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {
        "資料/自治体.csv": "団体コード,名称,種類\n992011,架空みどり市,市".encode(),
        "資料/機関.csv": "機関ID,名称\na,架空A".encode(), "__MACOSX/資料/._機関.csv": b"\x00"})
    assert [o.id for o in reading(path).records[0].organisations] == ["a"]


def test_every_problem_is_at_its_cell_and_all_are_told_at_once(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": [["自治体コード", "名称", "種類"], ["992012", "架空みどり市", "市"]],
        "機関": [["自治体コード", "機関ID", "名称", "上位機関ID", "設置主体"],
                 ["992011", "a", "架空A", "b", ""], ["992011", "b", "架空B", "a", "市町村の"],
                 ["992011", "c", "", "", ""], ["992011", "a", "架空D", "nobody", ""]],
        "連携": [["自治体コード", "機関ID", "連携先ID", "種類", "開始"],
                 ["992011", "a", "a", "情報共有", "R3.10"], ["992011", "a", "zzz", "情報共有", "平成40年"],
                 ["992011", "a", "b", "", "いつか"]],
    })
    assert set(places(path)) >= {
        ("check_digit", "自治体", 2, "自治体コード"),
        ("not_a_choice", "機関", 3, "設置主体"),
        ("blank", "機関", 4, "名称"),
        ("unknown_reference", "機関", 5, "上位機関ID"),
        ("unknown_reference", "連携", 3, "連携先ID"),
        ("tie_to_itself", "連携", 2, "連携先ID"),
        ("outside_its_era", "連携", 3, "開始"),
        ("blank", "連携", 4, "種類"),
        ("not_a_date", "連携", 4, "開始"),
    }


def test_what_names_a_row_that_could_not_be_read_is_no_second_problem(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA,
        "機関": [["機関ID", "名称", "設置主体"], ["a", "架空A", "神社"], ["b", "架空B", ""]],
        "連携": [["連携元", "連携先", "種類"], ["a", "b", "情報共有"]]})
    assert places(path) == [("not_a_choice", "機関", 2, "設置主体")]
    code = workbook(tmp_path / "b.xlsx", {"自治体": [AREA[0], ["992012", "架空みどり市", "市"]],
                                          "機関": ORGANISATIONS})
    assert places(code) == [("check_digit", "自治体", 2, "自治体コード")]
    no_sheet = workbook(tmp_path / "c.xlsx", {
        "自治体": AREA, "機関": [["機関ID"], ["a"]],
        "連携": [["連携元", "連携先", "種類"], ["a", "b", "情報共有"]]})
    assert places(no_sheet) == [("missing_column", "機関", 1, "機関名"), ("unknown_reference", "連携", 2, "連携先")]


def test_references_doubles_and_circles_are_at_their_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA,
        "機関": [["機関ID", "名称", "上位機関ID"], ["a", "架空A", "b"], ["b", "架空B", "a"], ["b", "架空C", None]],
        "連携": [["機関ID", "連携先ID", "種類"], ["a", "zzz", "情報共有"], ["a", "390003:nobody", "情報共有"]],
    })
    problem_places = places(path)
    assert ("duplicate", "機関", 4, "機関ID") in problem_places
    assert ("unknown_reference", "連携", 2, "連携先ID") in problem_places
    assert ("unknown_reference", "連携", 3, "連携先ID") in problem_places
    circle = workbook(tmp_path / "b.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称", "上位機関ID"], ["a", "架空A", "b"], ["b", "架空B", "a"]]})
    assert places(circle) == [("cyclic_parent", "機関", 2, "上位機関ID"),
                              ("cyclic_parent", "機関", 3, "上位機関ID")]


def test_a_reference_to_another_area_is_looked_up_there(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "機関": ORGANISATIONS,
        "連携": [["機関ID", "連携先ID", "種類"], ["a", "993018:school", "情報共有"]]})
    neighbour = Record(area=TOWN, organisations=organisations("school"))
    (record,) = reading(path, recorded={"993018": neighbour}).records
    assert record.ties[0].target == "993018:school"


@pytest.mark.parametrize("heading", ["氏名", "担当者氏名", "生年月日", "本人の電話番号", "Date of birth", "マイナンバー"])
def test_a_column_of_personal_data_is_refused(tmp_path: Path, heading: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称", heading], ["a", "架空A", "秘密"]]})
    assert places(path) == [("personal_data", "機関", 1, heading)]
    assert "秘密" not in str(problems(path))


def test_columns_and_sheets_that_nobody_read_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称", "天気"], ["a", "架空A", "晴れ"]], "雑記": [["メモ"]]})
    assert {("unread_column", "機関", "天気"), ("unread_sheet", "雑記", "")} <= set(remarks(path))


def test_a_missing_and_a_doubled_column_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": AREA, "機関": [["機関ID"], ["a"]]})
    assert places(path) == [("missing_column", "機関", 1, "機関名")]
    path = workbook(tmp_path / "b.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称", "機関名"], ["a", "架空A", "架空B"]]})
    assert places(path) == [("duplicate_column", "機関", 1, "機関名")]


def test_a_sheet_without_headings_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": AREA, "機関": [["架空A", "架空B"], ["x", "y"]]})
    assert places(path) == [("no_headings", "機関", None, "")]


def test_signs_and_words_are_answers_and_marks_are_unknown(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": [["自治体コード", "名称", "種類", "人口"], ["992011", "架空みどり市", "市", "12,345人"]],
        "窓口": [["窓口ID", "名称", "年齢を問わない", "性別を問わない", "障害を問わない", "周知日"],
                 ["w1", "架空窓口1", "○", "×", "△", "-"], ["w2", "架空窓口2", "", "不明", "-", "不明"]],
    })
    (record,) = reading(path).records
    assert record.area.population == 12345
    first, second = record.windows
    assert (first.any_age, first.any_sex, first.any_disability) == (Answer.YES, Answer.NO, Answer.PARTLY)
    assert {second.any_age, second.any_sex, second.any_disability} == {Answer.UNKNOWN}
    assert first.publicised_on is None


def test_an_unknown_word_of_an_open_list_is_kept_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称", "機関種別"], ["a", "架空A", "神社"]]})
    assert reading(path).records[0].organisations[0].partner_types == ("神社",)
    assert ("unknown_term", "機関", "神社") in remarks(path)


def test_rows_without_a_code_belong_to_the_only_area_of_their_book(tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", {"自治体": AREA, "機関": ORGANISATIONS})
    second = workbook(tmp_path / "b.xlsx", {
        "自治体": [["自治体コード", "名称", "種類"], ["993018", "架空いずみ町", "町"]],
        "機関": [["機関ID", "名称"], ["c", "架空C"]]})
    records = {r.area.code: [o.id for o in r.organisations] for r in reading(first, second).records}
    assert records == {"992011": ["a", "b"], "993018": ["c"]}
    both = workbook(tmp_path / "c.xlsx", {"自治体": [*AREA, ["993018", "架空いずみ町", "町"]],
                                          "機関": ORGANISATIONS})
    assert places(both) == [("missing_area", "機関", 2, "自治体コード"), ("missing_area", "機関", 3, "自治体コード")]


def test_a_sheet_that_is_not_there_leaves_what_is_recorded(tmp_path: Path) -> None:
    recorded = {"992011": two_networks_one_hub()}
    only_line = workbook(tmp_path / "a.xlsx", {"自治体": AREA})
    assert reading(only_line, recorded=recorded).records[0].memberships == two_networks_one_hub().memberships
    emptied = workbook(tmp_path / "b.xlsx", {"自治体": AREA, "参画": [["参画機関ID", "ネットワークID"]]})
    assert reading(emptied, recorded=recorded).records == (two_networks_one_hub(),)
    assert ("headings_only", "参画", "架空みどり市（992011）") in remarks(emptied, recorded=recorded)
    added = workbook(tmp_path / "c.xlsx", {
        "連携": [["自治体コード", "機関ID", "連携先ID", "種類"], ["992011", "a", "b", "情報共有"]]})
    (record,) = reading(added, recorded=recorded).records
    assert record.ties == (Tie(source="a", target="b", kind="shares_information"),)
    assert record.organisations == two_networks_one_hub().organisations


def test_what_was_decided_on_the_pages_is_not_taken_away_by_a_sheet(tmp_path: Path) -> None:
    decided = GapDecision(gap="isolate", subjects=("a",), state=GapState.ACCEPTED, note="架空の理由")
    judged = Assessment(about="M1a", status=RequirementStatus.MET)
    plan = Plan(name="架空の案", steps="without/a")
    before = replace(two_networks_one_hub(), assessments=(judged,), gap_decisions=(decided,), plans=(plan,))
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "取組状況": [["項目", "状況"], ["M2a", "未実施"]], "特記": [["種類", "内容"]],
        "空白への対応": [["空白の種類", "空白の内容", "対象ID", "対応"], ["roles", "no_hub", "pf", "対応中"]]})
    (record,) = reading(path, recorded={"992011": before}).records
    assert {f.about for f in record.assessments} == {"M1a", "M2a"}
    assert {(d.gap, d.state) for d in record.gap_decisions} == {
        ("isolate", GapState.ACCEPTED), ("roles", GapState.IN_PROGRESS)}
    assert record.plans == (plan,)


def test_decisions_in_the_sheets_of_an_older_program_are_read_as_what_they_are(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "取組状況": [
            ["項目", "状況", "担当", "期限", "時点", "備考"],
            ["M1a", "実施済", "", "", "2026-04-01", ""],
            ["gap/dependence/hub_links_networks/hub", "了承済", "架空課", "", "2026-04-01", "架空の理由"],
            ["gap/roles/no_secretariat/pf", "対応中", "架空課", "R9.3", "2026-04-02", ""],
            ["gap/evidence/old/tie", "対象外", "", "", "2026-04-02", ""],
            ["gap/route/none/w.medical/a", "不明", "", "", "2026-04-02", ""],
            ["gap/untied/a/b", "対象外", "", "", "2026-04-02", ""],
            ["pairing/hub/993018:fukushi", "対象外", "架空課", "", "2026-04-03", ""],
            ["governance/trust", "一部実施", "架空課", "", "2026-04-04", "架空"]],
        "特記": [["種類", "内容"], ["案", "架空の案\nwithout/hub\nmember/a/x"], ["教訓", "架空の教訓"]]})
    outcome = reading(path, recorded={"992011": two_networks_one_hub()})
    (record,) = outcome.records
    assert [f.about for f in record.assessments] == ["M1a"]
    assert [(d.gap, d.aspect, d.subjects, d.state, d.said, str(d.until or "")) for d in record.gap_decisions] == [
        ("dependence", "", ("hub",), GapState.ACCEPTED, "hub_links_networks", ""),
        ("roles", "no_secretariat", ("pf",), GapState.IN_PROGRESS, "no_secretariat", "2027-03"),
        ("evidence", "old/tie", (), GapState.NOT_APPLICABLE, "old", ""),
        ("route", "w.medical", ("a",), GapState.OPEN, "none", ""),
        ("untied", "", ("a", "b"), GapState.NOT_APPLICABLE, "", "")]
    assert [(p.actor, p.counterpart, p.together, p.by) for p in record.pairings] == [
        ("hub", "993018:fukushi", Answer.NO, "架空課")]
    assert [(a.question, a.level, a.note) for a in record.governance_answers] == [
        (GovernanceQuestion.TRUST, Level.MIDDLING, "架空")]
    assert [(p.name, p.steps) for p in record.plans] == [("架空の案", "without/hub\nmember/a/x")]
    assert [r.text for r in record.remarks] == ["架空の教訓"]
    assert [r for r in outcome.hints if r.column == "項目"] == []


def test_a_column_that_is_not_there_and_an_empty_cell_leave_what_is_recorded(tmp_path: Path) -> None:
    known = replace(TOWN, kana="かくうみどりし", population=84000)
    recorded = {"992011": Record(area=known, organisations=(
        Organisation(id="a", name="架空A", place="架空町1", note="覚え書き"), Organisation(id="b", name="架空B")))}
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": [[*AREA[0], "人口"], [*AREA[1], ""]], "機関": [["機関ID", "名称", "備考"], ["a", "架空新", ""]]})
    (record,) = reading(path, recorded=recorded).records
    assert record.area == known, "an empty cell says nothing"
    assert record.organisations == (Organisation(id="a", name="架空新", place="架空町1", note="覚え書き"), Organisation(id="b", name="架空B"))


def test_rows_of_an_area_that_nobody_knows_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"機関": [["自治体コード", "機関ID", "名称"], ["993018", "a", "架空A"]]})
    assert places(path) == [("unknown_area", "機関", 2, "自治体コード")]


def test_numbers_and_dates_that_a_spreadsheet_made_are_read(tmp_path: Path) -> None:
    import datetime as dt
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": [["自治体コード", "名称", "種類", "人口"], [992011, "架空みどり市", "市", 12345.0]],
        "ネットワーク": [["ネットワークID", "名称", "開催状況", "設置日"],
                         [1, "架空協議会", "会議を開催", dt.datetime(2021, 10, 1)]],  # noqa: DTZ001
    })
    (record,) = reading(path).records
    assert (record.area.population, record.networks[0].id) == (12345, "1")
    assert str(record.networks[0].since) == "2021-10-01"
    assert record.networks[0].meeting is Meeting.MEETS


def test_a_folder_of_files_reads_as_one_and_names_what_it_left_aside(tmp_path: Path) -> None:
    csv_file(tmp_path / "自治体.csv", AREA)
    csv_file(tmp_path / "機関.csv", ORGANISATIONS, "cp932")
    (tmp_path / "~$機関.xlsx").write_bytes(b"open in Excel")
    (tmp_path / "メモ.docx").write_bytes(b"PK")
    outcome = reading(tmp_path)
    assert [o.id for o in outcome.records[0].organisations] == ["a", "b"]
    assert [r.file for r in outcome.hints if r.kind is HintKind.UNREAD_FILE] == ["メモ.docx"]


def test_a_folder_of_folders_is_walked_and_each_is_a_book_of_its_own(tmp_path: Path) -> None:
    for code, name, actor in (("992011", "架空みどり市", "架空A"), ("993018", "架空いずみ町", "架空B")):
        folder = tmp_path / "資料" / name
        folder.mkdir(parents=True)
        csv_file(folder / "自治体.csv", [AREA[0], [code, name, name[-1]]])
        csv_file(folder / "機関.csv", [["機関名"], [actor]])
    (tmp_path / ".git").mkdir()
    csv_file(tmp_path / ".git" / "機関.csv", [["機関名"], ["架空C"]])
    (tmp_path / "資料" / "輪").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "資料" / "メモ.docx").write_bytes(b"PK")
    outcome = reading(tmp_path)
    assert {record.area.name: [o.name for o in record.organisations] for record in outcome.records} == {
        "架空みどり市": ["架空A"], "架空いずみ町": ["架空B"]}
    assert [r.file for r in outcome.hints if r.kind is HintKind.UNREAD_FILE] == ["資料/メモ.docx"]


@pytest.mark.parametrize("status", ["了承済", "現状で可", "accepted", "Accepted as it is"])
def test_a_status_is_read_in_the_words_of_today_and_in_those_of_older_sheets(tmp_path: Path, status: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"自治体": AREA, "取組状況": [["項目", "状況"], ["M1a", status]]})
    assert [finding.status for finding in reading(path).records[0].assessments] == [RequirementStatus.ACCEPTED]
