"""What one side would need to be like another, in general: whom to ask, which seats to give, which council to use.

Nobody of the other side is named: a partner is asked for by its type, a council by its type, and seats are on
councils of the own side first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from graph.analysis.comparison.differences import differences
from graph.analysis.comparison.ladder import Rung, Section, ladder
from graph.analysis.comparison.matching import LineUp, Match
from graph.analysis.comparison.presence import present, serving, used_networks
from graph.analysis.steps import BETWEEN, MOST_PARTS, Step, fits, member, network, partner, tie
from graph.catalogue import Catalogue
from graph.facts.actors import Network, Organisation
from graph.facts.choices import Meeting
from graph.facts.links import Membership, PlatformRole, Tie
from graph.record.record import Record


class Does(StrEnum):
    """What is to be agreed on where no step of a plan can bring it about."""

    REVIVE = "revive"
    USE_OWN = "use_own"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Need:
    """A step, and the type of partner or of council that it is about, "" for a seat or a tie of who is there."""

    step: Step
    term: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something to be agreed on: own councils or platforms to `revive` or `use_own`, or a rung that nobody is on."""

    does: Does
    actors: tuple[str, ...] = ()
    rung: Rung | None = None


@dataclass(frozen=True, slots=True)
class Additions:
    """What would bring one side nearer to another: steps of a plan, in their order, and what is to be agreed on."""

    needs: tuple[Need, ...]
    agreements: tuple[Agreement, ...]


def additions(lined_up: LineUp, catalogue: Catalogue, language: str, *, mine: int = 0, model: int = 1) -> Additions:
    """Return what the side `mine` would need to have what the side `model` has.

    First come seats and ties of those who are there, then partners of types that are missing, each with its seats,
    then councils of missing types. Type names are in a language: they become names of what a plan adds.
    """
    return _Adding(lined_up, catalogue, language, mine, model).additions()


