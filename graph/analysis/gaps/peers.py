"""Comparable municipalities: how they were chosen, and what they have, as the store has counted it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

LEAST = 3
"""With fewer peers than this the choice is widened: two towns are no comparison."""
MOST = 30
FACTOR = 2.0
"""Peers have between half and twice as many inhabitants."""
TypePair = tuple[str, str]
Types = tuple[str, ...]


class Choice(StrEnum):
    """How peers are chosen."""

    SIMILAR = "similar"
    KIND = "kind"
    SIZE = "size"
    FORM = "form"
    OWN = "own"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Peers:
    """Comparable municipalities that have organisations recorded, and what is recorded of them.

    `has` gives for a partner type the peers that have it, `through` the network types on which it sits
    there (each with how many peers), `tied` for a pair of partner types the peers in which two such actors
    have a tie, `with_ties` the peers of which any tie is recorded.
    """

    codes: tuple[str, ...] = ()
    choice: Choice = Choice.ANY
    has: Mapping[str, frozenset[str]] = field(default_factory=dict)
    through: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    tied: Mapping[TypePair, frozenset[str]] = field(default_factory=dict)
    with_ties: frozenset[str] = frozenset()
    _counted: dict[tuple[Types, Types], int] = field(default_factory=dict, repr=False, compare=False)

    def tied_pairs(self, first: Types, second: Types) -> int:
        """Return in how many peers actors of two sets of partner types have a tie."""
        if (known := self._counted.get((first, second))) is None:
            known = self._counted[first, second] = len(frozenset().union(
                *(self.tied.get(type_pair(a, b), frozenset()) for a in first for b in second)))
        return known


NOBODY = Peers()


def type_pair(first: str, second: str) -> TypePair:
    """Return two partner types as a pair without direction."""
    return (first, second) if first <= second else (second, first)


def gather(codes: Sequence[str], choice: Choice, seats: Iterable[Mapping[str, str]],
           ties: Iterable[Mapping[str, str]]) -> Peers:
    """Return peers from the rows of the store's questions `find_seated_types` and `find_tied_types`."""
    wanted = set(codes)
    has: dict[str, set[str]] = {}
    on: dict[str, set[tuple[str, str]]] = {}
    for row in seats:
        if row["area"] in wanted:
            has.setdefault(row["partner_type"], set()).add(row["area"])
            if row["network_type"]:
                on.setdefault(row["partner_type"], set()).add((row["area"], row["network_type"]))
    tied: dict[TypePair, set[str]] = {}
    for row in ties:
        if row["area"] in wanted:
            tied.setdefault(type_pair(row["one"], row["other"]), set()).add(row["area"])
    return Peers(
        tuple(codes), choice, {t: frozenset(a) for t, a in has.items()},
        {t: Counter(network for _, network in pairs) for t, pairs in on.items()},
        {p: frozenset(a) for p, a in tied.items()}, frozenset().union(*tied.values()))

