"""Pairs of bodies without a tie, the most telling first, each with the numbers that speak for it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Inquiry
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


def gaps(inquiry: Inquiry) -> Iterator[Gap]:
    """Yield the most likely pairs. Where no tie is recorded at all nothing can be said of pairs."""
    named = len(inquiry.named)
    if named < 2:
        return
    if not inquiry.shape.kinds_of_pair:
        yield Gap("untied", "none_recorded", NOTHING, Certainty.UNKNOWN,
                  base={"organisations": named, "pairs": named * (named - 1) // 2})
        return
    found = likely_pairs(inquiry)
    greatest = max((likely.score for likely in found), default=0.0)
    for rank, likely in enumerate(found[:MOST], start=1):
        relative = likely.score / greatest if greatest else 0.0
        weight = FLOOR + BY_LIKELIHOOD * relative * min(1.0, likely.score / STRONG)
        yield _gap(inquiry, likely, weight, rank, len(found))


def _gap(inquiry: Inquiry, likely: Likely, weight: float, rank: int, total: int) -> Gap:
    reasons = {"networks": likely.networks, "partners": likely.partners, "peers": likely.peers}
    says = "_".join(name for name, reason in reasons.items() if reason)
    return Gap(
        "untied", says, weight, Certainty.COMPARED, subjects=likely.bodies,
        terms={"one": ("body", likely.bodies[:1]), "other": ("body", likely.bodies[1:]),
               "networks": ("body", likely.networks), "partners": ("body", likely.partners),
               "gain_said": ("said", ("gain",) if likely.gain else ())},
        base={"common_networks": len(likely.networks), "common_partners": len(likely.partners),
              "peers": likely.peers, "with_ties": len(inquiry.peers.with_ties), "gain": likely.gain,
              "rank": rank, "pairs": total},
        evidence=tuple(_speaking(inquiry, likely)), missing=(likely.bodies,),
        closes=(tie(*likely.bodies, inquiry.catalogue.plain_tie),), functions=inquiry.functions_of(likely.bodies),
    )


def _speaking(inquiry: Inquiry, likely: Likely) -> Iterator[str]:
    """Yield the facts that speak for a pair: its seats on common networks, its ties with common partners."""
    record, bodies = inquiry.record, set(likely.bodies)
    yield from (m.path() for m in record.memberships if m.member in bodies and m.network in likely.networks)
    for t in record.ties:
        ends = {t.source, t.target}
        if len(ends & bodies) == 1 and ends & set(likely.partners):
            yield t.path()


def _stands(gap: Gap, after: Inquiry) -> bool:
    """Return whether two that had no tie before a plan are both there after it, without one."""
    if not gap.subjects:
        return not after.shape.kinds_of_pair
    return pair(*gap.subjects) not in after.shape.kinds_of_pair and set(gap.subjects) <= after.named


KIND = GapKind("untied", gaps, stands_after=_stands)
