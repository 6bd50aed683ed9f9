"""The role ladder: who fills what, how surely, and the sentence that says what one has and the other has not."""

from __future__ import annotations

import pytest
from hypothesis import given

from graph.analysis.comparison.filling import Because
from graph.analysis.comparison.ladder import ROLES, Rung, ladder
from graph.analysis.comparison.matching import line_up
from graph.analysis.comparison.outline import Outline, outline
from graph.facts.actors import Organisation
from graph.facts.choices import Meeting, PlatformForm, RoleKind
from graph.facts.links import PlatformRole, Tie
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from tests.comparison.test_differences import IZUMI, council
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records, whole_records
from tests.towns import TOWN, nothing_but_its_line, two_networks_one_hub
from wording.comparison import ComparisonReader
from wording.ladder import LadderReader


def rung(name: str, *records: Record) -> Rung:
    return next(r for r in ladder(records, CATALOGUE) if r.id == name)


def because(name: str, record: Record) -> list[str]:
    return [f.because.value for f in rung(name, record).sides[0]]


def told(*records: Record, language: str = "ja") -> LadderReader:
    titles = ("甲町", "乙町", "丙町", "丁町")[:len(records)]
    return LadderReader(ComparisonReader(line_up(records), titles, CATALOGUE, Words(language)))


# How surely ----------------------------------------------------------------------------------------


def test_who_takes_part_is_there_and_who_is_on_a_list_is_there_on_paper() -> None:
    assert because("field/police", council(TOWN, ("a", "POLICE"), status="active")) == ["seat"]
    assert because("field/police", council(TOWN, ("a", "POLICE"), status="confirmed")) == ["seat"]
    assert because("field/police", council(TOWN, ("a", "POLICE"), status="nominal")) == ["unconfirmed"]
    assert because("field/police", council(TOWN, ("a", "POLICE"), status="")) == ["unconfirmed"]
    assert because("field/police", council(TOWN, ("a", "POLICE"), status="dormant")) == ["dormant"]


def test_a_seat_on_a_council_at_rest_is_no_taking_part() -> None:
    asleep = council(TOWN, ("a", "POLICE"), meeting=Meeting.DORMANT)
    assert because("field/police", asleep) == ["dormant"]
    assert because("network/NET", asleep) == ["dormant"]
    tied = replace(asleep, ties=(Tie(source="a", target="a2", kind="funds"),), organisations=(
        *asleep.organisations, Organisation(id="a2", name="架空a2", partner_types=("FIRE",))))
    assert because("field/police", tied) == because("field/fire", tied) == ["tie"], "they work together all the same"


def test_a_category_is_on_paper_whatever_is_said_of_its_seat() -> None:
    record = council(TOWN, ("a", "POLICE"))
    assert because("field/police", replace(record, organisations=(
        replace(record.organisations[0], is_category=True),))) == ["category"]


def test_who_has_no_seat_is_there_on_paper() -> None:
    assert because("field/police", replace(council(TOWN, ("a", "POLICE")), memberships=())) == ["unseated"]


@pytest.mark.parametrize(("meeting", "expected"), [
    (Meeting.MEETS, "meets"), (Meeting.CONTACT_ONLY, "meets"), (Meeting.DORMANT, "dormant"), (Meeting.UNKNOWN, "unconfirmed")])
def test_a_platform_goes_on_where_it_meets_or_keeps_in_contact(meeting: Meeting, expected: str) -> None:
    record = two_networks_one_hub()
    assert because("role/platform", replace(record, platforms=(replace(record.platforms[0], meeting=meeting),))) == [expected]


def test_a_platform_goes_on_where_one_of_its_councils_does() -> None:
    record = two_networks_one_hub()
    one_meets = tuple(replace(n, meeting=Meeting.MEETS) if n.id == "x" else n for n in record.networks)
    assert because("role/platform", replace(record, networks=one_meets)) == ["meets"]
    elsewhere = tuple(replace(n, meeting=Meeting.MEETS) if n.id == "committee" else n for n in record.networks)
    assert because("role/platform", replace(record, networks=elsewhere)) == ["unconfirmed"]


def test_a_role_is_filled_unless_its_platform_or_its_actor_is_at_rest() -> None:
    record = two_networks_one_hub()
    assert because("role/hub", record) == because("role/back_up", record) == ["role"]
    asleep = replace(record, platforms=(replace(record.platforms[0], meeting=Meeting.DORMANT),))
    assert because("role/hub", asleep) == ["dormant"]
    committee = tuple(replace(n, meeting=Meeting.DORMANT) if n.id == "committee" else n for n in record.networks)
    assert because("role/back_up", replace(record, networks=committee)) == ["dormant"]
    assert because("role/hub", replace(record, networks=committee)) == ["role"]
    by_kind = tuple(replace(o, is_category=o.id == "hub") for o in record.organisations)
    assert because("role/hub", replace(record, organisations=by_kind)) == ["category"]


def test_who_holds_a_role_stands_on_its_rung_and_not_on_that_of_the_organisations_without_a_field() -> None:
    record = two_networks_one_hub()
    assert [f.actor.id for f in rung("field/", record).sides[0]] == ["a", "b", "c", "d"]
    typed = replace(record, organisations=tuple(
        replace(o, partner_types=("SHAKYO",)) if o.id == "hub" else o for o in record.organisations))
    assert because("field/welfare", typed) == ["role"], "but for what else it is it stands there too"


