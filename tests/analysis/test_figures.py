"""The figures, worked by hand on towns small enough to count."""

from __future__ import annotations

import pytest

from graph.analysis.measures import key_players
from graph.analysis.measures.figures import Figure, figures
from graph.analysis.measures.per_actor import ROLES, actor_figures
from graph.facts.actors import Organisation
from graph.facts.choices import Tier
from graph.facts.links import Membership, Tie
from graph.facts.observations import Window
from graph.recent import forget
from graph.record.record import Record
from graph.replacing import replace
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


def figure(record: Record, name: str) -> Figure:
    return next(f for f in figures(record) if f.id == name)


def test_every_organisation_counts_and_categories_are_told_apart() -> None:
    town = replace(everybody_on_one_council(), organisations=(
        *organisations("a", "b"), replace(organisations("c")[0], is_category=True)))
    count = figure(town, "organisations")
    assert (count.value, count.base) == (3, {"named": 2, "categories": 1})


def test_a_member_sits_on_at_least_one_network_and_counts_once() -> None:
    town = replace(everybody_on_one_council(), organisations=organisations("a", "b", "c", "d"),
                   networks=networks("x", "y"), memberships=seats(a="x y", b="x"))
    count = figure(town, "members")
    assert (count.value, count.high, count.actors) == (2, 4, ("a", "b"))
    assert count.base == {"organisations": 4, "seats": 3}


def test_networks_used_as_a_platform_are_counted_among_all() -> None:
    count = figure(two_networks_one_hub(), "networks")
    assert (count.value, count.base) == (3, {"used": 2, "platforms": 1})


def test_density_is_the_share_of_tied_pairs() -> None:
    density = figure(a_chain_and_one_alone(), "density")
    assert density.value == pytest.approx(2 / 6)
    assert density.base == {"organisations": 4, "pairs": 6, "tied": 2}


def test_two_kinds_of_tie_between_the_same_two_are_one_tied_pair() -> None:
    town = a_chain_and_one_alone()
    again = Tie(source="b", target="a", kind="shares_information")
    assert figure(replace(town, ties=(*town.ties, again)), "density").value == pytest.approx(2 / 6)


def test_shared_membership_is_not_a_tie() -> None:
    density = figure(everybody_on_one_council(), "density")
    assert (density.value, density.reason) == (None, "no_ties_recorded")


def test_a_tie_with_a_council_says_nothing_of_how_organisations_work_together() -> None:
    town = replace(everybody_on_one_council(), ties=ties("a-x"))
    density = figure(town, "density")
    assert (density.value, density.reason) == (None, "no_ties_recorded")
    assert not [f for f in figures(town) if f.id == "density_by_kind"]
    assert actors(town, "partners") == {}


def test_where_no_contact_is_recorded_nothing_is_said_of_how_the_record_hangs_together() -> None:
    strangers = replace(nothing_but_its_line(), organisations=organisations(*"abcd"))
    answers = {f.name: (f.value, f.reason) for f in figures(strangers, thorough=True)}
    for name in ("cutpoints", "bridges", "fragmentation", "key_players.1", "key_players.2"):
        assert answers[name] == (None, "no_contacts_recorded"), name
    assert (answers["components"], answers["isolates"]) == ((4, ""), (4, "")), "these count what is recorded"
    for name in ("partners", "networks_sat_on", "betweenness", "within_two_steps", "left_without", "brokerage"):
        assert actors(strangers, name) == {}, name


def test_of_a_hub_without_a_recorded_contact_it_is_not_said_that_it_reaches_nobody() -> None:
    town = two_networks_one_hub()
    alone = replace(town, platform_parts=(), platform_roles=town.platform_roles[:1])
    for name in ("reach_of_hub", "distance_from_hub"):
        hub_figure = figure(alone, name)
        assert (hub_figure.value, hub_figure.reason) == (None, "no_contact_of_hub")
    windows = (Window(id="w", name="架空窓口", operator="hub"),)
    reach = [f for f in figures(replace(alone, windows=windows)) if f.id == "reach_of_windows"]
    assert {(f.value, f.reason) for f in reach} == {(None, "no_contact_of_windows")}
    apart = replace(town, memberships=(), networks=networks("x", "y", "committee"))
    assert figure(apart, "reach_of_hub").value == 0, "what it is in contact with is recorded: councils without members"


def test_one_organisation_has_no_density() -> None:
    density = figure(Record(area=nothing_but_its_line().area, organisations=organisations("a")), "density")
    assert (density.value, density.reason) == (None, "fewer_than_two")


