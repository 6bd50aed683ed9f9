"""How closely the organisations are knit, by ties and by seats.

Source: Wasserman & Faust 1994, Social Network Analysis, ch. 4 (density) and 8 (two-mode density).
"""

from __future__ import annotations

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.network.graphs import Graphs


@measure(2010)
def density(graphs: Graphs) -> Figure:
    """Return the share of possible pairs of organisations that have a tie: 2m / n(n - 1), from 0 to 1.

    Direction and kind are ignored. Undefined below two organisations; unknown where no tie between
    organisations is recorded, because an empty sheet of ties does not say that nobody works together.

    >>> from graph.analysis.examples import town
    >>> round(density(town(ties="a-b b-c", alone="d")).value, 3)
    0.333
    """
    n, tied = len(graphs.ties), len(graphs.kinds_of_pair)
    pairs = n * (n - 1) // 2
    base = {"organisations": n, "pairs": pairs, "tied": tied}
    reason = "fewer_than_two" if n < 2 else "" if tied else "no_ties_recorded"
    return Figure("density", None if reason else tied / pairs, "share", high=1, base=base, reason=reason)


@measure(2020)
def two_mode_density(graphs: Graphs) -> Figure:
    """Return the share of possible seats that are taken: m / (n1 n2), from 0 to 1.

    n1 counts the organisations that sit on at least one network, n2 the networks that have at
    least one of them. Undefined where nobody sits anywhere.

    >>> from graph.analysis.examples import town
    >>> two_mode_density(town(seats="a/x b/x b/y")).value
    0.75
    """
    n1, n2 = (len({pair[end] for pair in graphs.seats}) for end in (0, 1))
    taken = len(graphs.seats)
    base = {"members": n1, "networks": n2, "possible": n1 * n2, "taken": taken}
    return Figure("two_mode_density", taken / (n1 * n2) if taken else None, "share", high=1, base=base,
                  reason="" if taken else "no_seats_recorded")
