"""What if: the same record after some steps, what changes, and which new links would close most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

from graph.analysis.figures import Figure, figures
from graph.analysis.gaps.find import find_gaps, gap_kinds, ranked
from graph.analysis.gaps.gap import Gap, Inquiry
from graph.analysis.projection import pair
from graph.analysis.steps import Step, carried_out, fits
from graph.model import Record, RoleKind

LINKS_CHANGE = ("dependence", "isolate", "lone_link", "route")
"""The kinds of gap that a new link can close. (Any tie closes its own pair: that says nothing here.)"""
KEPT = ("evidence", "untied")
"""Not looked for anew after a plan: what is assumed has no source, and other pairs would come first."""
MOST_COMBINATIONS = 600
"""Up to so many combinations all are tried; among more, one link after the other is chosen."""
MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan carried out: the record after it, the gaps before and after."""

    record: Record
    steps: tuple[Step, ...]
    before: tuple[Gap, ...]
    after: tuple[Gap, ...]

    @property
    def closed(self) -> tuple[Gap, ...]:
        """The gaps that are gone."""
        left = {gap.id for gap in self.after}
        return tuple(gap for gap in self.before if gap.id not in left)

    @property
    def opened(self) -> tuple[Gap, ...]:
        """The gaps that are new."""
        known = {gap.id for gap in self.before}
        return tuple(gap for gap in self.after if gap.id not in known)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Links that would close most: how many gaps, and how surely no better ones were missed.

    `closes` is by how much the weights of the gaps go down, `tried` how many combinations of the `candidates`
    were looked at. `exhaustive`: all of them were; otherwise each link is the best one after those before it,
    and several at once may do better.
    """

    steps: tuple[Step, ...]
    closes: float
    gaps: tuple[Gap, ...]
    tried: int
    candidates: int
    exhaustive: bool


def carry_out(inquiry: Inquiry, steps: Sequence[Step]) -> Outcome:
    """Return what a plan would change; steps that do not fit the record are left out."""
    wanted = tuple(dict.fromkeys(step for step in steps if fits(step, inquiry.record)))
    record = carried_out(inquiry.record, wanted)
    after = replace(inquiry, record=_without_hollow_findings(record, inquiry))
    before = find_gaps(inquiry)
    stay = [gap for gap in before if gap.kind in KEPT and _stands(gap, after)]
    found = find_gaps(after, [kind for kind in gap_kinds() if kind not in KEPT])
    return Outcome(record, wanted, before, ranked([*found, *stay]))


FILLED_BY = {RoleKind.HUB: "one_lead_department", RoleKind.SECRETARIAT: "secretariat_set_up"}
"""The tests of the notice that a role answers."""


def _without_hollow_findings(record: Record, inquiry: Inquiry) -> Record:
    """Return the record without judgements on items that rest on a role which the plan leaves to nobody."""
    hollow = {
        item.id for role, test in FILLED_BY.items() for item in inquiry.catalogue.requirements.values()
        if item.test == test and any(r.role is role for r in inquiry.record.platform_roles)
        and not any(r.role is role for r in record.platform_roles)}
    return replace(record, findings=tuple(f for f in record.findings if f.about not in hollow))


def _stands(gap: Gap, after: Inquiry) -> bool:
    """Return whether one of the gaps that are not looked for anew is still there."""
    if gap.kind != "untied":
        return True
    if not gap.subjects:
        return not after.shape.kinds_of_pair
    return pair(*gap.subjects) not in after.shape.kinds_of_pair and set(gap.subjects) <= after.named


def figures_beside(before: Record, after: Record) -> tuple[tuple[Figure, Figure], ...]:
    """Return the figures of two records side by side, those that both have."""
    later = {figure.name: figure for figure in figures(after)}
    return tuple((figure, later[figure.name]) for figure in figures(before) if figure.name in later)


def propose(inquiry: Inquiry, count: int = 3) -> Proposal:
    """Return the `count` links, or fewer, that would together take most weight off the gaps.

    The candidates are the steps that the gaps themselves name (`Gap.closes`). All combinations are tried
    where there are few; else links are chosen greedily. The weights taken off by several links need not add
    up, so the greedy choice has no guarantee but that its first link is the best single one.
    """
    before = find_gaps(inquiry, LINKS_CHANGE)
    candidates = list(dict.fromkeys(step for gap in before for step in gap.closes
                                    if fits(step, inquiry.record)))[:MOST_CANDIDATES]
    size = min(count, len(candidates))
    exhaustive = comb(len(candidates), size) <= MOST_COMBINATIONS
    search = _all if exhaustive else _greedy
    steps, tried = search(inquiry, candidates, size) if size else ((), 0)
    left = find_gaps(_after(inquiry, steps), LINKS_CHANGE)
    there = {gap.id for gap in left}
    closed = tuple(gap for gap in before if gap.id not in there)
    return Proposal(steps, _weight(before) - _weight(left), closed, tried, len(candidates), exhaustive)


def _after(inquiry: Inquiry, steps: Sequence[Step]) -> Inquiry:
    return replace(inquiry, record=carried_out(inquiry.record, steps))


def _weight(gaps: Sequence[Gap]) -> float:
    return sum(gap.score for gap in gaps)


def _left(inquiry: Inquiry, steps: Sequence[Step]) -> float:
    return _weight(find_gaps(_after(inquiry, steps), LINKS_CHANGE))


def _all(inquiry: Inquiry, candidates: Sequence[Step], size: int) -> tuple[tuple[Step, ...], int]:
    found = [(_left(inquiry, steps), n, steps) for n, steps in enumerate(combinations(candidates, size))]
    return min(found)[2], len(found)


def _greedy(inquiry: Inquiry, candidates: Sequence[Step], size: int) -> tuple[tuple[Step, ...], int]:
    chosen: tuple[Step, ...] = ()
    tried = 0
    for _ in range(size):
        rest = [step for step in candidates if step not in chosen]
        tried += len(rest)
        _, _, best = min((_left(inquiry, (*chosen, step)), n, step) for n, step in enumerate(rest))
        chosen = (*chosen, best)
    return chosen, tried