def test_a_member_of_a_platform_holds_no_role_of_it() -> None:
    record = replace(two_networks_one_hub(), platform_roles=(
        PlatformRole(actor="a", platform="pf", role=RoleKind.MEMBER),))
    assert [r.id for r in ladder([record], CATALOGUE) if r.id.startswith("role/") and r.sides[0]] == ["role/platform"]


# The rungs ------------------------------------------------------------------------------------------


def test_differences_stand_on_top_and_first_what_the_own_side_lacks() -> None:
    mine = council(TOWN, ("a", "POLICE"), ("b", "SHAKYO"), ("h", "HEALTH"))
    other = replace(council(IZUMI, ("c", "FIRE"), ("d", "SHAKYO"), ("h", "HEALTH")), ties=())
    other = replace(other, memberships=tuple(
        replace(m, status="nominal") if m.member == "d" else m for m in other.memberships))
    rungs = ladder([mine, other], CATALOGUE)
    assert [r.id for r in rungs if r.differs] == ["field/fire", "field/police", "field/welfare"]
    assert [r.id for r in rungs if r.lacks(0)] == ["field/fire"]
    assert [r.id for r in rungs if r.alone(0)] == ["field/police"]
    assert [r.id for r in rungs if r.weaker(1)] == ["field/welfare"]
    assert [r.id for r in rungs if not any(r.sides)] == [f"role/{role}" for role in ROLES], "of a role nothing is known"
    assert rungs[3].id == "network/NET", "what is the same follows; what nobody has is last"


def test_what_is_in_no_field_is_no_difference_of_fields() -> None:
    untyped = Record(area=TOWN, organisations=(Organisation(id="a", name="架空の会"),))
    (last,) = (r for r in ladder([untyped, nothing_but_its_line()], CATALOGUE) if r.id == "field/")
    assert (last.differs, last.lacks(1), last.alone(0)) == (False, False, False)
    assert last.sides[0][0].because is Because.UNSEATED


@whole_records(40)
@given(any_records(code="992011"), any_records(code="993018"))
def test_the_order_of_the_sides_changes_no_cell(first: Record, second: Record) -> None:
    there = {r.id: r.sides for r in ladder([first, second], CATALOGUE)}
    back = {r.id: r.sides[::-1] for r in ladder([second, first], CATALOGUE)}
    assert there == back
    assert not any(r.differs for r in ladder([first, first], CATALOGUE))


# In words --------------------------------------------------------------------------------------------


def test_a_platform_is_outlined_by_form_councils_and_rest() -> None:
    record = two_networks_one_hub()
    assert outline(record) == Outline(PlatformForm.REUSED, 2, Meeting.UNKNOWN, 1)
    asleep = replace(record, platforms=(replace(record.platforms[0], meeting=Meeting.DORMANT, form=PlatformForm.NEW),))
    assert outline(asleep) == Outline(PlatformForm.NEW, 2, Meeting.DORMANT, 1)
    assert outline(council(TOWN, ("a", "POLICE"), meeting=Meeting.DORMANT)) == Outline(None, 1, Meeting.DORMANT, 0)
    assert outline(nothing_but_its_line()) == Outline(None, 0, Meeting.UNKNOWN, 0)


def test_the_sentence_says_what_the_other_has_and_never_that_there_is_none_here() -> None:
    asleep = replace(council(IZUMI, ("c", "POLICE"), meeting=Meeting.DORMANT))
    assert told(asleep, replace(two_networks_one_hub(), area=TOWN)).sentences() == [
        "甲町はプラットフォームの記録なし（会議体1、休止中）、乙町は既存の2会議体を活用。",
        "乙町にあって甲町に記録がないもの：プラットフォーム、拠点、後方支援。",
        "甲町にだけ記録があるもの：NET、警察。"]
    assert told(asleep, replace(asleep, area=TOWN)).sentences()[1:] == ["役割・会議体・分野の違いは記録されていません。"]
    assert told(nothing_but_its_line(), asleep).sentences()[0] == (
        "甲町はまだ記録なし、乙町はプラットフォームの記録なし（会議体1、休止中）。")
    awake = replace(council(TOWN, ("c", "POLICE")))
    assert told(asleep, awake).sentences()[-1] == "甲町では活動が確認できず、乙町では活動しているもの：NET、警察。"
    assert "ほかの2つのどれかにあって甲町に記録がないもの：警察" in told(
        replace(awake, organisations=(), memberships=(), networks=()), awake, awake).sentences()[1].replace("NET、", "")


def test_a_cell_says_who_and_why_on_paper_only() -> None:
    reader = told(council(TOWN, ("a", "POLICE"), status="nominal"), council(IZUMI, ("c", "POLICE")))
    police = next(r for r in reader.rungs if r.id == "field/police")
    assert [f"{reader.mark(police, n)} {reader.names(police, n)}" for n in (0, 1)] == [
        "○ 架空a（活動は未確認）", "● 架空c"]
    assert list(reader.who(police, 0)) == [
        ("○ 架空a", ["活動は未確認", "「架空協議会」の構成員：名簿・規程上（活動は未確認）"], [])]
    unknown = next(r for r in reader.rungs if r.id == "role/hub")
    assert reader.mark(unknown, 0) == "不明", "not “no”"


@pytest.mark.parametrize("language", ["ja", "en"])
@whole_records(30)
@given(any_records(code="992011"), any_records(code="993018"))
def test_every_ladder_can_be_told(language: str, first: Record, second: Record) -> None:
    reader = told(first, second, language=language)
    assert all(reader.sentences())
    assert all(row["甲町"] and row["乙町"] for row in reader.rows())
    assert all(name for r in reader.rungs for side in (0, 1) for name, _, _ in reader.who(r, side))
