"""What holds for the figures of any record at all."""

from __future__ import annotations

import datetime as dt
import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.measures.figures import figures
from graph.analysis.measures.key_players import _Bits, fragmentation_of
from graph.analysis.measures.partition import _Graph, best_division, correlation
from graph.analysis.measures.per_actor import ROLES, actor_figures
from graph.analysis.network.as_of import standing
from graph.analysis.network.graphs import Graph, Graphs
from graph.record.record import Record
from graph.replacing import replace
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records


@given(any_records())
def test_every_figure_lies_in_its_range_or_says_why_it_has_none(record: Record) -> None:
    all_figures = figures(record, thorough=True)
    assert len({figure.name for figure in all_figures}) == len(all_figures)
    for figure in all_figures:
        assert (figure.value is None) == bool(figure.reason)
        if figure.value is not None:
            assert math.isfinite(figure.value)
            assert figure.low <= figure.value <= (math.inf if figure.high is None else figure.high)
        known = {actor.id for actor in record.nodes()} | {
            ref for facts in record.facts().values() for fact in facts for _, refs in fact.references() for ref in refs}
        assert set(figure.actors) <= known


@given(any_records())
def test_the_order_of_facts_changes_no_figure(record: Record) -> None:
    turned = replace(record, organisations=record.organisations[::-1], ties=record.ties[::-1],
                     memberships=record.memberships[::-1])
    assert [f.value for f in figures(record)] == [f.value for f in figures(turned)]


@given(any_records())
def test_a_day_takes_facts_away_and_adds_none(record: Record) -> None:
    then = standing(record, dt.date(2021, 10, 1))
    assert set(then.links()) <= set(record.links())
    assert then.organisations == record.organisations


@given(any_records())
def test_the_kernels_agree_with_networkx(record: Record) -> None:
    contacts = Graphs(record).contacts
    G = nx.Graph(contacts.edges)
    G.add_nodes_from(contacts)
    assert contacts.cutpoints == set(nx.articulation_points(G))
    assert {frozenset(edge) for edge in contacts.bridges} == {frozenset(edge) for edge in nx.bridges(G)}
    assert {frozenset(part) for part in nx.connected_components(G)} == set(contacts.components)
    assert contacts.betweenness == pytest.approx(nx.betweenness_centrality(G))
    for node in list(G)[:5]:
        assert contacts.steps_from([node]) == nx.single_source_shortest_path_length(G, node)
        assert contacts.within(node, 2) == len(nx.ego_graph(G, node, radius=2)) - 1
        rest = G.subgraph(nx.node_connected_component(G, node) - {node})
        parts = sorted(map(len, nx.connected_components(rest)), reverse=True)
        assert [len(part) for part in contacts.without(node)] == parts[1:]


@given(any_records())
def test_burts_figures_agree_with_networkx(record: Record) -> None:
    graphs = Graphs(record)
    G = nx.Graph(list(graphs.kinds_of_pair))
    values = {f.id: f.values for f in actor_figures(record, CATALOGUE)}
    assert values["constraint"] == pytest.approx(nx.constraint(G)) if G else not values["constraint"]
    assert values["effective_size"] == pytest.approx(nx.effective_size(G)) if G else not values["effective_size"]
    assert all(value <= 1.125 + 1e-9 for value in values["constraint"].values())


@given(any_records())
def test_the_roles_of_a_broker_add_up(record: Record) -> None:
    figures_by_id = {f.id: f for f in actor_figures(record, CATALOGUE)}
    for actor, count in figures_by_id["brokerage"].values.items():
        assert count == sum(figures_by_id[role].values[actor] for role in ROLES) <= figures_by_id["brokerage"].high


@given(st.lists(st.tuples(*[st.sampled_from("abcdefg")] * 2), max_size=20))
def test_no_division_of_a_small_graph_fits_better_than_the_one_found(pairs: list[tuple[str, str]]) -> None:
    G = Graph("abcdefg", pairs)
    best = best_division(G)
    every = [fit for size in range(2, 6) for chosen in combinations(G, size)
             if (fit := correlation(G, frozenset(chosen))) is not None]
    assert best.exhaustive
    assert best.value == correlation(G, best.core)
    assert best.value == (pytest.approx(max(every)) if every else None)


