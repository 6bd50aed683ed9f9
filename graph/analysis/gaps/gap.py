"""A gap: what is missing, how surely, what it rests on, and what would close it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.analysis.steps import Step


class Certainty(StrEnum):
    """How surely something is missing."""

    RECORDED = "recorded"
    """The record itself says so."""
    UNKNOWN = "unknown"
    """Nothing recorded says that it is there; it may be."""
    COMPARED = "compared"
    """Concluded from the shape of the record, or from comparable municipalities."""


GAP = "gap/"
"""Begins the id of every gap."""

Terms = Mapping[str, tuple[str, tuple[str, ...]]]
"""What fills the places of a gap's sentence: by place, the kind of its terms and their ids."""


Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap. Its sentences are `[gap.KIND.SAYS]` in `locales/`, filled with `terms` and `base`.

    `score` is how much it counts, 0 to 1, and orders gaps; `base` holds the counts it rests on; `subjects`
    are the actors it is about, `aspect` tells gaps of one kind about the same apart; `evidence` are the paths of
    facts. `missing` are pairs of actors between which a link is missing; where an actor itself is missing the
    pair names "" for it, and `ghost` says where it would sit ("member", "role", "above"). `closes` are single
    steps that would each close it, or a part of it. `functions` are the functions it concerns. `parts` are the aspects
    and subjects of the gaps of its kind that it was told as, one by one, before it was told once for the whole record.

    A gap is known by its kind, its aspect and its subjects, not by the way it is said: that may change while it stays.
    """

    kind: str
    says: str
    score: float
    certainty: Certainty
    subjects: tuple[str, ...] = ()
    aspect: str = ""
    terms: Terms = field(default_factory=dict)
    base: Counts = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    ghost: str = ""
    closes: tuple[Step, ...] = ()
    functions: tuple[str, ...] = ()
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def id(self) -> str:
        """The gap's name, the same as long as it is about the same, however it is said."""
        return GAP + "/".join(filter(None, (self.kind, self.aspect, *self.subjects)))

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors it is about, and those that its sentence names."""
        named = (actor for term_kind, ids in self.terms.values() if term_kind == "actor" for actor in ids)
        return tuple(dict.fromkeys((*self.subjects, *named)))
