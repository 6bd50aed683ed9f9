"""No gap says more than the record does: what is open is said, and a reason that is none is not given."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.gaps.decisions import Due, decided_on, decision_on, due, state_of
from graph.analysis.gaps.gap import Certainty
from graph.analysis.gaps.likely import likely_pairs
from graph.analysis.gaps.peers import Peers
from graph.analysis.gaps.ranking import find_gaps
from graph.analysis.network.graphs import Graph
from graph.dates import RecordedDate
from graph.decisions.gap import GapState
from graph.decisions.requirement import RequirementStatus
from graph.facts.actors import Organisation
from graph.facts.choices import Answer, Meeting, RoleKind
from graph.facts.links import Membership, PlatformRole, Tie
from graph.facts.observations import NeedsSurvey
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from tests.gaps.test_kinds import TODAY, at_the_window, context, gaps_of, with_types
from tests.gaps.test_kinds import judged as found_by_a_person
from tests.loaders.files import CATALOGUE
from tests.towns import (
    a_chain_and_one_alone,
    everybody_on_one_council,
    networks,
    nothing_but_its_line,
    organisations,
    seats,
    ties,
    two_networks_one_hub,
)
from wording.gaps import GapReader


def sentence(record: Record, kind: str, name: str, language: str = "ja") -> str:
    return GapReader(record, CATALOGUE, Words(language)).sentence(gaps_of(record, kind)[name])


def as_categories(record: Record, *ids: str) -> Record:
    return replace(record, organisations=tuple(
        replace(o, is_category=o.id in ids) for o in record.organisations))


def test_a_type_may_be_among_categories_and_actors_of_unknown_type_and_that_is_said() -> None:
    town = as_categories(with_types(a="HEALTH", b="MEDICAL"), "a")
    assert gaps_of(town, "partner_type")["FAMILY"].certainty is Certainty.UNKNOWN
    text = sentence(town, "partner_type", "FAMILY")
    assert "5機関のうち1は区分だけで、その中にあるかもしれません" in text
    assert "種別の記録がない機関が3件あり" in text
    assert "Known as categories only: 1 of 5 organisations" in sentence(town, "partner_type", "FAMILY", "en")


def test_nobody_recorded_for_a_function_is_not_nobody_there() -> None:
    text = sentence(as_categories(at_the_window(), "a", "b"), "route", "nobody/housing")
    assert "担うと記録されたものはありません" in text
    assert "6機関のうち2は区分だけ" in text


def test_without_a_network_nothing_is_said_of_how_many_have_all_members() -> None:
    town = replace(nothing_but_its_line(), organisations=(Organisation(id="a", name="架空a", partner_types=("HEALTH",)),))
    assert "会議体は、まだ記録されていません" in sentence(town, "partner_type", "FAMILY")
    assert "0会議体中0" not in sentence(town, "partner_type", "FAMILY")


def test_categories_that_fall_away_may_have_other_ways() -> None:
    town = as_categories(two_networks_one_hub(), "a", "b", "c", "d")
    assert "2は区分だけで、実際の機関には別のつなぎ方があるかもしれません" in sentence(
        town, "dependence", "hub_links_networks/hub")
    assert "区分だけ" not in sentence(two_networks_one_hub(), "dependence", "hub_links_networks/hub")


def test_two_networks_may_share_a_member_that_is_known_as_a_category() -> None:
    town = as_categories(two_networks_one_hub(), "b")
    assert "区分だけの構成員が1件あります" in sentence(town, "lone_link", "one_body/x/y")


def test_an_item_of_the_notice_comes_with_its_deadline_and_all_ways_that_are_accepted() -> None:
    text = sentence(two_networks_one_hub(), "requirement", "unknown_read/M2")
    assert "期限：2022年3月31日" in text
    assert "県の調査結果を活用" in text, "accepted for the method, which is a part of it"


def test_what_is_read_as_done_in_part_says_from_what() -> None:
    survey = NeedsSurvey(conducted=RecordedDate("2025"), number=7, needs_known=Answer.PARTLY)
    town = replace(two_networks_one_hub(), needs_surveys=(survey,))
    assert "ニーズの把握が「一部」と記録されているため" in sentence(town, "requirement", "partly_read/M2b")
    assert "as telling the needs in part" in sentence(town, "requirement", "partly_read/M2b", "en")
    by_hand = replace(town, assessments=(found_by_a_person("M2b", RequirementStatus.PARTLY),))
    assert "記録されているため" not in sentence(by_hand, "requirement", "partly_judged/M2b")


def dormant_council() -> Record:
    return replace(everybody_on_one_council(), ties=ties("a-b"), networks=tuple(
        replace(n, meeting=Meeting.DORMANT) for n in networks("x")), memberships=tuple(
        Membership(member=m, network="x", status="dormant") for m in "abc"))


def test_that_a_council_is_dormant_is_told_once() -> None:
    assert set(gaps_of(dormant_council(), "membership")) == {"network_dormant/x"}


def test_a_council_that_does_not_meet_is_no_reason_to_work_together() -> None:
    assert gaps_of(dormant_council(), "untied", Peers()) == {}
    asleep = replace(everybody_on_one_council(), ties=ties("a-b"), memberships=(
        *seats(a="x"), Membership(member="b", network="x", status="dormant"), *seats(c="x")))
    assert set(gaps_of(asleep, "untied", Peers())) == {"a/c"}


def test_a_pair_with_several_kinds_of_report_is_one_pair() -> None:
    town = replace(a_chain_and_one_alone(), ties=tuple(
        Tie(source="a", target="b", kind=kind, reported_by="a") for kind in ("refers_to", "funds")))
    (gap,) = gaps_of(town, "one_sided").values()
    assert gap.base == {"reported": 1, "lonely": 1}


def test_a_decision_stays_when_only_the_reason_changes() -> None:
    town = with_types(a="HEALTH", b="MEDICAL")
    for kind, name in (("partner_type", "FAMILY"), ("untied", "a/b")):
        town = replace(town, ties=ties("a-hub", "b-hub"))
        alone, beside = gaps_of(town, kind, Peers())[name], gaps_of(town, kind)[name]
        assert alone.says != beside.says
        decided = decided_on(town, alone, GapState.ACCEPTED, day=TODAY, note="架空の理由")
        assert state_of(decided, beside) is GapState.ACCEPTED


@pytest.mark.parametrize(("until", "day", "overdue"), [
    ("2026-11-22", "2026-11-23", True), ("2026-11-23", "2026-11-23", False), ("2026-11", "2026-11-30", False),
    ("2026-11", "2026-12-01", True), ("FY2026", "2027-03-31", False), ("FY2026", "2027-04-01", True)])
def test_work_is_overdue_from_the_day_after_the_last_that_was_meant(until: str, day: str, *, overdue: bool) -> None:
    town = two_networks_one_hub()
    gap = gaps_of(town, "roles")["no_secretariat/pf"]
    for state in GapState:
        decision = decision_on(decided_on(town, gap, state, day=TODAY, note="架空の理由", by="架空課",
                                          until=RecordedDate(until)), gap)
        assert (due(decision, dt.date.fromisoformat(day)) is Due.OVERDUE) == (overdue and state is GapState.IN_PROGRESS)


@pytest.mark.parametrize(("day", "expected"), [
    ("2026-10-31", Due.LATER), ("2026-11-01", Due.SOON), ("2026-12-01", Due.SOON), ("2026-12-02", Due.OVERDUE)])
def test_work_is_due_soon_in_the_thirty_days_before_the_last_that_was_meant(day: str, expected: Due) -> None:
    town = two_networks_one_hub()
    gap = gaps_of(town, "roles")["no_secretariat/pf"]
    decision = decision_on(decided_on(town, gap, GapState.IN_PROGRESS, day=TODAY, by="架空課",
                                      until=RecordedDate("2026-12-01")), gap)
    assert due(decision, dt.date.fromisoformat(day)) is expected


def test_the_first_of_weak_pairs_is_still_a_weak_one() -> None:
    crowd = organisations(*(f"o{n}" for n in range(12)))
    weak = replace(nothing_but_its_line(), organisations=crowd, networks=networks("x"), ties=ties("o10-o11"),
                   memberships=seats(**{o.id: "x" for o in crowd}))
    strong = replace(nothing_but_its_line(), organisations=organisations("a", "b", "c"), ties=ties("a-c", "b-c"))
    assert next(iter(gaps_of(weak, "untied").values())).score < next(iter(gaps_of(strong, "untied").values())).score


def test_what_a_tie_would_gain_is_said_with_its_number() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcde"), networks=networks("x"),
                   ties=ties("a-b", "c-d", "d-e"), memberships=seats(b="x", c="x"))
    assert gaps_of(town, "untied")["b/c"].base["gain"] == 3, "a and c, b and c, b and d"
    assert "連携2本以内でたどれる組が3増えます" in sentence(town, "untied", "b/c")
    assert "手がかりのある2組のうち2番目" in sentence(town, "untied", "b/c")


@given(st.sets(st.sampled_from(list(combinations("abcdef", 2))), min_size=1))
def test_the_gain_is_what_counting_before_and_after_gives(pairs: set[tuple[str, str]]) -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcdef"), networks=networks("x"),
                   ties=ties(*map("-".join, pairs)), memberships=seats(**dict.fromkeys("abcdef", "x")))

    def near(edges: set[tuple[str, str]]) -> int:
        graph = Graph("abcdef", edges)
        return sum(graph.within(actor, 2) for actor in graph) // 2

    for likely in likely_pairs(context(town, Peers())):
        assert likely.gain == near(pairs | {likely.actors}) - near(pairs)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_sentence_has_an_empty_place(language: str) -> None:
    for town in (two_networks_one_hub(), at_the_window(), dormant_council(), with_types(a="HEALTH")):
        reader = GapReader(town, CATALOGUE, Words(language))
        for gap in find_gaps(context(town)):
            assert not [empty for empty in ("{", "  ", "（）", "()", "“”", "「」") if empty in reader.sentence(gap)]


def test_a_hub_of_another_record_that_is_not_at_hand_is_drawn_nowhere() -> None:
    town = replace(a_chain_and_one_alone(), platforms=two_networks_one_hub().platforms, platform_roles=(
        PlatformRole(actor="993018:a", platform="pf", role=RoleKind.HUB),))
    assert gaps_of(town, "isolate")["anybody/d"].missing == ()
