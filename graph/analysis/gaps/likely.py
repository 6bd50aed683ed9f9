"""Which pairs without a tie most likely have, or need, one: link prediction over what is recorded.

How good the ranking is, is measured in docs/link-ranking.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import fsum, log

from graph.analysis.gaps.context import Context
from graph.analysis.network.graphs import Pair, pair
from graph.facts.references import home_of

ADAMIC_ADAR, SHARED_NETWORKS, PEERS, GAIN = 1.0, 0.6, 1.0, 0.3
"""How much each reason counts; a common partner or network counts the less, the more others share it."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A pair without a tie, and what speaks for it.

    `networks` both sit on, `partners` both work with, `peers`: in how many of them such a pair of
    partner types works together, `gain`: how many pairs would newly be within two ties of each other.
    """

    actors: Pair
    score: float
    networks: tuple[str, ...]
    partners: tuple[str, ...]
    peers: int
    gain: int


def likely_pairs(context: Context) -> list[Likely]:
    """Return the pairs of named organisations without a tie for which anything speaks, the likeliest first.

    An office and its own department are no pair, nor are two actors of other areas.
    The score adds Adamic & Adar's index over common partners
    (sum of 1 / log of their partners; Adamic & Adar 2003, Social Networks 25), the same over common networks,
    the share of comparable municipalities, among those with ties, in which the two types work together, and
    how many pairs with one of the two would newly be within two ties of each other, in relation to all pairs.
    """
    graphs, peers = context.graphs, context.peers
    ties = {actor: graphs.ties[actor] for actor in graphs.ties}
    near = {actor: frozenset().union(direct, *(ties[p] for p in direct)) for actor, direct in ties.items()}
    actors = [o for o in context.record.organisations if o.id in context.named]
    sits: dict[str, set[str]] = {}
    sizes: dict[str, int] = {}
    for organisation, network in context.seats_in_use:
        sits.setdefault(organisation, set()).add(network)
        sizes[network] = sizes.get(network, 0) + 1
    worth = {actor: ADAMIC_ADAR / log(len(partners)) for actor, partners in ties.items() if len(partners) > 1}
    shared = {network: SHARED_NETWORKS / log(max(size, 2)) for network, size in sizes.items()}
    pairs = []
    all_pairs = max(len(actors) * (len(actors) - 1) // 2, 1)
    candidates = _candidates(context, sits)
    by_id = context.organisations
    for first, second in candidates:
        a, b = by_id[first], by_id[second]
        if a.parent == b.id or b.parent == a.id or second in ties[first] or (home_of(first) and home_of(second)):
            continue
        partners = ties[first] & ties[second]
        networks = sits.get(first, set()) & sits.get(second, set())
        similar = peers.tied_pairs(a.partner_types, b.partner_types)
        if not (partners or networks or similar):
            continue
        gain = (len(ties[second] - near[first] - {first}) + len(ties[first] - near[second] - {second})
                + (second not in near[first]))
        # Summed exactly: two pairs with the same reasons score the same, in whatever order their reasons come.
        score = (fsum(worth[partner] for partner in partners) + fsum(shared[network] for network in networks)
                 + (PEERS * similar / len(peers.with_ties) if similar else 0.0)
                 + GAIN * gain / all_pairs)
        reasons = tuple(sorted(networks)), tuple(sorted(partners))
        pairs.append(Likely((first, second), score, *reasons, similar, gain))
    return sorted(pairs, key=lambda likely: (-likely.score, likely.actors))


MOST_ACTORS = 150
"""Among more actors than this only pairs are looked at that share a partner or a network."""


def _candidates(context: Context, sits: dict[str, set[str]]) -> list[Pair]:
    named = sorted(context.named)
    if len(named) <= MOST_ACTORS:
        return [pair(a, b) for a, b in combinations(named, 2)]
    ties = context.graphs.ties
    members: dict[str, list[str]] = {}
    for organisation, networks in sits.items():
        for network in networks:
            members.setdefault(network, []).append(organisation)
    groups = [*members.values(), *(ties[actor] for actor in ties)]
    return sorted({pair(a, b) for group in groups for a, b in combinations(sorted(group), 2)
                   if a in context.named and b in context.named})
