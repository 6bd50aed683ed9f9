"""Removal is never a side effect of loading a file: rows add and alter; only a complete list takes away what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.dates import RecordedDate
from graph.errors import UsageError
from graph.facts.actors import Network, Organisation
from graph.facts.choices import Answer, RoleKind
from graph.facts.links import Membership, PlatformRole, Tie
from graph.facts.observations import ReportedTotal, Window
from graph.record.record import Record
from graph.replacing import replace
from loaders.lists import CompleteList
from tests.loaders.files import AREA, Rows, problems, reading, workbook
from tests.towns import TOWN, organisations, seats, two_networks_one_hub


def after(folder: Path, before: Record, *lists: CompleteList, **sheets: Rows) -> Record:
    """Return the town after a workbook with these sheets."""
    path = workbook(folder / "a.xlsx", {"自治体": AREA, **sheets})
    (record,) = reading(path, recorded={"992011": before}, lists=lists).records
    return record


def test_a_template_with_one_row_removes_nothing(tmp_path: Path) -> None:
    before = two_networks_one_hub()
    after_it = after(tmp_path, before, 機関=[["機関ID", "名称"], ["new", "架空新課"]], 参画=[["参画機関ID", "ネットワークID"]])
    assert after_it == replace(before, organisations=(*before.organisations, Organisation(id="new", name="架空新課")))


def test_the_list_of_one_council_leaves_the_seats_of_the_others(tmp_path: Path) -> None:
    before = two_networks_one_hub()
    list_of_x: Rows = [["参画機関ID", "ネットワークID", "役職"], ["a", "x", "構成員"], ["c", "x", "構成員"]]
    assert after(tmp_path, before, 参画=list_of_x).memberships == (*before.memberships, *seats(c="x"))
    complete = after(tmp_path, before, CompleteList(Membership, "架空x協議会"), 参画=list_of_x)
    assert [(m.member, m.network) for m in complete.memberships] == [("a", "x"), ("c", "y"), ("d", "y"), ("c", "x")]


def test_the_totals_of_this_year_leave_those_of_the_others(tmp_path: Path) -> None:
    totals = tuple(ReportedTotal(about=item, count=count, out_of=34, as_of=RecordedDate(year))
                   for item, year, count in (("M1a", "2024", 30), ("M1a", "2025", 34), ("M2", "2025", 7)))
    before = Record(area=TOWN, reported_totals=totals)
    this_year: Rows = [["項目", "該当数", "母数", "時点"], ["M1a", 34, 34, "2026"]]
    added = ReportedTotal(about="M1a", count=34, out_of=34, as_of=RecordedDate("2026"))
    assert after(tmp_path, before, 報告値=this_year).reported_totals == (*totals, added)
    corrected: Rows = [["項目", "該当数", "時点"], ["M1a", 33, "2025-03"]]
    whole_year = CompleteList(ReportedTotal, "M1a", RecordedDate("2025"))
    left = after(tmp_path, before, whole_year, 報告値=corrected).reported_totals
    assert [(t.about, str(t.as_of), t.count) for t in left] == [("M1a", "2024", 30), ("M2", "2025", 7), ("M1a", "2025-03", 33)]


@pytest.mark.parametrize(("row", "becomes"), [
    (("a", "x", "会長・座長", ""), Membership(member="a", network="x", seat="chair", status="active", since=RecordedDate("2024"))),
    (("a", "x", "", "2025"), Membership(member="a", network="x", seat="member", status="active", since=RecordedDate("2025")))])
def test_another_seat_or_date_of_the_only_link_between_two_alters_it(
    tmp_path: Path, row: tuple[str, ...], becomes: Membership
) -> None:
    before = Record(area=TOWN, organisations=organisations("a"), networks=(Network(id="x", name="架空x協議会"),), memberships=(
        Membership(member="a", network="x", seat="member", status="active", since=RecordedDate("2024")),))
    sheet: Rows = [["参画機関ID", "ネットワークID", "役職", "開始日"], row]
    assert after(tmp_path, before, 参画=sheet).memberships == (becomes,)


def test_a_term_that_began_after_the_last_one_ended_is_another(tmp_path: Path) -> None:
    past = Membership(member="a", network="x", since=RecordedDate("2020"), until=RecordedDate("2022"))
    before = replace(two_networks_one_hub(), memberships=(past,))
    sheet: Rows = [["参画機関ID", "ネットワークID", "開始日"], ["a", "x", "2024"]]
    assert after(tmp_path, before, 参画=sheet).memberships == (
        past, Membership(member="a", network="x", since=RecordedDate("2024")))


def test_two_seats_in_the_file_alter_none_of_the_recorded(tmp_path: Path) -> None:
    sheet: Rows = [["参画機関ID", "ネットワークID", "役職"], ["a", "x", "会長・座長"], ["a", "x", "事務局"]]
    assert [m.seat for m in after(tmp_path, two_networks_one_hub(), 参画=sheet).memberships if m.member == "a"] == [
        "member", "chair", "secretariat"]


def test_another_kind_of_tie_and_another_role_are_added(tmp_path: Path) -> None:
    before = replace(two_networks_one_hub(), ties=(Tie(source="a", target="b", kind="refers_to"),))
    changed = after(tmp_path, before, 連携=[["連携元", "連携先", "種類"], ["a", "b", "情報共有"]],
                    役割=[["担い手ID", "プラットフォームID", "役割"], ["hub", "pf", "事務局"]])
    assert [tie.kind for tie in changed.ties] == ["refers_to", "shares_information"]
    assert PlatformRole(actor="hub", platform="pf", role=RoleKind.HUB) in changed.platform_roles
    assert PlatformRole(actor="hub", platform="pf", role=RoleKind.SECRETARIAT) in changed.platform_roles


def test_a_written_no_counts_and_an_unknown_does_not(tmp_path: Path) -> None:
    before = Record(area=TOWN, organisations=(Organisation(id="a", name="架空A", is_category=True),), windows=(
        Window(id="w", name="架空窓口", any_age=Answer.YES, any_sex=Answer.YES),))
    changed = after(tmp_path, before, 機関=[["機関ID", "名称", "区分のみ"], ["a", "架空A", "いいえ"]],
                    窓口=[["窓口ID", "窓口名", "年齢不問", "性別不問"], ["w", "架空窓口", "不明", "いいえ"]])
    assert changed.organisations[0].is_category is False
    assert (changed.windows[0].any_age, changed.windows[0].any_sex) == (Answer.YES, Answer.NO)


def test_what_does_not_go_with_what_is_recorded_is_said_at_its_row(tmp_path: Path) -> None:
    before = Record(area=TOWN, reported_totals=(ReportedTotal(about="M1a", count=10, out_of=34),))
    path = workbook(tmp_path / "a.xlsx", {"自治体": AREA, "報告値": [["項目", "該当数"], ["M1a", 40]]})
    assert [(p.kind.value, p.sheet, p.row) for p in problems(path, recorded={"992011": before})] == [("bad_number", "報告値", 2)]


@pytest.mark.parametrize("whole", [
    CompleteList(Membership, "架空なし協議会"), CompleteList(Tie), CompleteList(Membership, "x", area="993018")])
def test_a_complete_list_of_which_the_file_has_no_row_is_refused(tmp_path: Path, whole: CompleteList) -> None:
    sheet: Rows = [["参画機関ID", "ネットワークID"], ["a", "x"]]
    with pytest.raises(UsageError, match="list=") as refused:
        after(tmp_path, two_networks_one_hub(), whole, 参画=sheet)
    assert refused.value.what == "nothing_listed"


def test_a_whole_kind_of_one_area_goes_when_it_is_said_to_be_complete(tmp_path: Path) -> None:
    before = replace(two_networks_one_hub(), ties=(Tie(source="a", target="b", kind="refers_to"),
                                                  Tie(source="b", target="c", kind="refers_to")))
    sheet: Rows = [["連携元", "連携先", "種類"], ["b", "a", "情報共有"]]
    changed = after(tmp_path, before, CompleteList(Tie), 連携=sheet)
    assert [tie.key()[:3] for tie in changed.ties] == [("b", "a", "shares_information")]
    assert changed.memberships == before.memberships
