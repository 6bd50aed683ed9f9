"""How much the ties hang on a few: Freeman's centralization, and bridges.

Source: Freeman 1979, Centrality in social networks: conceptual clarification, Social Networks 1.
"""

from __future__ import annotations

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.network.graphs import Graphs


def _base(graphs: Graphs) -> tuple[dict[str, int], str]:
    n = len(graphs.ties)
    reason = "fewer_than_three" if n < 3 else "" if graphs.kinds_of_pair else "no_ties_recorded"
    return {"organisations": n, "tied": len(graphs.kinds_of_pair)}, reason


@measure(4010)
def degree_centralization(graphs: Graphs) -> Figure:
    """Return how far the ties gather on one actor: sum(max d - d) / (n - 1)(n - 2), from 0 to 1.

    1 for a star, 0 where all have equally many. Undirected, loops cannot occur. Undefined below three
    organisations; unknown where no tie is recorded.

    >>> from graph.analysis.examples import town
    >>> degree_centralization(town(ties="hub-a hub-b hub-c")).value
    1.0
    """
    base, reason = _base(graphs)
    degrees = {actor: graphs.ties.degree(actor) for actor in graphs.ties}
    n, most = len(degrees), max(degrees.values(), default=0)
    value = None if reason else sum(most - d for d in degrees.values()) / ((n - 1) * (n - 2))
    return Figure("degree_centralization", value, "share", high=1, base=base | {"most": most}, reason=reason,
                  actors=() if reason else tuple(v for v, d in degrees.items() if d == most))


@measure(4020)
def betweenness_centralization(graphs: Graphs) -> Figure:
    """Return how far the shortest ways run through one actor: sum(max b - b) / (n - 1), from 0 to 1.

    b is betweenness as a share of its greatest value, (n - 1)(n - 2) / 2. Undirected. Undefined below
    three organisations; unknown where no tie is recorded.

    >>> from graph.analysis.examples import town
    >>> betweenness_centralization(town(ties="a-b b-c c-d d-a")).value
    0.0
    """
    base, reason = _base(graphs)
    if reason:
        return Figure("betweenness_centralization", None, "share", high=1, base=base, reason=reason)
    between = graphs.ties.betweenness
    most = max(between.values())
    value = sum(most - b for b in between.values()) / (len(between) - 1)
    return Figure("betweenness_centralization", min(value, 1.0), "share", high=1, base=base,
                  actors=tuple(v for v, b in between.items() if b == most > 0))


@measure(4030)
def bridges(graphs: Graphs) -> Figure:
    """Return how many single contacts hold two parts of the record together.

    A bridge is a contact (seat, tie or role) without which there would be one part more. At most the
    number of contacts. Undefined where no contact is recorded.

    >>> from graph.analysis.examples import town
    >>> bridges(town(ties="a-b b-c c-a c-d")).value
    1
    """
    edges, total = graphs.contacts.bridges, len(graphs.contacts.edges)
    return Figure("bridges", len(edges) if total else None, "contacts", high=total, base={"contacts": total},
                  actors=tuple(sorted({end for ends in edges for end in ends})),
                  reason="" if total else "no_contacts_recorded")
