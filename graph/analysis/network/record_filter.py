"""Looking at a part of a record: which ties, which members, as of which day, how far around an actor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.analysis.network.as_of import standing
from graph.analysis.network.excerpt import excerpt
from graph.analysis.network.graphs import Graphs
from graph.catalogue import Catalogue
from graph.facts.actors import Organisation
from graph.facts.choices import Answer
from graph.recent import kept
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace

UNKNOWN = ""
"""Stands in a choice for facts of which it is not recorded."""


class Only(StrEnum):
    """How surely a fact must be known to be shown."""

    ALL = "all"
    NAMED = "named"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What is looked at. An empty choice lets everything through; `UNKNOWN` in one lets the unknown through.

    `on` is the day on which facts must stand, `centre` an actor of which only `steps` contacts are shown.
    """

    tie_kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    partner_types: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    only: Only = Only.ALL
    on: dt.date | None = None
    centre: str = ""
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a filter shows of a record, and how many facts of which kind it hides."""

    record: Record
    hidden: Mapping[str, int] = field(default_factory=dict)


@kept()
def filtered(record: Record, record_filter: RecordFilter, catalogue: Catalogue) -> Filtered:
    """Return the part of a record that a filter lets through."""
    part = record if record_filter.on is None else standing(record, record_filter.on)
    passing = {actor.id for actor in part.nodes()
               if not isinstance(actor, Organisation) or _passes(actor, record_filter, catalogue)}
    part = excerpt(part, passing)
    part = replace(
        part,
        ties=tuple(t for t in part.ties if not record_filter.tie_kinds or t.kind in record_filter.tie_kinds),
        memberships=tuple(m for m in part.memberships if _status_passes(m.status, record_filter, catalogue)),
    )
    if record_filter.steps and any(actor.id == record_filter.centre for actor in part.nodes()):
        part = excerpt(part, neighbourhood(part, record_filter.centre, record_filter.steps))
    hidden = {kind.KIND: len(record.of(kind)) - len(part.of(kind)) for kind in KEPT}
    return Filtered(part, {kind: count for kind, count in hidden.items() if count})


def _passes(organisation: Organisation, record_filter: RecordFilter, catalogue: Catalogue) -> bool:
    if record_filter.only is Only.NAMED and organisation.is_category:
        return False
    functions = catalogue.functions_of(organisation.partner_types, organisation.functions)
    return (_is_chosen(organisation.partner_types, record_filter.partner_types)
            and _is_chosen(functions, record_filter.functions)
            and (not record_filter.tiers or organisation.tier.value in record_filter.tiers))


def _is_chosen(values: tuple[str, ...], chosen: frozenset[str]) -> bool:
    return not chosen or not chosen.isdisjoint(values or (UNKNOWN,))


def _status_passes(status: str, record_filter: RecordFilter, catalogue: Catalogue) -> bool:
    if record_filter.only is Only.ACTIVE:
        known = catalogue.statuses.get(status)
        if known is None or known.takes_part is not Answer.YES:
            return False
    return not record_filter.statuses or status in record_filter.statuses


def neighbourhood(record: Record, actor: str, steps: int) -> frozenset[str]:
    """Return the actors within some contacts of one, with the platforms that two of them make up.

    A platform that somebody runs is no actor that could be contacted: its neighbours are its makers.
    """
    graphs = Graphs(record)
    makers: dict[str, list[str]] = {}
    for part in record.platform_parts:
        makers.setdefault(part.platform, []).append(part.network)
    for role in record.platform_roles:
        makers.setdefault(role.platform, []).append(role.actor)
    is_contact = actor in graphs.contacts
    steps_to = graphs.contacts.steps_from([actor] if is_contact else makers.get(actor, []))
    near = {b for b, far in steps_to.items() if far <= steps - (not is_contact)} | {actor}
    return frozenset(near | {p for p, members in makers.items() if len(near.intersection(members)) > 1})
