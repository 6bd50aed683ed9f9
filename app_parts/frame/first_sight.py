"""The platform in a few plain sentences, so that nobody has to read a graph to understand it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.facts.actors import Platform
from graph.facts.choices import Meeting, PlatformForm, RoleKind
from graph.record.record import Record
from locales import Words


def first_sight(record: Record, words: Words) -> list[str]:
    """Return what the record says of its platforms, one sentence a fact, unknown where unknown."""
    serving = [platform for platform in record.platforms if record.area.code in platform.serves]
    if not serving:
        return _without_platform(record, words)
    return [sentence for platform in serving for sentence in _platform(record, platform, words)]


def _without_platform(record: Record, words: Words) -> list[str]:
    key = "first_sight.networks_only" if record.networks else "first_sight.no_platform"
    return [words(key, area=record.area.name, networks=_listed((n.name for n in record.networks), words))]


def _platform(record: Record, platform: Platform, words: Words) -> Iterable[str]:
    parts = {part.network for part in record.platform_parts if part.platform == platform.id}
    networks = [n.name for n in record.networks if n.id in parts]
    form = platform.form if networks or platform.form is not PlatformForm.REUSED else PlatformForm.UNKNOWN
    yield words(f"first_sight.form.{form}.{'with' if networks else 'without'}", platform=platform.name,
                networks=_listed(networks, words), count=len(networks))
    hubs = _actors(record, platform, RoleKind.HUB, words)
    yield words("first_sight.hub" if hubs else "first_sight.no_hub", hubs=_listed(hubs, words))
    if backers := _actors(record, platform, RoleKind.BACK_UP, words):
        yield words("first_sight.back_up", backers=_listed(backers, words))
    if platform.meeting in (Meeting.CONTACT_ONLY, Meeting.DORMANT):
        yield words(f"first_sight.{platform.meeting}")
    if len(platform.serves) > 1:
        yield words("first_sight.joint", count=len(platform.serves))


def _actors(record: Record, platform: Platform, role: RoleKind, words: Words) -> list[str]:
    names = {actor.id: actor.name for actor in record.nodes()}
    actors = (r.actor for r in record.platform_roles if r.platform == platform.id and r.role is role)
    return [names.get(actor) or words("fact_row.not_recorded") for actor in dict.fromkeys(actors)]


def _listed(names: Iterable[str], words: Words) -> str:
    return words("first_sight.between").join(words("first_sight.quoted", name=name) for name in names)
