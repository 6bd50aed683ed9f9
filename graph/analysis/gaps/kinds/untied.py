"""Pairs of bodies without a tie, the most telling first, each with the numbers that speak for it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Inquiry
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.likely import Likely, likely_pairs
from graph.analysis.plans.steps import tie

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
    greatest = max((pair.score for pair in found), default=0.0)
    for rank, pair in enumerate(found[:MOST], start=1):
        relative = pair.score / greatest if greatest else 0.0
        weight = FLOOR + BY_LIKELIHOOD * relative * min(1.0, pair.score / STRONG)
        yield _gap(inquiry, pair, weight, rank, len(found))


def _gap(inquiry: Inquiry, pair: Likely, weight: float, rank: int, total: int) -> Gap:
    reasons = {"networks": pair.networks, "partners": pair.partners, "peers": pair.peers}
    says = "_".join(name for name, reason in reasons.items() if reason)
    return Gap(
        "untied", says, weight, Certainty.COMPARED, subjects=pair.bodies, says_why=True,
        terms={"one": ("body", pair.bodies[:1]), "other": ("body", pair.bodies[1:]),
               "networks": ("body", pair.networks), "partners": ("body", pair.partners),
               "gain_said": ("said", ("gain",) if pair.gain else ())},
        base={"common_networks": len(pair.networks), "common_partners": len(pair.partners),
              "peers": pair.peers, "with_ties": len(inquiry.peers.with_ties), "gain": pair.gain,
              "rank": rank, "pairs": total},
        evidence=tuple(_speaking(inquiry, pair)), missing=(pair.bodies,),
        closes=(tie(*pair.bodies, inquiry.catalogue.plain_tie),), functions=inquiry.functions_of(pair.bodies),
    )


def _speaking(inquiry: Inquiry, pair: Likely) -> Iterator[str]:
    """Yield the facts that speak for a pair: its seats on common networks, its ties with common partners."""
    record, bodies = inquiry.record, set(pair.bodies)
    yield from (m.path() for m in record.memberships if m.member in bodies and m.network in pair.networks)
    for t in record.ties:
        ends = {t.source, t.target}
        if len(ends & bodies) == 1 and ends & set(pair.partners):
            yield t.path()
