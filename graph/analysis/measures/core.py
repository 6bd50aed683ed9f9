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
    starts = [frozenset(order[:size]) for size in range(2, len(order) - 1)]
    scored = [(found, core) for core in starts if (found := correlation(ties, core)) is not None]
    if not scored:
        return None, frozenset()
    value, core = max(scored, key=lambda item: (item[0], -len(item[1])))
    for _ in range(len(order)):
        moved = [(found, changed) for body in order
                 if 2 <= len(changed := core ^ {body}) <= len(order) - 2
                 and (found := correlation(ties, changed)) is not None]
        best = max(moved, key=lambda item: item[0], default=(value, core))
        if best[0] <= value + 1e-12:
            break
        value, core = best
    return value, core


def correlation(ties: Contacts, core: frozenset[str]) -> float | None:
    """Return the correlation for one core, None where it is undefined (all of these pairs tied, or none)."""
    c, p = len(core), len(ties) - len(core)
    inside = sum(len(ties[body] & core) for body in core) // 2
    outside = sum(len(ties[body] - core) for body in ties if body not in core) // 2
    ones, zeros = c * (c - 1) // 2, p * (p - 1) // 2
    tied, free = inside + outside, ones + zeros - inside - outside
    if not (ones and zeros and tied and free):
        return None
    return (inside * (zeros - outside) - outside * (ones - inside)) / sqrt(ones * zeros * tied * free)
