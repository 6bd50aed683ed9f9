"""From the store to a comparison: municipalities as they stand, or one of them at several times, lined up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.comparison.matching import LineUp, line_up
from graph.analysis.comparison.pairings import pairings
from graph.analysis.network.as_of import standing
from graph.errors import UsageError
from graph.store import Loaded, Store

FEWEST, MOST = 2, 4
"""So many sides can be looked at beside each other."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: an area, as recorded now or by the end of a day."""

    code: str
    as_of: dt.date | None = None

    def __str__(self) -> str:
        return f"{self.code}@{self.as_of}" if self.as_of else self.code


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sides, what was recorded of each, and who is whose counterpart."""

    sides: tuple[Side, ...]
    loaded: tuple[Loaded, ...]
    lined_up: LineUp


def compare(store: Store, sides: Sequence[Side], *, today: dt.date) -> Comparison:
    """Return a comparison of two to four different sides.

    What people said on counterparts is read from the newest record of every side. Raises UsageError
    (`sides`) for another number, and NothingRecorded as the store does.
    """
    wanted = tuple(dict.fromkeys(sides))
    if not FEWEST <= len(wanted) <= MOST:
        raise UsageError("sides", count=len(wanted), fewest=FEWEST, most=MOST)
    loaded = tuple(store.look(side.code, as_of=side.as_of) for side in wanted)
    records = [standing(loaded_side.record, side.as_of or today)
               for loaded_side, side in zip(loaded, wanted, strict=True)]
    said_pairs = pairings(loaded_side.record if side.as_of is None else store.look(side.code).record
                          for loaded_side, side in zip(loaded, wanted, strict=True))
    return Comparison(wanted, loaded, line_up(records, said_pairs))
