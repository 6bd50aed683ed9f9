"""The shape of a matrix, however few signs stand in it: what is over its columns stands before its rows too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.assistant.cells import is_number, is_total
from loaders.assistant.headings import weight_of
from loaders.assistant.spelling import plain, spelled_out

LEAST_NAMES = 3
"""Columns named as rows are, from which on a table is a matrix."""
LEAST_SHARE = 0.8
"""The share of a table's columns, and of its rows, that must be named both ways; one may be spelled in another way."""
FARTHEST_LABEL = 4
"""Columns from the left in which what names the rows stands: a number, a group, the name, and a corner left blank."""


def named_as_rows(headings: Mapping[int, str], rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the columns over which the name of a row stands, or its number; none where rows and columns differ.

    `headings` are by column, without empty ones; words known as headings, and totals, do not count.
    """
    across = {at: _spelling(text) for at, text in headings.items() if weight_of(text) < 1 and not is_total(text)}
    if len(across) < LEAST_NAMES:
        return frozenset()
    left = max(0, min(headings) - 1)
    for label in range(left, left + FARTHEST_LABEL):
        behind = {at: spelling for at, spelling in across.items() if at > label}
        labels = [row[label] for row in rows if label < len(row) and row[label].strip()]
        most = max(len(behind), len(labels) - 1)  # a legend may stand below
        least = max(LEAST_NAMES, LEAST_SHARE * most)
        if len(behind) < least:
            continue
        down = set(map(_spelling, labels))
        named = frozenset(at for at, spelling in behind.items() if spelling in down)
        if len(named) >= least:
            return named
    return frozenset()


def _spelling(text: str) -> str:
    return plain(text).strip("().no") if is_number(text) else spelled_out(text)
