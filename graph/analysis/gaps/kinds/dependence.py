"""Bodies on which others depend: without them somebody is reached by nobody else in this record."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Inquiry
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.network.graphs import pair
from graph.analysis.steps import Step, member, tie
from graph.facts.choices import RoleKind
from graph.facts.links import ends_of

FLOOR, BY_SHARE, HUB, BRIDGE = 0.3, 1.0, 0.1, 0.3
"""The least score of a cut-point, what is added when all fall away and for the hub; the score of a bridge."""
MOST_STEPS = 6


def gaps(inquiry: Inquiry) -> Iterator[Gap]:
    """Yield cut-points (organisations), and ties that alone hold two parts together.

    A network without which its own members fall away is no weakness of anybody and is left out. A tie to a
    single body says nothing that this body's only contact does not say: a bridge needs two on each side.
    """
    yield from _cut_points(inquiry)
    yield from _bridges(inquiry)


def _cut_points(inquiry: Inquiry) -> Iterator[Gap]:
    contacts, hubs = inquiry.shape.contacts, set(inquiry.shape.hubs)
    networks = {n.id for n in inquiry.record.networks}
    # Who stands behind a platform is joined to whoever runs it, for want of another body: no weakness.
    behind = {r.actor for r in inquiry.record.platform_roles if r.role is RoleKind.BACK_UP}
    behind |= {p.id for p in inquiry.record.platforms}
    for body in contacts:
        parts = contacts.without(body) if body in inquiry.organisations else ()
        if not parts:
            continue
        left = tuple(b for part in parts for b in part if b not in behind)
        if not left:
            continue
        away = tuple(b for b in left if b in inquiry.organisations)
        cut_off = tuple(b for b in left if b in networks)
        ways = tuple(_ways_around(inquiry, body, left))
        unnamed = sum(b not in inquiry.named for b in away)
        whole = next(len(part) for part in contacts.components if body in part)
        says = ("hub" if body in hubs else "body") + ("_links_networks" if cut_off else "")
        yield Gap(
            "dependence", says, min(1.0, FLOOR + BY_SHARE * len(left) / whole + HUB * (body in hubs)),
            Certainty.COMPARED, subjects=(body,),
            terms={"body": ("body", (body,)), "left": ("body", away or left), "networks": ("body", cut_off),
                   "doubts": ("said", ("unnamed_left",) if unnamed else ())},
            base={"left_count": len(left), "organisations": len(away), "bodies": whole, "unnamed": unnamed},
            evidence=tuple(link.path() for link in inquiry.record.links() if body in ends_of(link)),
            missing=tuple((way.parts[0], way.parts[1]) for way in ways[:1]), closes=ways,
            functions=inquiry.functions_of(away),
        )


def _ways_around(inquiry: Inquiry, body: str, left: tuple[str, ...]) -> Iterator[Step]:
    """Yield steps that would let the rest reach those who fall away: a seat where they sit, or a tie."""
    contacts = inquiry.shape.contacts
    part = next(part for part in contacts.components if body in part)
    rest = sorted((b for b in part - set(left) - {body} if b in inquiry.named),
                  key=lambda b: (-contacts.degree(b), b))
    networks = [b for b in left if b in {n.id for n in inquiry.record.networks}]
    steps = [member(b, n) for n in networks for b in rest[:MOST_STEPS]]
    steps += [tie(b, other, inquiry.catalogue.plain_tie) for other in left if other in inquiry.named for b in rest[:1]]
    yield from steps[:MOST_STEPS]


def _bridges(inquiry: Inquiry) -> Iterator[Gap]:
    contacts = inquiry.shape.contacts
    tied = {pair(t.source, t.target): t for t in inquiry.record.ties}
    for one, other in contacts.bridges:
        found = tied.get(pair(one, other))
        if found is None or contacts.degree(one) < 2 or contacts.degree(other) < 2:
            continue
        yield Gap(
            "dependence", "bridge", BRIDGE, Certainty.COMPARED, subjects=pair(one, other),
            terms={"one": ("body", (one,)), "other": ("body", (other,))},
            base={"contacts": len(contacts.edges)}, evidence=(found.path(),),
            functions=inquiry.functions_of((one, other)),
        )


KIND = GapKind("dependence", gaps, closed_by_links=True)
