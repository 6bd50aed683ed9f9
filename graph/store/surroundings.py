"""An area's record together with what other records say of it.

Added to the own facts, under the code of the area that records them:
the platforms that serve the area (with their parts, roles, networks and those networks' members), every
actor of another area that any of these facts names, the links that the records concerned have between
actors now present, and the sources that all of these cite. Actors are resolved one level deep: whoever
is named only by an actor of another area stays an id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from graph.facts.actors import Node
from graph.facts.fact import Fact
from graph.facts.links import ends_of
from graph.facts.references import home_of, local_part
from graph.record.kinds import IDENTIFIED, KEPT
from graph.record.record import Record
from graph.record.viewing import seen_from
from graph.replacing import replace

OtherRecord = Callable[[str], Record | None]


def with_surroundings(record: Record, owners: Iterable[str], other_record: OtherRecord) -> Record:
    """Return `record` with its surroundings.

    `owners` are the areas whose platforms serve this one, `other` returns an area's record or None.
    """
    gathered = _Gathered(record, other_record)
    for owner in owners:
        if theirs := other_record(owner):
            gathered.add(owner, _serving(theirs, record.area.code))
    gathered.add_named_actors()
    gathered.add_links_between_the_present()
    gathered.add_cited_sources()
    return gathered.whole()


def with_neighbours(together: Iterable[Record], other_record: OtherRecord) -> Callable[[Record], Record]:
    """Return what puts around a record the actors of others that it names; records that come with it count first."""
    with_it = {record.area.code: record for record in together}

    def other(code: str) -> Record | None:
        return with_it.get(code) or other_record(code)

    return lambda record: with_surroundings(record, (), other)


def _serving(theirs: Record, area: str) -> Iterator[Fact]:
    """Yield the platforms of a record that serve an area, with all that makes them up."""
    platforms = {p.id: p for p in theirs.platforms if area in p.serves}
    parts = [part for part in theirs.platform_parts if part.platform in platforms]
    networks = {part.network for part in parts}
    yield from platforms.values()
    yield from parts
    yield from (role for role in theirs.platform_roles if role.platform in platforms)
    yield from (network for network in theirs.networks if network.id in networks)
    yield from (m for m in theirs.memberships if m.network in networks)


@dataclass
class _Gathered:
    """Facts of other areas, collected by kind and key, so that each is there once."""

    record: Record
    other_record: OtherRecord
    facts: dict[type[Fact], dict[tuple[str, ...], Fact]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.area = self.record.area.code
        self.keys = {kind: {fact.key() for fact in self.record.of(kind)} for kind in KEPT}
        self.own_ids = {kind.KIND: {fact.key()[0] for fact in self.record.of(kind)} for kind in IDENTIFIED}

    def add(self, owner: str, facts: Iterable[Fact]) -> None:
        """Add facts of an owner's record; a link that names an actor missing here is left out."""
        for fact in seen_from(facts, owner, self.area):
            kept = self._without_loose_ends(fact)
            if kept is not None and kept.key() not in self.keys[type(kept)]:
                self.facts.setdefault(type(kept), {}).setdefault(kept.key(), kept)

    def _without_loose_ends(self, fact: Fact) -> Fact | None:
        """Return the fact without references to facts of this record that are not there any more."""
        changes: dict[str, tuple[str, ...] | None] = {}
        for field_ in fact.REFERENCES:
            value = getattr(fact, field_.name)
            refs = value if field_.is_list else () if value is None else (value,)
            there = tuple(ref for ref in refs if self._resolvable(ref, field_.refers))
            if there == refs:
                continue
            if field_.required:
                return None
            changes[field_.name] = there if field_.is_list else None
        return replace(fact, **changes) if changes else fact

    def _resolvable(self, ref: str, kinds: Iterable[str]) -> bool:
        return home_of(ref) is not None or any(ref in self.own_ids[kind] for kind in kinds)

    def _everything(self) -> Iterator[Fact]:
        for kind in KEPT:
            yield from self.record.of(kind)
            yield from self.facts.get(kind, {}).values()

    def add_named_actors(self) -> None:
        """Add every actor of another area that a fact present names."""
        named = {ref for fact in self._everything() for name, refs in fact.references() if name != "cites"
                 for ref in refs if home_of(ref)}
        for ref in sorted(named):
            home = home_of(ref) or ""
            if theirs := self.other_record(home):
                self.add(home, [actor for actor in theirs.nodes() if actor.id == local_part(ref)])

    def add_links_between_the_present(self) -> None:
        """Add the links that the records concerned have between actors that are here."""
        actors = {fact.id for fact in self._everything() if isinstance(fact, Node)}
        for home in sorted({home for actor in actors if (home := home_of(actor))}):
            if theirs := self.other_record(home):
                links = seen_from(theirs.links(), home, self.area)
                self.add(self.area, [link for link in links if set(ends_of(link)) <= actors])

    def add_cited_sources(self) -> None:
        """Add the sources of other areas that the facts present cite."""
        cited = {ref for fact in self._everything() for ref in fact.cites if home_of(ref)}
        for home in sorted({home_of(ref) or "" for ref in cited}):
            if theirs := self.other_record(home):
                self.add(home, [s for s in theirs.sources if f"{home}:{s.id}" in cited])

    def whole(self) -> Record:
        """Return the record with everything that was added, its own facts first."""
        return replace(self.record, **{
            kind.PLURAL: (*self.record.of(kind), *self.facts[kind].values())
            for kind in KEPT if kind in self.facts
        })

