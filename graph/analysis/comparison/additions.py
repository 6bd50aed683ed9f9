"""What one side would need to be like another: the steps of a plan, and what no step can bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.comparison.differences import Contrast, contrasts
from graph.analysis.comparison.matching import LineUp, Slot, Sort
from graph.analysis.steps import BETWEEN, MOST_PARTS, Step, fits, member, network, partner, tie
from graph.catalogue import Catalogue
from graph.facts.links import Membership, PlatformRole, Tie


@dataclass(frozen=True, slots=True)
class Additions:
    """The steps, each with what the model has, and the contrasts that remain: roles, platforms."""

    because: Mapping[Step, Contrast]
    beyond: tuple[Contrast, ...]

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
        Slot(s.id, s.sort, s.terms, (s.bodies[mine], s.bodies[model]), s.how, s.sureness)
        for s in lined_up.slots if s.bodies[mine] is not None or s.bodies[model] is not None))
    return _Adding(pair, catalogue, language).found()


@dataclass(frozen=True)
class _Adding:
    lined_up: LineUp
    catalogue: Catalogue
    language: str

    def found(self) -> Additions:
        wanted = [c for c in contrasts(self.lined_up) if not c.field and not c.there[0]]
        because: dict[Step, Contrast] = {}
        beyond: list[Contrast] = []
        for contrast in wanted:
            step = self._body(contrast) if len(contrast.subject) == 1 else self._link(contrast)
            if step is not None:
                if fits(step, self.lined_up.records[0], self.catalogue):
                    because.setdefault(step, contrast)
            elif not contrast.implied and not self._filled(contrast):
                beyond.append(contrast)
        return Additions(because, tuple(beyond))

    def _mine(self, slot: str) -> str | None:
        body = self.lined_up.by_id[slot].bodies[0]
        return body.id if body is not None else None

    def _filled(self, contrast: Contrast) -> bool:
        """Return whether somebody of the same role and type is there already."""
        if len(contrast.subject) > 1:
            return False
        slot = self.lined_up.by_id[contrast.subject[0]]
        return any(other.sort is slot.sort and set(other.terms) & set(slot.terms)
                   and other.bodies[0] is not None for other in self.lined_up.slots)

    def _body(self, contrast: Contrast) -> Step | None:
        slot = self.lined_up.by_id[contrast.subject[0]]
        if self._filled(contrast):
            return None
        if slot.sort is Sort.NETWORK:
            members = list(dict.fromkeys(self._members(slot)))[:MOST_PARTS - 1]
            return network(_spelt(slot.first.name), *members) if members else None
        if slot.sort is Sort.ORGANISATION:
            kind = slot.terms[0] if slot.terms else ""
            term = self.catalogue.partner_types.get(kind)
            name = term.name(self.language) if term else kind or slot.first.name
            return partner(_spelt(name), kind, *self._seats(slot))
        return None

    def _members(self, slot: Slot) -> Iterator[str]:
        """Yield who of ours would sit on a network: the counterparts of its members there."""
        there = slot.bodies[1]
        for m in self.lined_up.records[1].memberships:
            if there is not None and m.network == there.id and (body := self._counterpart(m.member)):
                yield body

    def _seats(self, slot: Slot) -> list[str]:
        there = slot.bodies[1]
        networks = [m.network for m in self.lined_up.records[1].memberships
                    if there is not None and m.member == there.id]
        return list(dict.fromkeys(own for n in networks if (own := self._counterpart(n))))

    def _counterpart(self, body: str) -> str | None:
        slot = self.lined_up.slot_of[1].get(body)
        return self._mine(slot) if slot else None

    def _link(self, contrast: Contrast) -> Step | None:
        ends = [self._mine(slot) for slot in contrast.subject]
        fact = contrast.facts[1][0]
        one, other = ends
        if one is None or other is None or isinstance(fact, PlatformRole):
            return None
        if isinstance(fact, Membership):
            return member(one, other)
        return tie(one, other, fact.kind) if isinstance(fact, Tie) else None


def _spelt(name: str) -> str:
    """Return a name that can stand in a step: 「Chamber / society of commerce」 has the sign between parts."""
    return name.replace(BETWEEN, "／")
