"""Steps of a plan: what a record would be without an actor, with a tie, a seat, a network more.

A step reads as text (`tie/a/b/refers_to`), so that a plan can stand in an address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.network.excerpt import excerpt
from graph.analysis.network.graphs import Graphs
from graph.catalogue import Catalogue
from graph.facts.actors import Network, Organisation
from graph.facts.choices import RoleKind
from graph.facts.links import Membership, PlatformPart, Tie
from graph.record.record import Record
from graph.replacing import replace

WITHOUT, TIE, MEMBER, NETWORK, PARTNER = "without", "tie", "member", "network", "partner"
ASSUMED = "assumed"
"""Begins the id of an actor that a step adds."""
MOST_PARTS = 200
BETWEEN = "/"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    `does` is WITHOUT (an actor), TIE (two actors, a kind), MEMBER (an actor, a network), NETWORK (a name, its
    members) or PARTNER (a name, a partner type or "", the networks it sits on).
    """

    does: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return BETWEEN.join((self.does, *self.parts))


def without(actor: str) -> Step:
    """Return the step that takes an actor out."""
    return Step(WITHOUT, (actor,))


def tie(first: str, second: str, kind: str) -> Step:
    """Return the step that adds a tie of a kind."""
    return Step(TIE, (first, second, kind))


def member(actor: str, network: str) -> Step:
    """Return the step that gives an actor a seat on a network."""
    return Step(MEMBER, (actor, network))


def network(name: str, *members: str) -> Step:
    """Return the step that adds a network with its members."""
    return Step(NETWORK, (name, *members))


def partner(name: str, partner_type: str, *networks: str) -> Step:
    """Return the step that adds an organisation of a type, with seats on networks."""
    return Step(PARTNER, (name, partner_type, *networks))


def read_step(text: str, plain_tie: str = "") -> Step | None:
    """Return the step that a text means, or None for nonsense; a tie without a kind is a `plain_tie`."""
    does, *parts = text.split(BETWEEN)
    least = {WITHOUT: (1, 1), TIE: (2, 3), MEMBER: (2, 2), NETWORK: (2, MOST_PARTS),
             PARTNER: (2, MOST_PARTS)}.get(does)
    named = [part for at, part in enumerate(parts) if (does, at) != (PARTNER, 1)]
    if least is None or not least[0] <= len(parts) <= least[1] or not all(named):
        return None
    if does == TIE and len(parts) == 2:
        if not plain_tie:
            return None
        parts.append(plain_tie)
    return Step(does, tuple(parts))


def fits(step: Step, record: Record, catalogue: Catalogue) -> bool:
    """Return whether a step makes sense for a record: its actors are there, and it changes something.

    A tie or a seat that is recorded already changes nothing, whoever reported it and since whenever; a tie of a kind
    without direction is the same both ways.
    """
    networks = {n.id for n in record.networks}
    actors = networks | {o.id for o in record.organisations}
    first, *others = step.parts
    if step.does == WITHOUT:
        return first in actors
    if step.does == TIE:
        second, kind = others
        return {first, second} <= actors and first != second and not _is_tied(record, first, second, kind, catalogue)
    if step.does == MEMBER:
        (network,) = others
        return first in actors and network in networks - {first} and not any(
            m.member == first and m.network == network for m in record.memberships)
    if step.does == PARTNER:
        return bool(others) and set(others[1:]) <= networks and bool(first.strip())
    return bool(others) and set(others) <= actors and bool(first.strip())


def _is_tied(record: Record, first: str, second: str, kind: str, catalogue: Catalogue) -> bool:
    ends = {(first, second), (second, first)} if kind in catalogue.undirected else {(first, second)}
    return any(t.kind == kind and (t.source, t.target) in ends for t in record.ties)


def fitting(record: Record, steps: Iterable[Step], catalogue: Catalogue) -> tuple[tuple[Step, ...], Record]:
    """Return those of some steps that change something after the ones before them, and the record after them.

    Actors are taken out last, so that a plan may add a tie and take out another actor in any order. A network
    that is added becomes a part of the platforms that serve the area.
    """
    kept: list[Step] = []
    after = record
    for step in dict.fromkeys(steps):
        if fits(step, record, catalogue) and fits(step, after, catalogue):
            kept.append(step)
            after = _added(after, step)
    gone = {step.parts[0] for step in kept if step.does == WITHOUT}
    return tuple(kept), _without(after, gone) if gone else after


def record_after(record: Record, steps: Iterable[Step], catalogue: Catalogue) -> Record:
    """Return the record as it would be after some steps; steps that do not fit it are left out."""
    return fitting(record, steps, catalogue)[1]


def _without(record: Record, gone: set[str]) -> Record:
    """Return the record without some actors; a platform that loses all who ran it links nobody any more."""
    left = excerpt(record, {actor.id for actor in record.nodes()} - gone)
    before, after = Graphs(record), Graphs(left)
    lost = {p.id for p in left.platforms if before.run_by(p.id) and not after.run_by(p.id)}
    return replace(
        left, platform_parts=tuple(p for p in left.platform_parts if p.platform not in lost),
        platform_roles=tuple(r for r in left.platform_roles
                             if r.platform not in lost or r.role is not RoleKind.MEMBER))


def _added(record: Record, step: Step) -> Record:
    if step.does == TIE:
        source, target, kind = step.parts
        return replace(record, ties=(*record.ties, Tie(source=source, target=target, kind=kind)))
    if step.does == MEMBER:
        seat = Membership(member=step.parts[0], network=step.parts[1])
        return replace(record, memberships=(*record.memberships, seat))
    if step.does == NETWORK:
        number = sum(n.id.startswith(ASSUMED) for n in record.networks) + 1
        made_up = Network(id=f"{ASSUMED}-{number}", name=step.parts[0])
        serving = [p.id for p in record.platforms if record.area.code in p.serves]
        return replace(
            record, networks=(*record.networks, made_up),
            memberships=(*record.memberships, *(Membership(member=m, network=made_up.id)
                                                for m in dict.fromkeys(step.parts[1:]))),
            platform_parts=(*record.platform_parts, *(PlatformPart(network=made_up.id, platform=p)
                                                      for p in serving)))
    if step.does == WITHOUT:
        return record
    name, kind, *seats = step.parts
    number = sum(o.id.startswith(ASSUMED) for o in record.organisations) + 1
    new = Organisation(id=f"{ASSUMED}-partner-{number}", name=name, partner_types=(kind,) if kind else ())
    return replace(record, organisations=(*record.organisations, new), memberships=(
        *record.memberships, *(Membership(member=new.id, network=n) for n in dict.fromkeys(seats))))
