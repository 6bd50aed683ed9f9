"""The steps of a plan in words."""

from __future__ import annotations

from typing import Protocol

from graph.analysis.steps import MEMBER, PARTNER, TIE, WITHOUT, Step, read_step
from graph.catalogue import Catalogue
from locales import Words


class ActorNames(Protocol):
    """What a step needs to be read: who its actors are, what its kinds of tie are called, and the words around."""

    @property
    def catalogue(self) -> Catalogue:
        """The lists of terms."""

    @property
    def words(self) -> Words:
        """The words of the language."""

    def name(self, ref: str) -> str:
        """Return the name of the actor a reference names."""


def steps_text(steps: str, reader: ActorNames) -> str:
    """Return the steps of a plan as it is kept, a line each, in words; a line that nobody understands as it is."""
    read = ((line, read_step(line)) for line in steps.split("\n"))
    return reader.words("list.between").join(step_text(step, reader) if step else line for line, step in read)


def step_text(step: Step, reader: ActorNames) -> str:
    """Return a step in words."""
    words, parts = reader.words, step.parts
    if step.does == WITHOUT:
        return words("plan.without_text", actor=reader.name(parts[0]))
    if step.does == TIE:
        kind = reader.catalogue.tie_kinds.get(parts[2])
        return words("plan.tie_text", one=reader.name(parts[0]), other=reader.name(parts[1]),
                     kind=kind.name(words.language) if kind else parts[2])
    if step.does == MEMBER:
        return words("plan.member_text", actor=reader.name(parts[0]), network=reader.name(parts[1]))
    if step.does == PARTNER:
        networks = words("list.between").join(map(reader.name, parts[2:]))
        return words("plan.partner_text" if networks else "plan.partner_alone_text", name=parts[0],
                     networks=networks)
    names = words("list.between").join(map(reader.name, parts[1:]))
    return words("plan.network_text", network=parts[0], members=names)
