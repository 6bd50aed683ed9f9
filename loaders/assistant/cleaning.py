"""Persons are left out of a file before anything of it is kept: columns about them, and their names anywhere else.

What is left out is told by its heading and its row, never by what stood there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from graph.replacing import replace
from loaders.assistant import cells
from loaders.assistant.cleaned import Cleaned
from loaders.assistant.columns import PERSONAL, Column, columns_of
from loaders.assistant.doubts import LeftOut, LeftOutKind, Place
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.headings import Role, tie_kinds_in
from loaders.assistant.known_names import KnownNames
from loaders.assistant.legends import legend_of
from loaders.assistant.names_in_text import person_spans, spans_in_title, without
from loaders.assistant.naming import BRACKETS_BEHIND, is_whole
from loaders.assistant.people import is_person, surnames
from loaders.assistant.spelling import kept, plain, tidy
from loaders.assistant.tables import Block, blocks_of, stands_on_its_side
from loaders.assistant.text_tables import tables_in_text
from loaders.tables import Cell

_CONTACTS = re.compile(
    r"[\w.+\-＋．－]+[@＠][\w\-－]+(?:[.．][\w\-－]+)+"
    r"|[0０][5789５７８９][0０][-‐―ー−－() （）\u3000]{0,3}[0-9０-９]{4}[-‐―ー−－() （）\u3000]{0,3}[0-9０-９]{4}"
    r"(?![0-9０-９])"
)
"""E-mail addresses, and mobile (070, 080, 090) and IP (050) numbers, in any width."""
LONGEST = 1_000
"""Characters of a cell, or of a line of a text, beyond which it names nobody; it is left out and told."""
_IN_BRACKETS = re.compile(r"[（(]([^（）() \u3000]{1,4})[）)]")
_WHOLLY = {
    Role.NOTE,
    Role.REASON,
    Role.UNREAD,
    Role.WINDOW,
    Role.KIND,
    Role.FREQUENCY,
    Role.CONTACT,
    Role.ADDRESS,
    Role.TERM,
}
"""Columns whose cell is left out whole when anything about a person stands in it."""


def cleaned(grids: Sequence[Grid], *, trusted: Collection[str] = ()) -> Cleaned:
    """Return the grids of one file without anything about a person.

    `trusted` are headings that a person said hold no persons (a 氏名 that holds names of organisations).
    """
    left_out = [
        LeftOut(LeftOutKind.TOO_LONG, Place(grid.file, grid.sheet, grid.row_number(number)))
        for grid in grids
        for number, row in enumerate(grid.rows)
        if any(len(cell) > LONGEST for cell in row)
    ]
    grids = [grid.with_rows([tidy(cell) if len(cell) <= LONGEST else "" for cell in row] for row in grid.rows)
             for grid in grids]
    grids = [part for grid in grids for part in tables_in_text(grid)]
    wanted = {plain(heading) for heading in trusted}
    signs = {sign.sign for sign in legend_of(grids)}
    on_side = [stands_on_its_side(grid, signs) for grid in grids]
    grids = [grid.turned() if turned else grid for grid, turned in zip(grids, on_side, strict=True)]
    tables = [[(block, columns_of(grid, block, signs)) for block in blocks_of(grid, signs)] for grid in grids]
    names = KnownNames(_names(grids, tables, wanted))
    result = []
    for grid, blocks in zip(grids, tables, strict=True):
        without_columns, places = _without_columns(grid, blocks, wanted, left_out)
        result.append(_without_names(without_columns, blocks, places, names, left_out))
    upright = [grid.turned() if turned else grid for grid, turned in zip(result, on_side, strict=True)]
    return Cleaned(tuple(upright), tuple(left_out))


Tables = Sequence[tuple[Block, tuple[Column, ...]]]


def _is_personal(column: Column, trusted: Collection[str]) -> bool:
    return column.role in PERSONAL and plain(column.heading) not in trusted


def _names(grids: Sequence[Grid], tables: Sequence[Tables], trusted: Collection[str]) -> Iterator[str]:
    """Yield the cells of columns about persons."""
    for grid, blocks in zip(grids, tables, strict=True):
        for block, columns in blocks:
            for column in columns:
                if column.role is Role.PERSON and plain(column.heading) not in trusted:
                    yield from (
                        grid.rows[row][column.at]
                        for row in range(block.first, block.last)
                        if not _is_aside(grid.rows[row], column.at)
                    )


def _without_columns(
    grid: Grid, blocks: Tables, trusted: Collection[str], left_out: list[LeftOut]
) -> tuple[Grid, set[Cell]]:
    """Return a grid whose columns about persons say only that something stood there, and their cells."""
    rows = [list(row) for row in grid.rows]
    places: set[Cell] = set()
    for block, columns in blocks:
        for column in columns:
            if not _is_personal(column, trusted):
                continue
            filled = [
                row
                for row in range(block.first, block.last)
                if rows[row][column.at].strip() and not _is_aside(rows[row], column.at)
            ]
            for row in filled:
                rows[row][column.at] = CUT
                places.add((row, column.at))
            left_out.append(
                LeftOut(LeftOutKind.PERSON_COLUMN, Place(grid.file, grid.sheet, None, column.heading), len(filled))
            )
    return grid.with_rows(rows), places


def _is_aside(row: Sequence[str], at: int) -> bool:
    """Return whether a cell below a heading about persons is none: a total, a sign, or a title alone in its row."""
    text = row[at]
    if cells.is_total(text) or cells.is_nothing(text) or cells.is_ditto(text):
        return True
    filled = [cell for cell in row if cell.strip()]
    return (
        len(filled) == 1
        and not is_person(text)
        and not cells.has_mail(text)
        and not cells.has_mobile(text)
        and not cells.is_phone(text)
    )


def _without_names(grid: Grid, blocks: Tables, cut: set[Cell], names: KnownNames, left_out: list[LeftOut]) -> Grid:
    """Return a grid in which names, mobile numbers and mail addresses are cut out of every other cell."""
    roles = {
        (row, column.at): column
        for block, columns in blocks
        for column in columns
        for row in range(block.first, block.last)
    }
    headings = {row for block, _ in blocks for row in block.heading_rows}
    lonely = {
        column.at for block, columns in blocks if not any(c.role is Role.PERSON for c in columns) for column in columns
    }
    rows = [list(row) for row in grid.rows]
    for number, row in enumerate(grid.rows):
        for at, cell in enumerate(row):
            if not cell.strip() or (number, at) in cut:
                continue
            column = roles.get((number, at))
            text = _cut(
                cell,
                names,
                column.role if column else None,
                is_heading=number in headings,
                may_be_person=column is None or at in lonely,
            )
            if text != cell:
                rows[number][at] = text
                left_out.append(
                    LeftOut(
                        LeftOutKind.PERSON_CELL,
                        Place(grid.file, grid.sheet, grid.row_number(number), column.heading if column else ""),
                    )
                )
    known = [_outside(text, names) for text in (grid.file, grid.sheet)]
    return replace(grid.with_rows(rows), file=known[0], sheet=known[1])


def _cut(cell: str, names: KnownNames, role: Role | None, *, is_heading: bool, may_be_person: bool) -> str:
    """Return a cell without persons; unchanged when there is none in it."""
    spans = [*names.spans(cell), *(match.span() for match in _CONTACTS.finditer(cell))]
    if not is_heading:
        is_named = role in (Role.ORGANISATION, Role.LABEL, Role.RESPONDENT, Role.MUNICIPALITY, Role.COUNCIL, Role.GROUP)
        if is_person(cell) and (may_be_person or not is_named):
            return CUT + _organisation_behind(cell)
        spans += (
            _persons_of_lines(cell)
            if not is_named or may_be_person or role is Role.ORGANISATION_AND_PERSON
            else _behind_posts(cell)
        )
    elif ":" in plain(cell):  # 「担当：架空　太郎」 beside the headings
        spans += person_spans(cell)
    if role in _WHOLLY or role is Role.QUESTION or tie_kinds_in(cell):
        spans += [match.span(1) for match in _IN_BRACKETS.finditer(cell) if plain(match[1]) in surnames()]
    if not spans:
        return cell
    return CUT if role in _WHOLLY else without(cell, _apart(spans))


def _organisation_behind(cell: str) -> str:
    """Return the brackets behind a person's name when an organisation stands in them: 「架空　太郎（架空病院）」."""
    match = BRACKETS_BEHIND.search(cell)
    return match[0] if match and is_whole(match[1]) and not person_spans(match[1]) else ""


def _persons_of_lines(cell: str) -> list[tuple[int, int]]:
    """Return names in a text; a line of several that is a name, too."""
    spans = person_spans(cell)
    if "\n" in cell:
        at = 0
        for line in cell.split("\n"):
            if is_person(line):
                spans.append((at, at + len(line)))
            at += len(line) + 1
    return spans


def _behind_posts(cell: str) -> list[tuple[int, int]]:
    """Return the names in an organisation's cell that stand behind something else, or apart."""
    return [(start, end) for start, end in person_spans(cell) if kept(cell[:start]) or kept(cell[end:])]


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _outside(text: str, names: KnownNames) -> str:
    """Return a file's or a sheet's name without persons."""
    spans = _apart([*names.spans(text), *spans_in_title(text)])
    return without(text, spans).replace(CUT, "…")
