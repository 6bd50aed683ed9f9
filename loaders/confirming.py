"""What names speak for, to be confirmed by a person: what nobody has confirmed is unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.catalogue import Catalogue
from graph.facts.choices import Tier
from graph.record.record import Record
from graph.replacing import replace
from loaders.assistant.understood import SeenNetwork, SeenOrganisation, Understood

LEAST_CONFIDENCE = 0.75
"""How sure a guess must be to be offered."""


class TraitKind(StrEnum):
    """What a name may say of who has it."""

    PARTNER_TYPE = "partner_type"
    TIER = "tier"
    NETWORK_TYPE = "network_type"


@dataclass(frozen=True, slots=True)
class Trait:
    """What the name of an organisation or a council speaks for: `id` is of the catalogue, or a tier.

    `is_new`: who has the name is not recorded yet.
    """

    kind: TraitKind
    id: str
    name: str
    is_new: bool = True


def guessed_traits(understood: Understood, record: Record | None, catalogue: Catalogue) -> tuple[Trait, ...]:
    """Return what the names of a file speak for, of those of whom the record does not say it."""
    actors = {actor.id: actor for actor in record.nodes()} if record else {}

    def is_open(seen: SeenOrganisation | SeenNetwork, field: str) -> bool:
        if not seen.recorded_id:
            return True
        actor = actors.get(seen.recorded_id)  # None: another area's to say
        return actor is not None and getattr(actor, field) in ((), "", Tier.UNKNOWN)

    def guessed() -> Iterator[Trait]:
        for seen in understood.organisations:
            is_new = not seen.recorded_id
            if is_open(seen, "partner_types"):
                yield from (Trait(TraitKind.PARTNER_TYPE, likely.id, seen.name, is_new) for likely in seen.types
                            if likely.confidence >= LEAST_CONFIDENCE and likely.id in catalogue.partner_types)
            if seen.tier != Tier.UNKNOWN and not seen.is_category and is_open(seen, "tier"):
                yield Trait(TraitKind.TIER, seen.tier, seen.name, is_new)
        for council in understood.networks:
            likely = council.network_type
            if likely and likely.id in catalogue.network_types and is_open(council, "network_type"):
                yield Trait(TraitKind.NETWORK_TYPE, likely.id, council.name, not council.recorded_id)

    return tuple(guessed())


def only_confirmed(understood: Understood, traits: Collection[Trait]) -> Understood:
    """Return what was understood with the traits that a person confirmed, and no others."""
    confirmed = {(trait.kind, trait.id, trait.name) for trait in traits}
    organisations = (
        replace(
            seen,
            types=tuple(t for t in seen.types if (TraitKind.PARTNER_TYPE, t.id, seen.name) in confirmed),
            tier=seen.tier if (TraitKind.TIER, seen.tier, seen.name) in confirmed else Tier.UNKNOWN.value,
        )
        for seen in understood.organisations
    )
    networks = (
        seen
        if seen.network_type and (TraitKind.NETWORK_TYPE, seen.network_type.id, seen.name) in confirmed
        else replace(seen, network_type=None)
        for seen in understood.networks
    )
    return replace(understood, organisations=tuple(organisations), networks=tuple(networks))
