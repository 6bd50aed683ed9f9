"""Many areas' records at a glance: of each only some kinds of facts, and those as they are when it is looked at whole.

A nation's records are millions of facts; how far its municipalities are follows from a few of each. The texts of all
records are read in one question, and of most of them only the wanted facts are decoded: their own, the platforms of
others that serve them, the organisations of others that they name. Where a third record says who does what on a
platform, the records concerned are decoded whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from graph.facts.actors import Organisation, Platform
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.links import PlatformRole
from graph.facts.references import home_of, local_part
from graph.record.kinds import LINKS
from graph.record.record import Record
from graph.record.viewing import seen_from
from graph.store.codec import ORGANISATIONS, decoder_of, from_json, to_json
from graph.store.older_records import may_be_older
from graph.store.surroundings import with_surroundings

ALWAYS = (Platform, PlatformRole)
"""What tells who serves whom."""
Texts = Mapping[str, str]
"""Records as JSON text, by their areas' codes."""


class _Named(msgspec.Struct):
    id: str


class _Actors(msgspec.Struct):
    organisations: tuple[_Named, ...] = ()
    networks: tuple[_Named, ...] = ()


_ACTORS, _IDS = msgspec.json.Decoder(_Actors), msgspec.json.Decoder(list[_Named])
_EACH = msgspec.json.Decoder(list[msgspec.Raw])


def glanced(texts: Texts, kinds: Iterable[type[Fact]]) -> Iterator[Record]:
    """Yield of every record its facts of some kinds, as its area's whole record with its surroundings has them.

    The organisations of the own record are among them if they are wanted, or named by a wanted fact that is no link.
    Raises ValueError for a text that is no record.
    """
    wanted: frozenset[type[Fact]] = frozenset((*kinds, *ALWAYS))
    glance = _Glance(texts, wanted, whole=not wanted.isdisjoint({Organisation, *LINKS} - {PlatformRole}))
    yield from map(glance.record, texts)


@dataclass(frozen=True)
class _Glance:
    texts: Texts
    kinds: frozenset[type[Fact]]
    whole: bool
    """Whether every record is decoded whole: the wanted facts may join any of its actors."""
    _whole: dict[str, Record] = field(default_factory=dict)

    @cached_property
    def excerpts(self) -> dict[str, _Excerpt]:
        return {code: _Excerpt.of(text, self.kinds) for code, text in self.texts.items()}

    @cached_property
    def owners(self) -> dict[str, list[str]]:
        """Of each area those others whose platforms serve it."""
        owners: dict[str, list[str]] = {}
        for owner, excerpt in self.excerpts.items():
            for code in dict.fromkeys(code for platform in excerpt.platforms for code in platform.serves):
                if code != owner:
                    owners.setdefault(code, []).append(owner)
        return owners

    @cached_property
    def entangled(self) -> set[str]:
        """The areas of whose platforms, their own or a neighbour's, a third record says who does what on them."""
        homes = {home for excerpt in self.excerpts.values() for role in excerpt.roles
                 if (home := home_of(role.platform)) in self.excerpts}
        return homes | {code for home in homes for platform in self.excerpts[home].platforms
                        for code in platform.serves}

    def record(self, code: str) -> Record:
        """Return an area's facts with what others say of them."""
        if self.whole or code in self.entangled:
            return with_surroundings(self._read(code), self.owners.get(code, ()),
                                     lambda other: self._read(other) if other in self.texts else None)
        excerpt = self.excerpts[code]
        facts = {kind: list(own_facts) for kind, own_facts in excerpt.facts.items()}
        for owner in self.owners.get(code, ()):
            for fact in self._serving(owner, code):
                facts[type(fact)].append(fact)
        return Record.excerpt(excerpt.area, facts | {Organisation: list(self._named_by(code, excerpt))})

    def _serving(self, owner: str, code: str) -> Iterator[Fact]:
        """Yield an owner's platforms that serve an area, and who does what on them, as the area's record names them."""
        theirs = self.excerpts[owner]
        serving = [platform for platform in theirs.platforms if code in platform.serves]
        ids = {platform.id for platform in serving}
        yield from seen_from(serving, owner, code)
        actors = _ACTORS.decode(self.texts[code])
        present = {actor.id for actor in (*actors.organisations, *actors.networks)}
        for role in seen_from([role for role in theirs.roles if role.platform in ids], owner, code):
            if home_of(role.actor) or role.actor in present:
                yield role

    def _named_by(self, code: str, excerpt: _Excerpt) -> Iterator[Fact]:
        """Yield the organisations that an excerpt's facts name, of its own record and of others."""
        named: dict[str, set[str]] = {}
        for ref in excerpt.refs():
            named.setdefault(home_of(ref) or code, set()).add(local_part(ref))
        for home in sorted(named.keys() & self.excerpts.keys()):
            yield from seen_from(self.excerpts[home].named(named[home]), home, code)

    def _read(self, code: str) -> Record:
        """Return a record decoded whole."""
        if code not in self._whole:
            self._whole[code] = from_json(self.texts[code])
        return self._whole[code]


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """Some of a record's facts, and its organisations as they are kept."""

    area: Area
    facts: dict[type[Fact], tuple[Fact, ...]]
    platforms: tuple[Platform, ...]
    roles: tuple[PlatformRole, ...]
    organisations: msgspec.Raw

    @classmethod
    def of(cls, text: str, kinds: frozenset[type[Fact]]) -> _Excerpt:
        kept: Any = decoder_of(kinds).decode(to_json(from_json(text)) if may_be_older(text) else text)
        facts = {kind: getattr(kept, kind.PLURAL) for kind in kinds}
        return cls(kept.area, facts, kept.platforms, kept.platform_roles, kept.organisations)

    def refs(self) -> Iterator[str]:
        """Yield the actors that the facts name, but for links."""
        for kind, facts in self.facts.items():
            for fact in facts if kind not in LINKS else ():
                yield from (ref for name, refs in fact.references() if name != "cites" for ref in refs)

    def named(self, ids: set[str]) -> Iterator[Organisation]:
        """Yield those of the organisations that have one of these ids."""
        for place, each in enumerate(_IDS.decode(self.organisations)):
            if each.id in ids:
                yield ORGANISATIONS.decode(_EACH.decode(self.organisations)[place])
