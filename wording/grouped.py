"""Many problems of one kind as one: twenty cells of a column that are wrong alike are one line with their rows."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import Problem
from graph.replacing import replace
from locales import Words

MOST_VALUES = 5
"""Values that one line names; of more it says that there are."""


def grouped(problems: Sequence[Problem], words: Words) -> list[Problem]:
    """Return problems with those of one kind, column and remedy as one, in the order of the first of each.

    The rows of a group are in `also`; what is written in them is listed in its value.
    """
    groups: dict[Problem, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(replace(problem, row=None, value="", also=()), []).append(problem)
    return [_as_one(group, words) for group in groups.values()]


def _as_one(group: Sequence[Problem], words: Words) -> Problem:
    first = group[0]
    if len(group) == 1:
        return first
    rows = list(dict.fromkeys(row for problem in group for row in (problem.row, *problem.also) if row))
    values = list(dict.fromkeys(problem.value for problem in group))
    more = ["…"] if len(values) > MOST_VALUES else []
    return replace(first, row=rows[0] if rows else None, also=tuple(rows[1:]),
                   value=words("problem.values_between").join([*values[:MOST_VALUES], *more]))
