"""Whether the ties form a core that holds together and a periphery that does not."""

from __future__ import annotations

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.measures.partition import Division, best_division
from graph.analysis.network.graphs import Graphs

LEAST = 4
"""A core and a periphery have at least two organisations each."""


@measure(7010)
def core_periphery(graphs: Graphs) -> Figure:
    """Return how well the ties fit a core and a periphery: the best Pearson correlation, from -1 to 1.

    Correlated are the pairs inside the core (ideally all tied) and inside the periphery (ideally none); pairs
    between core and periphery do not count. Up to 16 organisations all divisions are looked at (`exhaustive` in the
    base is 1), among more they are searched, and a better one may exist. `actors` is the core.
    Undefined below four organisations, unknown where no tie is recorded.
    Source: Borgatti & Everett 1999, Models of core/periphery structures, Social Networks 21.

    >>> from graph.analysis.examples import town
    >>> core_periphery(town(ties="a-b b-c c-a a-d b-e")).value
    1.0
    """
    ties = graphs.ties
    n, tied = len(ties), len(graphs.kinds_of_pair)
    reason = "fewer_than_four" if n < LEAST else "" if tied else "no_ties_recorded"
    best = Division(None, frozenset(), exhaustive=True) if reason else best_division(ties)
    if not reason and best.value is None:
        reason = "no_two_groups"
    core = tuple(actor for actor in ties if actor in best.core)
    return Figure("core_periphery", best.value, "index", low=-1, high=1, reason=reason, actors=core,
                  base={"organisations": n, "tied": tied, "core": len(core), "periphery": n - len(core),
                        "exhaustive": int(best.exhaustive)})
