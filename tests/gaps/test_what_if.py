"""What if the hub were away, two actors worked together, a network were set up?"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.gaps.ranking import find_gaps
from graph.analysis.plans.keeping import with_plan, without_plan
from graph.analysis.plans.opening_steps import opening_steps
from graph.analysis.plans.outcome import figures_beside, outcome_of
from graph.analysis.plans.proposal import closed_by_links, propose
from graph.analysis.steps import Step, fits, member, network, partner, read_step, record_after, tie, without
from graph.decisions.plan import Plan
from graph.facts.choices import RemarkKind, RoleKind
from graph.facts.links import Membership, PlatformRole
from graph.facts.observations import Remark
from graph.record.record import Record
from graph.replacing import replace
from tests.gaps.test_kinds import context
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records
from tests.towns import (
    a_chain_and_one_alone,
    nothing_but_its_line,
    organisations,
    ties,
    two_networks_one_hub,
)


def test_an_actor_taken_out_takes_its_links_with_it() -> None:
    after = record_after(two_networks_one_hub(), [without("hub")], CATALOGUE)
    assert "hub" not in {o.id for o in after.organisations}
    assert [r.actor for r in after.platform_roles] == ["committee"]


def test_a_seat_for_one_member_makes_a_second_way() -> None:
    outcome = outcome_of(context(two_networks_one_hub()), [member("a", "y")])
    closed = {gap.id for gap in outcome.closed}
    assert {"gap/dependence/hub", "gap/lone_link/x/y"} <= closed
    assert outcome.record.memberships[-1].member == "a"


def test_what_goes_with_an_actor_taken_out_is_not_called_closed() -> None:
    outcome = outcome_of(context(two_networks_one_hub()), [without("hub")])
    assert "gap/dependence/hub" in {gap.id for gap in outcome.moot}
    assert outcome.closed == ()
    seated = outcome_of(context(two_networks_one_hub()), [member("a", "y")])
    assert seated.moot == ()


def test_without_the_hub_the_record_falls_apart_and_it_is_said_who_comes_off() -> None:
    outcome = outcome_of(context(two_networks_one_hub()), [without("hub")])
    assert outcome.parts == (1, 3), "two networks with their members, and the committee behind a platform nobody runs"
    assert outcome.cut_off == ("y", "committee", "c", "d"), "networks first; the hub itself is gone, not cut off"
    kept = outcome_of(context(two_networks_one_hub()), [member("a", "y")])
    assert (kept.parts, kept.cut_off) == ((1, 1), ())


def test_a_tie_to_somebody_alone_makes_fewer_parts_and_cuts_nobody_off() -> None:
    town = a_chain_and_one_alone()
    alone = next(o.id for o in town.organisations if not any(o.id in (t.source, t.target) for t in town.ties))
    outcome = outcome_of(context(town), [tie(alone, town.ties[0].source, "refers_to")])
    assert outcome.parts == (2, 1)
    assert outcome.cut_off == ()


def test_the_first_questions_are_about_the_hub_and_a_seat_that_closes_a_gap() -> None:
    asked = context(two_networks_one_hub())
    assert opening_steps(asked, find_gaps(asked), "ja") == (without("hub"), member("a", "y"))


def test_without_a_hub_it_is_asked_after_whoever_would_leave_most_cut_off() -> None:
    town = replace(two_networks_one_hub(), platforms=(), platform_parts=(), platform_roles=(),
                   memberships=(*two_networks_one_hub().memberships, Membership(member="b", network="y")))
    asked = context(town)
    assert opening_steps(asked, find_gaps(asked), "ja")[0] == without("b")


def test_nothing_is_asked_of_a_record_without_a_link() -> None:
    asked = context(nothing_but_its_line())
    assert opening_steps(asked, find_gaps(asked), "ja") == ()


@given(any_records())
def test_every_first_question_makes_sense(record: Record) -> None:
    asked = context(record)
    steps = opening_steps(asked, find_gaps(asked), "ja")
    assert all(fits(step, record, CATALOGUE) and read_step(str(step)) == step for step in steps)
    assert len(steps) <= 2


def test_links_are_proposed_for_the_record_as_the_plan_would_leave_it() -> None:
    asked = context(fragile())
    first = propose(asked, 1)
    then = propose(asked, 1, first.steps)
    assert set(first.steps).isdisjoint(then.steps)
    assert then == propose(replace(asked, record=record_after(asked.record, first.steps, CATALOGUE)), 1)


def test_without_the_hub_the_platform_has_none() -> None:
    outcome = outcome_of(context(two_networks_one_hub()), [without("hub")])
    assert "gap/roles/no_hub/pf" in {gap.id for gap in outcome.opened}


def test_several_steps_at_once_whatever_their_order() -> None:
    steps = [without("b"), tie("a", "c", "funds"), Step("network", ("架空新会議", "a", "d"))]
    first, second = (record_after(two_networks_one_hub(), order, CATALOGUE) for order in (steps, steps[::-1]))
    assert {m.key() for m in first.memberships} == {m.key() for m in second.memberships}
    assert first.networks[-1].name == "架空新会議"
    assert {(p.network, p.platform) for p in first.platform_parts} >= {(first.networks[-1].id, "pf")}


@pytest.mark.parametrize("text", ["", "tie", "tie/a", "tie/a/b/c/d", "without//", "burn/a", "member/a", "network/x",
                                  "without", "without/a/b", "member/a/x/y", "member/a/", "member//x", "partner/x",
                                  "partner//POLICE/x", "partner/架空署/POLICE//x", "network/新/a//b"])
def test_nonsense_is_no_step(text: str) -> None:
    assert read_step(text, "refers_to") is None


@pytest.mark.parametrize("step", [without("nobody"), tie("a", "a", "funds"), tie("a", "nobody", "funds"), member("a", "b"),
                                  member("nobody", "x"), member("x", "x"), network(" ", "a"), network("新", "nobody"),
                                  network("新", "a", "nobody"), network("新"), partner(" ", "POLICE", "x"),
                                  partner("架空署", "POLICE", "nowhere"), partner("架空署", "POLICE", "x", "a")])
def test_a_step_that_does_not_fit_changes_nothing(step: Step) -> None:
    town = two_networks_one_hub()
    assert not fits(step, town, CATALOGUE)
    assert record_after(town, [step], CATALOGUE) == town


def test_a_step_reads_as_it_was_written() -> None:
    for step in (without("990001:center"), tie("a", "b", "funds"), member("a", "x"), network("新", "a"),
                 network("新", "a", "b"), partner("架空署", "POLICE"), partner("架空署", "", "x"),
                 partner("架空署", "POLICE", "x", "y")):
        assert read_step(str(step)) == step
    assert read_step("tie/a/b", "refers_to") == tie("a", "b", "refers_to")
    assert read_step("tie/a/b") is None, "there is no tie of no kind"


def test_a_network_and_a_partner_that_are_made_up_sit_where_they_were_put() -> None:
    steps = [network("架空新会議", "a", "x", "a"), network("架空別会議", "b"), partner("架空署", "POLICE", "x", "y", "x"),
             partner("架空某所", ""), tie("hub", "a", "funds")]
    after = record_after(two_networks_one_hub(), steps, CATALOGUE)
    made = {network.name: network.id for network in after.networks[-2:]}
    assert made == {"架空新会議": "assumed-1", "架空別会議": "assumed-2"}
    assert {o.name: (o.id, o.partner_types) for o in after.organisations[-2:]} == {
        "架空署": ("assumed-partner-1", ("POLICE",)), "架空某所": ("assumed-partner-2", ())}
    assert [(m.member, m.network) for m in after.memberships[4:]] == [
        ("a", "assumed-1"), ("x", "assumed-1"), ("b", "assumed-2"),
        ("assumed-partner-1", "x"), ("assumed-partner-1", "y")]
    assert {p.network for p in after.platform_parts} == {"x", "y", "assumed-1", "assumed-2"}
    assert after.ties == ties("hub-a", kind="funds")


def test_a_kind_without_direction_is_the_same_tie_both_ways() -> None:
    both_ways, one_way = "shares_information", "refers_to"
    assert both_ways in CATALOGUE.undirected
    assert one_way not in CATALOGUE.undirected
    for kind, again in ((both_ways, False), (one_way, True)):
        town = replace(two_networks_one_hub(), ties=ties("a-b", kind=kind))
        assert not fits(tie("a", "b", kind), town, CATALOGUE)
        assert fits(tie("b", "a", kind), town, CATALOGUE) is again
        assert fits(tie("a", "b", "funds"), town, CATALOGUE), "another kind is another tie"
        assert fits(tie("a", "c", kind), town, CATALOGUE)


def test_a_platform_whose_last_runner_goes_links_nobody_and_keeps_its_back_up() -> None:
    town = two_networks_one_hub()
    town = replace(town, platform_roles=(*town.platform_roles, PlatformRole(
        actor="a", platform="pf", role=RoleKind.MEMBER)))
    after = record_after(town, [without("hub")], CATALOGUE)
    assert [(r.actor, r.role) for r in after.platform_roles] == [("committee", RoleKind.BACK_UP)]
    assert after.platform_parts == ()
    kept = record_after(town, [without("b")], CATALOGUE)
    assert kept.platform_roles == town.platform_roles
    assert kept.platform_parts == town.platform_parts


def test_figures_stand_side_by_side() -> None:
    pairs = figures_beside(two_networks_one_hub(), record_after(two_networks_one_hub(), [without("hub")], CATALOGUE))
    parts = next((a.value, b.value) for a, b in pairs if a.id == "components")
    assert parts == (1, 3), "each council for itself, and the platform with its back-up"


def fragile() -> Record:
    """Three actors that hang on one hub by a tie each, and one alone."""
    return replace(nothing_but_its_line(), organisations=organisations("hub", "a", "b", "c", "d"),
                   ties=ties("hub-a", "hub-b", "hub-c"))


def test_the_proposal_is_the_best_of_all_when_all_were_tried() -> None:
    asked = context(fragile())
    proposal = propose(asked, 2)
    assert proposal.exhaustive
    before = find_gaps(asked, closed_by_links())
    candidates = list(dict.fromkeys(step for gap in before for step in gap.closes))

    def weight(steps: tuple[Step, ...]) -> float:
        after = replace(asked, record=record_after(asked.record, steps, CATALOGUE))
        return sum(gap.score for gap in find_gaps(after, closed_by_links()))

    assert weight(proposal.steps) == min(weight(steps) for steps in combinations(candidates, 2))
    assert proposal.closes == pytest.approx(weight(()) - weight(proposal.steps))


def test_a_link_that_adds_nothing_is_not_proposed() -> None:
    proposal = propose(context(two_networks_one_hub()), 3)
    assert len(proposal.steps) == 1, "one second way is enough"
    assert (proposal.most, proposal.exhaustive) == (3, True)


def test_among_very_many_candidates_the_first_link_is_the_best_single_one() -> None:
    alone = organisations(*(f"alone{n}" for n in range(20)))
    town = replace(two_networks_one_hub(), organisations=(*two_networks_one_hub().organisations, *alone))
    proposal = propose(context(town), 3)
    assert not proposal.exhaustive
    assert len(proposal.steps) == 3
    assert proposal.steps[0] == propose(context(town), 1).steps[0]


def test_where_nothing_can_be_closed_nothing_is_proposed() -> None:
    proposal = propose(context(nothing_but_its_line()))
    assert (proposal.steps, proposal.closes, proposal.candidates) == ((), 0, 0)


def test_links_are_never_proposed_to_categories() -> None:
    town = replace(a_chain_and_one_alone(), organisations=tuple(
        replace(o, is_category=True) for o in organisations("a", "b", "c", "d")))
    assert not any(step.does == "tie" for step in propose(context(town)).steps)


STEPS = st.builds(lambda does, parts: read_step("/".join((does, *parts))),
                  st.sampled_from(["without", "tie", "member", "network"]),
                  st.lists(st.sampled_from("abcdxy"), min_size=1, max_size=3))


@given(any_records(), st.lists(STEPS, max_size=4))
def test_any_plan_leaves_a_record_that_can_be_built_and_takes_nothing_else_away(
    record: Record, plan: list[Step | None]
) -> None:
    steps = [step for step in plan if step is not None]
    after = record_after(record, steps, CATALOGUE)
    gone = {step.parts[0] for step in steps if step.does == "without"}
    assert {b.id for b in record.nodes()} - gone <= {b.id for b in after.nodes()}
    assert outcome_of(context(record), []).closed == ()


def test_a_plan_is_removed_however_its_name_is_spaced_and_nothing_else_is() -> None:
    lesson = Remark(kind=RemarkKind.LESSON, text="架空の案")
    record = replace(two_networks_one_hub(), remarks=(lesson,), plans=(Plan(name="架空の  案", steps="without/hub"),))
    both = with_plan(record, "別の案", [without("a")])
    assert [plan.name for plan in both.plans] == ["架空の  案", "別の案"]
    left = without_plan(both, "架空の  案")
    assert [plan.name for plan in left.plans] == ["別の案"]
    assert without_plan(left, "架空の 案") == left
    assert without_plan(left, "別の案").remarks == (lesson,)
