"""The best division of a graph into a core and a periphery: all divisions of a small one, a search in a large one.

A division is as good as the Pearson correlation of the pairs inside the two parts with the ideal pattern: inside the
core all tied, inside the periphery none. Pairs between the parts do not count (Borgatti & Everett 1999).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analysis.network.graphs import Graph

SMALL = 16
"""Up to so many nodes every division is looked at (65,536 of them)."""
MOST_STARTS, STARTS_BY_NODES = 20, 600
"""In a larger graph the search begins around so many nodes, fewer the more there are: around 2 among 300 and more."""
EXCHANGED = 16
"""So many of each part, those that fit it least, are looked at for an exchange."""
EQUAL = 1e-12
UNDEFINED = -2.0
"""Stands for the correlation of a division that has none: below every correlation."""
Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Division:
    """A core, how well it fits (-1 to 1; None: no division does), and whether all were looked at."""

    value: float | None
    core: frozenset[str]
    exhaustive: bool


def best_division(ties: Graph) -> Division:
    """Return the best division found; of equally good ones always the same."""
    graph = _Graph(ties)
    exhaustive = len(ties) <= SMALL
    core = graph.best_of_all() if exhaustive else graph.best_found()
    value = correlation(ties, core)
    return Division(value, core if value is not None else frozenset(), exhaustive)


def correlation(ties: Graph, core: frozenset[str]) -> float | None:
    """Return how well one core fits; None where it is undefined.

    That is where one part has fewer than two nodes, or all of the pairs inside the parts are tied, or none.
    """
    c, p = len(core), len(ties) - len(core)
    inside = sum(first in core and second in core for first, second in ties.edges)
    outside = sum(first not in core and second not in core for first, second in ties.edges)
    ones, zeros = c * (c - 1) // 2, p * (p - 1) // 2
    tied, free = inside + outside, ones + zeros - inside - outside
    if min(c, p) < 2 or not (tied and free):
        return None
    return (inside * (zeros - outside) - outside * (ones - inside)) / sqrt(ones * zeros * tied * free)


def _correlations(c: Numbers, p: Numbers, inside: Numbers, outside: Numbers) -> Numbers:
    """Return the correlations of many divisions at once, from the sizes of their parts and the tied pairs in them."""
    ones, zeros = c * (c - 1) / 2, p * (p - 1) / 2
    tied = inside + outside
    free = ones + zeros - tied
    defined = (c >= 2) & (p >= 2) & (tied > 0) & (free > 0)
    below = np.where(defined, ones * zeros * tied * free, 1.0)
    return np.where(defined, (inside * (zeros - outside) - outside * (ones - inside)) / np.sqrt(below), UNDEFINED)


class _Graph:
    """A graph as arrays, the nodes with most neighbours first, those with as many by their names."""

    def __init__(self, ties: Graph) -> None:
        self.nodes = sorted(ties, key=lambda node: (-ties.degree(node), node))
        place = {node: number for number, node in enumerate(self.nodes)}
        self.n = len(self.nodes)
        self.tied = np.zeros((self.n, self.n))
        for first, second in ties.edges:
            self.tied[place[first], place[second]] = self.tied[place[second], place[first]] = 1
        self.degrees = self.tied.sum(axis=0)
        self.pairs = self.degrees.sum() / 2

    def best_of_all(self) -> frozenset[str]:
        """Return the best core of all: each number from 0 to 2^n - 1 is one, a bit a node."""
        cores = np.arange(1 << self.n, dtype=np.uint32)
        inside = np.zeros(1 << self.n)
        for node in range(self.n):
            bit = 1 << node
            neighbours = np.uint32(sum(1 << int(neighbour) for neighbour in np.flatnonzero(self.tied[node])))
            inside[bit:2 * bit] = inside[:bit] + np.bitwise_count(cores[:bit] & neighbours)
        sizes = np.bitwise_count(cores).astype(float)
        best = int(_correlations(sizes, self.n - sizes, inside, inside[::-1]).argmax())
        return frozenset(node for number, node in enumerate(self.nodes) if best >> number & 1)

    def best_found(self) -> frozenset[str]:
        """Return the best core that the search finds.

        It begins with the nodes of most neighbours, then around each of them: with those that share most with it.
        """
        adjacency = self.tied + np.eye(self.n)
        starts = max(2, min(MOST_STARTS, STARTS_BY_NODES // self.n, self.n))
        orders = [np.arange(self.n),
                  *(np.argsort(-(adjacency @ adjacency[node]), kind="stable") for node in range(starts))]
        best, core = UNDEFINED, np.zeros(self.n)
        climbed: set[bytes] = set()
        for order in orders:
            value, candidate = _Climb(self, self._best_prefix(order)).top(climbed)
            if value > best + EQUAL:
                best, core = value, candidate
        return frozenset(self.nodes[number] for number in np.flatnonzero(core))

    def _best_prefix(self, order: Numbers) -> Numbers:
        """Return the best core among the first one, two, three … nodes of an order, as 1 for each of its nodes."""
        inside = np.cumsum(np.tril(self.tied[np.ix_(order, order)]).sum(axis=1))
        outside = self.pairs - np.cumsum(self.degrees[order]) + inside
        sizes = np.arange(1.0, self.n + 1)
        best = int(_correlations(sizes, self.n - sizes, inside, outside).argmax())
        core = np.zeros(self.n)
        core[order[:best + 1]] = 1
        return core


class _Climb:
    """A division that is made better step by step: one node changes sides, or two change places."""

    def __init__(self, graph: _Graph, core: Numbers) -> None:
        self.graph, self.core = graph, core
        self.in_core = graph.tied @ core
        self.size = core.sum()
        self.inside = (self.in_core * core).sum() / 2
        self.outside = graph.pairs - (graph.degrees * core).sum() + self.inside

    def top(self, climbed: set[bytes]) -> tuple[float, Numbers]:
        """Return the correlation that no further step improves, and its core.

        UNDEFINED where the way joins one that was `climbed` already: it leads to the same top.
        """
        best = float(_correlations(self.size, self.graph.n - self.size, self.inside, self.outside))
        while True:
            here = np.packbits(self.core > 0).tobytes()
            if here in climbed:
                return UNDEFINED, self.core
            climbed.add(here)
            value, moved = max(self._best_move(), self._best_exchange(), key=lambda step: step[0])
            if value <= best + EQUAL:
                return best, self.core
            best = value
            for node in moved:
                self._move(node)

    def _best_move(self) -> tuple[float, tuple[int, ...]]:
        step = 1 - 2 * self.core
        in_periphery = self.graph.degrees - self.in_core
        values = _correlations(self.size + step, self.graph.n - self.size - step, self.inside + step * self.in_core,
                               self.outside - step * in_periphery)
        best = int(values.argmax())
        return float(values[best]), (best,)

    def _best_exchange(self) -> tuple[float, tuple[int, ...]]:
        """Return the best exchange of a node of the core that fits there least with one of the periphery."""
        c, p = self.size, self.graph.n - self.size
        in_periphery = self.graph.degrees - self.in_core
        fit = p * (p - 1) * self.in_core + c * (c - 1) * in_periphery
        leaving, entering = np.flatnonzero(self.core), np.flatnonzero(self.core == 0)
        leaving = leaving[np.argsort(fit[leaving], kind="stable")[:EXCHANGED]]
        entering = entering[np.argsort(-fit[entering], kind="stable")[:EXCHANGED]]
        if not (len(leaving) and len(entering)):
            return UNDEFINED, ()
        between = self.graph.tied[np.ix_(leaving, entering)]
        inside = self.inside - self.in_core[leaving][:, None] + self.in_core[entering][None, :] - between
        outside = self.outside + in_periphery[leaving][:, None] - in_periphery[entering][None, :] - between
        values = _correlations(c, p, inside, outside)
        best = int(values.argmax())
        return float(values.flat[best]), (int(leaving[best // len(entering)]), int(entering[best % len(entering)]))

    def _move(self, node: int) -> None:
        step = 1 - 2 * self.core[node]
        self.inside += step * self.in_core[node]
        self.outside -= step * (self.graph.degrees[node] - self.in_core[node])
        self.size += step
        self.core[node] += step
        self.in_core = self.in_core + step * self.graph.tied[:, node]
