"""The part of a record that a gap is about: enough to see it, and the platform it is in."""

from __future__ import annotations

from graph.analysis.gaps.gap import Gap
from graph.analysis.network.excerpt import excerpt
from graph.facts.actors import Network, Platform
from graph.facts.links import ends_of
from graph.record.record import Record


def neighbourhood_of(record: Record, gap: Gap) -> Record:
    """Return the record with the actors a gap names, all networks and platforms, and whoever has a role."""
    kept = {*gap.actors, *(end for pair in gap.missing for end in pair)}
    evidence = set(gap.evidence)
    kept |= {end for link in record.links() if link.path() in evidence for end in ends_of(link)}
    kept |= {role.actor for role in record.platform_roles}
    kept |= {actor.id for actor in record.nodes() if isinstance(actor, Network | Platform)}
    return excerpt(record, kept)
