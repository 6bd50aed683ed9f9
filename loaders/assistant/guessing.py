"""Guessing what a file is and how each of its tables is to be read, with or without a person's word for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from graph.dates import RecordedDate
from graph.replacing import replace
from loaders.assistant.column_meanings import with_meanings
from loaders.assistant.columns import columns_of
from loaders.assistant.councils import with_councils
from loaders.assistant.doubts import LeftOut, LeftOutKind, Place
from loaders.assistant.fitting import Candidate, Fits, fits_of
from loaders.assistant.grid import Grid
from loaders.assistant.guess import Guess, Kind, TableGuess
from loaders.assistant.headings import Role, names_item, role_of, weight_of
from loaders.assistant.legends import legend_of
from loaders.assistant.mentions import pieces_of
from loaders.assistant.ordinance import inline_members
from loaders.assistant.place import Surroundings
from loaders.assistant.respondents import respondent_in
from loaders.assistant.sheets_of_ours import is_our_workbook
from loaders.assistant.spelling import kept
from loaders.assistant.tables import Block, blocks_of, municipalities_stand_across, stands_on_its_side
from loaders.assistant.text_items import leaves_of, listings_of
from loaders.assistant.text_lines import lines_of
from loaders.assistant.text_members import council_of_text, members_likeness
from loaders.assistant.titles import date_in, is_dated

LEAST_SCORE = 0.45
"""A table that fits no kind better than this is not read unless a person says what it is."""
FARTHEST_HEADING = 15
"""Rows from the top in which the headings of a list of edges stand."""
TURNED_COSTS = 0.08
"""What a table must fit better by with rows and columns exchanged."""
_MEMBERS = {Kind.MEMBER_LIST, Kind.TEXT_LIST}
_EDGES = {Kind.EDGE_LIST, Kind.GRAPH}


@dataclass(frozen=True, slots=True)
class _File:
    """What all tables of a file share: the signs of its legends, whether one of them lists edges."""

    signs: frozenset[str]
    has_edges: bool


def guess_of(grids: Sequence[Grid], surroundings: Surroundings, *, wanted: Kind | None = None) -> Guess:
    """Return the guess for the (cleaned) grids of one file; `wanted` is what a person says it is.

    A guess of kind None says that nothing was recognised.
    """
    if wanted in (None, Kind.WORKBOOK) and is_our_workbook(grids):
        return Guess(Kind.WORKBOOK)
    left_out: list[LeftOut] = []
    tables: list[TableGuess] = []
    legend, as_of = legend_of(grids), _date_of(grids)
    signs = {sign.sign for sign in legend}
    has_edges = any(map(_lists_edges, grids))
    for number, grid in enumerate(grids):
        place = Place(grid.file, grid.sheet)
        if grid.hidden:
            left_out.append(LeftOut(LeftOutKind.HIDDEN_SHEET, place))
            continue
        guesses = [
            replace(guess, grid=number, legend=legend, as_of=as_of)
            for guess in _tables(grid, surroundings, wanted, _File(frozenset(signs), has_edges))
        ]
        if not guesses and any(any(row) for row in grid.rows) and not _is_context(grid, grids):
            left_out.append(LeftOut(LeftOutKind.SHEET_WITHOUT_TABLE, place))
        tables += guesses
    kind = wanted or _kind_of_file(tables, grids)
    chosen = with_councils([table for table in tables if _belongs(table, kind)], grids)
    left_out += [
        LeftOut(
            LeftOutKind.OTHER_KIND if not _belongs(table, kind) else LeftOutKind.SHEET_WITHOUT_TABLE,
            Place(grids[table.grid].file, grids[table.grid].sheet),
        )
        for table in tables
        if not any(chosen_table.grid == table.grid for chosen_table in chosen)
    ]
    return Guess(kind if chosen else None, tuple(chosen), tuple(dict.fromkeys(left_out)), as_of, _title(grids))


def _lists_edges(grid: Grid) -> bool:
    """Return whether a row near the top of a grid heads the two ends of edges."""
    return any({Role.SOURCE, Role.TARGET} <= {role_of(cell) for cell in row} for row in grid.rows[:FARTHEST_HEADING])


def _title(grids: Sequence[Grid]) -> str:
    """Return the title under which a file is cited: its name without the ending."""
    return kept(PurePath(grids[0].file).stem) if grids else ""


def _is_context(grid: Grid, grids: Sequence[Grid]) -> bool:
    """Return whether a text stands around the tables of a document: it may name the council."""
    return grid.is_text and len(grids) > 1


def _date_of(grids: Sequence[Grid]) -> RecordedDate | None:
    """Return the date a file is about: one with 現在 or 時点 in a title, else any in a title, else in its name."""
    titles = [
        cell
        for grid in grids
        if not grid.is_text
        for row in grid.rows[:10]
        for cell in row
        if cell.strip() and len(cell) < 80
    ]
    dated = (date_in(text) for text in titles if is_dated(text))
    others = (date_in(text) for text in titles if "年" in text and ("調査" in text or "（" in text or "(" in text))
    named = (date_in(grid.file) for grid in grids)
    return next((date for source in (dated, others, named) for date in source if date), None)


def _tables(grid: Grid, surroundings: Surroundings, wanted: Kind | None, file: _File) -> Iterator[TableGuess]:
    """Yield the tables of a grid, each with the kind it fits best, or the one a person said."""
    if grid.is_text or _is_one_column(grid):
        if wanted in (None, *_MEMBERS):
            yield from _text(grid, wanted)
        return
    upright = list(_judged(grid, surroundings, wanted, file, is_turned=False))
    best = max((guess.score for guess in upright), default=0.0)
    items = _items_down(grid)
    turned = (
        [
            guess
            for guess in _judged(grid.turned(), surroundings, wanted, file, is_turned=True)
            if _may_be_turned(guess, best)
        ]
        if items > 1 or stands_on_its_side(grid, file.signs)
        else []
    )
    is_progress = any(guess.kind is Kind.PROGRESS for guess in turned) and municipalities_stand_across(grid)
    fits_better = max((guess.score for guess in turned), default=0.0) - TURNED_COSTS > best
    yield from turned if (is_progress and items > 0) or fits_better else upright


def _items_down(grid: Grid) -> int:
    """Return how many of the notice's items stand down the left of a grid."""
    if grid.width < 3:
        return 0
    return max(sum(map(names_item, filter(str.strip, grid.column(at)))) for at in range(3))