@given(st.integers(5, 12), st.floats(0.1, 0.8), st.integers(0, 10**6))
def test_the_search_for_a_core_finds_what_all_divisions_give(nodes: int, share: float, seed: int) -> None:
    G = nx.gnp_random_graph(nodes, share, seed=seed)
    ties = Graph(map(str, G), ((str(first), str(second)) for first, second in G.edges))
    graph = _Graph(ties)
    fit, best = correlation(ties, graph.best_found()), correlation(ties, graph.best_of_all())
    assert fit == (best if best is None else pytest.approx(best, abs=0.06))
    assert (fit or 0) <= (best or 0) + 1e-9


def test_the_search_misses_no_more_than_one_in_fifty_of_middling_graphs() -> None:
    missed = 0
    for seed in range(50):
        G = nx.gnp_random_graph(14 + seed % 3, 0.1 + seed / 100, seed=seed)
        ties = Graph(map(str, G), ((str(first), str(second)) for first, second in G.edges))
        graph = _Graph(ties)
        missed += graph.best_found() != graph.best_of_all() and (
            (correlation(ties, graph.best_found()) or 0) < (correlation(ties, graph.best_of_all()) or 0) - 1e-9)
    assert missed <= 1


@pytest.mark.parametrize(("network", "value", "core"), [
    (nx.florentine_families_graph(), 0.422577, {"Medici", "Ridolfi", "Tornabuoni"}),
    (nx.krackhardt_kite_graph(), 0.6, {"0", "1", "3", "5", "6"})])
def test_the_best_core_of_a_published_network_is_found(network: nx.Graph, value: float, core: set[str]) -> None:
    ties = Graph(map(str, network), ((str(first), str(second)) for first, second in network.edges))
    best = best_division(ties)
    assert (best.value, best.core) == (pytest.approx(value, abs=1e-6), core)
    assert correlation(ties, _Graph(ties).best_found()) == pytest.approx(best.value), "the search finds it as well"


def test_the_search_finds_the_same_whatever_is_written_first() -> None:
    G = nx.karate_club_graph()
    edges = [(str(first), str(second)) for first, second in G.edges]
    divisions = {best_division(Graph(map(str, nodes), pairs)) for nodes in (G, reversed(list(G)))
                 for pairs in (edges, edges[::-1])}
    assert len(divisions) == 1
    (best,) = divisions
    assert not best.exhaustive
    assert best.value is not None
    assert best.value >= 0.5432, "what moving single ones found before"


@given(st.lists(st.tuples(*[st.sampled_from("abcdefg")] * 2), max_size=20), st.sets(st.sampled_from("abcdefg"), max_size=3))
def test_taking_actors_out_bit_by_bit_agrees_with_networkx(pairs: list[tuple[str, str]], gone: set[str]) -> None:
    contacts = Graph("abcdefg", pairs)
    G = nx.Graph(contacts.edges)
    G.add_nodes_from(contacts)
    G.remove_nodes_from(gone)
    assert _Bits(contacts).without(tuple(gone)) == pytest.approx(fragmentation_of([len(p) for p in nx.connected_components(G)]))


@given(any_records())
def test_more_key_players_leave_no_less_fragmentation_among_the_rest_than_the_first(record: Record) -> None:
    key_players = [f for f in figures(record, thorough=True) if f.id == "key_players"]
    assert [f.of for f in key_players] == ["1", "2", "3"]
    for f in key_players:
        assert len(f.actors) == (int(f.of) if f.value is not None else 0)


@given(any_records())
def test_a_window_reaches_more_with_every_contact(record: Record) -> None:
    reach = [f.value for f in figures(record) if f.id == "reach_of_windows"]
    assert reach == sorted(reach, key=lambda v: v or 0)
