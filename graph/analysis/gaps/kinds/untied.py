"""Pairs of actors without a tie, the most telling first, each with the numbers that speak for it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.gaps.likely import Likely, likely_pairs
from graph.analysis.network.graphs import pair
from graph.analysis.steps import tie

MOST = 10
"""So many pairs are shown; the base says how many there are."""
FLOOR, BY_LIKELIHOOD, NOTHING = 0.25, 0.3, 0.5
STRONG = 1.0
"""A score from which on a pair's reasons count in full; the first of weak pairs is still a weak one."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield the most likely pairs. Where no tie is recorded at all nothing can be said of pairs."""
    named = len(context.named)
    if named < 2:
        return
    if not context.graphs.kinds_of_pair:
        yield Gap("untied", "none_recorded", NOTHING, Certainty.UNKNOWN,
                  base={"organisations": named, "pairs": named * (named - 1) // 2})
        return
    pairs = likely_pairs(context)
    greatest = max((likely.score for likely in pairs), default=0.0)
    for rank, likely in enumerate(pairs[:MOST], start=1):
        relative = likely.score / greatest if greatest else 0.0
        weight = FLOOR + BY_LIKELIHOOD * relative * min(1.0, likely.score / STRONG)
        yield _gap(context, likely, weight, rank, len(pairs))


def _gap(context: Context, likely: Likely, weight: float, rank: int, total: int) -> Gap:
    reasons = {"networks": likely.networks, "partners": likely.partners, "peers": likely.peers}
    says = "_".join(name for name, reason in reasons.items() if reason)
    return Gap(
        "untied", says, weight, Certainty.COMPARED, subjects=likely.actors,
        terms={"one": ("actor", likely.actors[:1]), "other": ("actor", likely.actors[1:]),
               "networks": ("actor", likely.networks), "partners": ("actor", likely.partners),
               "gain_said": ("said", ("gain",) if likely.gain else ())},
        base={"common_networks": len(likely.networks), "common_partners": len(likely.partners),
              "peers": likely.peers, "with_ties": len(context.peers.with_ties), "gain": likely.gain,
              "rank": rank, "pairs": total},
        evidence=tuple(_speaking(context, likely)), missing=(likely.actors,),
        closes=(tie(*likely.actors, context.catalogue.plain_tie),), functions=context.functions_of(likely.actors),
    )


def _speaking(context: Context, likely: Likely) -> Iterator[str]:
    """Yield the facts that speak for a pair: its seats on common networks, its ties with common partners."""
    record, actors = context.record, set(likely.actors)
    yield from (m.path() for m in record.memberships if m.member in actors and m.network in likely.networks)
    for t in record.ties:
        ends = {t.source, t.target}
        if len(ends & actors) == 1 and ends & set(likely.partners):
            yield t.path()


def _stands(gap: Gap, after: Context) -> bool:
    """Return whether two that had no tie before a plan are both there after it, without one."""
    if not gap.subjects:
        return not after.graphs.kinds_of_pair
    return pair(*gap.subjects) not in after.graphs.kinds_of_pair and set(gap.subjects) <= after.named


KIND = GapKind("untied", gaps, stands_after=_stands,
               weighs=f"{FLOOR:g} + {BY_LIKELIHOOD:g} × score / greatest score × score (at most {STRONG:g}); "
               f"none recorded {NOTHING:g}")