def _may_be_turned(table: TableGuess, best_upright: float) -> bool:
    """Return whether a table may stand on its side: a prefecture's progress, or records with headings down the left."""
    known = sum(weight_of(column.heading) == 1.0 for column in table.columns)
    return table.kind is Kind.PROGRESS or (
        known >= 3 and best_upright < 0.7 and table.kind in (Kind.MEMBER_LIST, Kind.SURVEY, Kind.EDGE_LIST)
    )


def _is_one_column(grid: Grid) -> bool:
    return grid.width == 1 or sum(any(cell.strip() for cell in grid.column(at)) for at in range(grid.width)) == 1


def as_text(grid: Grid) -> Grid:
    """Return a sheet of one column as the lines of a text."""
    lines = [next((cell for cell in row if cell.strip()), "") for row in grid.rows]
    return replace(grid.with_rows([[line] for line in lines]), is_text=True)


def _text(grid: Grid, wanted: Kind | None) -> Iterator[TableGuess]:
    lines = lines_of(as_text(grid))
    likeness = [
        (members_likeness(listing), sum(len(pieces_of(item.text)) for item, _ in leaves_of(listing.items)))
        for listing in listings_of(lines)
    ]
    score = max((score for score, count in likeness if count > 1 or wanted), default=0.0)
    if any(inline_members(line.text) for line in lines):
        score = max(score, 0.8)
    if score >= 0.5 or (wanted and likeness):
        yield TableGuess(0, Kind.TEXT_LIST, max(score - 0.05, 0.1), ("lists_members",), council=council_of_text(lines))


def _judged(
    grid: Grid, surroundings: Surroundings, wanted: Kind | None, file: _File, *, is_turned: bool
) -> Iterator[TableGuess]:
    for block in blocks_of(grid, file.signs):
        columns = columns_of(grid, block, file.signs)
        title = _texts_above(grid, block)
        fits = fits_of(Candidate(grid, block, columns, surroundings, title, file.has_edges))
        kind, score, reasons = _best(fits, wanted, has_headings=bool(block.heading_rows))
        if kind is not None:
            yield TableGuess(
                0,
                kind,
                score,
                reasons,
                block,
                with_meanings(kind, columns, grid, block, title),
                is_turned=is_turned,
                title=title,
                respondent=respondent_in(grid, block.above),
            )


def _texts_above(grid: Grid, block: Block) -> str:
    texts = [kept(cell) for row in block.above for cell in grid.rows[row][block.left : block.right] if cell.strip()]
    return "　".join(dict.fromkeys([*texts, grid.sheet]))


def _best(fits: Fits, wanted: Kind | None, *, has_headings: bool) -> tuple[Kind | None, float, tuple[str, ...]]:
    """Return the kind a table is to be read as, with its score; None when it fits too badly."""
    if wanted is not None:
        kinds = _MEMBERS if wanted in _MEMBERS else _EDGES if wanted in _EDGES else {wanted}
        best = max(((fits[kind][0], kind) for kind in kinds if kind in fits), default=None)
        best_other = max((score for kind, (score, _) in fits.items() if kind not in kinds), default=0.0)
        if best is None or (best[0] < LEAST_SCORE and best_other >= 0.9):
            return (
                (None, 0.0, ())
                if wanted not in (Kind.COUNCIL_TABLE, Kind.TIE_MATRIX, Kind.SURVEY) or not fits
                else (wanted, 0.2, ())
            )
        return best[1], best[0], fits[best[1]][1]
    score, kind = max(((score, kind) for kind, (score, _) in fits.items()), default=(0.0, None))
    if kind is None or score < LEAST_SCORE + (0.1 if not has_headings else 0.0):
        return None, 0.0, ()
    return kind, score, fits[kind][1]


def _kind_of_file(tables: Sequence[TableGuess], grids: Sequence[Grid]) -> Kind | None:
    """Return the kind that the best of a file's tables has; an ordinance with a table is a text."""
    if not tables:
        return None
    best = max(tables, key=lambda table: table.score)
    if best.kind is Kind.MEMBER_LIST and any(grid.is_text for grid in grids):
        return Kind.TEXT_LIST
    return best.kind


def _belongs(table: TableGuess, kind: Kind | None) -> bool:
    return kind == table.kind or any(kind in family and table.kind in family for family in (_MEMBERS, _EDGES))
