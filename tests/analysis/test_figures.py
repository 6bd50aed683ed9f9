"""The figures, worked by hand on towns small enough to count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.figures import Figure, figures
from graph.model import Membership, Record, Tie
from tests.towns import (
    a_chain_and_one_alone,
    everybody_on_one_council,
    networks,
    nothing_but_its_line,
    organisations,
    seats,
    two_networks_one_hub,
)


def figure(record: Record, name: str) -> Figure:
    return next(found for found in figures(record) if found.id == name)


def test_every_organisation_counts_and_categories_are_told_apart() -> None:
    town = replace(everybody_on_one_council(), organisations=(
        *organisations("a", "b"), replace(organisations("c")[0], is_category=True)))
    found = figure(town, "organisations")
    assert (found.value, found.base) == (3, {"named": 2, "categories": 1})


def test_a_member_sits_on_at_least_one_network_and_counts_once() -> None:
    town = replace(everybody_on_one_council(), organisations=organisations("a", "b", "c", "d"),
                   networks=networks("x", "y"), memberships=seats(a="x y", b="x"))
    found = figure(town, "members")
    assert (found.value, found.high, found.bodies) == (2, 4, ("a", "b"))
    assert found.base == {"organisations": 4, "seats": 3}


def test_networks_used_as_a_platform_are_counted_among_all() -> None:
    found = figure(two_networks_one_hub(), "networks")
    assert (found.value, found.base) == (3, {"used": 2, "platforms": 1})


def test_density_is_the_share_of_tied_pairs() -> None:
    found = figure(a_chain_and_one_alone(), "density")
    assert found.value == pytest.approx(2 / 6)
    assert found.base == {"organisations": 4, "pairs": 6, "tied": 2}


def test_two_kinds_of_tie_between_the_same_two_are_one_tied_pair() -> None:
    town = a_chain_and_one_alone()
    again = Tie(source="b", target="a", kind="shares_information")
    assert figure(replace(town, ties=(*town.ties, again)), "density").value == pytest.approx(2 / 6)


def test_shared_membership_is_not_a_tie() -> None:
    found = figure(everybody_on_one_council(), "density")
    assert (found.value, found.reason) == (None, "no_ties_recorded")


def test_one_organisation_has_no_density() -> None:
    found = figure(Record(area=nothing_but_its_line().area, organisations=organisations("a")), "density")
    assert (found.value, found.reason) == (None, "fewer_than_two")


def test_two_mode_density_is_the_share_of_seats_taken() -> None:
    found = figure(two_networks_one_hub(), "two_mode_density")
    assert found.value == pytest.approx(4 / 8)
    assert found.base == {"members": 4, "networks": 2, "possible": 8, "taken": 4}


def test_two_seats_on_one_council_take_one_place() -> None:
    town = everybody_on_one_council()
    chair = Membership(member="a", network="x", seat="chair")
    assert figure(replace(town, memberships=(*town.memberships, chair)), "two_mode_density").value == 1


def test_the_record_falls_into_parts() -> None:
    found = figure(a_chain_and_one_alone(), "components")
    assert (found.value, found.base) == (2, {"bodies": 4, "largest": 3})


def test_a_platform_with_a_hub_hangs_together() -> None:
    assert figure(two_networks_one_hub(), "components").value == 1


def test_the_hub_that_alone_links_two_networks_is_a_cut_point_and_so_are_the_networks() -> None:
    assert figure(two_networks_one_hub(), "cut_points").bodies == ("hub", "x", "y")


def test_the_hub_is_no_cut_point_when_a_member_sits_on_both_networks() -> None:
    town = two_networks_one_hub()
    both = Membership(member="a", network="y")
    without_back_up = tuple(r for r in town.platform_roles if r.role.value == "hub")
    town = replace(town, memberships=(*town.memberships, both), platform_roles=without_back_up)
    assert figure(town, "cut_points").bodies == ("x", "y")


def test_a_platform_that_nobody_runs_holds_its_networks_together_itself() -> None:
    town = replace(two_networks_one_hub(), platform_roles=())
    found = figure(town, "components")
    assert (found.value, found.base["bodies"]) == (3, 9), "platform and networks, the hub, the committee"


def test_whoever_has_no_seat_no_tie_and_no_role_is_isolated() -> None:
    assert figure(a_chain_and_one_alone(), "isolates").bodies == ("d",)
    assert figure(two_networks_one_hub(), "isolates").bodies == ()


def test_nothing_recorded_gives_no_figure_and_a_reason_but_counts_are_zero() -> None:
    found = {f.id: (f.value, f.reason) for f in figures(nothing_but_its_line())}
    assert found == {
        "organisations": (0, ""), "members": (0, ""), "networks": (0, ""),
        "density": (None, "fewer_than_two"), "two_mode_density": (None, "no_seats_recorded"),
        "components": (None, "nothing_recorded"), "cut_points": (None, "nothing_recorded"),
        "isolates": (None, "no_organisations"),
    }
