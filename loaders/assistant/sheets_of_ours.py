"""Whether a file is our own workbook: then it needs no guess, and the template's reader takes it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path, PurePath

from loaders.assistant.grid import Grid
from loaders.assistant.spelling import plain

HEADING_ROWS = 10


@cache
def _sheets() -> Mapping[str, frozenset[str]]:
    """Return the headings of each of our sheets by each of its names."""
    kinds = tomllib.loads((Path(__file__).parents[1] / "headings.toml").read_text(encoding="utf-8"))
    every = [word for words in kinds.pop("every")["columns"].values() for word in words]
    return {
        plain(name): frozenset(map(plain, [*every, *(word for words in kind["columns"].values() for word in words)]))
        for kind in kinds.values()
        for name in kind["sheet"]
    }


def is_our_workbook(grids: Sequence[Grid]) -> bool:
    """Return whether most sheets that are named like ours have our headings, with a column of codes or ids."""
    named = [grid for grid in grids if not grid.is_text and plain(grid.sheet or PurePath(grid.file).stem) in _sheets()]
    ours = [grid for grid in named if _has_our_headings(grid)]
    return bool(ours) and len(ours) * 2 >= len(named)


def _has_our_headings(grid: Grid) -> bool:
    known = _sheets()[plain(grid.sheet or PurePath(grid.file).stem)]
    for row in grid.rows[:HEADING_ROWS]:
        cells = [plain(cell) for cell in row if cell.strip()]
        hits = [cell for cell in cells if cell in known]
        if (
            len(hits) >= 2
            and len(hits) * 10 >= len(cells) * 7
            and any(hit.endswith(("id", "コード", "code")) or hit in ("member", "network", "area") for hit in hits)
        ):
            return True
    return False