@dataclass(frozen=True)
class _Adding:
    lined_up: LineUp
    catalogue: Catalogue
    language: str
    mine: int
    model: int

    def additions(self) -> Additions:
        wanted = (*self._links(), *self._seats(), *self._partners(), *self._councils())
        needs: dict[Step, Need] = {}
        for need in wanted:
            if fits(need.step, self.here, self.catalogue):
                needs.setdefault(need.step, need)
        return Additions(tuple(needs.values()), tuple(self._agreements({need.term for need in needs.values()})))

    @property
    def here(self) -> Record:
        return self.lined_up.records[self.mine]

    @property
    def there(self) -> Record:
        return self.lined_up.records[self.model]

    # Who is there ------------------------------------------------------------------------------------

    @cached_property
    def own_types(self) -> dict[str, list[Organisation]]:
        """The own organisations by partner type."""
        return _by_type(self.here)

    @cached_property
    def own_councils(self) -> tuple[Network, ...]:
        """The own side's councils: those of its platforms first, and of these first those that are not at rest."""
        platforms = serving(self.here)
        used = {part.network for part in self.here.platform_parts if part.platform in platforms}
        return tuple(sorted(used_networks(self.here), key=lambda n: (n.meeting is Meeting.DORMANT, n.id not in used)))

    @cached_property
    def seated(self) -> dict[str, dict[str, None]]:
        """On which types of council each partner type sits on the other side."""
        networks = {n.id: n.network_type for n in used_networks(self.there)}
        types = {o.id: o.partner_types for o in present(self.there)}
        seated: dict[str, dict[str, None]] = {}
        for m in self.there.memberships:
            if m.network in networks:
                for partner_type in types.get(m.member, ()):
                    seated.setdefault(partner_type, {})[networks[m.network]] = None
        return seated

    def _councils_for(self, partner_type: str) -> list[str]:
        """Return the own councils on which a type would sit: of the types it sits on elsewhere, else the first one."""
        types = self.seated.get(partner_type, {})
        alike = [n.id for n in self.own_councils if n.network_type and n.network_type in types]
        return alike or [n.id for n in self.own_councils[:1]]

    # The steps ---------------------------------------------------------------------------------------

    def _links(self) -> Iterator[Need]:
        """Yield the seats and ties that the counterparts of the own side's actors have there."""
        pair = LineUp((self.here, self.there), tuple(
            Match(s.id, s.position, s.terms, (s.actors[self.mine], s.actors[self.model]), s.matched_by, s.score)
            for s in self.lined_up.matches if s.actors[self.mine] is not None or s.actors[self.model] is not None))
        for difference in differences(pair):
            if difference.field or difference.there[0] or len(difference.subject) < 2:
                continue
            ends = [actor for match in difference.subject if (actor := pair.by_id[match].actors[0]) is not None]
            fact = difference.facts[1][0]
            if len(ends) < 2 or isinstance(fact, PlatformRole):
                continue
            if isinstance(fact, Membership):
                yield Need(member(ends[0].id, ends[1].id))
            elif isinstance(fact, Tie):
                yield Need(tie(ends[0].id, ends[1].id, fact.kind))

    def _seats(self) -> Iterator[Need]:
        """Yield seats for own organisations that have none, of types that sit on a council there."""
        sitting = {m.member for m in self.here.memberships}
        for partner_type in self.seated:
            for organisation in self.own_types.get(partner_type, ()):
                if organisation.id not in sitting:
                    yield from (Need(member(organisation.id, council)) for council in self._councils_for(partner_type))

    def _partners(self) -> Iterator[Need]:
        """Yield a partner for each type that is missing, with its seats."""
        types_there = _by_type(self.there)
        for partner_type in self.catalogue.partner_types.values():
            if partner_type.looked_for and partner_type.id in types_there and partner_type.id not in self.own_types:
                yield Need(partner(_spelt(partner_type.name(self.language)), partner_type.id,
                                   *self._councils_for(partner_type.id)), partner_type.id)

    def _councils(self) -> Iterator[Need]:
        """Yield a council for each type that is missing, with those of the own side whose types sit on it there."""
        have = {n.network_type for n in self.own_councils}
        for network_type in dict.fromkeys(n.network_type for n in used_networks(self.there)):
            term = self.catalogue.network_types.get(network_type)
            if term is None or network_type in have:
                continue
            members = dict.fromkeys(o.id for partner_type, types in self.seated.items() if network_type in types
                                    for o in self.own_types.get(partner_type, ()))
            if members:
                yield Need(network(_spelt(term.name(self.language)), *list(members)[:MOST_PARTS - 1]), network_type)

    # What is to be agreed on -------------------------------------------------------------------------

    def _agreements(self, terms: set[str]) -> Iterator[Agreement]:
        """Yield what no step brings: own councils to revive or to use, roles, councils and fields without anybody.

        `terms` are the types that steps are about.
        """
        platforms = serving(self.here)
        asleep = (*(p.id for p in platforms.values() if p.meeting is Meeting.DORMANT),
                  *(n.id for n in self.own_councils if n.meeting is Meeting.DORMANT))
        if asleep:
            yield Agreement(Does.REVIVE, asleep)
        used = {part.network for part in self.here.platform_parts if part.platform in platforms}
        if unused := [n.id for n in self.own_councils if n.id not in used]:
            yield Agreement(Does.USE_OWN, tuple(unused))
        functions = {t.function for t in self.catalogue.partner_types.values() if t.id in terms}
        for rung in ladder((self.here, self.there), self.catalogue):
            brought = {Section.NETWORK: terms, Section.FIELD: functions}.get(rung.section, set())
            if rung.lacks(0) and rung.term not in brought:
                yield Agreement(Does.FILL, rung=rung)


def _by_type(record: Record) -> dict[str, list[Organisation]]:
    by_type: dict[str, list[Organisation]] = {}
    for organisation in present(record):
        for partner_type in organisation.partner_types:
            by_type.setdefault(partner_type, []).append(organisation)
    return by_type


def _spelt(name: str) -> str:
    """Return a name that can stand in a step: 「Chamber / society of commerce」 has the sign between parts."""
    return name.replace(BETWEEN, "／")
