"""How large the platform is: who is recorded, who sits on a network, how many networks there are."""

from __future__ import annotations

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.network.graphs import Graphs


@measure(1010)
def organisations(graphs: Graphs) -> Figure:
    """Return how many organisations are recorded; categories of members count, and are told apart.

    >>> from graph.analysis.examples import town
    >>> organisations(town(alone="a b c")).value
    3
    """
    recorded = graphs.record.organisations
    categories = sum(o.is_category for o in recorded)
    return Figure("organisations", len(recorded), "actors",
                  base={"named": len(recorded) - categories, "categories": categories})


@measure(1020)
def members(graphs: Graphs) -> Figure:
    """Return how many organisations sit on at least one network.

    >>> from graph.analysis.examples import town
    >>> members(town(seats="a/x b/x b/y", alone="c")).value
    2
    """
    sitting = dict.fromkeys(member for member, _ in sorted(graphs.seats))
    total = len(graphs.record.organisations)
    return Figure("members", len(sitting), "actors", high=total,
                  base={"organisations": total, "seats": len(graphs.seats)}, actors=tuple(sitting))


@measure(1030)
def networks(graphs: Graphs) -> Figure:
    """Return how many networks are recorded, and how many of them are used as a platform.

    >>> from graph.analysis.examples import town
    >>> networks(town(seats="a/x b/x b/y")).value
    2
    """
    used = {part.network for part in graphs.record.platform_parts}
    ids = tuple(n.id for n in graphs.record.networks)
    return Figure("networks", len(ids), "networks",
                  base={"used": len(used.intersection(ids)), "platforms": len(graphs.record.platforms)},
                  actors=ids)
