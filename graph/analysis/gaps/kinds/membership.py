"""Members on paper only, dormant members, members of which only the category is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.facts.actors import Network
from graph.facts.choices import Answer, Meeting, RoleKind
from graph.facts.links import Membership

SCORES = {"categories": 0.35, "dormant": 0.4, "on_paper": 0.3, "no_members": 0.5, "network_dormant": 0.65}
BY_SHARE = 0.35
"""What is added when all members are meant, in proportion for fewer."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield one gap for all members on paper only, one for all categories, and for each network what is its own.

    Those two are told once for the whole record, whatever the number of networks: they are mended in one go, with
    the lists of members at hand. That nobody takes part in a dormant network is the network's gap, not its members'.
    """
    seats = _seats(context)
    for network in context.record.networks:
        yield from _of_network(network, seats[network.id], context)
    categories = {network: [m for m in memberships
                            if m.member in context.organisations and m.member not in context.named]
                  for network, memberships in seats.items()}
    on_paper = {network: [m for m in memberships if m.status and m.member in context.named
                          and context.takes_part(m) is Answer.UNKNOWN] for network, memberships in seats.items()}
    for says, chosen in (("categories", categories), ("on_paper", on_paper)):
        if any(chosen.values()):
            yield _of_record(says, chosen, seats, context)


Seats = Mapping[str, list[Membership]]
"""The seats of each network, by its id."""


def _seats(context: Context) -> Seats:
    seats: dict[str, list[Membership]] = {n.id: [] for n in context.record.networks}
    for seat in context.record.memberships:
        if seat.network in seats:
            seats[seat.network].append(seat)
    return seats


def _members(seats: Iterable[Membership]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(seat.member for seat in seats))


def _of_network(network: Network, seats: list[Membership], context: Context) -> Iterator[Gap]:
    members = _members(seats)
    backing = {r.actor for r in context.record.platform_roles if r.role is RoleKind.BACK_UP}
    if network.meeting is Meeting.DORMANT:
        yield _gap(network, "network_dormant", members, len(members), seats, context)
    if not members and network.id not in backing and ":" not in network.id:
        yield _gap(network, "no_members", (), 0, [], context)
    dormant = [m for m in seats if context.takes_part(m) is Answer.NO]
    if dormant and network.meeting is not Meeting.DORMANT:
        yield _gap(network, "dormant", _members(dormant), len(members), dormant, context)


def _of_record(says: str, chosen: Seats, seats: Seats, context: Context) -> Gap:
    """Return the gap for some seats of the whole record; who sits on two networks is counted on both."""
    networks = tuple(network for network, memberships in chosen.items() if memberships)
    count = sum(len(_members(chosen[network])) for network in networks)
    total = sum(len(_members(seats[network])) for network in networks)
    every = [seat for network in networks for seat in chosen[network]]
    return Gap(
        "membership", says, SCORES[says] + BY_SHARE * count / total, Certainty.RECORDED, aspect=says,
        terms={"networks": ("actor", networks), "members": ("actor", _members(every))},
        base={"count": count, "total": total, "networks_count": len(networks)},
        evidence=tuple(seat.path() for seat in every), functions=context.functions_of(_members(every)),
        parts=tuple((says, (network,)) for network in networks),
    )


def _gap(network: Network, says: str, actors: tuple[str, ...], total: int, seats: list[Membership],
         context: Context) -> Gap:
    share = len(actors) / total if total else 0.0
    return Gap(
        "membership", says, SCORES[says] + BY_SHARE * share * (says != "network_dormant"),
        Certainty.UNKNOWN if says == "no_members" else Certainty.RECORDED,
        subjects=(network.id,), aspect=says,
        terms={"network": ("actor", (network.id,)), "members": ("actor", actors)},
        base={"count": len(actors), "total": total},
        evidence=tuple(m.path() for m in seats) or (network.path(),),
        functions=context.functions_of(actors),
    )


KIND = GapKind("membership", gaps,
               weighs="categories {categories:g}, dormant {dormant:g}, on paper {on_paper:g}".format(**SCORES)
               + f", each + {BY_SHARE:g} × share of the members; no members {SCORES['no_members']:g}; "
               f"dormant network {SCORES['network_dormant']:g}")
