"""Finding the tables of a sheet: where their headings stand, and which rows and columns are theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.replacing import replace
from loaders.assistant.cells import (
    date_of,
    is_mark,
    is_note,
    is_number,
    is_total,
)
from loaders.assistant.grid import Grid
from loaders.assistant.heading_rows import LEAST_WEIGHT, headings_in, stands_over_members
from loaders.assistant.headings import Role, is_question, role_of, weight_of
from loaders.assistant.spelling import plain
from loaders.assistant.titles import council_in

LEAST_ON_SIDE = 3
"""Known headings down the left, or municipalities across, that say that a table stands on its side."""
FARTHEST_TITLE = 7
"""Rows above a heading that are looked at for its title."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table: its headings, its rows (`first` up to, not with, `last`), its columns (`left` up to `right`).

    `headings` are, for each of its columns, the texts above it from the widest to the nearest; `above` the rows
    over it that belong to it: titles, dates, legends. All count from 0 in the grid it was found in.
    """

    heading_rows: tuple[int, ...]
    first: int
    last: int
    left: int
    right: int
    headings: tuple[tuple[str, ...], ...]
    above: tuple[int, ...] = ()

    def heading(self, column: int) -> str:
        """Return the heading nearest to a column's cells, as it is written."""
        levels = self.headings[column - self.left]
        return levels[-1] if levels else ""


def blocks_of(grid: Grid, signs: Collection[str] = ()) -> tuple[Block, ...]:
    """Return the tables of a grid from the top, side by side from the left; none for a text.

    `signs` are those that a legend of the file explains.
    """
    if grid.is_text or grid.width == 0:
        return ()
    tops = [(0, 1)] if grid.is_graph else list(headings_in(grid, signs))
    blocks: list[Block] = []
    for number, (start, end) in enumerate(tops):
        above = _rows_above(grid, start, tops[number - 1][1] if number else None)
        stop = tops[number + 1][0] if number + 1 < len(tops) else len(grid.rows)
        blocks += _side_by_side(grid, Block(tuple(range(start, end)), end, stop, 0, grid.width, (), tuple(above)))
    blocks = [
        replace(
            block,
            last=min(
                [
                    block.last,
                    *(
                        min(below.above, default=below.last)
                        for below in blocks
                        if min(below.above, default=0) >= block.first
                    ),
                ]
            ),
        )
        for block in blocks
    ]
    return tuple(blocks) or tuple(_without_headings(grid))


def stands_on_its_side(grid: Grid, signs: Collection[str] = ()) -> bool:
    """Return whether a grid has its headings down the left, and a record in each column."""
    if grid.is_text or grid.width < 2:
        return False
    if municipalities_stand_across(grid):
        return True
    labels = [[cell for cell in grid.column(at) if cell.strip()] for at in range(min(3, grid.width - 1))]
    is_form = grid.width == 2 and any(map(is_question, labels[0]))
    if not is_form and (grid.width == 2 or any(True for _ in headings_in(grid, signs))):
        return False
    return any(sum(weight_of(cell) == 1.0 for cell in cells) >= LEAST_ON_SIDE for cells in labels)


def municipalities_stand_across(grid: Grid) -> bool:
    """Return whether a row headed as one of municipalities names them: the table has a column for each."""
    rows = ([text for _, text in grid.filled(row) if not is_total(text)] for row in range(len(grid.rows)))
    return any(
        len(texts) > LEAST_ON_SIDE
        and role_of(texts[0]) is Role.MUNICIPALITY
        and all(re.search("[市町村区]$", plain(text)) and role_of(text) is None for text in texts[1:])
        for texts in rows
    )


def _rows_above(grid: Grid, start: int, previous_end: int | None) -> list[int]:
    """Return the rows over a heading that belong to it: all for the first table, else those next to it."""
    if previous_end is None:
        return [row for row in range(start) if grid.filled(row)]
    above: list[int] = []
    apart = 0
    for row in range(start - 1, max(previous_end, start - 1 - FARTHEST_TITLE) - 1, -1):
        cells = grid.filled(row)
        if not cells:
            apart = len(above)
        elif _is_title(grid, row, cells):
            above.insert(0, row)
        else:
            break
    else:
        apart = len(above)
    named = [number for number, row in enumerate(reversed(above), start=1) if council_in(grid.filled(row)[0][1])]
    reach = max([apart, *named])
    return above[len(above) - reach :]


