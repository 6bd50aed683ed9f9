"""From a record to graphs: who is tied to whom, who sits where, who is in contact through what.

Shared membership is not a tie: nothing here projects the two-mode table onto its organisations.
The kernels are rustworkx's; see docs/decisions/0009-kernels.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import cast

import rustworkx as rx

from graph.facts.choices import RoleKind
from graph.record.record import Record

RUNS = {RoleKind.HUB, RoleKind.SECRETARIAT}
"""Who runs a platform: its appointed hub and its secretariat."""

Pair = tuple[str, str]
"""Two ids, the smaller first."""


def pair(first: str, second: str) -> Pair:
    """Return two ids as a pair without direction."""
    return (first, second) if first < second else (second, first)


class Graph(Mapping[str, frozenset[str]]):
    """An undirected graph without loops or double edges: each node's neighbours, nodes in the order given."""

    def __init__(self, nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> None:
        neighbours: dict[str, set[str]] = {node: set() for node in nodes}
        for first, second in edges:
            if first != second:
                neighbours.setdefault(first, set()).add(second)
                neighbours.setdefault(second, set()).add(first)
        self._neighbours = neighbours

    def __getitem__(self, node: str) -> frozenset[str]:
        return frozenset(self._neighbours[node])

    def __iter__(self) -> Iterator[str]:
        return iter(self._neighbours)

    def __len__(self) -> int:
        return len(self._neighbours)

    def degree(self, node: str) -> int:
        """Return how many neighbours a node has."""
        return len(self._neighbours[node])

    @cached_property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """Every edge once."""
        place = self._place
        return tuple((node, neighbour) for node, neighbours in self._neighbours.items() for neighbour in neighbours
                     if place[node] < place[neighbour])

    @cached_property
    def _place(self) -> dict[str, int]:
        return {node: number for number, node in enumerate(self._neighbours)}

    @cached_property
    def _nodes(self) -> list[str]:
        return list(self._neighbours)

    @cached_property
    def _graph(self) -> rx.PyGraph[None, None]:
        graph: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from([None] * len(self))
        place = self._place
        graph.add_edges_from_no_data([(place[first], place[second]) for first, second in self.edges])
        return graph

    @cached_property
    def components(self) -> tuple[frozenset[str], ...]:
        """The parts that hang together, largest first."""
        nodes = self._nodes
        parts = (frozenset(nodes[i] for i in part) for part in rx.connected_components(self._graph))
        return tuple(sorted(parts, key=len, reverse=True))

    @cached_property
    def cutpoints(self) -> frozenset[str]:
        """The nodes without which more parts would remain (Hopcroft & Tarjan 1973)."""
        return frozenset(self._nodes[i] for i in rx.articulation_points(self._graph))

    @cached_property
    def bridges(self) -> tuple[tuple[str, str], ...]:
        """The edges without which more parts would remain."""
        nodes, edges = self._nodes, cast("set[tuple[int, int]]", rx.bridges(self._graph))
        return tuple(sorted((nodes[first], nodes[second]) for first, second in edges))

    @cached_property
    def betweenness(self) -> dict[str, float]:
        """Each node's betweenness as a share of the greatest possible, 0 to 1 (Freeman 1977)."""
        shares = rx.graph_betweenness_centrality(self._graph, normalized=True)
        return {node: shares[number] for node, number in self._place.items()}

    def steps_from(self, sources: Iterable[str]) -> dict[str, int]:
        """Return over how few edges each node is reached from the nearest source; unreached ones lack."""
        layer = [node for node in dict.fromkeys(sources) if node in self._neighbours]
        steps = dict.fromkeys(layer, 0)
        step = 0
        while layer:
            step += 1
            layer = [n for node in layer for n in self._neighbours[node] if steps.setdefault(n, step) == step]
            layer = list(dict.fromkeys(layer))
        return steps

    def within(self, node: str, steps: int) -> int:
        """Return how many other nodes one reaches over at most so many edges."""
        reached = layer = {node}
        for _ in range(steps):
            layer = set().union(*(self._neighbours[n] for n in layer)) - reached
            reached = reached | layer
        return len(reached) - 1

    def without(self, node: str) -> tuple[tuple[str, ...], ...]:
        """Return the parts, but for the largest, into which a node's part falls without it; largest first."""
        if node not in self.cutpoints:
            return ()
        unseen = set(next(part for part in self.components if node in part)) - {node}
        parts = []
        while unseen:
            stack = [unseen.pop()]
            part = set(stack)
            while stack:
                new = self._neighbours[stack.pop()] & unseen
                unseen -= new
                part |= new
                stack += new
            parts.append(part)
        parts.sort(key=lambda p: (-len(p), min(map(self._place.__getitem__, p))))
        return tuple(tuple(sorted(part, key=self._place.__getitem__)) for part in parts[1:])


@dataclass(frozen=True)
class Graphs:
    """A record's graphs, each made when first asked for. Nodes are ids, in the record's own order."""

    record: Record
    undirected: frozenset[str] = frozenset()
    """The kinds of tie that have no direction; the catalogue knows them."""

    @cached_property
    def arcs(self) -> frozenset[tuple[str, str]]:
        """Who is tied to whom, with direction; a kind without direction goes both ways."""
        organisations = {o.id for o in self.record.organisations}
        ties = [t for t in self.record.ties if t.source in organisations and t.target in organisations]
        back = ((t.target, t.source) for t in ties if t.kind in self.undirected)
        return frozenset((t.source, t.target) for t in ties) | frozenset(back)

    @cached_property
    def kinds_of_pair(self) -> dict[Pair, frozenset[str]]:
        """The kinds of tie of each tied pair of organisations; direction and reporter are ignored."""
        organisations = {o.id for o in self.record.organisations}
        by_pair: dict[Pair, set[str]] = {}
        for tie in self.record.ties:
            if tie.source in organisations and tie.target in organisations:
                by_pair.setdefault(pair(tie.source, tie.target), set()).add(tie.kind)
        return {ends: frozenset(kinds) for ends, kinds in by_pair.items()}

    @cached_property
    def ties(self) -> Graph:
        """Organisations, joined where at least one tie is recorded; direction and kind are ignored."""
        return Graph((o.id for o in self.record.organisations), self.kinds_of_pair)

    @cached_property
    def seats(self) -> frozenset[tuple[str, str]]:
        """Who sits where: pairs of organisation and network, each once however many seats it has."""
        organisations = {o.id for o in self.record.organisations}
        return frozenset((m.member, m.network) for m in self.record.memberships if m.member in organisations)

    @cached_property
    def contacts(self) -> Graph:
        """Organisations and networks, joined by whatever is recorded between them.

        A platform is an arrangement, not an actor that could answer the telephone. Where somebody
        runs it (hub, secretariat), that actor is joined to the networks used as the platform and to
        the platform's members and back-up; only a platform that nobody runs is a node of its own.
        """
        nodes = [*(o.id for o in self.record.organisations), *(n.id for n in self.record.networks),
                 *(p.id for p in self.record.platforms if not self.run_by(p.id))]
        return Graph(nodes, self._contact_edges())

    def _contact_edges(self) -> Iterator[tuple[str, str]]:
        faces = {p.id: self.run_by(p.id) or (p.id,) for p in self.record.platforms}
        yield from ((m.member, m.network) for m in self.record.memberships)
        yield from ((t.source, t.target) for t in self.record.ties)
        for part in self.record.platform_parts:
            yield from product(faces.get(part.platform, (part.platform,)), (part.network,))
        for role in self.record.platform_roles:
            ends = faces.get(role.platform, (role.platform,)), faces.get(role.actor, (role.actor,))
            yield from product(*ends)

    @cached_property
    def hubs(self) -> tuple[str, ...]:
        """The appointed hubs of the platforms that serve the area, in the record's order."""
        serving = {p.id for p in self.record.platforms if self.record.area.code in p.serves}
        hubs = (r.actor for r in self.record.platform_roles
                if r.role is RoleKind.HUB and r.platform in serving)
        return tuple(dict.fromkeys(hubs))

    def run_by(self, platform: str) -> tuple[str, ...]:
        """Return who runs a platform, in the record's order; empty when nobody is recorded."""
        roles = self.record.platform_roles
        return tuple(dict.fromkeys(r.actor for r in roles if r.platform == platform and r.role in RUNS))
