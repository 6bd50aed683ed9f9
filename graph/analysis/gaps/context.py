"""The context of a search for gaps: what every kind of gap looks at, worked out once for all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.gaps.gap import Counts
from graph.analysis.gaps.peers import NOBODY, Peers
from graph.analysis.network.graphs import Graphs
from graph.analysis.notice.requirements import State, requirement_states
from graph.catalogue import Catalogue
from graph.facts.actors import Organisation, Platform
from graph.facts.choices import Answer, Completeness, Meeting
from graph.facts.links import Membership
from graph.record.record import Record

OLD_AFTER_YEARS = 5
"""From how many years on a fact counts as old, unless the person says otherwise."""


@dataclass(frozen=True)
class Context:
    """What the kinds look at: a record, the lists, comparable municipalities, a day."""

    record: Record
    catalogue: Catalogue
    peers: Peers = NOBODY
    on: dt.date = dt.date.max
    years: int = OLD_AFTER_YEARS

    @cached_property
    def graphs(self) -> Graphs:
        """The record's graphs."""
        return Graphs(self.record)

    @cached_property
    def states(self) -> tuple[State, ...]:
        """What the notice asks, and what the record answers."""
        return requirement_states(self.record, self.catalogue, self.graphs)

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """The organisations by id."""
        return {o.id: o for o in self.record.organisations}

    @cached_property
    def platforms(self) -> tuple[Platform, ...]:
        """The platforms that serve the area."""
        return tuple(p for p in self.record.platforms if self.record.area.code in p.serves)

    @cached_property
    def hub(self) -> tuple[str, ...]:
        """The first appointed hub that is recorded as an actor, if there is one."""
        actors = {actor.id for actor in self.record.nodes()}
        return tuple(hub for hub in self.graphs.hubs if hub in actors)[:1]

    @cached_property
    def named(self) -> frozenset[str]:
        """The organisations that are known by name: a category is nobody one could call."""
        return frozenset(o.id for o in self.record.organisations if not o.is_category)

    @cached_property
    def untyped(self) -> frozenset[str]:
        """The named organisations of which nobody has recorded what they are there for."""
        return frozenset(actor for actor in self.named if not self.functions[actor])

    @cached_property
    def unsure(self) -> Counts:
        """How far the record can tell that an actor is not there: whose members are known, who is a category only."""
        networks = self.record.networks
        return {"organisations": len(self.organisations), "networks": len(networks),
                "complete": sum(n.members_known is Completeness.COMPLETE for n in networks),
                "categories": len(self.organisations) - len(self.named)}

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What is to be said with everything that is not found: see `[gap_said]` in `locales/`."""
        known = self.unsure
        members = ("no_networks" if not known["networks"] else
                   "all_members" if known["complete"] == known["networks"] else "some_members")
        return (members, *(("categories",) if known["categories"] else ()))

    @cached_property
    def seats_in_use(self) -> frozenset[tuple[str, str]]:
        """Who sits where, without dormant networks and without seats that are recorded as not taken."""
        dormant = {n.id for n in self.record.networks if n.meeting is Meeting.DORMANT}
        return frozenset((m.member, m.network) for m in self.record.memberships
                         if m.member in self.organisations and m.network not in dormant
                         and self.takes_part(m) is not Answer.NO)

    def takes_part(self, membership: Membership) -> Answer:
        """Return whether a member takes part in fact, by its status."""
        status = self.catalogue.statuses.get(membership.status)
        return status.takes_part if status else Answer.UNKNOWN

    @cached_property
    def functions(self) -> dict[str, tuple[str, ...]]:
        """What each organisation is there for."""
        return {o.id: self.catalogue.functions_of(o.partner_types, o.functions)
                for o in self.record.organisations}

    def functions_of(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return what some actors are there for, each function once."""
        return tuple(dict.fromkeys(f for actor in actors for f in self.functions.get(actor, ())))
