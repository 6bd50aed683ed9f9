"""How one actor reaches another over what is recorded, and what lies on the way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from graph.analysis.network.graphs import Graphs
from graph.facts.links import Link, Membership, PlatformPart, PlatformRole
from graph.record.record import Record

MOST_PATHS = 3


@dataclass(frozen=True, slots=True)
class Path:
    """One way from an actor to another: the actors in order, and for each step the facts that make it."""

    actors: tuple[str, ...]
    links: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest ways between two actors: some of them, and how many there are.

    None at all means that the record has no way, which does not mean that there is none.
    """

    paths: tuple[Path, ...]
    count: int


def route_between(record: Record, start: str, end: str) -> Route:
    """Return the shortest ways over recorded contacts (`Graphs.contacts`) from one actor to another."""
    graphs = Graphs(record)
    G = nx.Graph(graphs.contacts.edges)
    if start == end or start not in G or end not in G or not nx.has_path(G, start, end):
        return Route((), 0)
    links = _links_between(record, graphs)
    node_paths = tuple(islice(nx.all_shortest_paths(G, start, end), MOST_PATHS))
    paths = (Path(tuple(p), tuple(links.get(frozenset(step), ()) for step in pairwise(p))) for p in node_paths)
    return Route(tuple(paths), _count(G, start, end))


def _count(contacts: nx.Graph, start: str, end: str) -> int:
    """Return how many shortest ways there are, without walking them all."""
    counts: dict[str, int] = {start: 1}
    seen: set[str] = set()
    for layer in nx.bfs_layers(contacts, start):
        for actor in layer:
            if actor != start:
                counts[actor] = sum(counts[n] for n in contacts[actor] if n in seen)
        if end in counts:
            return counts[end]
        seen = set(layer)
    return 0


def _links_between(record: Record, graphs: Graphs) -> dict[frozenset[str], tuple[Link, ...]]:
    """Return the facts behind each contact."""
    by_pair: dict[frozenset[str], list[Link]] = {}
    faces = {p.id: graphs.run_by(p.id) or (p.id,) for p in record.platforms}
    for link in record.links():
        if isinstance(link, Membership):
            ends = [(link.member, link.network)]
        elif isinstance(link, PlatformPart):
            ends = [(face, link.network) for face in faces.get(link.platform, (link.platform,))]
        elif isinstance(link, PlatformRole):
            ends = [(face, actor) for face in faces.get(link.platform, (link.platform,))
                    for actor in faces.get(link.actor, (link.actor,))]
        else:
            ends = [(link.source, link.target)]
        for first, second in ends:
            if first != second:
                by_pair.setdefault(frozenset((first, second)), []).append(link)
    return {pair: tuple(links) for pair, links in by_pair.items()}
