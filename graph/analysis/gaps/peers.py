"""Comparable municipalities: who they are, how they were chosen, and what they have.

The store has counted already; nobody's record is loaded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from graph.codes import is_invented
from graph.model import AreaKind

LEAST = 3
"""With fewer peers than this the choice is widened: two towns are no comparison."""
MOST = 30
FACTOR = 2.0
"""Peers have between half and twice as many inhabitants."""
TypePair = tuple[str, str]


class Choice(StrEnum):
    """How peers are chosen."""

    SIMILAR = "similar"
    KIND = "kind"
    SIZE = "size"
    FORM = "form"
    OWN = "own"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A municipality that could be a peer: what choosing needs to know of it."""

    code: str
    kind: AreaKind
    population: int | None
    organisations: int
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Peers:
    """Comparable municipalities that have organisations recorded, and what is recorded of them.

    `has` gives for a partner type the peers that have it, `through` the network types on which it sits
    there (each with how many peers), `tied` for a pair of partner types the peers in which two such bodies
    have a tie, `with_ties` the peers of which any tie is recorded.
    """

    codes: tuple[str, ...] = ()
    choice: Choice = Choice.ANY
    has: Mapping[str, frozenset[str]] = field(default_factory=dict)
    through: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    tied: Mapping[TypePair, frozenset[str]] = field(default_factory=dict)
    with_ties: frozenset[str] = frozenset()

    def tied_pairs(self, one: Iterable[str], other: Iterable[str]) -> int:
        """Return in how many peers bodies of two sets of partner types have a tie."""
        found: frozenset[str] = frozenset()
        for a in one:
            for b in other:
                found |= self.tied.get(type_pair(a, b), frozenset())
        return len(found)


NOBODY = Peers()


def type_pair(one: str, other: str) -> TypePair:
    """Return two partner types as a pair without direction."""
    return (one, other) if one <= other else (other, one)


def choose(code: str, candidates: Sequence[Candidate], choice: Choice = Choice.SIMILAR,
           own: Iterable[str] = ()) -> tuple[tuple[str, ...], Choice]:
    """Return the codes of peers, and how they were chosen in the end.

    `Choice.SIMILAR` wants the same kind of municipality and a similar number of inhabitants; with fewer than
    `LEAST` such peers the same kind alone, then any. Invented municipalities are compared with invented ones
    only, real ones with real ones. Of many, those nearest in size are taken.
    """
    me = next((c for c in candidates if c.code == code), None)
    if me is None:
        return (), choice
    wanted = frozenset(own)
    others = [c for c in candidates if c.code != code and c.organisations
              and c.kind not in (AreaKind.PREFECTURE, AreaKind.NATION)
              and (c.code in wanted if choice is Choice.OWN else is_invented(c.code) == is_invented(code))]
    if me.kind in (AreaKind.PREFECTURE, AreaKind.NATION):
        return (), choice
    if choice is Choice.OWN:
        return tuple(c.code for c in others), choice
    rules: dict[Choice, Callable[[Candidate], bool]] = {
        Choice.SIMILAR: lambda c: _like(me, c) and _near(me, c), Choice.KIND: lambda c: _like(me, c),
        Choice.SIZE: lambda c: _near(me, c), Choice.FORM: lambda c: bool(me.forms & c.forms),
        Choice.ANY: lambda _: True,
    }
    ladder = [choice, *((Choice.KIND, Choice.ANY) if choice is Choice.SIMILAR else ())]
    for rung in ladder:
        found = [c for c in others if rules[rung](c)]
        if len(found) >= LEAST or rung is ladder[-1]:
            break
    found.sort(key=lambda c: (_apart(me, c), c.code))
    return tuple(sorted(c.code for c in found[:MOST])), rung


SMALL = (AreaKind.TOWN, AreaKind.VILLAGE)


def _like(me: Candidate, other: Candidate) -> bool:
    return (me.kind in SMALL) == (other.kind in SMALL)


def _near(me: Candidate, other: Candidate) -> bool:
    if not me.population or not other.population:
        return False
    return 1 / FACTOR <= other.population / me.population <= FACTOR


def _apart(me: Candidate, other: Candidate) -> float:
    if not me.population or not other.population:
        return float("inf")
    return max(other.population / me.population, me.population / other.population)


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

