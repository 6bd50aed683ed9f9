"""Actors on which others depend: without them somebody is reached by nobody else in this record."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.network.graphs import pair
from graph.analysis.steps import Step, member, tie
from graph.facts.choices import RoleKind
from graph.facts.links import ends_of

FLOOR, BY_SHARE, HUB, BRIDGE = 0.3, 1.0, 0.1, 0.3
"""The least score of a cutpoint, what is added when all are disconnected and for the hub; the score of a bridge."""
MOST_STEPS = 6


def gaps(context: Context) -> Iterator[Gap]:
    """Yield cutpoints (organisations), and ties that alone hold two parts together.

    A network whose removal disconnects its own members is no weakness of anybody and is left out. A tie to a
    single actor says nothing that this actor's only contact does not say: a bridge needs two on each side.
    """
    yield from _cutpoints(context)
    yield from _bridges(context)


def _cutpoints(context: Context) -> Iterator[Gap]:
    contacts, hubs = context.graphs.contacts, set(context.graphs.hubs)
    networks = {n.id for n in context.record.networks}
    # Who stands behind a platform is joined to whoever runs it, for want of another actor: no weakness.
    behind = {r.actor for r in context.record.platform_roles if r.role is RoleKind.BACK_UP}
    behind |= {p.id for p in context.record.platforms}
    for actor in contacts:
        parts = contacts.without(actor) if actor in context.organisations else ()
        if not parts:
            continue
        left = tuple(b for part in parts for b in part if b not in behind)
        if not left:
            continue
        away = tuple(b for b in left if b in context.organisations)
        cut_off = tuple(b for b in left if b in networks)
        steps = tuple(_ways_around(context, actor, left))
        unnamed = sum(b not in context.named for b in away)
        whole = next(len(part) for part in contacts.components if actor in part)
        says = ("hub" if actor in hubs else "body") + ("_links_networks" if cut_off else "")
        yield Gap(
            "dependence", says, min(1.0, FLOOR + BY_SHARE * len(left) / whole + HUB * (actor in hubs)),
            Certainty.COMPARED, subjects=(actor,),
            terms={"actor": ("actor", (actor,)), "left": ("actor", away or left), "networks": ("actor", cut_off),
                   "doubts": ("said", ("unnamed_left",) if unnamed else ())},
            base={"left_count": len(left), "organisations": len(away), "actors": whole, "unnamed": unnamed},
            evidence=tuple(link.path() for link in context.record.links() if actor in ends_of(link)),
            missing=tuple((step.parts[0], step.parts[1]) for step in steps[:1]), closes=steps,
            functions=context.functions_of(away),
        )


def _ways_around(context: Context, actor: str, left: tuple[str, ...]) -> Iterator[Step]:
    """Yield steps that would let the rest reach those who are disconnected: a seat where they sit, or a tie."""
    contacts = context.graphs.contacts
    part = next(part for part in contacts.components if actor in part)
    rest = sorted((b for b in part - set(left) - {actor} if b in context.named),
                  key=lambda b: (-contacts.degree(b), b))
    networks = [b for b in left if b in {n.id for n in context.record.networks}]
    steps = [member(b, n) for n in networks for b in rest[:MOST_STEPS]]
    steps += [tie(b, other, context.catalogue.plain_tie) for other in left if other in context.named for b in rest[:1]]
    yield from steps[:MOST_STEPS]


def _bridges(context: Context) -> Iterator[Gap]:
    contacts = context.graphs.contacts
    tied = {pair(t.source, t.target): t for t in context.record.ties}
    for first, second in contacts.bridges:
        recorded_tie = tied.get(pair(first, second))
        if recorded_tie is None or contacts.degree(first) < 2 or contacts.degree(second) < 2:
            continue
        yield Gap(
            "dependence", "bridge", BRIDGE, Certainty.COMPARED, subjects=pair(first, second),
            terms={"one": ("actor", (first,)), "other": ("actor", (second,))},
            base={"contacts": len(contacts.edges)}, evidence=(recorded_tie.path(),),
            functions=context.functions_of((first, second)),
        )


KIND = GapKind("dependence", gaps, closed_by_links=True,
               weighs=f"{FLOOR:g} + {BY_SHARE:g} × share of the actors that are cut off (+ {HUB:g} for the hub), "
               f"at most 1; bridge {BRIDGE:g}")
