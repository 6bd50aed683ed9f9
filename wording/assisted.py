"""What the assistant made of a file, as sentences and as data: what it took it for, what it guessed, what it asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.catalogue import Catalogue
from graph.facts.choices import Tier
from loaders.assistant.understood import Proposal, SeenOrganisation, Understood
from loaders.assisted import Assisted
from loaders.confirming import LEAST_CONFIDENCE, Trait, TraitKind
from locales import Words
from wording.facts import date_text


def sentences(assisted: Assisted, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what there is to say, one line each; what is asked comes last."""
    seen = assisted.understood
    yield words("assistant.taken_for", title=seen.title, kind=words(f"assistant_kind.{seen.kind}"),
                organisations=len(seen.organisations), networks=len(seen.networks),
                memberships=len(seen.memberships), ties=len(seen.ties), findings=len(seen.findings))
    if any(table.is_remembered for table in assisted.guess.tables):
        yield words("assistant.remembered")
    if seen.networks:
        yield words("assistant.councils", names=_listed((network.name for network in seen.networks), words))
    if seen.as_of:
        yield words("assistant.as_of", date=date_text(seen.as_of, words))
    for (kind, id_), traits in by_trait(assisted.traits).items():
        yield words(f"assistant.{kind}", trait=trait_label(kind, id_, catalogue, words),
                    names=_listed((trait.name for trait in traits), words))
    if assisted.traits:
        yield words("assistant.confirmed" if assisted.are_confirmed else "assistant.unconfirmed")
    for key, names in (("untyped", _untyped(seen)), ("categories", _categories(seen)), ("from_posts", _posts(seen)),
                       ("known", _known(seen))):
        if names:
            yield words(f"assistant.{key}", names=_listed(names, words))
    yield from (question(proposal, words) for proposal in seen.proposals)


def question(proposal: Proposal, words: Words) -> str:
    """Return what is asked about two names that may be one actor's."""
    key = "recorded_question" if proposal.recorded_id else "same_question"
    return words(f"assistant.{key}", first=proposal.first, second=proposal.second,
                 reason=words(f"likeness.{proposal.reason}"))


def as_json(assisted: Assisted) -> dict[str, Any]:
    """Return what was understood and guessed, with stable keys."""
    seen = assisted.understood
    return {
        "kind": seen.kind, "title": seen.title, "score": round(assisted.guess.score, 3),
        "as_of": str(seen.as_of) if seen.as_of else None,
        "remembered": any(table.is_remembered for table in assisted.guess.tables),
        "networks": [network.name for network in seen.networks],
        "organisations": [{"name": organisation.name, "is_category": organisation.is_category,
                           "from_post": organisation.is_from_post,
                           "recorded": organisation.recorded_id or None, "tier": organisation.tier,
                           "types": [{"id": likely.id, "confidence": likely.confidence}
                                     for likely in organisation.types]}
                          for organisation in seen.organisations],
        "guesses": [{"what": trait.kind, "name": trait.name, "id": trait.id, "recorded": assisted.are_confirmed}
                    for trait in assisted.traits],
        "same": [{"first": proposal.first, "second": proposal.second, "score": proposal.score,
                  "reason": proposal.reason, "recorded": proposal.recorded_id or None}
                 for proposal in seen.proposals],
    }


def by_trait(traits: Iterable[Trait]) -> dict[tuple[TraitKind, str], list[Trait]]:
    """Return what names speak for by what it is: each type, tier or type of council with those it is said of."""
    by_kind: dict[TraitKind, dict[str, list[Trait]]] = {kind: {} for kind in TraitKind}
    for trait in traits:
        by_kind[trait.kind].setdefault(trait.id, []).append(trait)
    return {(kind, id_): said for kind, by_id in by_kind.items() for id_, said in by_id.items()}


def trait_label(kind: TraitKind, id_: str, catalogue: Catalogue, words: Words) -> str:
    """Return the word for a type, a tier or a type of council."""
    match kind:
        case TraitKind.PARTNER_TYPE:
            return catalogue.partner_types[id_].name(words.language)
        case TraitKind.NETWORK_TYPE:
            return catalogue.network_types[id_].name(words.language)
        case TraitKind.TIER:
            return words.of(Tier(id_))


def _new(understood: Understood) -> list[SeenOrganisation]:
    return [organisation for organisation in understood.organisations if not organisation.recorded_id]


def _untyped(understood: Understood) -> list[str]:
    return [organisation.name for organisation in _new(understood)
            if not any(likely.confidence >= LEAST_CONFIDENCE for likely in organisation.types)]


def _categories(understood: Understood) -> list[str]:
    return [organisation.name for organisation in _new(understood) if organisation.is_category]


def _posts(understood: Understood) -> list[str]:
    return [organisation.name for organisation in _new(understood)
            if organisation.is_from_post and not organisation.is_category]


def _known(understood: Understood) -> list[str]:
    return [*(organisation.name for organisation in understood.organisations if organisation.recorded_id),
            *(network.name for network in understood.networks if network.recorded_id)]


def _listed(names: Iterable[str], words: Words) -> str:
    return words("list.between").join(names)
