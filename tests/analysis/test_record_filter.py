"""Looking at a part: filters hide and say what they hide; ways and neighbourhoods; tables of who sits where."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.network.excerpt import excerpt
from graph.analysis.network.matrix import seats_matrix, ties_matrix
from graph.analysis.network.paths import Over, route_between, routes_between
from graph.analysis.network.record_filter import Only, RecordFilter, filtered, neighbourhood
from graph.dates import RecordedDate
from graph.facts.actors import Organisation
from graph.facts.choices import Tier
from graph.facts.links import Membership
from graph.facts.observations import Window
from graph.record.record import Record
from graph.replacing import replace
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records
from tests.towns import (
    a_chain_and_one_alone,
    everybody_on_one_council,
    networks,
    organisations,
    seats,
    ties,
    two_networks_one_hub,
)


def seen(record: Record, **choices: object) -> tuple[set[str], dict[str, int]]:
    shown = filtered(record, RecordFilter(**choices), CATALOGUE)  # type: ignore[arg-type]
    return {actor.id for actor in shown.record.nodes()}, dict(shown.hidden)


def test_an_empty_filter_shows_everything_and_hides_nothing() -> None:
    shown = filtered(two_networks_one_hub(), RecordFilter(), CATALOGUE)
    assert (shown.record, shown.hidden) == (two_networks_one_hub(), {})


def test_a_kind_of_tie_is_chosen_and_the_others_are_counted_as_hidden() -> None:
    town = replace(a_chain_and_one_alone(), ties=(*ties("a-b"), *ties("b-c", kind="funds")))
    shown = filtered(town, RecordFilter(tie_kinds=frozenset({"funds"})), CATALOGUE)
    assert [t.kind for t in shown.record.ties] == ["funds"]
    assert shown.hidden == {"tie": 1}


def test_an_actor_that_is_hidden_takes_its_seats_along() -> None:
    town = replace(everybody_on_one_council(), organisations=(
        *organisations("a", "b"), Organisation(id="c", name="架空", tier=Tier.MUNICIPAL)))
    assert seen(town, tiers=frozenset({"municipal"})) == (
        {"c", "x"}, {"organisation": 2, "membership": 2})
    assert seen(town, tiers=frozenset({"unknown"}))[0] == {"a", "b", "x"}


def test_partner_types_and_functions_are_chosen_and_unknown_is_a_choice() -> None:
    clinic = Organisation(id="c", name="架空", partner_types=("clinic",))
    stated = Organisation(id="d", name="架空", functions=("employment",))
    town = replace(a_chain_and_one_alone(), organisations=(*organisations("a", "b"), clinic, stated), ties=())
    assert seen(town, partner_types=frozenset({"clinic"}))[0] == {"c"}
    assert seen(town, partner_types=frozenset({"clinic", ""}))[0] == {"a", "b", "c", "d"}
    assert seen(town, functions=frozenset({"employment"}))[0] == {"d"}


def test_only_named_hides_categories_and_only_active_hides_what_is_on_paper() -> None:
    town = replace(everybody_on_one_council(), organisations=(
        *organisations("a", "b"), Organisation(id="c", name="架空", is_category=True)),
        memberships=(Membership(member="a", network="x", status="active"),
                     Membership(member="b", network="x", status="nominal"),
                     Membership(member="c", network="x")))
    assert seen(town, only=Only.NAMED) == ({"a", "b", "x"}, {"organisation": 1, "membership": 1})
    assert seen(town, only=Only.ACTIVE)[1] == {"membership": 2}
    assert seen(town, statuses=frozenset({"nominal", ""}))[1] == {"membership": 1}


def test_a_day_hides_what_did_not_stand_yet() -> None:
    later = Membership(member="a", network="x", since=RecordedDate("2024-04"))
    town = replace(everybody_on_one_council(), memberships=(later,))
    assert seen(town, on=dt.date(2024, 3, 31))[1] == {"membership": 1}
    assert seen(town, on=dt.date(2024, 4, 1))[1] == {}


def test_the_surroundings_of_an_actor_step_by_step() -> None:
    town = two_networks_one_hub()
    assert neighbourhood(town, "a", 1) == {"a", "x"}
    assert neighbourhood(town, "a", 2) == {"a", "x", "b", "hub", "pf"}
    assert neighbourhood(town, "hub", 1) == {"hub", "x", "y", "committee", "pf"}
    assert neighbourhood(town, "pf", 1) == {"pf", "x", "y", "hub", "committee"}
    assert seen(town, centre="a", steps=1)[0] == {"a", "x"}
    assert seen(town, centre="nobody", steps=1)[1] == {}


def test_an_excerpt_forgets_mentions_and_drops_what_needs_the_actor() -> None:
    town = replace(a_chain_and_one_alone(), organisations=(
        *organisations("a", "b", "c"), Organisation(id="d", name="架空", parent="a")),
        windows=(Window(id="w", name="架空窓口", operator="a"),))
    part = excerpt(town, {"b", "c", "d"})
    assert part.organisations[2].parent is None
    assert part.windows[0].operator is None
    assert [(t.source, t.target) for t in part.ties] == [("b", "c")]


@given(any_records(), st.data())
def test_any_part_of_any_record_is_a_record(record: Record, data: st.DataObject) -> None:
    ids = [actor.id for actor in record.nodes()]
    kept = set(data.draw(st.lists(st.sampled_from(ids)))) if ids else set()
    part = excerpt(record, kept)
    assert {actor.id for actor in part.nodes()} == kept
    assert excerpt(part, kept) == part
    assert excerpt(record, set(ids)) == record


def test_a_way_is_found_over_seats_ties_and_roles_with_its_facts() -> None:
    town = two_networks_one_hub()
    route = route_between(town, "a", "d")
    assert route.count == 1
    assert route.paths[0].actors == ("a", "x", "hub", "y", "d")
    assert [[link.KIND for link in links] for links in route.paths[0].links] == [
        ["membership"], ["platform_part"], ["platform_part"], ["membership"]]


def test_no_way_on_record_gives_none() -> None:
    assert route_between(a_chain_and_one_alone(), "a", "d").count == 0
    assert route_between(a_chain_and_one_alone(), "a", "a").paths == ()
    assert route_between(a_chain_and_one_alone(), "a", "nobody").count == 0


def test_all_shortest_ways_are_counted_and_some_are_shown() -> None:
    town = replace(everybody_on_one_council(), networks=networks(*"uvwxyz"),
                   memberships=seats(a="u v w x y z", b="u v w x y z"))
    route = route_between(town, "a", "b")
    assert (route.count, len(route.paths)) == (6, 3)


def test_working_together_and_sitting_together_are_told_apart() -> None:
    town = replace(everybody_on_one_council(), ties=ties("a-b", "b-c"))
    over_ties, over_seats = routes_between(town, "a", "c")
    assert (over_ties.over, over_ties.paths[0].actors) == (Over.TIES, ("a", "b", "c"))
    assert (over_seats.over, over_seats.paths[0].actors) == (Over.SEATS, ("a", "x", "c"))
    assert {link.KIND for path in over_ties.paths for links in path.links for link in links} == {"tie"}


def test_a_way_that_mixes_both_comes_only_where_it_says_more() -> None:
    town = replace(everybody_on_one_council(), organisations=organisations(*"abcd"), ties=ties("c-d"))
    over_ties, over_seats, mixed = routes_between(town, "a", "d")
    assert (over_ties.paths, over_seats.paths) == ((), ())
    assert mixed.paths[0].actors == ("a", "x", "c", "d")


def test_the_table_of_seats_shows_blocks() -> None:
    town = replace(two_networks_one_hub(), memberships=seats(a="y", b="x", c="x y", d="committee"))
    matrix = seats_matrix(town)
    assert matrix.columns == ("x", "y", "committee")
    assert matrix.rows == ("c", "b", "a", "d")
    assert [m.network for m in matrix.cells["c", "y"]] == ["y"]


def test_the_table_of_ties_keeps_groups_together_and_leaves_out_the_untied() -> None:
    town = replace(a_chain_and_one_alone(), organisations=organisations(*"abcdefg"),
                   ties=ties("a-c", "c-e", "e-a", "b-d", "d-f", "f-b"))
    matrix = ties_matrix(town)
    assert {frozenset(matrix.rows[:3]), frozenset(matrix.rows[3:])} == {frozenset("ace"), frozenset("bdf")}
    assert matrix.cells["a", "c"][0].target == "c"
    assert ("c", "a") not in matrix.cells


@given(any_records())
def test_every_seat_and_every_tie_is_in_its_table(record: Record) -> None:
    assert sum(map(len, seats_matrix(record).cells.values())) == len(record.memberships)
    assert sum(map(len, ties_matrix(record).cells.values())) == len(record.ties)
