"""Tiles on a map: each in a cell of a grid, as near to its own place as the others let it, and none on another."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, dist

import numpy as np
import numpy.typing as npt

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""
ROOM = 1.6
"""So many cells for each tile: with fewer the shape of the land is lost, with more the tiles become small."""
GAP = 6.0
Points = npt.NDArray[np.float64]


def on_map(places: Sequence[Place], width: float, wide: float, high: float,
           gap: float = GAP) -> list[tuple[float, float]]:
    """Return the middles of tiles of one size on a sheet of a width, north above; the more, the higher it is."""
    from scipy.optimize import linear_sum_assignment  # it takes longer to import than all the rest together

    if not places:
        return []
    across = max(1, int((width + gap) // (wide + gap)))
    down = max(1, ceil(len(places) * ROOM / across))
    wished = np.array([(longitude, -latitude) for latitude, longitude in places])
    spread = (_even(wished[:, 0]) * (across - 1), _even(wished[:, 1]) * (down - 1))
    cells = np.array([(column, row) for row in range(down) for column in range(across)], dtype=float)
    far = sum((axis[:, None] - cells[None, :, n]) ** 2 for n, axis in enumerate(spread))
    _, chosen = linear_sum_assignment(far)
    return [(float(cells[n][0]) * (wide + gap), float(cells[n][1]) * (high + gap)) for n in chosen]


def in_rows(count: int, width: float, wide: float, high: float, gap: float = GAP) -> list[tuple[float, float]]:
    """Return the middles of tiles whose places nobody knows: in rows, in their order."""
    across = max(1, int((width + gap) // (wide + gap)))
    return [((n % across) * (wide + gap), (n // across) * (high + gap)) for n in range(count)]


def joined(points: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return which points to join so that all hang together by the shortest way (a minimum spanning tree)."""
    pairs: list[tuple[int, int]] = []
    left, reached = set(range(1, len(points))), [0][:len(points)]
    while left:
        ways = ((a, b) for a in reached for b in sorted(left))
        near = min(ways, key=lambda way: dist(points[way[0]], points[way[1]]))
        pairs.append(near)
        reached.append(near[1])
        left.remove(near[1])
    return pairs


def _even(values: Points) -> Points:
    """Return values from 0 to 1, halfway between their distances and equal ones: far islands leave the rest room."""
    extent = np.ptp(values)
    if len(values) < 2 or extent == 0:
        return np.full(len(values), 0.5)
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable") / (len(values) - 1)
    return np.asarray((ranks + (values - values.min()) / extent) / 2, dtype=np.float64)
