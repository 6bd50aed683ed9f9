"""What holds for the figures of any record at all."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given

from graph.analysis.figures import figures
from graph.analysis.projection import Shape
from graph.analysis.standing import standing
from graph.model import Record
from tests.strategies import records


@given(records())
def test_every_figure_lies_in_its_range_or_says_why_it_has_none(record: Record) -> None:
    found = figures(record)
    assert len({figure.name for figure in found}) == len(found)
    for figure in found:
        assert (figure.value is None) == bool(figure.reason)
        if figure.value is not None:
            assert math.isfinite(figure.value)
            assert figure.low <= figure.value <= (math.inf if figure.high is None else figure.high)
        known = {body.id for body in record.bodies()} | {
            ref for facts in record.facts().values() for fact in facts for _, refs in fact.references() for ref in refs}
        assert set(figure.bodies) <= known


@given(records())
def test_the_order_of_facts_changes_no_figure(record: Record) -> None:
    turned = replace(record, organisations=record.organisations[::-1], ties=record.ties[::-1],
                     memberships=record.memberships[::-1])
    assert [f.value for f in figures(record)] == [f.value for f in figures(turned)]


@given(records())
def test_a_day_takes_facts_away_and_adds_none(record: Record) -> None:
    then = standing(record, dt.date(2021, 10, 1))
    assert set(then.links()) <= set(record.links())
    assert then.organisations == record.organisations


@given(records())
def test_the_kernels_agree_with_networkx(record: Record) -> None:
    contacts = Shape(record).contacts
    G = nx.Graph(contacts.edges)
    G.add_nodes_from(contacts)
    assert contacts.cut_points == set(nx.articulation_points(G))
    assert {frozenset(edge) for edge in contacts.bridges} == {frozenset(edge) for edge in nx.bridges(G)}
    assert {frozenset(part) for part in nx.connected_components(G)} == set(contacts.components)
    assert contacts.betweenness == pytest.approx(nx.betweenness_centrality(G))
    for node in list(G)[:5]:
        assert contacts.steps_from([node]) == nx.single_source_shortest_path_length(G, node)
        assert contacts.within(node, 2) == len(nx.ego_graph(G, node, radius=2)) - 1
        rest = G.subgraph(nx.node_connected_component(G, node) - {node})
        parts = sorted(map(len, nx.connected_components(rest)), reverse=True)
        assert [len(part) for part in contacts.without(node)] == parts[1:]
