"""That nobody recorded is of a type, or there for a function: missing, or open where somebody's is not recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.gaps.gap import Counts, Terms


@dataclass(frozen=True, slots=True)
class Absence:
    """What is not found among those of whom it is recorded (`type`, `function`); `open` others may be it."""

    what: str
    open: int

    def terms(self, doubts: Sequence[str]) -> Terms:
        """Return how it is said: in the title, in the sentence, what is to be done first; and the doubts beside."""
        state = "open" if self.open else "absent"
        return {name: ("said", (f"{self.what}_{state}_{name}",)) for name in ("absent", "among", "first")} | {
            "doubts": ("said", tuple(doubts))}

    @property
    def base(self) -> Counts:
        """How many may be it."""
        return {"open": self.open}
