"""Who is there for an area: its own organisations, and whoever sits on the networks of its platforms."""

from __future__ import annotations

from graph.facts.actors import Network, Organisation, Platform
from graph.facts.references import home_of
from graph.record.record import Record


def serving(record: Record) -> dict[str, Platform]:
    """Return the platforms that serve the record's area, by their ids."""
    return {p.id: p for p in record.platforms if record.area.code in p.serves}


def used_networks(record: Record) -> tuple[Network, ...]:
    """Return the area's own networks, and those of the platforms that serve it."""
    platforms = serving(record)
    used = {part.network for part in record.platform_parts if part.platform in platforms}
    return tuple(n for n in record.networks if n.id in used or not home_of(n.id))


def present(record: Record) -> tuple[Organisation, ...]:
    """Return the area's own organisations, and whoever sits on those networks."""
    networks = {n.id for n in used_networks(record)}
    seated = {m.member for m in record.memberships if m.network in networks}
    return tuple(o for o in record.organisations if o.id in seated or not home_of(o.id))


def type_counts(record: Record) -> dict[str, tuple[int, int]]:
    """Return how many organisations of each partner type are there, by name and as a category only.

    The same as the store's question `count_partner_types`; a test holds the two together.
    """
    counts: dict[str, tuple[int, int]] = {}
    for organisation in present(record):
        for partner_type in dict.fromkeys(organisation.partner_types):
            named, categories = counts.get(partner_type, (0, 0))
            kind = organisation.is_category
            counts[partner_type] = (named + (not kind), categories + kind)
    return counts
