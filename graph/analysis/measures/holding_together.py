"""Whether everything recorded hangs together, and what it hangs on.

All of these look at `Graphs.contacts`: organisations and networks, joined by memberships, ties and
roles. They speak of the record, not of the world: a contact nobody wrote down is not in it.
"""

from __future__ import annotations

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.network.graphs import Graphs


@measure(5010)
def components(graphs: Graphs) -> Figure:
    """Return into how many separate parts the record falls; 1 when everything hangs together.

    Undefined where nothing is recorded. Source: any textbook, e.g. Newman 2018, Networks, 6.12.

    >>> from graph.analysis.examples import town
    >>> components(town(ties="a-b", alone="c")).value
    2
    """
    G = graphs.contacts
    parts = [len(part) for part in G.components]
    return Figure("components", len(parts) or None, "parts", low=1, high=len(G) or None,
                  base={"actors": len(G), "largest": parts[0] if parts else 0},
                  reason="" if parts else "nothing_recorded")


@measure(5020)
def cutpoints(graphs: Graphs) -> Figure:
    """Return how many actors hold others together: without one of them more parts would remain.

    A cutpoint is an actor, or a network, whose removal leaves more parts than before. Neither the
    appointed hub nor the actor with most ties need be one. At most n - 2 in a graph of n actors.
    Unknown where no contact is recorded. Source: Hopcroft & Tarjan 1973 (articulation points).

    >>> from graph.analysis.examples import town
    >>> cutpoints(town(ties="a-b b-c")).actors
    ('b',)
    """
    G = graphs.contacts
    cutting = G.cutpoints
    return Figure("cutpoints", len(cutting) if G.edges else None, "actors", high=max(len(G) - 2, 0),
                  base={"actors": len(G)}, actors=tuple(node for node in G if node in cutting),
                  reason="" if G.edges else "no_contacts_recorded" if len(G) else "nothing_recorded")


@measure(5030)
def isolates(graphs: Graphs) -> Figure:
    """Return how many organisations are recorded with no contact at all: no seat, no tie, no role.

    Undefined where no organisation is recorded.

    >>> from graph.analysis.examples import town
    >>> isolates(town(ties="a-b", alone="c")).actors
    ('c',)
    """
    G = graphs.contacts
    alone = tuple(o.id for o in graphs.record.organisations if G.degree(o.id) == 0)
    total = len(graphs.record.organisations)
    return Figure("isolates", len(alone) if total else None, "actors", high=total,
                  base={"organisations": total}, actors=alone,
                  reason="" if total else "no_organisations")