def _is_title(grid: Grid, row: int, cells: Sequence[tuple[int, str]]) -> bool:
    if len(cells) > 2 or any(is_note(cell) or is_mark(cell) or is_total(cell) for _, cell in cells):
        return False
    if len(cells) == 1:
        return True
    return bool(council_in(cells[0][1]) or any(date_of(cell) for _, cell in cells[1:])) and not is_number(cells[0][1])


def _side_by_side(grid: Grid, block: Block) -> Iterator[Block]:
    """Yield a block, or the parts of it that stand side by side with headings of their own."""
    levels = [_levels(grid, block, column) for column in range(grid.width)]
    if any(stands_over_members(grid, row) for row in block.heading_rows):
        cuts = [*(column for column, texts in enumerate(levels) if texts), grid.width]
    else:
        cuts = [0, *_repeats(levels), grid.width]
    for left, right in pairwise(cuts):
        for first, last in _between_gaps(grid, block, levels, left, right):
            yield replace(block, left=first, right=last, headings=tuple(levels[first:last]))


def _levels(grid: Grid, block: Block, column: int) -> tuple[str, ...]:
    """Return the headings of a column from the widest to the nearest, each once."""
    texts: list[str] = []
    for row in block.heading_rows:
        text = _text_over(grid, block, row, column)
        if text.strip() and (not texts or plain(texts[-1]) != plain(text)):
            texts.append(text)
    return tuple(texts)


def _text_over(grid: Grid, block: Block, row: int, column: int) -> str:
    """Return a heading cell's text; a cell merged over several columns, or left blank beside, holds for all."""
    text = grid.rows[row][column]
    if text.strip():
        return text
    if span := grid.span_at(row, column):
        return grid.rows[span.top][span.left]
    is_lowest = row == block.heading_rows[-1]
    has_text_below = any(grid.rows[lower][column].strip() for lower in block.heading_rows if lower > row)
    if is_lowest or not has_text_below:
        return ""
    left = column
    while left > 0 and not grid.rows[row][left].strip():
        left -= 1
    reaches = all(
        any(grid.rows[lower][c].strip() for lower in block.heading_rows if lower > row) for c in range(left, column + 1)
    )
    return grid.rows[row][left] if reaches else ""


def _repeats(levels: Sequence[tuple[str, ...]]) -> list[int]:
    """Return the columns where the same headings begin again, side by side."""
    nearest = [plain(texts[-1]) if texts else "" for texts in levels]
    named = [column for column, text in enumerate(nearest) if text]
    if not named:
        return []
    first = named[0]
    repeats = [column for column in named[1:] if nearest[column] == nearest[first]]
    return [
        column
        for column in repeats
        if nearest[column : column + 2] == nearest[first : first + 2] and (repeats[0] - first) >= 2
    ]


def _between_gaps(
    grid: Grid, block: Block, levels: Sequence[tuple[str, ...]], left: int, right: int
) -> Iterator[tuple[int, int]]:
    """Yield the columns between empty ones, where both sides have headings that stand on their own."""
    rows = range(block.heading_rows[0] if block.heading_rows else block.first, block.last)
    empty = [c for c in range(left, right) if not any(grid.rows[row][c].strip() for row in rows)]
    start = left
    for gap in empty:
        sides = levels[start:gap], levels[gap + 1 : right]
        if all(
            sum(weight_of(texts[-1]) for texts in side if texts) >= LEAST_WEIGHT and _names_somebody(side)
            for side in sides
        ):
            yield start, gap
            start = gap + 1
    yield start, right


def _names_somebody(levels: Sequence[tuple[str, ...]]) -> bool:
    return any(
        role_of(texts[-1]) in (Role.ORGANISATION, Role.MUNICIPALITY, Role.RESPONDENT, Role.SOURCE)
        for texts in levels
        if texts
    )


def _without_headings(grid: Grid) -> Iterator[Block]:
    """Yield the rows of a sheet that has no headings, from the first that looks like one of several alike."""
    filled_rows = [row for row in range(len(grid.rows)) if len(grid.filled(row)) >= 2]
    if len(filled_rows) >= 2:
        first = filled_rows[0]
        above = tuple(row for row in range(first) if grid.filled(row))
        yield Block((), first, len(grid.rows), 0, grid.width, tuple(() for _ in range(grid.width)), above)
