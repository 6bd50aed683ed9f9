"""Whose answer a form is: the organisation that stands above its table, beside or behind a word for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from loaders.assistant.grid import CUT, Grid
from loaders.assistant.headings import Role, role_of
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.spelling import kept

_IN_ONE_CELL = re.compile(r"^([^:：]{2,14})[:：][ \u3000]*(.{2,60})$")
_ANSWERS = {Role.RESPONDENT, Role.ORGANISATION, Role.SOURCE}
LEAST_LIKENESS = 0.3
"""How much what stands beside the word must look like an organisation."""


def respondent_in(grid: Grid, rows: Iterable[int]) -> str:
    """Return the organisation that some rows of a form name as the one that answers, or ""."""
    for row in rows:
        texts = [kept(cell.replace(CUT, "")) for _, cell in grid.filled(row)]
        pairs = list(pairwise(texts))
        pairs += [(match[1], match[2]) for text in texts if (match := _IN_ONE_CELL.match(text))]
        for label, name in pairs:
            if role_of(label) in _ANSWERS and role_of(name) is None and organisation_likeness(name) >= LEAST_LIKENESS:
                return name
    return ""