def test_two_mode_density_is_the_share_of_seats_taken() -> None:
    density = figure(two_networks_one_hub(), "two_mode_density")
    assert density.value == pytest.approx(4 / 8)
    assert density.base == {"members": 4, "networks": 2, "possible": 8, "taken": 4}


def test_two_seats_on_one_council_take_one_place() -> None:
    town = everybody_on_one_council()
    chair = Membership(member="a", network="x", seat="chair")
    assert figure(replace(town, memberships=(*town.memberships, chair)), "two_mode_density").value == 1


def test_the_record_falls_into_parts() -> None:
    components = figure(a_chain_and_one_alone(), "components")
    assert (components.value, components.base) == (2, {"actors": 4, "largest": 3})


def test_a_platform_with_a_hub_hangs_together() -> None:
    assert figure(two_networks_one_hub(), "components").value == 1


def test_the_hub_that_alone_links_two_networks_is_a_cut_point_and_so_are_the_networks() -> None:
    cutpoints = figure(two_networks_one_hub(), "cutpoints")
    assert cutpoints.actors == ("hub", "x", "y")
    assert cutpoints.high == cutpoints.base["actors"] - 2, "a graph has two ends at least"


def test_the_hub_is_no_cut_point_when_a_member_sits_on_both_networks() -> None:
    town = two_networks_one_hub()
    both = Membership(member="a", network="y")
    without_back_up = tuple(r for r in town.platform_roles if r.role.value == "hub")
    town = replace(town, memberships=(*town.memberships, both), platform_roles=without_back_up)
    assert figure(town, "cutpoints").actors == ("x", "y")


def test_a_platform_that_nobody_runs_holds_its_networks_together_itself() -> None:
    town = replace(two_networks_one_hub(), platform_roles=())
    components = figure(town, "components")
    assert (components.value, components.base["actors"]) == (3, 9), "platform and networks, the hub, the committee"


def test_whoever_has_no_seat_no_tie_and_no_role_is_isolated() -> None:
    assert figure(a_chain_and_one_alone(), "isolates").actors == ("d",)
    assert figure(two_networks_one_hub(), "isolates").actors == ()


def test_nothing_recorded_gives_no_figure_and_a_reason_but_counts_are_zero() -> None:
    answers = {f.id: (f.value, f.reason) for f in figures(nothing_but_its_line())}
    assert answers == {
        "organisations": (0, ""), "members": (0, ""), "networks": (0, ""),
        "density": (None, "fewer_than_two"), "two_mode_density": (None, "no_seats_recorded"),
        "components": (None, "nothing_recorded"), "cutpoints": (None, "nothing_recorded"),
        "isolates": (None, "no_organisations"), "multiplexity": (None, "no_ties_recorded"),
        "kinds_per_pair": (None, "no_ties_recorded"), "confirmed_ties": (None, "no_reporter_recorded"),
        "e_i_by_partner_type": (None, "no_ties_recorded"), "e_i_by_tier": (None, "no_ties_recorded"),
        "degree_centralization": (None, "fewer_than_three"),
        "betweenness_centralization": (None, "fewer_than_three"), "bridges": (None, "no_contacts_recorded"),
        "reach_of_hub": (None, "no_hub_recorded"), "distance_from_hub": (None, "no_hub_recorded"),
        "overlap": (None, "fewer_than_two_networks"), "core_periphery": (None, "fewer_than_four"),
        "fragmentation": (None, "fewer_than_two"), "reach_of_windows": (None, "no_window_recorded"),
    }


def two_kinds() -> Record:
    """a ══ b ── c     d   (a and b: two kinds, reported by both; b and c: one, reported by c)"""
    return replace(a_chain_and_one_alone(), ties=(
        Tie(source="a", target="b", kind="refers_to", reported_by="a"),
        Tie(source="b", target="a", kind="refers_to", reported_by="b"),
        Tie(source="a", target="b", kind="funds"),
        Tie(source="b", target="c", kind="refers_to", reported_by="c"),
    ))


def test_density_by_kind_counts_pairs_once_whatever_the_direction() -> None:
    densities = {f.of: (f.value, f.base["tied"]) for f in figures(two_kinds()) if f.id == "density_by_kind"}
    assert densities == {"refers_to": (2 / 6, 2), "funds": (1 / 6, 1)}


def test_a_pair_with_two_kinds_of_tie_is_multiplex() -> None:
    assert figure(two_kinds(), "multiplexity").value == 1 / 2
    assert figure(two_kinds(), "kinds_per_pair").value == 3 / 2
    assert figure(a_chain_and_one_alone(), "multiplexity").value == 0


