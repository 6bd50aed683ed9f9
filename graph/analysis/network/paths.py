"""How one actor reaches another over what is recorded, and what lies on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise

import networkx as nx

from graph.analysis.network.graphs import Graphs
from graph.facts.links import Link, Membership, PlatformPart, PlatformRole, Tie
from graph.record.record import Record

MOST_PATHS = 3


class Over(StrEnum):
    """What a way goes over: working together is not the same as sitting together."""

    TIES = "ties"
    SEATS = "seats"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Path:
    """One way from an actor to another: the actors in order, and for each step the facts that make it."""

    actors: tuple[str, ...]
    links: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest ways between two actors: some of them, how many there are, and over what they go.

    None at all means that the record has no way, which does not mean that there is none.
    """

    paths: tuple[Path, ...]
    count: int
    over: Over = Over.BOTH

    @property
    def steps(self) -> int:
        """Over how many links the ways go; 0 where there is none."""
        return len(self.paths[0].links) if self.paths else 0


def routes_between(record: Record, start: str, end: str) -> tuple[Route, ...]:
    """Return the shortest ways over ties alone and over seats and roles alone, there or not.

    Those that mix the two come third where they lead where neither of the others does, or are shorter than both.
    """
    apart = [route_between(record, start, end, over) for over in (Over.TIES, Over.SEATS)]
    mixed = route_between(record, start, end)
    shortest = min((route.steps for route in apart if route.paths), default=0)
    return (*apart, mixed) if mixed.paths and (not shortest or mixed.steps < shortest) else tuple(apart)


def route_between(record: Record, start: str, end: str, over: Over = Over.BOTH) -> Route:
    """Return the shortest ways over recorded contacts (`Graphs.contacts`) from one actor to another."""
    links = {ends: kept for ends, facts in _links_between(record, Graphs(record)).items()
             if (kept := tuple(link for link in facts if _goes_over(link, over)))}
    G = nx.Graph(map(tuple, links))
    if start == end or start not in G or end not in G or not nx.has_path(G, start, end):
        return Route((), 0, over)
    node_paths = tuple(islice(nx.all_shortest_paths(G, start, end), MOST_PATHS))
    paths = (Path(tuple(p), tuple(links.get(frozenset(step), ()) for step in pairwise(p))) for p in node_paths)
    return Route(tuple(paths), _count(G, start, end), over)


def _goes_over(link: Link, over: Over) -> bool:
    return over is Over.BOTH or isinstance(link, Tie) == (over is Over.TIES)


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
