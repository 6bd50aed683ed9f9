"""Whose members a list names - from its titles, its sheet, its file, or the list before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.replacing import replace
from loaders.assistant.grid import Grid
from loaders.assistant.guess import TableGuess, lists_members
from loaders.assistant.seats import seat_in
from loaders.assistant.spelling import kept, plain
from loaders.assistant.tables import Block
from loaders.assistant.text_lines import lines_of
from loaders.assistant.text_members import council_of_text
from loaders.assistant.titles import council_in, council_in_file, meeting_in


def with_councils(tables: Sequence[TableGuess], grids: Sequence[Grid]) -> list[TableGuess]:
    """Return the tables with the council each lists the members of; without those that belong to none of several."""
    in_text = next((name for grid in grids if grid.is_text and (name := council_of_text(lines_of(grid)))), "")
    in_file = next(filter(None, (council_in_file(grid.file) for grid in grids)), "")
    settled: list[TableGuess] = []
    for table in tables:
        if lists_members(table):
            before = next((prior for prior in reversed(settled) if prior.grid == table.grid and prior.council), None)
            surrounding = _SurroundingCouncils(before.council if before else "", in_text, in_file)
            council, seat = _council_of(table, grids[table.grid], surrounding)
            settled.append(replace(table, council=council, seat=seat))
        else:
            settled.append(table)
    named = [table for table in settled if not lists_members(table) or table.council]
    if not named and in_file:
        return [replace(table, council=in_file) for table in settled]
    return named or settled


@dataclass(frozen=True, slots=True)
class _SurroundingCouncils:
    """The councils that are named near a list: by the list before it, by the text around it, by the file's name."""

    before: str
    text: str
    file: str


def _council_of(table: TableGuess, grid: Grid, surrounding: _SurroundingCouncils) -> tuple[str, str]:
    """Return whose members a table lists, and the seat of all of them where its title says one."""
    if table.block is None:
        return table.council or council_in(grid.sheet), ""
    texts = _titles_of(table, table.block, grid)
    seat = next((said for text in texts if (said := _seat_of_title(text))), "")
    named = (_with_place(name, texts[at + 1 :]) for at, text in enumerate(texts) if (name := council_in(text)))
    council = next(named, "")
    if meeting := next(filter(None, map(meeting_in, [*texts, grid.sheet])), ""):
        parent = council or surrounding.before.split("　")[0] or surrounding.text or surrounding.file
        return f"{parent}　{meeting}".strip(), seat if seat != "member" else ""
    if not council and (seat or not texts):
        council = surrounding.before
    council = council or surrounding.text or council_in(grid.sheet)
    if not council:
        council = next((name for text in texts if (name := council_in(text, 0.5))), "") or council_in(grid.sheet, 0.5)
    return council, seat if seat != "member" else ""


def _titles_of(table: TableGuess, block: Block, grid: Grid) -> list[str]:
    """Return the titles over a table, the nearest first."""
    source = grid.turned() if table.is_turned else grid
    texts = [
        kept(cell)
        for row in reversed(block.above)
        for cell in source.rows[row][block.left : block.right]
        if cell.strip()
    ]
    texts = [text for column in table.columns if council_in(text := column.heading, 0.5)] + texts
    if table.is_turned:
        texts += [kept(filled[0]) for row in grid.rows if len(filled := [cell for cell in row if cell.strip()]) == 1]
    return texts


def _with_place(council: str, above: Sequence[str]) -> str:
    """Return a council's name with the place that stands alone in the title's line above it."""
    place = above[0] if above else ""
    return place + council if re.fullmatch(r".{1,8}[市町村区県府都道]", place) and place not in council else council


def _seat_of_title(text: str) -> str:
    """Return the seat of everybody in a table whose title is no more than that: 【事務局】, オブザーバー名簿."""
    bare = plain(text).strip("【】()[]<>《》■□○●◆◇・").removesuffix("名簿").removesuffix("一覧").removesuffix("一覧表")
    return seat_in(bare) if bare else ""
