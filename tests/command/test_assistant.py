"""Files as town halls have them, taken in by the command: what comes, what stays, what is asked, what is left out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from graph.mapping import ColumnMapping
from graph.record.record import Record
from graph.store import open_store
from loaders.assistant.grid import Grid
from loaders.assistant.guessing import guess_of
from loaders.assistant.place import AreaName, Surroundings
from tests.loaders.files import AREA, csv_file, workbook

Run = Callable[..., Result]
Rows = Sequence[Sequence[object]]
TOWN = "992011"
MEMBERS: Rows = [
    ["架空みどり市自殺対策連絡協議会　委員名簿"],
    ["番号", "機関名", "役職名", "氏名", "任期"],
    ["1", "架空みどり市社会福祉協議会", "会長", "架空　太郎", "R6.4.1～R8.3.31"],
    ["2", "架空みどり市福祉課", "事務局", "架空　花子", "R6.4.1～R8.3.31"],
    ["3", "㈱架空製作所", "委員", "架空　次郎", "R6.4.1～R8.3.31"],
]
OTHERS: Rows = [
    ["架空みどり市地域自立支援協議会　委員名簿"],
    ["番号", "機関名", "役職名"],
    ["1", "架空みどり市社協", "委員"],
    ["2", "株式会社　架空製作所", "会長"],
    ["3", "架空みどり市福祉課", "委員"],
]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'town hall' / 'tsunagari.db'}"


@pytest.fixture
def run(tmp_path: Path, url: str) -> Run:
    """Run the command on a store that knows the town, and nothing of it."""
    def run(*words: str) -> Result:
        return CliRunner().invoke(main, [words[0], "--store", url, *words[1:]], catch_exceptions=False)

    assert run("import", str(csv_file(tmp_path / "自治体.csv", AREA))).exit_code == 0
    return run


@pytest.fixture
def record(url: str) -> Callable[[], Record]:
    """Return the town's record."""
    def record() -> Record:
        store = open_store(url)
        try:
            return store.load(TOWN).record
        finally:
            store.close()

    return record


def members_list(folder: Path, rows: Rows = MEMBERS, name: str = "名簿.xlsx") -> str:
    return str(workbook(folder / name, {"名簿": rows}))


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def seats(record: Record) -> set[tuple[str, str, str, str]]:
    names = {actor.id: actor.name for actor in record.nodes()}
    return {(names[m.member], names[m.network], m.seat, str(m.since or "")) for m in record.memberships}


MEMBERS_GRID = Grid(tuple(tuple(map(str, row)) + ("",) * (5 - len(row)) for row in MEMBERS), "名簿.xlsx", "名簿")
NOBODY = Surroundings(AreaName(TOWN, "架空みどり市", "city"))
MOMENT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
SUICIDE, INDEPENDENCE = "架空みどり市自殺対策連絡協議会", "架空みどり市地域自立支援協議会"
SEATS = {("架空みどり市社会福祉協議会", SUICIDE, "chair", "2024-04-01"), ("架空みどり市福祉課", SUICIDE, "secretariat", "2024-04-01"),
         ("㈱架空製作所", SUICIDE, "member", "2024-04-01")}


