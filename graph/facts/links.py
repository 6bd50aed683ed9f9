"""Links: seats on networks, networks used as platforms, roles, ties."""

from __future__ import annotations

from typing import Annotated

from graph.dates import RecordedDate
from graph.facts.choices import Formality, RoleKind
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import ActorRef, ListedIn, NetworkRef, NodeRef, NotBlank, PlatformRef


@fact_kind("membership", plural="memberships", place=40, key=("member", "network", "seat", "since"),
           ends=("member", "network"))
class Membership(Fact, frozen=True, kw_only=True):
    """An actor that sits on a network. `seat` and `status` are ids of the catalogue ("" = unknown)."""

    member: ActorRef
    network: NetworkRef
    seat: Annotated[str, ListedIn("seats")] = ""
    status: Annotated[str, ListedIn("statuses")] = ""
    since: RecordedDate | None = None
    until: RecordedDate | None = None


@fact_kind("platform_part", plural="platform_parts", place=50, key=("network", "platform", "since"),
           ends=("network", "platform"))
class PlatformPart(Fact, frozen=True, kw_only=True):
    """A network that is used as a platform, or as a part of it."""

    network: NetworkRef
    platform: PlatformRef
    since: RecordedDate | None = None
    until: RecordedDate | None = None


@fact_kind("platform_role", plural="platform_roles", place=60, key=("actor", "platform", "role", "since"),
           ends=("actor", "platform"))
class PlatformRole(Fact, frozen=True, kw_only=True):
    """What an actor is to a platform: its hub, its secretariat, a member, its back-up.

    `LINKED` is the one role of a platform: a municipal one linked with the prefecture's.
    """

    actor: NodeRef
    platform: PlatformRef
    role: RoleKind
    since: RecordedDate | None = None
    until: RecordedDate | None = None


@fact_kind("tie", plural="ties", place=70, key=("source", "target", "kind", "reported_by", "since"),
           ends=("source", "target"))
class Tie(Fact, frozen=True, kw_only=True):
    """One recorded way of working together; directed from `source` to `target`.

    `kind` is an id of the catalogue of tie kinds, `reported_by` the actor that said so.
    """

    source: ActorRef
    target: ActorRef
    kind: Annotated[str, ListedIn("tie_kinds"), NotBlank()]
    formality: Formality = Formality.UNKNOWN
    frequency: str = ""
    reported_by: ActorRef | None = None
    since: RecordedDate | None = None
    until: RecordedDate | None = None


Link = Membership | PlatformPart | PlatformRole | Tie


def ends_of(link: Fact) -> tuple[str, ...]:
    """Return the two nodes that a link joins; nothing for a fact that is no link."""
    return tuple(getattr(link, name) for name in link.ENDS)
