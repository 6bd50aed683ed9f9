"""Each kind of gap on a small invented town: what it finds, how surely, and where it keeps silent."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.gaps import kinds
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kinds.membership import BY_SHARE, SCORES
from graph.analysis.gaps.peers import Choice, Peers
from graph.analysis.gaps.ranking import find_gaps, gap_kinds
from graph.dates import RecordedDate
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.activities import Activity
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.choices import AreaKind, Completeness, Meeting, RoleKind, Stage, Tier
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import Window
from graph.record.kinds import KEPT, KINDS
from graph.record.record import Record
from graph.replacing import replace
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records
from tests.towns import (
    TOWN,
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

TODAY = dt.date(2026, 11, 23)
PEERS = Peers(("993018", "993026", "993034", "993051"), Choice.SIMILAR,
              has={"FAMILY": frozenset({"993018", "993026", "993034"}), "POLICE": frozenset({"993018"})},
              through={"FAMILY": {"NET_JISATSU": 2}},
              tied={("HEALTH", "MEDICAL"): frozenset({"993018", "993026"})},
              with_ties=frozenset({"993018", "993026", "993034"}))


def context(record: Record, peers: Peers = PEERS) -> Context:
    return Context(record, CATALOGUE, peers, TODAY)


def gaps_of(record: Record, kind: str, peers: Peers = PEERS) -> dict[str, Gap]:
    """Return the gaps of one kind, by what they say and are about."""
    return {name_of(gap): gap for gap in find_gaps(context(record, peers), [kind])}


def name_of(gap: Gap) -> str:
    """Return what a gap says, if that alone does not follow from what it is about, and what it is about."""
    only_why = gap.kind == "partner_type" or (gap.kind == "untied" and gap.subjects)
    aspect = gap.aspect.removeprefix(gap.says).removeprefix("operator/").removeprefix("window").strip("/")
    return "/".join(filter(None, ("" if only_why else gap.says, aspect, *gap.subjects)))


def judged(about: str, status: RequirementStatus, note: str = "") -> Assessment:
    return Assessment(about=about, status=status, note=note, as_of=RecordedDate("2026-04"))


def test_where_nothing_is_recorded_there_is_no_list_of_faults() -> None:
    assert find_gaps(context(nothing_but_its_line())) == ()


# The notice --------------------------------------------------------------------------------------


def test_nothing_recorded_of_a_whole_item_is_one_gap_and_unknown() -> None:
    gaps = gaps_of(two_networks_one_hub(), "requirement")
    assert gaps["unknown_read/M2"].certainty is Certainty.UNKNOWN
    assert not {"unknown_read/M2a", "unknown_read/M2b"} & set(gaps)
    assert "unknown_read/M3a" not in gaps, "a platform is recorded, and no meeting is needed"


def test_what_a_person_has_judged_goes_before_what_can_be_read() -> None:
    town = replace(two_networks_one_hub(), assessments=(judged("M3a", RequirementStatus.UNMET, "まだ動いていない"),
                                                    judged("M2", RequirementStatus.MET)))
    gaps = gaps_of(town, "requirement")
    assert gaps["unmet_judged/M3a"].certainty is Certainty.RECORDED
    assert not any("M2" in name for name in gaps)
    assert "まだ動いていない" in GapReader(town, CATALOGUE, Words("ja")).sentence(gaps["unmet_judged/M3a"])


def test_what_is_only_to_be_considered_is_no_gap_until_somebody_says_it_is_not_done() -> None:
    assert not any("M0c" in name for name in gaps_of(two_networks_one_hub(), "requirement"))
    town = replace(two_networks_one_hub(), assessments=(judged("M0c", RequirementStatus.UNMET),))
    assert "unmet_judged/M0c" in gaps_of(town, "requirement")


def test_a_prefecture_is_asked_what_the_notice_asks_of_prefectures() -> None:
    prefecture = replace(two_networks_one_hub(), area=replace(TOWN, kind=AreaKind.PREFECTURE))
    assert {name.split("/")[1][0] for name in gaps_of(prefecture, "requirement")} == {"P"}


def test_the_same_lack_is_told_once() -> None:
    gaps = {**gaps_of(two_networks_one_hub(), "roles"), **gaps_of(two_networks_one_hub(), "requirement")}
    assert "no_secretariat/pf" in gaps
    assert not any("M3c" in name for name in gaps)


# Roles -------------------------------------------------------------------------------------------


def test_a_platform_without_secretariat_link_or_hub_says_so() -> None:
    assert set(gaps_of(two_networks_one_hub(), "roles")) == {"no_secretariat/pf", "no_link/pf"}
    nobody = replace(two_networks_one_hub(), platform_roles=())
    assert set(gaps_of(nobody, "roles")) == {"no_hub/pf", "no_secretariat/pf", "no_back_up/pf", "no_link/pf"}


def test_two_hubs_are_one_too_many() -> None:
    town = two_networks_one_hub()
    town = replace(town, platform_roles=(*town.platform_roles,
                                         PlatformRole(actor="a", platform="pf", role=RoleKind.HUB)))
    gap = gaps_of(town, "roles")["several_hubs/pf"]
    assert (gap.base["count"], gap.certainty) == (2, Certainty.RECORDED)


def test_without_a_platform_no_role_is_missing() -> None:
    assert gaps_of(everybody_on_one_council(), "roles") == {}


# Partner types -----------------------------------------------------------------------------------


def with_types(**types: str) -> Record:
    town = replace(two_networks_one_hub(), networks=tuple(
        replace(n, members_known=Completeness.COMPLETE) for n in networks("x", "y", "committee")))
    return replace(town, organisations=tuple(
        replace(o, partner_types=tuple(types.get(o.id, "").split())) for o in town.organisations))


def test_a_missing_partner_type_is_compared_with_what_others_have() -> None:
    town = with_types(a="HEALTH", b="MEDICAL", c="POLICE", d="EDUCATION", hub="MUNI_HUB")
    gap = gaps_of(town, "partner_type")["FAMILY"]
    assert (gap.says, gap.base["having"], gap.base["total"]) == ("peers_and_referrals", 3, 4)
    assert gap.certainty is Certainty.COMPARED, "usual among the others, and all members are recorded"
    fewest = replace(PEERS, codes=PEERS.codes[:3], has={"FAMILY": frozenset(PEERS.codes[:3])})
    assert gaps_of(town, "partner_type", fewest)["FAMILY"].certainty is Certainty.COMPARED, "three are enough"
    assert gaps_of(with_types(a="HEALTH"), "partner_type")["FAMILY"].certainty is Certainty.UNKNOWN, (
        "b, c or d may be one")
    assert "FAMILY" not in {g.aspect for g in gaps_of(with_types(a="FAMILY"), "partner_type").values()}


def test_without_others_to_compare_only_published_shares_speak() -> None:
    gaps = gaps_of(with_types(a="HEALTH"), "partner_type", Peers())
    assert {g.says for g in gaps.values()} == {"referrals"}
    assert "POLICE" not in {g.aspect for g in gaps.values()}, "no share is published, nobody to compare with"
    assert all(g.certainty is Certainty.UNKNOWN for g in gaps.values())


def test_a_share_counted_together_with_a_recorded_type_counts_half() -> None:
    gaps = gaps_of(with_types(a="NPO"), "partner_type", Peers())
    alone = gaps_of(with_types(a="HEALTH"), "partner_type", Peers())
    assert (gaps["FAMILY"].says, alone["FAMILY"].says) == ("referrals_with_another", "referrals")
    assert gaps["FAMILY"].score < alone["FAMILY"].score


def test_where_no_type_is_recorded_none_is_called_missing() -> None:
    assert gaps_of(two_networks_one_hub(), "partner_type") == {}


def titles(town: Record, kind: str) -> dict[str, str]:
    reader = GapReader(town, CATALOGUE, Words("ja"))
    return {gap.aspect: reader.title(gap) for gap in gaps_of(town, kind).values()}


def test_no_type_is_called_missing_that_somebody_without_a_type_may_be() -> None:
    open_town = with_types(a="HEALTH", hub="MUNI_HUB")
    assert titles(open_town, "partner_type")["FAMILY"] == "ひきこもり家族会・当事者会がいるか、まだ分からない"
    assert not any("記録されていない" in title for title in titles(open_town, "partner_type").values())
    (gap,) = [gap for gap in gaps_of(open_town, "partner_type").values() if gap.aspect == "FAMILY"]
    reader = GapReader(open_town, CATALOGUE, Words("ja"))
    assert gap.base["open"] == 3
    assert "種別の記録がない機関が3件あり、そのどれかかもしれません" in reader.sentence(gap)
    assert reader.closes(gap).startswith("まず、種別の記録がない機関の種別を確かめます")
    typed = with_types(a="HEALTH", b="MEDICAL", c="POLICE", d="EDUCATION", hub="MUNI_HUB")
    assert titles(typed, "partner_type")["FAMILY"] == "ひきこもり家族会・当事者会が記録されていない"


def test_no_function_is_called_without_anybody_that_somebody_without_one_may_be_there_for() -> None:
    assert titles(at_the_window(), "route")["housing"].endswith("がいるか、まだ分からない")
    typed = at_the_window(organisations=tuple(
        replace(o, partner_types=o.partner_types or ("MEDICAL",)) for o in at_the_window().organisations))
    assert titles(typed, "route")["housing"].endswith("が記録されていない")


# Members -----------------------------------------------------------------------------------------


def test_members_on_paper_dormant_and_known_as_categories_are_told_apart() -> None:
    town = replace(everybody_on_one_council(), memberships=(
        Membership(member="a", network="x", status="nominal"), Membership(member="b", network="x", status="dormant"),
        Membership(member="c", network="x", status="nominal")), organisations=(
        *organisations("a", "b"), replace(organisations("c")[0], is_category=True)))
    gaps = gaps_of(town, "membership")
    assert {name: gap.base["count"] for name, gap in gaps.items()} == {"on_paper": 1, "dormant/x": 1, "categories": 1}
    assert all(gap.base["total"] == 3 for gap in gaps.values())
    assert [gap.score - SCORES[gap.says] for gap in gaps.values()] == pytest.approx([BY_SHARE / 3] * 3), "a third each"


def test_members_on_paper_are_told_once_for_all_networks_and_counted_on_each() -> None:
    seat = {"status": "nominal"}
    town = replace(two_networks_one_hub(), memberships=(
        Membership(member="a", network="x", **seat), Membership(member="a", network="y", **seat),
        Membership(member="b", network="y", **seat), Membership(member="c", network="y"),
        Membership(member="d", network="committee")))
    [gap] = [gap for name, gap in gaps_of(town, "membership").items() if name.startswith("on_paper")]
    assert gap.base == {"count": 3, "total": 4, "networks_count": 2}, "a sits on two; the committee has nobody on paper"
    assert gap.terms == {"networks": ("actor", ("x", "y")), "members": ("actor", ("a", "b"))}
    assert gap.score == pytest.approx(0.3 + 0.35 * 3 / 4)


def test_a_seat_of_unknown_status_is_not_called_on_paper() -> None:
    assert gaps_of(everybody_on_one_council(), "membership") == {}


def test_nobody_asks_for_the_members_of_a_committee_that_backs_the_platform_up() -> None:
    town = replace(two_networks_one_hub(), memberships=())
    assert set(gaps_of(town, "membership")) == {"no_members/x", "no_members/y"}
    alone = gaps_of(replace(town, platform_roles=()), "membership")
    assert set(alone) == {"no_members/x", "no_members/y", "no_members/committee"}
    assert alone["no_members/x"].base == {"count": 0, "total": 0}
    assert {gap.score for gap in alone.values()} == {SCORES["no_members"]}, "a share of nothing weighs nothing"


def test_between_two_organisations_a_tie_is_missed_too() -> None:
    two = replace(everybody_on_one_council(), organisations=organisations("a", "b"), memberships=seats(a="x", b="x"))
    assert gaps_of(two, "untied")["none_recorded"].base == {"organisations": 2, "pairs": 1}
    assert gaps_of(replace(two, organisations=organisations("a"), memberships=()), "untied") == {}


def test_a_council_without_members_is_unknown_and_a_dormant_one_recorded() -> None:
    town = replace(everybody_on_one_council(), memberships=(),
                   networks=(Network(id="x", name="架空協議会", meeting=Meeting.DORMANT),))
    gaps = gaps_of(town, "membership")
    assert gaps["no_members/x"].certainty is Certainty.UNKNOWN
    assert gaps["network_dormant/x"].certainty is Certainty.RECORDED


# Ties --------------------------------------------------------------------------------------------


def test_who_has_no_contact_is_isolated_but_an_office_with_departments_is_not() -> None:
    assert set(gaps_of(a_chain_and_one_alone(), "isolate")) == {"anybody/d"}
    office = replace(a_chain_and_one_alone(), organisations=(
        replace(organisations("a")[0], parent="d"), *organisations("b", "c", "d")))
    assert gaps_of(office, "isolate") == {}


def reported(*reports: str) -> Record:
    """`reported("a-b:a")`: a says that it refers to b."""
    return replace(a_chain_and_one_alone(), ties=tuple(
        Tie(source=t[0], target=t[2], kind="refers_to", reported_by=t[4]) for t in reports))


def test_a_tie_that_only_one_side_reports_needs_the_other_to_have_answered() -> None:
    assert set(gaps_of(reported("a-b:a", "b-c:b"), "one_sided")) == {"not_confirmed/a/b", "not_asked/b/c"}
    assert gaps_of(reported("a-b:a", "a-b:b"), "one_sided") == {}
    assert gaps_of(a_chain_and_one_alone(), "one_sided") == {}, "nobody is recorded as having reported"


# Equal names -------------------------------------------------------------------------------------


def called(*names: str, categories: str = "") -> Record:
    """A town with organisations a, b, c … of these names."""
    return replace(nothing_but_its_line(), organisations=tuple(
        Organisation(id=i, name=name, is_category=i in categories) for i, name in zip("abcdefghijklmn", names, strict=False)))


@pytest.mark.parametrize("second", ["架空会", "架空　会", "㈱架空会", "架空会（株）", "社会福祉法人 架空会", "架・空会"])
def test_two_of_one_name_may_be_the_same(second: str) -> None:
    gap = gaps_of(called("架空会", second), "same_actor")["organisations/a/b"]
    assert (gap.score, gap.certainty, gap.base) == (0.2, Certainty.RECORDED, {"alike": 2})
    assert gap.evidence == ("organisation/a", "organisation/b")
    assert (gap.closes, gap.missing) == ((), ()), "no new link makes two one"


@pytest.mark.parametrize("names", [
    ("架空会", "架空の会"), ("社会福祉法人架空会", "医療法人架空会"), ("株式会社架空", "架空株式会社"), ("・", "・・")])
def test_two_names_or_two_legal_forms_are_two(names: tuple[str, str]) -> None:
    assert gaps_of(called(*names), "same_actor") == {}


def test_an_older_form_and_an_unsaid_one_pair_but_not_the_forms_that_differ() -> None:
    town = called("架空会", "社会福祉法人架空会", "医療法人架空会", "医療法人社団架空会")
    assert set(gaps_of(town, "same_actor")) == {
        "organisations/a/b", "organisations/a/c", "organisations/a/d", "organisations/c/d"}


def test_two_categories_are_two_and_a_category_may_be_somebody_named() -> None:
    assert gaps_of(called("学識経験者", "学識経験者", categories="ab"), "same_actor") == {}
    assert set(gaps_of(called("架空医師会", "架空医師会", "架空医師会", categories="ab"), "same_actor")) == {
        "organisations/a/c", "organisations/b/c"}


def test_two_networks_of_one_name_pair_and_a_network_is_no_organisation() -> None:
    town = replace(called("架空協議会"), networks=(Network(id="x", name="架空協議会"), Network(id="y", name="架空 協議会")))
    gap = gaps_of(town, "same_actor")["networks/x/y"]
    assert len(gaps_of(town, "same_actor")) == 1
    assert GapReader(town, CATALOGUE, Words("ja")).title(gap) == "同じ会議体かもしれません：架空協議会・架空 協議会"


def test_an_actor_of_another_area_is_recorded_there_and_not_twice_here() -> None:
    town = replace(called("架空センター"), organisations=(
        *called("架空センター").organisations, Organisation(id="990001:centre", name="架空センター")))
    assert gaps_of(town, "same_actor") == {}


def test_of_a_name_that_many_have_the_pairs_of_ten_are_told() -> None:
    gaps = gaps_of(called(*["事務局"] * 12), "same_actor")
    assert len(gaps) == 10 * 9 / 2
    assert {gap.base["alike"] for gap in gaps.values()} == {12}


# What depends on one -----------------------------------------------------------------------------


def test_the_hub_that_alone_links_the_networks_and_who_falls_away() -> None:
    gap = gaps_of(two_networks_one_hub(), "dependence")["hub_links_networks/hub"]
    assert (gap.base["left_count"], gap.base["actors"]) == (3, 8), "one council with its two members, of eight"
    assert gap.certainty is Certainty.COMPARED
    second = replace(two_networks_one_hub(), memberships=(*two_networks_one_hub().memberships, *seats(a="y")))
    assert "hub_links_networks/hub" not in gaps_of(second, "dependence"), "a is on both: there is a second way"


def test_who_stands_behind_the_platform_falls_away_from_nobody() -> None:
    single = replace(two_networks_one_hub(), memberships=seats(a="x", b="x"),
                     platform_parts=two_networks_one_hub().platform_parts[:1])
    assert not any("hub" in name for name in gaps_of(single, "dependence"))


def test_a_tie_that_alone_holds_two_groups_together() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcdef"),
                   ties=ties("a-b", "b-c", "c-a", "d-e", "e-f", "f-d", "a-d"))
    assert "bridge/a/d" in gaps_of(town, "dependence")
    assert not any(name.startswith("bridge") for name in gaps_of(a_chain_and_one_alone(), "dependence"))


def test_a_tie_to_somebody_at_the_end_is_no_bridge_and_one_between_two_pairs_is() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcd"), ties=ties("a-b", "b-c", "c-d"))
    assert [name for name in gaps_of(town, "dependence") if name.startswith("bridge")] == ["bridge/b/c"]


def test_two_networks_that_one_named_actor_joins() -> None:
    assert set(gaps_of(two_networks_one_hub(), "lone_link")) == {"one_body/x/y"}
    member = replace(two_networks_one_hub(), memberships=seats(a="x y", b="x", c="y"), platform_roles=())
    assert gaps_of(member, "lone_link")["one_body/x/y"].evidence == ("membership/a/x/member/", "membership/a/y/member/")
    second = replace(two_networks_one_hub(), memberships=(*two_networks_one_hub().memberships, *seats(a="y")))
    assert gaps_of(second, "lone_link") == {}


def test_categories_join_no_networks() -> None:
    town = replace(two_networks_one_hub(), organisations=tuple(
        replace(o, is_category=o.id != "hub") for o in two_networks_one_hub().organisations))
    assert gaps_of(town, "lone_link") == {}, "nobody knows who sits there"


def at_the_window(**changes: object) -> Record:
    clinic = Organisation(id="clinic", name="架空診療所", partner_types=("MEDICAL",))
    town = two_networks_one_hub()
    window = Window(id="w", name="架空窓口", operator="a")
    return replace(replace(town, organisations=(*town.organisations, clinic), windows=(window,)), **changes)  # type: ignore[arg-type]


def test_no_way_and_a_long_way_from_the_window_to_a_function() -> None:
    assert "none/w.medical/a" in gaps_of(at_the_window(), "route")
    far = at_the_window(memberships=(*two_networks_one_hub().memberships, *seats(clinic="y")))
    gap = gaps_of(far, "route")["long/w.medical/a"]
    assert gap.base["steps"] == 4, "its council, the hub, the other council, the clinic"
    near = at_the_window(memberships=(*two_networks_one_hub().memberships, *seats(clinic="x")))
    assert not any("medical" in name for name in gaps_of(near, "route"))


def test_whoever_runs_a_window_and_is_no_actor_of_the_record_is_drawn_nowhere() -> None:
    town = at_the_window(windows=(Window(id="w", name="架空窓口", operator="990001:centre"),), ties=(
        Tie(source="990001:centre", target="a", kind="funds"),))
    gap = gaps_of(town, "route")["none/w.medical/990001:centre"]
    assert (gap.missing, gap.closes) == ((), ())


def test_an_unknown_window_is_unknown() -> None:
    assert gaps_of(at_the_window(windows=()), "route")["no_window"].certainty is Certainty.UNKNOWN
    nobody = at_the_window(windows=(Window(id="w", name="架空窓口"),))
    assert "no_operator/w" in gaps_of(nobody, "route")


def test_a_function_of_which_no_partner_type_is_missing_can_still_have_nobody() -> None:
    assert "nobody/housing" in gaps_of(at_the_window(), "route")
    assert "nobody/family_peer" not in gaps_of(at_the_window(), "route"), "told by the missing partner type"


def test_untied_pairs_are_ranked_with_their_reasons() -> None:
    town = replace(with_types(c="HEALTH", d="MEDICAL"), ties=ties("a-hub", "b-hub"))
    gaps = list(gaps_of(town, "untied").values())
    assert [gap.subjects for gap in gaps[:2]] == [("a", "b"), ("c", "d")]
    assert [gap.says for gap in gaps[:2]] == ["networks_partners", "networks_peers"]
    assert gaps[1].base["peers"] == 2
    assert gaps[0].missing == (("a", "b"),)
    assert [str(step) for step in gaps[0].closes] == ["tie/a/b/shares_information"]


def test_without_any_tie_nothing_is_said_of_pairs() -> None:
    assert set(gaps_of(everybody_on_one_council(), "untied")) == {"none_recorded"}
    assert gaps_of(replace(everybody_on_one_council(), organisations=tuple(
        replace(o, is_category=True) for o in organisations("a", "b", "c"))), "untied") == {}


def test_an_office_and_its_own_department_are_no_pair() -> None:
    town = replace(everybody_on_one_council(), ties=ties("a-c"), organisations=(
        *organisations("a", "c"), replace(organisations("b")[0], parent="a")))
    assert ("a", "b") not in {gap.subjects for gap in gaps_of(town, "untied").values()}


# Sources and dates -------------------------------------------------------------------------------


def test_facts_without_a_source_and_old_facts_are_told_once_for_the_whole_record() -> None:
    then, now, just = RecordedDate("2021-11-22"), RecordedDate("FY2021"), RecordedDate("2021-11-23")
    town = replace(everybody_on_one_council(), organisations=(
        replace(organisations("a")[0], as_of=then, cites=("s1",)), replace(organisations("b")[0], as_of=now),
        replace(organisations("c")[0], as_of=just)), sources=two_networks_one_hub().sources)
    gaps = gaps_of(town, "evidence")
    facts = sum(len(town.of(kind)) for kind in KINDS if kind.SOURCED)
    assert gaps["old"].base == {"count": 1, "total": facts, "years": 5}, "one is a day too old, one just not"
    assert gaps["unsourced"].base["count"] == facts - 1
    assert gaps["old"].terms["facts"] == ("fact", ("organisation",))
    assert gaps["unsourced"].terms["facts"][1][0] == "membership", "what lacks a source most often comes first"


# All of them -------------------------------------------------------------------------------------


def meeting(network: str, held: str, **more: Any) -> Activity:
    return Activity(kind="meeting", held=RecordedDate(held), whom=(network,), **more)


def meeting_councils(*activities: Activity, **how: Meeting) -> Record:
    """A town with the councils x and y, which meet unless said otherwise, and what is logged of them."""
    councils = tuple(replace(n, meeting=how.get(n.id, Meeting.MEETS)) for n in networks("x", "y"))
    return Record(area=TOWN, networks=councils, activities=activities)


def silent(*activities: Activity, **how: Meeting) -> set[str]:
    return {gap.says + "/" + gap.subjects[0] for gap in find_gaps(context(meeting_councils(*activities, **how)), ["meetings"])}


def test_a_council_is_silent_only_where_its_meetings_are_written_down() -> None:
    assert silent() == set()
    assert silent(meeting("x", "2025-05-22")) == {"silent/x"}
    assert silent(meeting("x", "2025-05-23")) == set()
    assert silent(meeting("x", "FY2025")) == set()
    assert silent(meeting("x", "2021-06"), meeting("x", "2026-01-10")) == {"never/y"}
    assert silent(meeting("x", "2021-06"), meeting("x", "2025-05-23")) == {"never/y"}, "they are still written down"


def test_a_meeting_of_today_counts_whether_it_was_held_or_is_yet_to_be() -> None:
    long_ago = meeting("x", "2021-06")
    assert silent(long_ago, meeting("x", "2026-11-23")) == {"never/y"}
    assert silent(long_ago, meeting("x", "2026-11-23", state=Stage.PLANNED)) == set()


def test_one_council_is_compared_with_another_only_where_meetings_have_long_been_and_still_are_written_down() -> None:
    assert silent(meeting("x", "2026-01-10")) == set()
    assert silent(meeting("x", "2021-06")) == {"silent/x"}
    assert silent(meeting("x", "2021-06"), meeting("x", "2026-01-10"), y=Meeting.UNKNOWN) == set()


def test_a_council_that_keeps_in_contact_rests_or_has_a_meeting_planned_is_not_silent() -> None:
    long_ago = meeting("x", "2021-06")
    assert silent(long_ago, x=Meeting.CONTACT_ONLY) == silent(long_ago, x=Meeting.DORMANT) == set()
    assert silent(long_ago, meeting("x", "2027-01-15", state=Stage.PLANNED)) == set()
    assert silent(long_ago, meeting("x", "2026-02-01", state=Stage.PLANNED)) == {"silent/x"}
    assert silent(long_ago, meeting("x", "2026-02-01", state=Stage.DROPPED)) == {"silent/x"}
    visit = Activity(kind="visit", held=RecordedDate("2026-10-01"), whom=("x",))
    assert silent(long_ago, visit) == {"silent/x"}


def test_every_module_of_the_folder_is_a_kind() -> None:
    folder = Path(kinds.__file__ or "").parent
    assert set(gap_kinds()) == {module.stem for module in folder.glob("[a-z]*.py")}


@given(any_records(), st.sampled_from([PEERS, Peers()]))
def test_any_record_has_gaps_that_can_be_read_and_say_no_more_than_they_know(record: Record, peers: Peers) -> None:
    gaps = find_gaps(context(record, peers))
    assert len({gap.id for gap in gaps}) == len(gaps)
    actors = {actor.id for actor in record.nodes()}
    for language in LANGUAGES:
        reader = GapReader(record, CATALOGUE, Words(language))
        assert len(reader.rows(gaps)) == len(gaps)
    for gap in gaps:
        assert 0 <= gap.score <= 1
        assert gap.kind in gap_kinds()
        assert not actors or all(
            first in actors and (second in actors or second == "") for first, second in gap.missing)
        assert len(reader.evidence(gap)) == len(gap.evidence)


def shuffled(record: Record, draw: Callable[..., Any]) -> Record:
    """Return the record with its facts in another order."""
    return replace(record, **{kind.PLURAL: tuple(draw(st.permutations(record.of(kind)))) for kind in KEPT})


@st.composite
def platforms_that_share(draw: Callable[..., Any]) -> Record:
    """Two or three platforms of one town over the same few networks, perhaps with the same hubs."""
    orders = draw(st.lists(st.permutations(["x", "y", "z"]), min_size=2, max_size=3))
    parts = tuple(PlatformPart(network=network, platform=f"p{n}") for n, order in enumerate(orders) for network in order)
    hubs = tuple(PlatformRole(actor=draw(st.sampled_from("ab")), platform=f"p{n}", role=RoleKind.HUB)
                 for n in range(len(orders)) if draw(st.booleans()))
    return Record(
        area=TOWN, organisations=organisations(*"abc"), networks=networks(*"xyz"), platform_parts=parts,
        platforms=tuple(Platform(id=f"p{n}", name="架空", serves=("992011",)) for n in range(len(orders))),
        platform_roles=hubs, memberships=seats(**{actor: " ".join(draw(st.sets(st.sampled_from("xyz")))) for actor in "abc"}))


@given(any_records() | platforms_that_share(), st.data())
def test_a_gap_is_there_once_in_whatever_order_facts_are_recorded(record: Record, data: st.DataObject) -> None:
    gaps = find_gaps(context(record))
    counts = Counter(
        (gap.kind, gap.says, gap.aspect, frozenset(gap.subjects)) for gap in gaps if gap.kind != "one_sided")
    assert [gap for gap, count in counts.items() if count > 1] == []
    assert len({gap.id for gap in gaps}) == len(gaps)
    assert [gap.id for gap in find_gaps(context(shuffled(record, data.draw)))] == [gap.id for gap in gaps]


def test_two_platforms_that_share_two_networks_and_a_hub_have_one_gap_between_them() -> None:
    town = two_networks_one_hub()
    parts = (*town.platform_parts, PlatformPart(network="y", platform="pf2"), PlatformPart(network="x", platform="pf2"))
    shared = replace(town, platforms=(*town.platforms, replace(town.platforms[0], id="pf2")), platform_parts=parts,
                     platform_roles=(*town.platform_roles, PlatformRole(actor="hub", platform="pf2", role=RoleKind.HUB)))
    assert set(gaps_of(shared, "lone_link")) == {"one_body/x/y"}
    second = replace(shared, platform_roles=(*town.platform_roles, PlatformRole(
        actor="a", platform="pf2", role=RoleKind.HUB)))
    assert gaps_of(second, "lone_link") == {}, "the hub of the one joins them, and the hub of the other"


@pytest.mark.parametrize("kind", sorted(gap_kinds()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_has_its_words(kind: str, language: str) -> None:
    words = Words(language)
    assert words(f"gap.kind.{kind}")
    texts = words.under(f"gap.{kind}")
    assert {name.split(".")[1] for name in texts} == {"title", "sentence", "closes"}


def test_a_department_of_the_town_tied_to_the_hub_is_working_together() -> None:
    town: Callable[..., Record] = lambda *pairs: replace(two_networks_one_hub(), ties=ties(*pairs), organisations=tuple(  # noqa: E731
        replace(o, tier=Tier.MUNICIPAL) for o in two_networks_one_hub().organisations))
    assert "unknown_read/M0b" in gaps_of(town(), "requirement")
    assert "unknown_read/M0b" not in gaps_of(town("hub-a"), "requirement")
