"""Two organisations, or two networks, whose names are equal: perhaps one and the same, recorded twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.facts.actors import Network
from graph.record.equal_names import equal_names, may_be_one

SCORE = 0.2
MOST_ALIKE = 10
"""Actors of one name beyond which no further pair is told: a name that so many have says nothing."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield one gap a pair: as long as the two stand apart, whatever counts actors counts both."""
    for group in equal_names(context.record):
        for first, second in combinations(group[:MOST_ALIKE], 2):
            if may_be_one(first, second):
                pair = (first.id, second.id)
                yield Gap(
                    "same_actor", "networks" if isinstance(first, Network) else "organisations", SCORE,
                    Certainty.RECORDED, subjects=pair,
                    terms={"one": ("actor", pair[:1]), "other": ("actor", pair[1:])}, base={"alike": len(group)},
                    evidence=(first.path(), second.path()), functions=context.functions_of(pair),
                )


KIND = GapKind("same_actor", gaps,
               weighs=f"{SCORE:g}")
