"""Lines of a text that are a table: headings with wide blanks between them, and a row a line below (a PDF's copy)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.replacing import replace
from loaders.assistant.cells import is_number, is_sentence, term_of
from loaders.assistant.grid import Grid, grid_of
from loaders.assistant.headings import Role, role_of, weight_of
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.seats import is_post, seat_in
from loaders.assistant.spelling import kept

_BLANKS = re.compile(r"[ \u3000\t]+")
_FITS = {
    Role.NUMBER: lambda token: 3.0 if is_number(token) else -2.0,
    Role.PERSON: lambda token: (
        -3.0 if organisation_likeness(token) >= 0.9 or is_post(token) or seat_in(token) or is_number(token) else 2.0
    ),
    Role.SEAT: lambda token: 3.0 if seat_in(token) else -2.0,
    Role.POST: lambda token: 3.0 if is_post(token) else -1.0,
    Role.SEAT_OR_POST: lambda token: 3.0 if seat_in(token) or is_post(token) else -2.0,
    Role.ORGANISATION: lambda token: (
        3.0 if organisation_likeness(token) >= 0.9 else 0.5 if organisation_likeness(token) else -2.0
    ),
    Role.TERM: lambda token: 3.0 if any(term_of(token)) else -2.0,
    Role.NOTE: lambda token: 0.4,
}
MOST_TOKENS = 14
"""Parts of a line beyond which it is no row of such a table."""


def tables_in_text(grid: Grid) -> tuple[Grid, ...]:
    """Return a text as it is, or, where it holds a table of blanks, the lines above it and the table as a grid."""
    if not grid.is_text:
        return (grid,)
    lines = [row[0] for row in grid.rows]
    for number, line in enumerate(lines):
        tokens = _tokens(line)
        if sum(map(weight_of, tokens)) >= 2 and len(tokens) >= 3 and all(role_of(token) for token in tokens):
            return _split(grid, lines, number, [role_of(token) or Role.UNREAD for token in tokens], tokens)
    return (grid,)


def _tokens(line: str) -> list[str]:
    return [token for token in _BLANKS.split(line.strip(" \u3000\t")) if token]


def _split(
    grid: Grid, lines: Sequence[str], at: int, roles: Sequence[Role], headings: Sequence[str]
) -> tuple[Grid, ...]:
    """Return a text's lines as a table from its headings on; titles stand in the first column."""
    rows = [[kept(line)] for line in lines[:at]] + [list(headings)]
    rows += [_row(line, roles) for line in lines[at + 1 :]]
    return (replace(grid_of(rows, file=grid.file, sheet=grid.sheet), first_row=grid.first_row),)


def _row(line: str, roles: Sequence[Role]) -> list[str]:
    """Return the parts of a line by column; a line that is no row stands whole in the first one."""
    tokens = _tokens(line)
    if not tokens or len(tokens) > MOST_TOKENS or is_sentence(line) or len(tokens) == 1:
        return [kept(line)]
    cells = [""] * len(roles)
    for token, column in zip(tokens, _assigned(tuple(tokens), tuple(roles)), strict=True):
        cells[column] = f"{cells[column]}　{token}" if cells[column] else token
    return cells


@cache
def _assigned(tokens: tuple[str, ...], roles: tuple[Role, ...]) -> tuple[int, ...]:
    """Return the column of each part: in order, fitting what the headings say; a person's name may have two parts."""

    @cache
    def best(token: int, column: int, taken: int) -> tuple[float, tuple[int, ...]]:
        if token == len(tokens):
            return 0.0, ()
        options = []
        for candidate in range(column, len(roles)):
            again = taken + 1 if candidate == column else 1
            most = 2 if roles[candidate] in (Role.PERSON, Role.ORGANISATION, Role.NOTE) else 1
            if again > most:
                continue
            fit = _FITS.get(roles[candidate], lambda _: 0.2)(tokens[token]) - (0.3 if again > 1 else 0.0)
            score, rest = best(token + 1, candidate, again)
            options.append((fit + score, (candidate, *rest)))
        return max(options, default=(-99.0, (len(roles) - 1,) * (len(tokens) - token)))

    return best(0, 0, 0)[1]
