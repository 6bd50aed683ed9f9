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
        yield words("assistant.councils", names=_listed((one.name for one in seen.networks), words))
    if seen.as_of:
        yield words("assistant.as_of", date=seen.as_of)
    for type_id, names in guessed_types(seen).items():
        known = catalogue.partner_types.get(type_id)
        if known:
            yield words("assistant.types", type=known.name(words.language), names=_listed(names, words))
    for key, found in (("untyped", _untyped(seen)), ("categories", _categories(seen)), ("from_posts", _posts(seen)),
                       ("known", _known(seen))):
        if found:
            yield words(f"assistant.{key}", names=_listed(found, words))
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
        "networks": [one.name for one in seen.networks],
        "organisations": [{"name": one.name, "is_category": one.is_category, "from_post": one.is_from_post,
                           "recorded": one.recorded_id or None, "tier": one.tier,
                           "types": [{"id": likely.id, "confidence": likely.confidence} for likely in one.types]}
                          for one in seen.organisations],
        "same": [{"first": one.first, "second": one.second, "score": one.score, "reason": one.reason,
                  "recorded": one.recorded_id or None} for one in seen.proposals],
    }


def guessed_types(understood: Understood) -> dict[str, list[str]]:
    """Return the names of new organisations by the partner type that is guessed for them."""
    found: dict[str, list[str]] = {}
    for one in _new(understood):
        for likely in one.types:
            if likely.confidence >= LEAST_CONFIDENCE:
                found.setdefault(likely.id, []).append(one.name)
    return found


def _new(understood: Understood) -> list[SeenOrganisation]:
    return [one for one in understood.organisations if not one.recorded_id]


def _untyped(understood: Understood) -> list[str]:
    return [one.name for one in _new(understood)
            if not any(likely.confidence >= LEAST_CONFIDENCE for likely in one.types)]


def _categories(understood: Understood) -> list[str]:
    return [one.name for one in _new(understood) if one.is_category]


def _posts(understood: Understood) -> list[str]:
    return [one.name for one in _new(understood) if one.is_from_post and not one.is_category]


def _known(understood: Understood) -> list[str]:
    return [*(one.name for one in understood.organisations if one.recorded_id),
            *(one.name for one in understood.networks if one.recorded_id)]


def _listed(names: Iterable[str], words: Words) -> str:
    return words("list.between").join(names)