def test_a_tie_is_confirmed_when_both_ends_report_it() -> None:
    confirmed = figure(two_kinds(), "confirmed_ties")
    assert (confirmed.value, confirmed.base) == (1 / 2, {"reported": 2, "both": 1})
    unknown = figure(a_chain_and_one_alone(), "confirmed_ties")
    assert (unknown.value, unknown.reason) == (None, "no_reporter_recorded")


def test_a_third_actors_report_confirms_nothing() -> None:
    town = replace(a_chain_and_one_alone(), ties=(
        Tie(source="a", target="b", kind="funds", reported_by="c"),))
    assert figure(town, "confirmed_ties").reason == "no_reporter_recorded"


def star(arms: int) -> Record:
    """hub ── o0, o1, …"""
    names = [f"o{n}" for n in range(arms)]
    return replace(nothing_but_its_line(), organisations=organisations("hub", *names), ties=tuple(
        Tie(source="hub", target=name, kind="refers_to") for name in names))


@pytest.mark.parametrize("arms", [2, 3, 7])
def test_a_star_is_wholly_centralized(arms: int) -> None:
    assert figure(star(arms), "degree_centralization").value == pytest.approx(1)
    assert figure(star(arms), "betweenness_centralization").value == pytest.approx(1)
    assert figure(star(arms), "degree_centralization").actors == ("hub",)


def test_a_ring_is_not_centralized_at_all() -> None:
    ring = replace(nothing_but_its_line(), organisations=organisations("a", "b", "c", "d"), ties=tuple(
        Tie(source=source, target=target, kind="refers_to") for source, target in ("ab", "bc", "cd", "da")))
    assert figure(ring, "degree_centralization").value == 0
    assert figure(ring, "betweenness_centralization").value == pytest.approx(0)
    everybody_tied = replace(ring, ties=ties("a-b", "b-c", "c-a"), organisations=organisations("a", "b", "c"))
    assert figure(everybody_tied, "betweenness_centralization").actors == (), "nobody stands between others"


def test_centralization_of_the_chain_by_hand() -> None:
    # Degrees 1 2 1 0: (1 + 0 + 1 + 2) / (3 * 2). Betweenness of b: 1 of 3 pairs; the others 0: 3 * 1/3 / 3.
    assert figure(a_chain_and_one_alone(), "degree_centralization").value == pytest.approx(4 / 6)
    assert figure(a_chain_and_one_alone(), "betweenness_centralization").value == pytest.approx(1 / 3)


def test_two_organisations_have_no_centralization() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations("a", "b"))
    assert figure(town, "degree_centralization").reason == "fewer_than_three"


def test_bridges_are_the_contacts_without_which_something_falls_off() -> None:
    bridges = figure(a_chain_and_one_alone(), "bridges")
    assert (bridges.value, bridges.high, bridges.actors) == (2, 2, ("a", "b", "c"))
    assert figure(two_networks_one_hub(), "bridges").value == 7  # a tree: every contact is one


def typed(**types: str) -> tuple[Organisation, ...]:
    return tuple(Organisation(id=i, name=f"架空{i}", partner_types=tuple(t.split())) for i, t in types.items())


def test_the_e_i_index_compares_with_what_chance_would_give() -> None:
    # Two schools, two clinics; ties: school-school, school-clinic, clinic-clinic: E 1, I 2.
    town = replace(nothing_but_its_line(), organisations=typed(a="school", b="school", c="clinic", d="clinic"),
                   ties=ties("a-b", "b-c", "c-d"))
    index = figure(town, "e_i_by_partner_type")
    assert index.value == pytest.approx((1 - 2) / 3)
    assert index.expected == pytest.approx((4 - 2) / 6)
    assert (index.base["external"], index.base["internal"], index.base["apart"]) == (1, 2, 4)


def test_an_actor_of_two_types_is_like_both() -> None:
    town = replace(nothing_but_its_line(), organisations=typed(a="school clinic", b="clinic", c="shop"),
                   ties=ties("a-b", "a-c"))
    assert figure(town, "e_i_by_partner_type").value == 0


def test_unknown_types_are_left_out_of_the_e_i_index() -> None:
    town = replace(nothing_but_its_line(), organisations=typed(a="school", b=""), ties=ties("a-b"))
    assert figure(town, "e_i_by_partner_type").reason == "no_groups_recorded"
    assert figure(town, "e_i_by_tier").reason == "no_groups_recorded"


def test_the_hub_reaches_the_members_of_both_networks_in_two_steps() -> None:
    town = two_networks_one_hub()
    reach, far = figure(town, "reach_of_hub"), figure(town, "distance_from_hub")
    assert (reach.value, reach.base) == (1, {"hubs": 1, "others": 4, "reached": 4})
    assert far.value == 2
    alone = replace(town, organisations=(*town.organisations, *organisations("e")))
    assert figure(alone, "reach_of_hub").value == 4 / 5
    assert figure(a_chain_and_one_alone(), "reach_of_hub").reason == "no_hub_recorded"


