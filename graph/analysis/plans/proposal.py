"""Which new links would close most of the gaps, and how surely no better ones were missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.ranking import find_gaps, gap_kinds
from graph.analysis.steps import Step, fits, record_after
from graph.replacing import replace

MOST_COMBINATIONS = 600
"""Up to so many combinations all are tried; among more, one link after the other is chosen."""
MOST_CANDIDATES = 40
MOST_LINKS = 3
"""How many links are looked for together where nobody says how many."""
DIGITS = 9
"""Weights that differ less are equal: sums of fractions are not exact."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Links that would close most: how many gaps, and how surely no better ones were missed.

    `closes` is by how much the weights of the gaps go down, `tried` how many combinations of up to `most` of the
    `candidates` were looked at. `exhaustive`: all of them were; otherwise each link is the best one after those
    before it, and several at once may do better. A link that adds nothing is not proposed.
    """

    steps: tuple[Step, ...]
    closes: float
    gaps: tuple[Gap, ...]
    tried: int
    candidates: int
    most: int
    exhaustive: bool


def propose(context: Context, count: int = MOST_LINKS, given: Sequence[Step] = ()) -> Proposal:
    """Return the `count` links, or fewer, that would together take most weight off the gaps.

    They are looked for in the record as it would be after the steps that are `given`. The candidates are the
    steps that the gaps themselves name (`Gap.closes`). All combinations are tried where there are few; else
    links are chosen greedily. The weights taken off by several links need not add up, so the greedy choice has
    no guarantee but that its first link is the best single one.
    """
    record = context.record
    context = _after(context, given)
    before = find_gaps(context, closed_by_links())
    candidates = list(dict.fromkeys(step for gap in before for step in gap.closes
                                    if fits(step, record, context.catalogue)
                                    and fits(step, context.record, context.catalogue)))[:MOST_CANDIDATES]
    size = min(count, len(candidates))
    exhaustive = sum(comb(len(candidates), n) for n in range(1, size + 1)) <= MOST_COMBINATIONS
    search = _all if exhaustive else _greedy
    steps, tried = search(context, candidates, size) if size else ((), 0)
    left = find_gaps(_after(context, steps), closed_by_links())
    there = {gap.id for gap in left}
    closed = tuple(gap for gap in before if gap.id not in there)
    return Proposal(steps, _weight(before) - _weight(left), closed, tried, len(candidates), size, exhaustive)


def closed_by_links() -> tuple[str, ...]:
    """Return the kinds of gap that a new link can close. (Any tie closes its own pair, which says nothing here)."""
    return tuple(kind.id for kind in gap_kinds().values() if kind.closed_by_links)


def _after(context: Context, steps: Sequence[Step]) -> Context:
    return replace(context, record=record_after(context.record, steps, context.catalogue))


def _weight(gaps: Sequence[Gap]) -> float:
    return sum(gap.score for gap in gaps)


def _left(context: Context, steps: Sequence[Step]) -> float:
    return _weight(find_gaps(_after(context, steps), closed_by_links()))


def _all(context: Context, candidates: Sequence[Step], most: int) -> tuple[tuple[Step, ...], int]:
    outcomes = [(round(_left(context, steps), DIGITS), size, n, steps) for size in range(1, most + 1)
                for n, steps in enumerate(combinations(candidates, size))]
    return min(outcomes)[3], len(outcomes)


def _greedy(context: Context, candidates: Sequence[Step], most: int) -> tuple[tuple[Step, ...], int]:
    chosen: tuple[Step, ...] = ()
    tried, left = 0, round(_left(context, ()), DIGITS)
    for _ in range(most):
        rest = [step for step in candidates if step not in chosen]
        tried += len(rest)
        after, _, best = min((round(_left(context, (*chosen, step)), DIGITS), n, step) for n, step in enumerate(rest))
        if after >= left:
            break
        chosen, left = (*chosen, best), after
    return chosen, tried
