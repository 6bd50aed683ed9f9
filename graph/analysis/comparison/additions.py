"""What one side would need to be like another: the steps of a plan, and what no step can bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.comparison.differences import Difference, differences
from graph.analysis.comparison.matching import LineUp, Match, Position
from graph.analysis.steps import BETWEEN, MOST_PARTS, Step, fits, member, network, partner, tie
from graph.catalogue import Catalogue
from graph.facts.links import Membership, PlatformRole, Tie


@dataclass(frozen=True, slots=True)
class Additions:
    """The steps, each with what the model has, and the contrasts that remain: roles, platforms."""

    because: Mapping[Step, Difference]
    beyond: tuple[Difference, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in their order, each once."""
        return tuple(self.because)


def additions(lined_up: LineUp, catalogue: Catalogue, language: str, *, mine: int = 0, model: int = 1) -> Additions:
    """Return what the side `mine` would need to have what the side `model` has.

    A partner that is missing is asked for by the name of its type in a language, not by the name it has elsewhere.
    A role that somebody fills here already asks for nobody.
    """
    pair = LineUp((lined_up.records[mine], lined_up.records[model]), tuple(
        Match(s.id, s.position, s.terms, (s.actors[mine], s.actors[model]), s.matched_by, s.score)
        for s in lined_up.matches if s.actors[mine] is not None or s.actors[model] is not None))
    return _Adding(pair, catalogue, language).additions()


@dataclass(frozen=True)
class _Adding:
    lined_up: LineUp
    catalogue: Catalogue
    language: str

    def additions(self) -> Additions:
        wanted = [c for c in differences(self.lined_up) if not c.field and not c.there[0]]
        because: dict[Step, Difference] = {}
        beyond: list[Difference] = []
        for difference in wanted:
            step = self._actor(difference) if len(difference.subject) == 1 else self._link(difference)
            if step is not None:
                if fits(step, self.lined_up.records[0], self.catalogue):
                    because.setdefault(step, difference)
            elif not difference.implied and not self._filled(difference):
                beyond.append(difference)
        return Additions(because, tuple(beyond))

    def _mine(self, match: str) -> str | None:
        actor = self.lined_up.by_id[match].actors[0]
        return actor.id if actor is not None else None

    def _filled(self, difference: Difference) -> bool:
        """Return whether somebody of the same role and type is there already."""
        if len(difference.subject) > 1:
            return False
        match = self.lined_up.by_id[difference.subject[0]]
        return any(other.position is match.position and set(other.terms) & set(match.terms)
                   and other.actors[0] is not None for other in self.lined_up.matches)

    def _actor(self, difference: Difference) -> Step | None:
        match = self.lined_up.by_id[difference.subject[0]]
        if self._filled(difference):
            return None
        if match.position is Position.NETWORK:
            members = list(dict.fromkeys(self._members(match)))[:MOST_PARTS - 1]
            return network(_spelt(match.first.name), *members) if members else None
        if match.position is Position.ORGANISATION:
            kind = match.terms[0] if match.terms else ""
            term = self.catalogue.partner_types.get(kind)
            name = term.name(self.language) if term else kind or match.first.name
            return partner(_spelt(name), kind, *self._seats(match))
        return None

    def _members(self, match: Match) -> Iterator[str]:
        """Yield who of ours would sit on a network: the counterparts of its members there."""
        there = match.actors[1]
        for m in self.lined_up.records[1].memberships:
            if there is not None and m.network == there.id and (actor := self._counterpart(m.member)):
                yield actor

    def _seats(self, match: Match) -> list[str]:
        there = match.actors[1]
        networks = [m.network for m in self.lined_up.records[1].memberships
                    if there is not None and m.member == there.id]
        return list(dict.fromkeys(counterpart for n in networks if (counterpart := self._counterpart(n))))

    def _counterpart(self, actor: str) -> str | None:
        match = self.lined_up.slot_of[1].get(actor)
        return self._mine(match) if match else None

    def _link(self, difference: Difference) -> Step | None:
        ends = [self._mine(match) for match in difference.subject]
        fact = difference.facts[1][0]
        source, target = ends
        if source is None or target is None or isinstance(fact, PlatformRole):
            return None
        if isinstance(fact, Membership):
            return member(source, target)
        return tie(source, target, fact.kind) if isinstance(fact, Tie) else None


def _spelt(name: str) -> str:
    """Return a name that can stand in a step: 「Chamber / society of commerce」 has the sign between parts."""
    return name.replace(BETWEEN, "／")
