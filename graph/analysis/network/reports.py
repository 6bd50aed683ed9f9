"""Reports of one tie taken together: what two say of each other is one tie that both confirm, not two ties."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from graph.facts.links import Tie


@dataclass(frozen=True, slots=True)
class ReportedTie:
    """One kind of tie between two actors, in one direction where it has one, with every report of it."""

    reports: tuple[Tie, ...]

    @property
    def tie(self) -> Tie:
        """The first report: the two ends and the kind, which all share."""
        return self.reports[0]

    @property
    def reporters(self) -> tuple[str, ...]:
        """Who said so, each once."""
        return tuple(dict.fromkeys(tie.reported_by for tie in self.reports if tie.reported_by))

    @property
    def is_confirmed(self) -> bool:
        """Whether both ends say so."""
        return {self.tie.source, self.tie.target} <= set(self.reporters)


def reported_ties(ties: Iterable[Tie], undirected: Container[str]) -> tuple[ReportedTie, ...]:
    """Return ties with their reports taken together, in the order of the first ones.

    Reports are of one tie where they name the same two and the same kind; for kinds with a direction the same
    direction too. `undirected` are the kinds without.
    """
    together: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in ties:
        first, second = tie.source, tie.target
        if tie.kind in undirected and second < first:
            first, second = second, first
        together.setdefault((first, second, tie.kind), []).append(tie)
    return tuple(ReportedTie(tuple(reports)) for reports in together.values())
