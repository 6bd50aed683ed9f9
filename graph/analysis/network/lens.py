"""Looking at a part of a record: which ties, which members, as of which day, how far around a body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.analysis.network.as_of import standing
from graph.analysis.network.excerpt import excerpt
from graph.analysis.network.graphs import Shape
from graph.catalogue import Catalogue
from graph.facts.actors import Organisation
from graph.facts.choices import Answer
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
class Lens:
    """What is looked at. An empty choice lets everything through; `UNKNOWN` in one lets the unknown through.

    `on` is the day on which facts must stand, `around` a body of which only `steps` contacts are shown.
    """

    tie_kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    partner_types: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    only: Only = Only.ALL
    on: dt.date | None = None
    around: str = ""
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What a lens shows of a record, and how many facts of which kind it hides."""

    record: Record
    hidden: Mapping[str, int] = field(default_factory=dict)


def look_through(record: Record, lens: Lens, catalogue: Catalogue) -> Seen:
    """Return the part of a record that a lens lets through."""
    part = record if lens.on is None else standing(record, lens.on)
    kept = {body.id for body in part.nodes()
            if not isinstance(body, Organisation) or _passes(body, lens, catalogue)}
    part = excerpt(part, kept)
    part = replace(
        part,
        ties=tuple(t for t in part.ties if not lens.tie_kinds or t.kind in lens.tie_kinds),
        memberships=tuple(m for m in part.memberships if _status_passes(m.status, lens, catalogue)),
    )
    if lens.steps and any(body.id == lens.around for body in part.nodes()):
        part = excerpt(part, neighbourhood(part, lens.around, lens.steps))
    hidden = {kind.KIND: len(record.of(kind)) - len(part.of(kind)) for kind in KEPT}
    return Seen(part, {kind: count for kind, count in hidden.items() if count})


def _passes(organisation: Organisation, lens: Lens, catalogue: Catalogue) -> bool:
    if lens.only is Only.NAMED and organisation.is_category:
        return False
    functions = catalogue.functions_of(organisation.partner_types, organisation.functions)
    return (_is_chosen(organisation.partner_types, lens.partner_types)
            and _is_chosen(functions, lens.functions)
            and (not lens.tiers or organisation.tier.value in lens.tiers))


def _is_chosen(values: tuple[str, ...], chosen: frozenset[str]) -> bool:
    return not chosen or not chosen.isdisjoint(values or (UNKNOWN,))


def _status_passes(status: str, lens: Lens, catalogue: Catalogue) -> bool:
    if lens.only is Only.ACTIVE:
        known = catalogue.statuses.get(status)
        if known is None or known.takes_part is not Answer.YES:
            return False
    return not lens.statuses or status in lens.statuses


def neighbourhood(record: Record, body: str, steps: int) -> frozenset[str]:
    """Return the bodies within some contacts of one, with the platforms that two of them make up.

    A platform that somebody runs is no body that could be contacted: its neighbours are its makers.
    """
    shape = Shape(record)
    makers: dict[str, list[str]] = {}
    for part in record.platform_parts:
        makers.setdefault(part.platform, []).append(part.network)
    for role in record.platform_roles:
        makers.setdefault(role.platform, []).append(role.actor)
    is_contact = body in shape.contacts
    steps_to = shape.contacts.steps_from([body] if is_contact else makers.get(body, []))
    near = {b for b, far in steps_to.items() if far <= steps - (not is_contact)} | {body}
    return frozenset(near | {p for p, several in makers.items() if len(near.intersection(several)) > 1})