def test_overlap_counts_named_members_on_several_networks() -> None:
    town = replace(everybody_on_one_council(), networks=networks("x", "y"),
                   memberships=seats(a="x y", b="x", c="y"))
    overlap = figure(town, "overlap")
    assert (overlap.value, overlap.actors) == (1 / 3, ("a",))
    assert figure(everybody_on_one_council(), "overlap").reason == "fewer_than_two_networks"


def test_categories_never_overlap() -> None:
    nobody = tuple(replace(o, is_category=True) for o in organisations("a", "b"))
    town = replace(nothing_but_its_line(), organisations=nobody, networks=networks("x", "y"),
                   memberships=seats(a="x", b="y"))
    assert figure(town, "overlap").reason == "no_member_named"


def actors(record: Record, name: str) -> dict[str, float]:
    return dict(next(f.values for f in actor_figures(record, CATALOGUE) if f.id == name))


def test_figures_of_each_actor_by_hand() -> None:
    town = two_networks_one_hub()
    assert actors(town, "left_without") == {
        "a": 0, "b": 0, "c": 0, "d": 0, "hub": 4, "x": 2, "y": 2, "committee": 0}
    assert actors(town, "within_two_steps") == {
        "a": 3, "b": 3, "c": 3, "d": 3, "hub": 7, "x": 5, "y": 5, "committee": 3}
    assert actors(a_chain_and_one_alone(), "partners") == {"a": 1, "b": 2, "c": 1, "d": 0}
    assert actors(town, "networks_sat_on") == {"a": 1, "b": 1, "c": 1, "d": 1, "hub": 0}
    assert actors(a_chain_and_one_alone(), "betweenness") == pytest.approx({"a": 0, "b": 1 / 3, "c": 0, "d": 0})


def test_an_actor_on_every_council_is_no_cut_point_when_another_one_also_is() -> None:
    town = replace(everybody_on_one_council(), networks=networks("x", "y"),
                   memberships=seats(a="x y", b="x y", c="y"))
    assert actors(town, "left_without")["a"] == 0
    assert actors(town, "networks_sat_on")["a"] == 2


def test_effective_size_and_constraint_by_hand() -> None:
    star = replace(a_chain_and_one_alone(), ties=ties("b-a", "b-c"))
    assert actors(star, "effective_size") == {"a": 1, "b": 2, "c": 1}, "d has no partner, so it has none"
    assert actors(star, "constraint") == {"a": 1, "b": 0.5, "c": 1}
    triangle = replace(star, ties=ties("a-b", "b-c", "c-a"))
    assert actors(triangle, "effective_size") == {"a": 1, "b": 1, "c": 1}
    assert actors(triangle, "constraint") == pytest.approx(dict.fromkeys("abc", 1.125))


def brokers(a: Tier, v: Tier, c: Tier, kind: str = "refers_to") -> dict[str, float]:
    """a ──▶ v ──▶ c: what v is to them."""
    town = replace(nothing_but_its_line(), ties=ties("a-v", "v-c", kind=kind), organisations=tuple(
        replace(o, tier=tier) for o, tier in zip(organisations("a", "v", "c"), (a, v, c), strict=True)))
    return {role: values["v"] for role in (*ROLES, "brokerage") if (values := actors(town, role))["v"]}


def test_a_broker_has_the_role_that_the_three_actors_give_it() -> None:
    municipal, private, national = Tier.MUNICIPAL, Tier.PRIVATE, Tier.NATIONAL
    assert brokers(municipal, municipal, municipal) == {"coordinator": 1, "brokerage": 1}
    assert brokers(private, municipal, private) == {"itinerant": 1, "brokerage": 1}
    assert brokers(private, municipal, municipal) == {"gatekeeper": 1, "brokerage": 1}
    assert brokers(municipal, municipal, private) == {"representative": 1, "brokerage": 1}
    assert brokers(national, municipal, private) == {"liaison": 1, "brokerage": 1}
    assert brokers(municipal, municipal, Tier.UNKNOWN) == {}, "whose tier is not known, is in no group"


def test_a_tie_without_direction_is_brokered_both_ways() -> None:
    municipal = Tier.MUNICIPAL
    assert brokers(municipal, municipal, municipal, "shares_information") == {"coordinator": 2, "brokerage": 2}


