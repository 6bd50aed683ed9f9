"""From a record to graphs: who is tied to whom, who sits where, who is in contact through what.

Shared membership is not a tie: nothing here projects the two-mode table onto its organisations.
"""

from __future__ import annotations

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

    def run_by(self, platform: str) -> tuple[str, ...]:
        """Return who runs a platform, in the record's order; empty when nobody is recorded."""
        roles = self.record.platform_roles
        return tuple(dict.fromkeys(r.actor for r in roles if r.platform == platform and r.role in RUNS))
