"""Some gaps of many: by kind, function, whose actors they concern, how surely, and what has been decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.gaps.decisions import state_of
from graph.analysis.gaps.gap import Gap
from graph.record.record import Record


@dataclass(frozen=True, slots=True)
class GapFilter:
    """What is let through; an empty choice lets everything through."""

    kinds: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    certainties: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


def tiers_of(gap: Gap, record: Record) -> frozenset[str]:
    """Return whose actors a gap is about."""
    return frozenset(o.tier.value for o in record.organisations if o.id in gap.subjects)


def filtered(gaps: Iterable[Gap], record: Record, gap_filter: GapFilter) -> tuple[Gap, ...]:
    """Return the gaps that a filter lets through, in their order."""
    return tuple(
        gap for gap in gaps
        if (not gap_filter.kinds or gap.kind in gap_filter.kinds)
        and (not gap_filter.functions or gap_filter.functions & set(gap.functions))
        and (not gap_filter.tiers or gap_filter.tiers & tiers_of(gap, record))
        and (not gap_filter.certainties or gap.certainty.value in gap_filter.certainties)
        and (not gap_filter.states or state_of(record, gap).value in gap_filter.states))
