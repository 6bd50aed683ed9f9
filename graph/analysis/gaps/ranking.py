"""All gaps of a record, the ones that count most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from graph.analysis.gaps import kinds
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.kind import GapKind
from graph.registry import declared

FADES = 0.9
"""Of several gaps of one kind each next counts this much less: the first lines should differ."""

@cache
def gap_kinds() -> dict[str, GapKind]:
    """Return every kind of gap by its id: what the modules of the folder `kinds` declare."""
    return {kind.id: kind for kind in declared(kinds, GapKind, order=lambda kind: kind.id)}


def find_gaps(context: Context, only: Iterable[str] = ()) -> tuple[Gap, ...]:
    """Return the gaps of a record, ranked; of some kinds only, if given.

    Where nothing is recorded of an area there are none: that is not a list of faults.
    """
    if context.record.is_empty:
        return ()
    wanted = frozenset(only)
    return ranked(gap for name, kind in gap_kinds().items() if not wanted or name in wanted
                  for gap in kind.find(context))


def ranked(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps by their score, each next one of a kind faded; equal ones by their id."""
    by_score = sorted(gaps, key=lambda gap: (-gap.score, gap.id))
    return tuple(gap for _, _, gap in sorted(_faded(by_score), key=lambda item: item[:2]))


def _faded(gaps: Iterable[Gap]) -> Iterator[tuple[float, str, Gap]]:
    before: Counter[str] = Counter()
    for gap in gaps:
        yield -gap.score * FADES ** before[gap.kind], gap.id, gap
        before[gap.kind] += 1
