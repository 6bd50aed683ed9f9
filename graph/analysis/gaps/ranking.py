"""All gaps of a record, the ones that count most first."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from graph.analysis.gaps import kinds
from graph.analysis.gaps.context import Inquiry
from graph.analysis.gaps.gap import Gap

FADES = 0.9
"""Of several gaps of one kind each next counts this much less: the first lines should differ."""

Kind = Callable[[Inquiry], Iterable[Gap]]


@cache
def gap_kinds() -> dict[str, Kind]:
    """Return every kind of gap by its name: the modules of the folder `kinds`."""
    names = [module.name for module in pkgutil.iter_modules(kinds.__path__)]
    return {name: importlib.import_module(f"{kinds.__name__}.{name}").gaps for name in names}


def find_gaps(inquiry: Inquiry, only: Iterable[str] = ()) -> tuple[Gap, ...]:
    """Return the gaps of a record, ranked; of some kinds only, if given.

    Where nothing is recorded of an area there are none: that is not a list of faults.
    """
    if inquiry.record.is_empty:
        return ()
    wanted = frozenset(only)
    return ranked(gap for name, kind in gap_kinds().items() if not wanted or name in wanted
                  for gap in kind(inquiry))


def ranked(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps by their score, each next one of a kind faded; equal ones by their id."""
    by_score = sorted(gaps, key=lambda gap: (-gap.score, gap.id))
    return tuple(gap for _, _, gap in sorted(_faded(by_score), key=lambda item: item[:2]))


def _faded(gaps: Iterable[Gap]) -> Iterator[tuple[float, str, Gap]]:
    before: Counter[str] = Counter()
    for gap in gaps:
        yield -gap.score * FADES ** before[gap.kind], gap.id, gap
        before[gap.kind] += 1
