"""Members on paper only, dormant members, members of which only the category is known."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.facts.actors import Network
from graph.facts.choices import Answer, Meeting, RoleKind
from graph.facts.links import Membership

SCORES = {"categories": 0.35, "dormant": 0.4, "on_paper": 0.3, "no_members": 0.5, "network_dormant": 0.65}
BY_SHARE = 0.35
"""What is added when all members of a network are meant, in proportion for fewer."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield, for each network, one gap for its members of each of these.

    That nobody takes part in a dormant network is the network's gap, not its members'.
    """
    record = context.record
    by_network: dict[str, list[Membership]] = {n.id: [] for n in record.networks}
    for m in record.memberships:
        by_network.setdefault(m.network, []).append(m)
    backing = {r.actor for r in record.platform_roles if r.role is RoleKind.BACK_UP}
    for network in record.networks:
        seats = by_network[network.id]
        members = dict.fromkeys(m.member for m in seats)
        if network.meeting is Meeting.DORMANT:
            yield _gap(network, "network_dormant", list(members), len(members), seats, context)
        if not members:
            if network.id not in backing and ":" not in network.id:
                yield _gap(network, "no_members", [], 0, [], context)
            continue
        for says, chosen in (
            ("categories", [m for m in seats if m.member in context.organisations
                            and m.member not in context.named]),
            ("dormant", [m for m in seats if context.takes_part(m) is Answer.NO
                         and network.meeting is not Meeting.DORMANT]),
            ("on_paper", [m for m in seats if m.status and context.takes_part(m) is Answer.UNKNOWN
                          and m.member in context.named]),
        ):
            actors = list(dict.fromkeys(m.member for m in chosen))
            if actors:
                yield _gap(network, says, actors, len(members), chosen, context)


def _gap(network: Network, says: str, actors: list[str], total: int, seats: list[Membership],
         context: Context) -> Gap:
    share = len(actors) / total if total else 0.0
    return Gap(
        "membership", says, SCORES[says] + BY_SHARE * share * (says != "network_dormant"),
        Certainty.UNKNOWN if says == "no_members" else Certainty.RECORDED,
        subjects=(network.id,), aspect=says,
        terms={"network": ("actor", (network.id,)), "members": ("actor", tuple(actors))},
        base={"count": len(actors), "total": total},
        evidence=tuple(m.path() for m in seats) or (network.path(),),
        functions=context.functions_of(tuple(actors)),
    )


KIND = GapKind("membership", gaps)
