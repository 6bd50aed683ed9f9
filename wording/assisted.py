"""What the assistant made of a file, as sentences and as data: what it took it for, what it guessed, what it asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.catalogue import Catalogue
from loaders.assistant.understood import Proposal, SeenOrganisation, Understood
from loaders.assisted import Assisted
from loaders.joining import LEAST_CONFIDENCE
from locales import Words


def sentences(assisted: Assisted, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what there is to say, one line each; what is asked comes last."""
    seen = assisted.understood
    yield words("assistant.taken_for", title=seen.title, kind=words(f"assistant_kind.{seen.kind}"),
                organisations=len(seen.organisations), networks=len(seen.networks),
                memberships=len(seen.memberships), ties=len(seen.ties), findings=len(seen.findings))
    if seen.networks:
        yield words("assistant.councils", names=_listed((network.name for network in seen.networks), words))
    if seen.as_of:
        yield words("assistant.as_of", date=seen.as_of)
    for type_id, names in guessed_types(seen).items():
        known = catalogue.partner_types.get(type_id)
        if known:
            yield words("assistant.types", type=known.name(words.language), names=_listed(names, words))
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
        "networks": [network.name for network in seen.networks],
        "organisations": [{"name": organisation.name, "is_category": organisation.is_category,
                           "from_post": organisation.is_from_post,
                           "recorded": organisation.recorded_id or None, "tier": organisation.tier,
                           "types": [{"id": likely.id, "confidence": likely.confidence}
                                     for likely in organisation.types]}
                          for organisation in seen.organisations],
        "same": [{"first": proposal.first, "second": proposal.second, "score": proposal.score,
                  "reason": proposal.reason, "recorded": proposal.recorded_id or None}
                 for proposal in seen.proposals],
    }


def guessed_types(understood: Understood) -> dict[str, list[str]]:
    """Return the names of new organisations by the partner type that is guessed for them."""
    by_type: dict[str, list[str]] = {}
    for organisation in _new(understood):
        for likely in organisation.types:
            if likely.confidence >= LEAST_CONFIDENCE:
                by_type.setdefault(likely.id, []).append(organisation.name)
    return by_type


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
