"""Some gaps of many: by kind, function, whose bodies they concern, how surely, and what has been decided."""

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
    """Return whose bodies a gap is about."""
    return frozenset(o.tier.value for o in record.organisations if o.id in gap.subjects)


def sifted(gaps: Iterable[Gap], record: Record, sieve: GapFilter) -> tuple[Gap, ...]:
    """Return the gaps that a sieve lets through, in their order."""
    return tuple(
        gap for gap in gaps
        if (not sieve.kinds or gap.kind in sieve.kinds)
        and (not sieve.functions or sieve.functions & set(gap.functions))
        and (not sieve.tiers or sieve.tiers & tiers_of(gap, record))
        and (not sieve.certainties or gap.certainty.value in sieve.certainties)
        and (not sieve.states or state_of(record, gap).value in sieve.states))
