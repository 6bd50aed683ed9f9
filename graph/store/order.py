"""In which order things were saved, and on which days, as far as clocks can be believed."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from graph.clock import Clock
from graph.recent import Recent
from graph.store.dating import Dates, Save
from graph.store.engines.engine import Engine
from graph.store.revisions import moment_of

NEWEST = 2**63 - 1
"""After every save there is."""


class LastSave(NamedTuple):
    """The last save of a store: its place, its moment as it is kept, and how many revisions were written by then.

    While it is the same nothing else is recorded: revisions written one after the other may be of one earlier save.
    """

    sequence: int
    saved_at: str
    revisions: int


class Order:
    """The saves of one store. Their order is counted; their dates are what clocks said."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock
        self._dates: Recent[tuple[LastSave, dt.date], Dates] = Recent(1)

    def newest(self) -> int:
        """Return the place of the last save, 0 before the first one."""
        return self.last().sequence

    def next(self) -> Save:
        """Return the save that comes now: after every other, at the moment that the clock says."""
        return Save(self.newest() + 1, self._clock.now())

    def last_by(self, as_of: dt.date | None) -> int:
        """Return the last save by the end of an office's day; by today, or no day, every save there is.

        So nothing that was saved is missing today, whatever a clock said when it was saved.
        """
        if as_of is None or as_of >= self._clock.today():
            return NEWEST
        with self._engine.reading():
            return self.dates().last_by(self._clock.end_of(as_of))

    def dates(self) -> Dates:
        """Return the dates of all saves; they are read anew only after something was saved."""
        newest, today = self.last(), self._clock.now().astimezone(dt.UTC).date()
        return self._dates.get((newest, today), lambda: Dates(
            [Save(row["sequence"], moment_of(row)) for row in self._engine.ask("find_saves")], today))

    def last(self) -> LastSave:
        """Return the last save, one of place 0 before the first one."""
        rows = self._engine.ask("find_newest_save")
        return LastSave(**rows[0]) if rows else LastSave(0, "", 0)
