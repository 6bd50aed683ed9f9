"""Two saves that started from the same revision."""

from __future__ import annotations

from graph.errors import StoreError
from graph.record.record import Record


class RevisionConflict(StoreError):
    """Somebody else saved in between; nothing was saved.

    `ours` is what was to be saved, `theirs` what is recorded now (None when the area was removed),
    `based_on` and `newest` the two revision numbers. The page shows both.
    """

    def __init__(
        self, area: str, *, based_on: int, newest: int, ours: Record, theirs: Record | None
    ) -> None:
        super().__init__(area=area, based_on=based_on, newest=newest)
        self.based_on, self.newest = based_on, newest
        self.ours, self.theirs = ours, theirs
