"""What cleaning leaves: grids that the process that reads may hand over."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.assistant.doubts import LeftOut
from loaders.assistant.grid import Grid


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Grids without persons, and what was left out of them."""

    grids: tuple[Grid, ...]
    left_out: tuple[LeftOut, ...]
