"""Whether the ties form a core that holds together and a periphery that does not."""

from __future__ import annotations

from math import sqrt

from graph.analysis.figures import Figure, measure
from graph.analysis.projection import Contacts, Shape

LEAST = 4
"""A core and a periphery have at least two organisations each."""


@measure
def core_periphery(shape: Shape) -> Figure:
    """Return how well the ties fit a core and a periphery: the best Pearson correlation, from -1 to 1.

    Correlated are the pairs inside the core (ideally all tied) and inside the periphery (ideally none); pairs
    between core and periphery do not count. The partition is searched: every prefix of the organisations by
    their partners, then single moves as long as they help; a better one may exist. `bodies` is the core.
    Undefined below four organisations, unknown where no tie is recorded.
    Source: Borgatti & Everett 1999, Models of core/periphery structures, Social Networks 21.
    """
    ties = shape.ties
    n, tied = len(ties), len(shape.kinds_of_pair)
    reason = "fewer_than_four" if n < LEAST else "" if tied else "no_ties_recorded"
    value, core = (None, frozenset()) if reason else best_core(ties)
    if not reason and value is None:
        reason = "no_two_groups"
    return Figure("core_periphery", value, "index", low=-1, high=1, reason=reason,
                  base={"organisations": n, "tied": tied, "core": len(core), "periphery": n - len(core)},
                  bodies=tuple(body for body in ties if body in core) if not reason else ())


def best_core(ties: Contacts) -> tuple[float | None, frozenset[str]]:
    """Return the best correlation found, None where no partition has one, and its core."""
    order = sorted(ties, key=lambda body: (-ties.degree(body), body))
    growing = _Partition(ties)
    best, size = None, 0
    for body in order[:-2]:
        growing.move(body)
        found = growing.correlation() if len(growing.core) > 1 else None
        if found is not None and (best is None or found > best):
            best, size = found, len(growing.core)
    if best is None:
        return None, frozenset()
    parted = _Partition(ties)
    for body in order[:size]:
        parted.move(body)
    for _ in order:
        value, moved = max(((found, body) for body in order if (found := parted.correlation(body)) is not None),
                           key=lambda item: item[0], default=(best, ""))
        if value <= best + 1e-12:
            break
        best = value
        parted.move(moved)
    return best, frozenset(parted.core)


def correlation(ties: Contacts, core: frozenset[str]) -> float | None:
    """Return the correlation for one core, None where it is undefined."""
    parted = _Partition(ties)
    for body in core:
        parted.move(body)
    return parted.correlation()


class _Partition:
    """A core and a periphery, with the pairs tied inside each; a move of one body costs its partners only."""

    def __init__(self, ties: Contacts) -> None:
        self.ties, self.core = ties, set[str]()
        self.pairs = [0, sum(ties.degree(body) for body in ties) // 2]
        self.partners_in_core = dict.fromkeys(ties, 0)

    def _after(self, body: str) -> tuple[int, int, int]:
        """Return how many bodies the core has after a move, and the tied pairs in core and periphery."""
        here = self.partners_in_core[body]
        there = self.ties.degree(body) - here
        inside, outside = self.pairs
        if body in self.core:
            return len(self.core) - 1, inside - here, outside + there
        return len(self.core) + 1, inside + here, outside - there

    def move(self, body: str) -> None:
        """Move a body to the other part."""
        _, *self.pairs = self._after(body)
        self.core ^= {body}
        step = 1 if body in self.core else -1
        for other in self.ties[body]:
            self.partners_in_core[other] += step

    def correlation(self, moved: str = "") -> float | None:
        """Return the correlation, after one more move if a body is given.

        None where it is undefined (all of these pairs tied, or none) or one part has fewer than two bodies.
        """
        c, inside, outside = self._after(moved) if moved else (len(self.core), *self.pairs)
        p = len(self.ties) - c
        ones, zeros = c * (c - 1) // 2, p * (p - 1) // 2
        tied, free = inside + outside, ones + zeros - inside - outside
        if min(c, p) < 2 or not (tied and free):
            return None
        return (inside * (zeros - outside) - outside * (ones - inside)) / sqrt(ones * zeros * tied * free)
