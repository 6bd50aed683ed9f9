"""What if: the same record after some steps, and what changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.ranking import find_gaps, gap_kinds, ranked
from graph.analysis.measures.figures import Figure, figures
from graph.analysis.network.graphs import Graph, Graphs
from graph.analysis.steps import WITHOUT, Step, fitting
from graph.catalogue import RequirementTest
from graph.facts.choices import RoleKind
from graph.record.record import Record
from graph.replacing import replace


@dataclass(frozen=True)
class Outcome:
    """A plan carried out: the record before and after it, the gaps before and after."""

    base: Record
    record: Record
    steps: tuple[Step, ...]
    before: tuple[Gap, ...]
    after: tuple[Gap, ...]

    @property
    def closed(self) -> tuple[Gap, ...]:
        """The gaps that are gone although all actors they name are still there."""
        return tuple(gap for gap in self._gone if not self._names_somebody_gone(gap))

    @property
    def moot(self) -> tuple[Gap, ...]:
        """The gaps that are gone with an actor they name: nothing has got better."""
        return tuple(gap for gap in self._gone if self._names_somebody_gone(gap))

    @property
    def _gone(self) -> tuple[Gap, ...]:
        left = {gap.id for gap in self.after}
        return tuple(gap for gap in self.before if gap.id not in left)

    def _names_somebody_gone(self, gap: Gap) -> bool:
        taken_out = {step.parts[0] for step in self.steps if step.does == WITHOUT}
        return not taken_out.isdisjoint(gap.actors)

    @cached_property
    def parts(self) -> tuple[int, int]:
        """Into how many parts the record falls, before and after the plan."""
        return len(self._contacts_before.components), len(self._contacts_after.components)

    @cached_property
    def cut_off(self) -> tuple[str, ...]:
        """Who hung together with the largest part and does not any more, but is still there: networks first."""
        before, after = self._contacts_before.components, self._contacts_after.components
        if not before or not after:
            return ()
        together = max(before, key=lambda part: len(part & after[0]))
        networks, organisations = (n.id for n in self.record.networks), (o.id for o in self.record.organisations)
        return tuple(actor for actor in (*networks, *organisations) if actor in together - after[0])

    @cached_property
    def _contacts_before(self) -> Graph:
        return Graphs(self.base).contacts

    @cached_property
    def _contacts_after(self) -> Graph:
        return Graphs(self.record).contacts

    @property
    def opened(self) -> tuple[Gap, ...]:
        """The gaps that are new."""
        known = {gap.id for gap in self.before}
        return tuple(gap for gap in self.after if gap.id not in known)


def outcome_of(context: Context, steps: Sequence[Step], before: tuple[Gap, ...] | None = None) -> Outcome:
    """Return what a plan would change; steps that do not fit the record are left out.

    `before` are the gaps of the record, where they are known already.
    """
    wanted, record = fitting(context.record, steps, context.catalogue)
    after = replace(context, record=_without_hollow_findings(record, context))
    before = find_gaps(context) if before is None else before
    lasting = {kind.id: kind.stands_after for kind in gap_kinds().values() if kind.stands_after}
    stay = [gap for gap in before if gap.kind in lasting and lasting[gap.kind](gap, after)]
    remaining = find_gaps(after, [kind for kind in gap_kinds() if kind not in lasting])
    return Outcome(context.record, record, wanted, before, ranked([*remaining, *stay]))


FILLED_BY = {RoleKind.HUB: RequirementTest.LEAD_DEPARTMENT, RoleKind.SECRETARIAT: RequirementTest.SECRETARIAT}
"""The tests of the notice that a role answers."""


def _without_hollow_findings(record: Record, context: Context) -> Record:
    """Return the record without judgements on items that rest on a role which the plan leaves to nobody."""
    hollow = {
        item for role, test in FILLED_BY.items() for item in context.catalogue.tested_by(test)
        if any(r.role is role for r in context.record.platform_roles)
        and not any(r.role is role for r in record.platform_roles)}
    return replace(record, assessments=tuple(f for f in record.assessments if f.about not in hollow))


def figures_beside(before: Record, after: Record) -> tuple[tuple[Figure, Figure], ...]:
    """Return the figures of two records side by side, those that both have."""
    later = {figure.name: figure for figure in figures(after)}
    return tuple((figure, later[figure.name]) for figure in figures(before) if figure.name in later)
