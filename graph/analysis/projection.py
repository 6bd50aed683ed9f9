"""From a record to graphs: who is tied to whom, who sits where, who is in contact through what.

Shared membership is not a tie: nothing here projects the two-mode table onto its organisations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import networkx as nx

from graph.model import Record, RoleKind

RUNS = {RoleKind.HUB, RoleKind.SECRETARIAT}
"""Who runs a platform: its appointed hub and its secretariat."""


@dataclass(frozen=True)
class Shape:
    """A record's graphs, each made when first asked for. Nodes are ids, in the record's own order."""

    record: Record

    @cached_property
    def ties(self) -> nx.Graph:
        """Organisations, joined where at least one tie is recorded; direction and kind are ignored."""
        G = nx.Graph()
        G.add_nodes_from(o.id for o in self.record.organisations)
        G.add_edges_from((t.source, t.target) for t in self.record.ties if t.source in G and t.target in G)
        return G

    @cached_property
    def kinds_of_pair(self) -> dict[frozenset[str], frozenset[str]]:
        """The kinds of tie of each tied pair of organisations; direction and reporter are ignored."""
        found: dict[frozenset[str], set[str]] = {}
        for tie in self.record.ties:
            if tie.source in self.ties and tie.target in self.ties:
                found.setdefault(frozenset((tie.source, tie.target)), set()).add(tie.kind)
        return {pair: frozenset(kinds) for pair, kinds in found.items()}

    @cached_property
    def ties_betweenness(self) -> dict[str, float]:
        """Each organisation's betweenness among the ties, as a share of the greatest possible."""
        return dict(nx.betweenness_centrality(self.ties))

    @cached_property
    def seats(self) -> frozenset[tuple[str, str]]:
        """Who sits where: pairs of organisation and network, each once however many seats it has."""
        organisations = {o.id for o in self.record.organisations}
        return frozenset((m.member, m.network) for m in self.record.memberships if m.member in organisations)

    @cached_property
    def contacts(self) -> nx.Graph:
        """Organisations and networks, joined by whatever is recorded between them.

        A platform is an arrangement, not a body that could answer the telephone. Where somebody
        runs it (hub, secretariat), that body is joined to the networks used as the platform and to
        the platform's members and back-up; only a platform that nobody runs is a node of its own.
        """
        G = nx.Graph()
        G.add_nodes_from(o.id for o in self.record.organisations)
        G.add_nodes_from(n.id for n in self.record.networks)
        G.add_edges_from((m.member, m.network) for m in self.record.memberships)
        G.add_edges_from((t.source, t.target) for t in self.record.ties)
        faces = {p.id: self.run_by(p.id) or (p.id,) for p in self.record.platforms}
        for platform in self.record.platforms:
            G.add_nodes_from(faces[platform.id])
        for part in self.record.platform_parts:
            G.add_edges_from(product(faces.get(part.platform, (part.platform,)), (part.network,)))
        for role in self.record.platform_roles:
            ends = faces.get(role.platform, (role.platform,)), faces.get(role.actor, (role.actor,))
            G.add_edges_from((one, other) for one, other in product(*ends) if one != other)
        return G

    @property
    def hubs(self) -> tuple[str, ...]:
        """The appointed hubs of the platforms that serve the area, in the record's order."""
        serving = {p.id for p in self.record.platforms if self.record.area.code in p.serves}
        hubs = (r.actor for r in self.record.platform_roles
                if r.role is RoleKind.HUB and r.platform in serving)
        return tuple(dict.fromkeys(hubs))

    def steps_from(self, bodies: Iterable[str]) -> dict[str, int]:
        """Return over how few contacts each body is reached from the nearest of some; unreached ones lack."""
        G = self.contacts
        sources = {body for body in bodies if body in G}
        layers = nx.bfs_layers(G, sources) if sources else ()
        return {body: step for step, layer in enumerate(layers) for body in layer}

    def only_through(self, body: str) -> tuple[tuple[str, ...], ...]:
        """Return the groups of bodies that this one alone keeps in contact with the rest, largest first.

        Of the parts into which its own part falls without it, the largest counts as the rest.
        """
        if body not in self.cut_points:
            return ()
        G = self.contacts
        rest = G.subgraph(nx.node_connected_component(G, body) - {body})
        parts = sorted(nx.connected_components(rest), key=len, reverse=True)
        order = {node: number for number, node in enumerate(G)}
        return tuple(tuple(sorted(part, key=order.__getitem__)) for part in parts[1:])

    @cached_property
    def cut_points(self) -> frozenset[str]:
        """The bodies without which more parts would remain."""
        return frozenset(nx.articulation_points(self.contacts))

    def run_by(self, platform: str) -> tuple[str, ...]:
        """Return who runs a platform, in the record's order; empty when nobody is recorded."""
        roles = self.record.platform_roles
        return tuple(dict.fromkeys(r.actor for r in roles if r.platform == platform and r.role in RUNS))
