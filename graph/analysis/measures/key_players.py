"""How much the record falls apart without some: fragmentation, and the sets that hold most together.

Source: Borgatti 2006, Identifying sets of key players in a social network, Computational & Mathematical
Organization Theory 12.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.network.graphs import Graph, Graphs

MOST_SETS = 40_000
"""Up to so many sets all are tried; among more, one actor after the other is chosen."""
LARGEST_SET = 3


def fragmentation_of(sizes: Sequence[int]) -> float:
    """Return F = 1 - sum s(s - 1) / n(n - 1): the share of pairs that no way joins; s: sizes of the parts."""
    n = sum(sizes)
    return 1 - sum(s * (s - 1) for s in sizes) / (n * (n - 1))


@measure(8010)
def fragmentation(graphs: Graphs) -> Figure:
    """Return the share of pairs of actors that no recorded way joins, from 0 to 1.

    On the contact graph. Undefined below two actors, unknown where no contact is recorded.

    >>> from graph.analysis.examples import town
    >>> fragmentation(town(ties="a-b", alone="c")).value
    0.6666666666666667
    """
    sizes = [len(part) for part in graphs.contacts.components]
    n = sum(sizes)
    reason = "fewer_than_two" if n < 2 else "" if graphs.contacts.edges else "no_contacts_recorded"
    return Figure("fragmentation", None if reason else fragmentation_of(sizes), "share", high=1,
                  base={"actors": n, "pairs": n * (n - 1) // 2,
                        "apart": (n * (n - 1) - sum(s * (s - 1) for s in sizes)) // 2},
                  reason=reason)


@measure(8020, thorough=True)
def key_players(graphs: Graphs) -> Iterator[Figure]:
    """Yield, for 1 to 3 organisations, the set without which the rest falls apart most, and F of that rest.

    All sets are tried up to `MOST_SETS`; then `exhaustive` in the base is 1. Else actors are chosen greedily,
    which may miss a better set (Borgatti 2006 gives no bound). Of equally good sets the first in the record's
    order is named. Undefined where fewer than two actors would be left, unknown where no contact is recorded.

    >>> from graph.analysis.examples import town
    >>> [f.actors for f in key_players(town(ties="a-b b-c c-d c-e d-e"))][0]
    ('c',)
    """
    contacts = graphs.contacts
    players = [o.id for o in graphs.record.organisations]
    for count in range(1, LARGEST_SET + 1):
        reason = ("too_few_actors" if len(contacts) - count < 2 or len(players) < count
                  else "" if contacts.edges else "no_contacts_recorded")
        sets = comb(len(players), count)
        best: tuple[str, ...] = ()
        value: float | None = None
        if not reason:
            search = _exhaustive if sets <= MOST_SETS else _greedy
            value, best = search(contacts, players, count)
        yield Figure("key_players", value, "share", high=1, of=str(count), actors=best,
                     base={"actors": len(contacts), "sets": sets, "exhaustive": int(sets <= MOST_SETS)},
                     reason=reason)


class _Bits:
    """The contact graph as one integer an actor, a bit a neighbour: taking sets out is quick."""

    def __init__(self, contacts: Graph) -> None:
        self.place = {actor: n for n, actor in enumerate(contacts)}
        self.neighbours = [sum(1 << self.place[neighbour] for neighbour in contacts[actor]) for actor in contacts]
        self.all = (1 << len(self.place)) - 1

    def without(self, gone: Sequence[str]) -> float:
        """Return F of what is left without some actors."""
        left = self.all
        for actor in gone:
            left &= ~(1 << self.place[actor])
        sizes = []
        while left:
            part = frontier = left & -left
            while frontier:
                reached = 0
                while frontier:
                    lowest = frontier & -frontier
                    reached |= self.neighbours[lowest.bit_length() - 1]
                    frontier ^= lowest
                frontier = reached & left & ~part
                part |= frontier
            sizes.append(part.bit_count())
            left &= ~part
        return fragmentation_of(sizes)


Chosen = tuple[str, ...]
Best = tuple[float, Chosen]


def _exhaustive(contacts: Graph, players: Sequence[str], count: int) -> Best:
    bits = _Bits(contacts)
    value, best = -1.0, Chosen()
    for removed in combinations(players, count):
        if (fragmentation := bits.without(removed)) > value + 1e-12:
            value, best = fragmentation, removed
    return value, best


def _greedy(contacts: Graph, players: Sequence[str], count: int) -> Best:
    bits, chosen, value = _Bits(contacts), Chosen(), -1.0
    for _ in range(count):
        value = -1.0
        best = ""
        for actor in players:
            if actor not in chosen and (fragmentation := bits.without((*chosen, actor))) > value + 1e-12:
                value, best = fragmentation, actor
        chosen = (*chosen, best)
    return value, chosen