def test_nobody_is_a_broker_between_two_who_are_tied() -> None:
    town = replace(nothing_but_its_line(), ties=ties("a-v", "v-c", "a-c"), organisations=tuple(
        replace(o, tier=Tier.PRIVATE) for o in organisations("a", "v", "c")))
    assert actors(town, "brokerage") == {"a": 0, "v": 0, "c": 0}


def test_fragmentation_is_the_share_of_pairs_without_a_way() -> None:
    fragmentation = figure(a_chain_and_one_alone(), "fragmentation")
    assert (fragmentation.value, fragmentation.base) == (0.5, {"actors": 4, "pairs": 6, "apart": 3})
    assert figure(two_networks_one_hub(), "fragmentation").value == 0
    assert figure(nothing_but_its_line(), "fragmentation").reason == "fewer_than_two"


def test_the_key_player_is_who_holds_most_together() -> None:
    players = {f.of: f for f in figures(two_networks_one_hub(), thorough=True) if f.id == "key_players"}
    first = players["1"]
    assert first.actors == ("hub",)
    assert first.value == pytest.approx(1 - (3 * 2 + 3 * 2) / (7 * 6)), "two networks with their members, a committee"
    assert first.base["exhaustive"] == 1
    assert [f.value for f in players.values()] == sorted(f.value or 0 for f in players.values())


def test_a_core_that_holds_together_and_a_periphery_that_does_not() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcdef"),
                   ties=ties("a-b", "b-c", "a-c", "a-d", "b-e", "c-f"))
    core = figure(town, "core_periphery")
    assert (core.value, core.actors) == (1, ("a", "b", "c"))
    assert figure(replace(town, ties=()), "core_periphery").reason == "no_ties_recorded"
    assert figure(replace(town, organisations=organisations(*"ab"), ties=()),
                  "core_periphery").reason == "fewer_than_four"


def test_the_reach_of_a_window_grows_with_every_contact() -> None:
    town = replace(two_networks_one_hub(), windows=(Window(id="w", name="架空窓口", operator="a"),))
    reach = {f.of: f.value for f in figures(town) if f.id == "reach_of_windows"}
    assert reach == {"1": 0, "2": 0.5, "3": 0.5}, "a's council, then b and the hub, then the other council"
    assert figure(two_networks_one_hub(), "reach_of_windows").reason == "no_window_recorded"


def test_one_organisation_alone_has_no_figure_that_needs_another() -> None:
    alone = replace(nothing_but_its_line(), organisations=organisations("a"))
    assert actors(alone, "brokerage") == {}, "its tier is not recorded"
    assert actors(alone, "constraint") == actors(alone, "effective_size") == {}
    assert actors(alone, "within_two_steps") == actors(alone, "left_without") == {}, "no contact is recorded"
    reasons = {f.name: f.reason for f in figures(alone, thorough=True)}
    assert reasons["fragmentation"] == "fewer_than_two"
    assert reasons["core_periphery"] == "fewer_than_four"
    assert {reasons[f"key_players.{k}"] for k in (1, 2, 3)} == {"too_few_actors"}
    assert reasons["reach_of_windows.1"] == "no_window_recorded"


def test_direction_reporter_and_number_of_ties_weigh_nothing_in_burts_figures() -> None:
    once = replace(a_chain_and_one_alone(), ties=ties("a-b", "b-c"))
    often = replace(once, ties=(*ties("b-a", "c-b"), *ties("a-b", kind="funds"), Tie(
        source="a", target="b", kind="refers_to", reported_by="b")))
    for name in ("constraint", "effective_size"):
        assert actors(once, name) == actors(often, name)


def test_in_parts_that_hang_apart_the_key_player_is_in_the_largest() -> None:
    town = replace(nothing_but_its_line(), organisations=organisations(*"abcdefg"),
                   ties=ties("a-b", "b-c", "b-d", "e-f"))
    players = {f.of: f for f in figures(town, thorough=True) if f.id == "key_players"}
    assert players["1"].actors == ("b",)
    assert players["1"].value == pytest.approx(1 - 2 / (6 * 5)), "only e and f are left together"
    assert players["2"].value == 1


def test_among_too_many_sets_actors_are_chosen_one_after_the_other_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    town = two_networks_one_hub()
    every = {f.of: f for f in figures(town, thorough=True) if f.id == "key_players"}
    monkeypatch.setattr(key_players, "MOST_SETS", 1)
    forget()
    greedy = {f.of: f for f in figures(town, thorough=True) if f.id == "key_players"}
    assert [f.base["exhaustive"] for f in greedy.values()] == [0, 0, 0]
    assert greedy["1"].actors == every["1"].actors
    assert all((greedy[k].value or 0) <= (every[k].value or 0) for k in every)
