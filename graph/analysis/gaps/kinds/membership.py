"""Members on paper only, dormant members, members of which only the category is known."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Inquiry
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.facts.actors import Network
from graph.facts.choices import Answer, Meeting, RoleKind
from graph.facts.links import Membership

SCORES = {"categories": 0.35, "dormant": 0.4, "on_paper": 0.3, "no_members": 0.5, "network_dormant": 0.65}
BY_SHARE = 0.35
"""What is added when all members of a network are meant, in proportion for fewer."""


def gaps(inquiry: Inquiry) -> Iterator[Gap]:
    """Yield, for each network, one gap for its members of each of these.

    That nobody takes part in a dormant network is the network's gap, not its members'.
    """
    record = inquiry.record
    by_network: dict[str, list[Membership]] = {n.id: [] for n in record.networks}
    for m in record.memberships:
        by_network.setdefault(m.network, []).append(m)
    backing = {r.actor for r in record.platform_roles if r.role is RoleKind.BACK_UP}
    for network in record.networks:
        seats = by_network[network.id]
        members = dict.fromkeys(m.member for m in seats)
        if network.meeting is Meeting.DORMANT:
            yield _gap(network, "network_dormant", list(members), len(members), seats, inquiry)
        if not members:
            if network.id not in backing and ":" not in network.id:
                yield _gap(network, "no_members", [], 0, [], inquiry)
            continue
        for says, chosen in (
            ("categories", [m for m in seats if m.member in inquiry.organisations
                            and m.member not in inquiry.named]),
            ("dormant", [m for m in seats if inquiry.takes_part(m) is Answer.NO
                         and network.meeting is not Meeting.DORMANT]),
            ("on_paper", [m for m in seats if m.status and inquiry.takes_part(m) is Answer.UNKNOWN
                          and m.member in inquiry.named]),
        ):
            bodies = list(dict.fromkeys(m.member for m in chosen))
            if bodies:
                yield _gap(network, says, bodies, len(members), chosen, inquiry)


def _gap(network: Network, says: str, bodies: list[str], total: int, seats: list[Membership],
         inquiry: Inquiry) -> Gap:
    share = len(bodies) / total if total else 0.0
    return Gap(
        "membership", says, SCORES[says] + BY_SHARE * share * (says != "network_dormant"),
        Certainty.UNKNOWN if says == "no_members" else Certainty.RECORDED,
        subjects=(network.id,), aspect=says,
        terms={"network": ("body", (network.id,)), "members": ("body", tuple(bodies))},
        base={"count": len(bodies), "total": total},
        evidence=tuple(m.path() for m in seats) or (network.path(),),
        functions=inquiry.functions_of(tuple(bodies)),
    )


KIND = GapKind("membership", gaps)
