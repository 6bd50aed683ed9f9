"""What the ties are like: their kinds, who reports them, whether they stay among the like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.network.graphs import Graphs, Pair, pair
from graph.facts.actors import Organisation
from graph.facts.choices import Tier


@measure(3010)
def density_by_kind(graphs: Graphs) -> Iterator[Figure]:
    """Yield, for each kind of tie recorded, the share of possible pairs that have it, from 0 to 1.

    Undirected. Source: Wasserman & Faust 1994, ch. 4.

    >>> from graph.analysis.examples import town
    >>> [(f.of, round(f.value, 3)) for f in density_by_kind(town(ties="a-b b-c a-b:funds"))]
    [('funds', 0.333), ('refers_to', 0.667)]
    """
    n = len(graphs.ties)
    pairs = n * (n - 1) // 2
    for kind in sorted({kind for kinds in graphs.kinds_of_pair.values() for kind in kinds}):
        tied = sum(kind in kinds for kinds in graphs.kinds_of_pair.values())
        yield Figure("density_by_kind", tied / pairs, "share", high=1, of=kind,
                     base={"organisations": n, "pairs": pairs, "tied": tied})


def _tied(graphs: Graphs) -> tuple[dict[str, int], str]:
    pairs = graphs.kinds_of_pair
    multiple = sum(len(kinds) > 1 for kinds in pairs.values())
    return {"tied": len(pairs), "multiple": multiple}, "" if pairs else "no_ties_recorded"


@measure(3020)
def multiplexity(graphs: Graphs) -> Figure:
    """Return the share of tied pairs that work together in two or more ways, from 0 to 1.

    Unknown where no tie is recorded. Source: Provan & Milward 1995, Administrative Science Quarterly 40.

    >>> from graph.analysis.examples import town
    >>> multiplexity(town(ties="a-b a-b:funds b-c")).value
    0.5
    """
    base, reason = _tied(graphs)
    return Figure("multiplexity", None if reason else base["multiple"] / base["tied"], "share", high=1,
                  base=base, reason=reason)


@measure(3030)
def kinds_per_pair(graphs: Graphs) -> Figure:
    """Return how many kinds of tie a tied pair has on average, from 1.

    Unknown where no tie is recorded. Source: as `multiplexity`.

    >>> from graph.analysis.examples import town
    >>> kinds_per_pair(town(ties="a-b a-b:funds b-c")).value
    1.5
    """
    base, reason = _tied(graphs)
    total = sum(map(len, graphs.kinds_of_pair.values()))
    kinds = len({kind for kinds in graphs.kinds_of_pair.values() for kind in kinds})
    return Figure("kinds_per_pair", None if reason else total / base["tied"], "kinds", low=1,
                  high=None if reason else kinds, base=base | {"kinds": total}, reason=reason)


@measure(3040)
def confirmed_ties(graphs: Graphs) -> Figure:
    """Return the share of reported ties that both ends report, from 0 to 1.

    A tie is a pair with a kind; its direction is ignored. Base: those reported by at least one of
    their ends. Unknown where no such report is recorded. Source: Provan & Milward 1995.

    >>> from graph.analysis.examples import town
    >>> confirmed_ties(town(ties="a-b:funds@a a-b:funds@b b-c:funds@b")).value
    0.5
    """
    reports: dict[tuple[Pair, str], set[str]] = {}
    for tie in graphs.record.ties:
        ends = pair(tie.source, tie.target)
        if tie.reported_by in ends:
            reports.setdefault((ends, tie.kind), set()).add(tie.reported_by)
    both = sum(len(reporters) == 2 for reporters in reports.values())
    return Figure("confirmed_ties", both / len(reports) if reports else None, "share", high=1,
                  base={"reported": len(reports), "both": both},
                  reason="" if reports else "no_reporter_recorded")


def _partner_types(organisation: Organisation) -> frozenset[str]:
    return frozenset(organisation.partner_types)


def _tier(organisation: Organisation) -> frozenset[str]:
    return frozenset() if organisation.tier is Tier.UNKNOWN else frozenset((organisation.tier.value,))


def _e_i(graphs: Graphs, name: str, groups_of: Callable[[Organisation], frozenset[str]]) -> Figure:
    """Return (E - I) / (E + I): E tied pairs without a group in common, I those with one."""
    groups = {o.id: g for o in graphs.record.organisations if (g := groups_of(o))}
    tied = [(a, b) for a, b in graphs.kinds_of_pair if a in groups and b in groups]
    external = sum(groups[a].isdisjoint(groups[b]) for a, b in tied)
    reason = "no_ties_recorded" if not graphs.kinds_of_pair else "" if tied else "no_groups_recorded"
    sizes = Counter(groups.values())
    pairs = len(groups) * (len(groups) - 1) // 2
    apart = sum(sizes[a] * sizes[b] for a, b in combinations(sizes, 2) if a.isdisjoint(b))
    base = {"tied": len(tied), "external": external, "internal": len(tied) - external,
            "organisations": len(groups), "pairs": pairs, "apart": apart}
    return Figure(name, None if reason else (2 * external - len(tied)) / len(tied), "index", low=-1, high=1,
                  base=base, reason=reason,
                  expected=None if reason else (2 * apart - pairs) / pairs)


@measure(3050)
def e_i_by_partner_type(graphs: Graphs) -> Figure:
    """Return the E-I index by partner type, from -1 (only among the like) to 1 (only with others).

    `expected` is the value that ties drawn at random among the same organisations would have: the index
    depends on the sizes of the groups. Base: tied pairs of which both partner types are recorded.
    Source: Krackhardt & Stern 1988, Social Psychology Quarterly 51.

    >>> from graph.analysis.examples import town
    >>> e_i_by_partner_type(town(ties="a-b b-c", types="a:school b:school c:clinic")).value
    0.0
    """
    return _e_i(graphs, "e_i_by_partner_type", _partner_types)


@measure(3060)
def e_i_by_tier(graphs: Graphs) -> Figure:
    """Return the E-I index by whose actors they are (municipal, prefectural, national, private).

    Range, `expected`, base and source as for `e_i_by_partner_type`.

    >>> from graph.analysis.examples import town
    >>> e_i_by_tier(town(ties="a-b", tiers="a:municipal b:private")).value
    1.0
    """
    return _e_i(graphs, "e_i_by_tier", _tier)