def test_a_members_list_becomes_actors_a_council_and_seats(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    reply = answer(run("import", members_list(tmp_path), "--area", TOWN, "--status", "confirmed", "--json"))
    assert reply["assistant"]["kind"] == "member_list"
    assert seats(record()) == SEATS
    assert {m.status for m in record().memberships} == {"confirmed"}
    assert [source.title for source in record().sources] == ["名簿"]
    assert "この列" not in reply["remarks"][0]["sentence"]
    assert [remark["column"] for remark in reply["remarks"] if remark["kind"] == "person_column"] == ["氏名"]


def test_the_same_list_again_makes_no_difference(run: Run, tmp_path: Path) -> None:
    run("import", members_list(tmp_path), "--area", TOWN)
    again = answer(run("import", members_list(tmp_path), "--area", TOWN, "--json"))
    assert (again["saved"], again["areas"]) == (False, [])


def test_another_councils_list_takes_nothing_away(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    run("import", members_list(tmp_path), "--area", TOWN)
    before = record()
    reply = answer(run("import", members_list(tmp_path, OTHERS, "別の名簿.xlsx"), "--area", TOWN, "--json"))
    after = record()
    assert seats(after) == SEATS | {("架空みどり市社協", INDEPENDENCE, "member", ""), ("㈱架空製作所", INDEPENDENCE, "chair", ""),
                                    ("架空みどり市福祉課", INDEPENDENCE, "member", "")}
    assert after.organisations[:3] == before.organisations, "what is recorded keeps ids, names and sources"
    assert [source.id for source in after.sources] == ["s1", "s2"]
    assert [(pair["first"], pair["second"]) for pair in reply["assistant"]["same"]] == [("架空みどり市社協", "架空みどり市社会福祉協議会")]


def test_a_yes_makes_two_names_one_actor(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    run("import", members_list(tmp_path), "--area", TOWN)
    reply = answer(run("import", members_list(tmp_path, OTHERS, "別の名簿.xlsx"), "--area", TOWN, "--json",
                       "--same", "架空みどり市社会福祉協議会=架空みどり市社協"))
    assert ("架空みどり市社会福祉協議会", INDEPENDENCE, "member", "") in seats(record())
    assert len(record().organisations) == 3
    assert reply["assistant"]["same"] == []


def test_what_somebody_said_is_the_same_is_kept_as_another_name_and_not_asked_again(
        run: Run, record: Callable[[], Record], tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"名簿{number}.xlsx" for number in range(3))
    assert run("import", "--area", TOWN, str(workbook(first, {"委員": MEMBERS}))).exit_code == 0
    assert run("import", "--area", TOWN, str(workbook(second, {"委員": OTHERS})),
               "--same", "架空みどり市社会福祉協議会=架空みどり市社協").exit_code == 0
    office = next(o for o in record().organisations if o.name == "架空みどり市社会福祉協議会")
    assert office.other_names == ("架空みどり市社協",)
    assert all(not o.other_names for o in record().organisations if o != office), "another spelling is no other name"
    rows = [["架空みどり市ひきこもり支援会議　委員名簿"], ["番号", "機関名", "役職名"], ["1", "架空みどり市社協", "委員"], ["2", "架空みどり市福祉課", "委員"]]
    reply = json.loads(run("import", "--area", TOWN, str(workbook(third, {"委員": rows})), "--json").stdout)
    assert reply["assistant"]["same"] == []
    assert len([m for m in record().memberships if m.member == office.id]) == 3


def test_what_a_list_says_more_alters_the_seat_that_is_recorded(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    bare = [MEMBERS[0], ["機関名"], ["架空みどり市社会福祉協議会"], ["架空みどり市福祉課"], ["㈱架空製作所"]]
    run("import", members_list(tmp_path, bare, "昔の名簿.xlsx"), "--area", TOWN, "--status", "nominal")
    run("import", members_list(tmp_path), "--area", TOWN)
    assert seats(record()) == SEATS
    assert {m.status for m in record().memberships} == {"nominal"}, "a list that says no status leaves the recorded one"


def test_a_new_term_is_a_new_seat_and_the_old_one_stays(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    run("import", members_list(tmp_path), "--area", TOWN)
    later = [[str(cell).replace("R6.4.1～R8.3.31", "R8.4.1～R10.3.31") for cell in row] for row in MEMBERS]
    run("import", members_list(tmp_path, later, "新しい名簿.xlsx"), "--area", TOWN)
    assert {since for *_, since in seats(record())} == {"2024-04-01", "2026-04-01"}
    assert len(seats(record())) == 6


def test_a_row_that_cannot_be_recorded_is_told_with_its_place_and_the_rest_is_saved(
        run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    wrong = [*MEMBERS[:3], ["2", "架空みどり市福祉課", "事務局", "", "R8.4.1～R6.3.31"], MEMBERS[4]]
    reply = answer(run("import", members_list(tmp_path, wrong), "--area", TOWN, "--json"))
    assert seats(record()) == {seat for seat in SEATS if seat[0] != "架空みどり市福祉課"}
    assert [(r["sheet"], r["row"]) for r in reply["remarks"] if r["kind"] == "ends_before_it_begins"] == [
        ("名簿", 4)]


def natures(record: Record) -> dict[str, tuple[object, ...]]:
    return {o.name: (o.partner_types, o.tier.value) for o in record.organisations} | {
        network.name: (network.network_type,) for network in record.networks}


CONFIRMED = {"架空みどり市社会福祉協議会": (("SHAKYO",), "private"), "架空みどり市福祉課": ((), "municipal"),
             "㈱架空製作所": (("EMPLOYER",), "private"), SUICIDE: ("NET_JISATSU",)}


def test_what_nobody_has_confirmed_is_unknown(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    said = run("import", members_list(tmp_path), "--area", TOWN).output
    assert "「社会福祉協議会」と推しはかりました：架空みどり市社会福祉協議会" in said
    assert "--confirm-guesses を付けて" in said
    assert set(natures(record()).values()) == {((), "unknown"), ("",)}


def test_what_is_guessed_is_recorded_when_somebody_says_that_it_is_right(
        run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    reply = answer(run("import", members_list(tmp_path), "--area", TOWN, "--confirm-guesses", "--json"))
    assert natures(record()) == CONFIRMED
    assert {(guess["what"], guess["recorded"]) for guess in reply["assistant"]["guesses"]} == {
        ("partner_type", True), ("tier", True), ("network_type", True)}


def test_whose_a_mere_category_is_is_not_guessed(run: Run, tmp_path: Path) -> None:
    rows = [*MEMBERS[:3], ["2", "学識経験者", "委員", "", ""], ["3", "架空みどり病院", "委員", "", ""]]
    guesses = answer(run("import", members_list(tmp_path, rows), "--area", TOWN, "--json"))["assistant"]["guesses"]
    assert {guess["name"] for guess in guesses if guess["what"] == "tier"} == {"架空みどり市社会福祉協議会", "架空みどり病院"}
    assert ("partner_type", "学識経験者") in {(guess["what"], guess["name"]) for guess in guesses}


def test_a_confirmation_can_come_after_the_list_and_alters_nothing_that_is_recorded(
        run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    given = members_list(tmp_path)
    run("import", given, "--area", TOWN)
    own = str(workbook(tmp_path / "own.xlsx", {"自治体": AREA, "機関": [
        ["機関名", "機関種別"], ["㈱架空製作所", "AGRICULTURE"]]}))
    assert run("import", own, "--area", TOWN).exit_code == 0
    before = record()
    assert run("import", given, "--area", TOWN, "--confirm-guesses").exit_code == 0
    assert natures(record()) == CONFIRMED | {"㈱架空製作所": (("AGRICULTURE",), "private")}
    assert record().memberships == before.memberships
    assert len(record().organisations) == 3


def test_the_command_reads_columns_as_they_were_confirmed_on_the_page_unless_told_otherwise(
        run: Run, url: str, tmp_path: Path, record: Callable[[], Record]) -> None:
    given = members_list(tmp_path)
    as_guessed = answer(run("import", given, "--area", TOWN, "--dry-run", "--json"))
    (shape,) = {table.shape for table in guess_of([MEMBERS_GRID], NOBODY).tables}
    store = open_store(url)
    store.remember([ColumnMapping(shape, "member_list", ("number", "organisation", "post", "person", "unread"), MOMENT)])
    store.close()
    anew = answer(run("import", given, "--area", TOWN, "--anew", "--dry-run", "--json"))
    assert anew == as_guessed
    assert not anew["assistant"]["remembered"]
    done = run("import", given, "--area", TOWN)
    assert "前に画面で確かめた" in done.output
    assert "--anew" in done.output
    assert {(seat, since) for _, _, seat, since in seats(record())} == {("member", "")}


def test_an_area_that_is_only_published_is_taken_in_with_its_name(run: Run, tmp_path: Path) -> None:
    assert run("import", members_list(tmp_path), "--area", "393860").exit_code == 0
    assert answer(run("measures", "393860", "--json"))["name"] == "いの町"


def test_nothing_of_a_person_stays_in_any_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    list_of_persons = [*MEMBERS[:2], ["1", "架空みどり市社会福祉協議会　会長　山田花子", "会長", "薬袋　冴子", "090-0000-1234"],
                       ["2", "架空みどり市福祉課", "事務局", "御手洗　潔", "k.mitarai@kakuu.example"], ["※ 連絡は佐藤一郎さんへ"]]
    given = members_list(tmp_path, list_of_persons)
    done = run("import", given, "--area", TOWN)
    Path(given).unlink()
    assert done.exit_code == 0, done.output
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in kept if "tsunagari.db" in path.name]
    for person in ("山田", "花子", "薬袋", "冴子", "御手洗", "090-0000", "mitarai", "佐藤"):
        texts = [person.encode(encoding) for encoding in ("utf-8", "cp932", "utf-16-le")]
        assert [path for path in kept if any(text in path.read_bytes() for text in texts)] == []
        assert person not in done.output


@pytest.mark.parametrize(("language", "says"), [("ja", "--as"), ("en", "Say what it is")])
def test_a_file_that_nobody_can_read_is_refused_with_what_to_do_next(run: Run, tmp_path: Path, language: str, says: str) -> None:
    done = run("import", members_list(tmp_path, [["架空のお知らせ"], ["きょうは晴れ"]]), "--area", TOWN, "--lang", language)
    assert done.exit_code == 3
    assert says in done.stderr


def test_a_list_without_its_council_is_asked_about(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    unnamed = members_list(tmp_path, MEMBERS[1:])
    assert run("import", unnamed, "--area", TOWN).exit_code == 3
    assert "--network" in run("import", unnamed, "--area", TOWN).stderr
    assert run("import", unnamed, "--area", TOWN, "--network", SUICIDE).exit_code == 0
    assert seats(record()) == SEATS


def test_ties_without_a_kind_are_asked_about(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    edges = str(csv_file(tmp_path / "edges.csv", [["Source", "Target"], ["架空みどり市福祉課", "架空みどり市社会福祉協議会"]]))
    assert run("import", edges, "--area", TOWN).exit_code == 3
    assert run("import", edges, "--area", TOWN, "--tie-kind", "情報共有").exit_code == 0
    assert [tie.kind for tie in record().ties] == ["shares_information"]
    turned = str(csv_file(tmp_path / "back.csv", [["Source", "Target"], ["架空みどり市社会福祉協議会", "架空みどり市福祉課"]]))
    run("import", turned, "--area", TOWN, "--tie-kind", "情報共有")
    assert len(record().ties) == 1, "sharing information has no direction"


def test_our_own_form_stays_what_it_is(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    form = str(workbook(tmp_path / "own.xlsx", {"自治体": AREA, "機関": [["機関ID", "名称"], ["a", "架空A"]]}))
    reply = answer(run("import", form, "--area", TOWN, "--json"))
    assert "assistant" not in reply
    assert [organisation.id for organisation in record().organisations] == ["a"]


def test_a_dry_run_saves_nothing(run: Run, tmp_path: Path, record: Callable[[], Record]) -> None:
    assert answer(run("import", members_list(tmp_path), "--area", TOWN, "--dry-run", "--json"))["saved"] is False
    assert record().organisations == ()


@pytest.mark.parametrize(("words", "says"), [
    (["--network", "架空"], "--area"), (["--area", "999999"], "999999"), (["--area", TOWN, "--tie-kind", "なかよし"], "なかよし"),
    (["--area", TOWN, "--same", "架空A"], "架空A"), (["--area", TOWN, "--as-of", "いつか"], "いつか")])
def test_what_makes_no_sense_is_wrong_use(run: Run, tmp_path: Path, words: list[str], says: str) -> None:
    done = run("import", members_list(tmp_path), *words)
    assert done.exit_code == 2
    assert says in done.stderr


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_was_understood_is_said_line_by_line(run: Run, tmp_path: Path, language: str) -> None:
    said = run("import", members_list(tmp_path), "--area", TOWN, "--lang", language).stdout.splitlines()
    assert SUICIDE in said[1]
    seat = {"ja": f"架空みどり市社会福祉協議会 と {SUICIDE}（会長・座長", "en": f"架空みどり市社会福祉協議会 and {SUICIDE} (Chair"}[language]
    assert [line for line in said if seat in line], "no id is seen"
    assert [line for line in said if "架空みどり市社会福祉協議会" in line and line.startswith(("名前から", "Guessed"))]
