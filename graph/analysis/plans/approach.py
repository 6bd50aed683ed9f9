"""Which of the steps towards another side to propose: none after which there are more gaps than before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.comparison.additions import Need
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.ranking import find_gaps
from graph.analysis.plans.outcome import outcome_of
from graph.analysis.steps import Step
from graph.record.record import Record

ROUNDS = 2
"""What adds a gap at first may add none after the steps that follow it: so often it is tried."""


@dataclass(frozen=True, slots=True)
class Approached:
    """A step of the plan: how many gaps there are after it, and which it closes and opens.

    `record` is the record after it, in which the gaps that open have their names.
    """

    need: Need
    gaps: int
    closed: tuple[Gap, ...]
    opened: tuple[Gap, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class Approach:
    """A plan: the gaps before it, its steps in their order, and what was left out because it would add gaps."""

    before: int
    steps: tuple[Approached, ...]
    left_out: tuple[Need, ...]

    @property
    def after(self) -> int:
        """How many gaps there are after it."""
        return self.steps[-1].gaps if self.steps else self.before

    @property
    def plan(self) -> tuple[Step, ...]:
        """The steps as what-if takes them."""
        return tuple(step.need.step for step in self.steps)


def approach(context: Context, needs: Sequence[Need]) -> Approach:
    """Return the needs that can be proposed one after the other, by the count that what-if gives too.

    A step is taken where the plan with it has no more gaps than without it.
    """
    first = now = find_gaps(context)
    taken: list[Approached] = []
    waiting = list(needs)
    for _ in range(ROUNDS):
        left = []
        for need in waiting:
            outcome = outcome_of(context, [*(t.need.step for t in taken), need.step], first)
            if len(outcome.after) > len(now):
                left.append(need)
                continue
            known, stay = {gap.id for gap in now}, {gap.id for gap in outcome.after}
            taken.append(Approached(need, len(outcome.after), tuple(gap for gap in now if gap.id not in stay),
                                    tuple(gap for gap in outcome.after if gap.id not in known), outcome.record))
            now = outcome.after
        waiting = left
    return Approach(len(first), tuple(taken), tuple(waiting))
