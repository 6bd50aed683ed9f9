"""Finding the rows of a sheet that hold the headings of a table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from loaders.assistant.cells import (
    date_of,
    has_mail,
    is_figure,
    is_mark,
    is_note,
    is_number,
    is_phone,
    is_sentence,
    is_total,
    term_of,
)
from loaders.assistant.crossing import named_as_rows
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.headings import Role, asks_about_one, names_item, role_of, weight_of
from loaders.assistant.names_in_text import person_spans
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.people import is_person
from loaders.assistant.seats import seat_in
from loaders.assistant.signs import is_sign, is_sign_word
from loaders.assistant.spelling import plain
from loaders.assistant.titles import council_in, council_likeness

LEAST_WEIGHT = 1.4
"""How sure the cells of a row must be headings together: one known word and one that may be another thing."""
LOOKED_AT_BELOW = 60
"""Rows below a heading that are looked at for marks."""
LEAST_COUNCIL = 0.5
"""How sure a heading must be a council's name: a short form will do."""
LEAST_MEMBERS = 0.7
"""The share of cells below councils' names that must name organisations."""
LARGEST_HEADING = 4
"""Rows that a heading may run over."""
_EXPLAINED_MARK = re.compile(r"[○〇◯◎●△▲×－][ \u3000]*[（(][^（）()]+[）)]")


def headings_in(grid: Grid, signs: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the rows of each heading, first and behind the last."""
    row = 0
    is_apart = True
    while row < len(grid.rows):
        if not _is_heading(grid, row, signs, by_signs=is_apart):
            is_apart = is_apart or not grid.filled(row)
            row += 1
            continue
        end = row + 1
        while end - row < LARGEST_HEADING and end < len(grid.rows) and _is_sub_heading(grid, end - 1, end, row):
            end += 1
        start = row
        while start > 0 and end - start < LARGEST_HEADING and _is_upper_heading(grid, start - 1, start):
            start -= 1
        yield start, end
        row, is_apart = end, False


def is_data(cell: str) -> bool:
    """Return whether a cell is surely no heading: a mark, a number, a date, a telephone number.

    「No」 heads the numbers of rows before it answers anything; 「○（近隣町と合同）」 is a mark.
    """
    return bool(
        (is_mark(cell) and role_of(cell) is not Role.NUMBER)
        or _EXPLAINED_MARK.fullmatch(cell.strip())
        or is_number(cell)
        or is_figure(cell)
        or is_phone(cell)
        or has_mail(cell)
        or date_of(cell)
        or any(term_of(cell))
    )


def _is_heading(grid: Grid, row: int, signs: Collection[str], *, by_signs: bool) -> bool:
    """Return whether a row holds headings: known words, or (`by_signs`: not inside a table) names over signs."""
    cells = grid.filled(row)
    if len(cells) < 2 or (is_note(cells[0][1]) and role_of(cells[0][1]) is None) or is_total(cells[0][1]):
        return False
    if stands_over_members(grid, row):
        return True
    next_row = grid.rows[row + 1] if row + 1 < len(grid.rows) else ()
    known = [0.0 if next_row and plain(next_row[column]) == plain(cell) else _weight(cell) for column, cell in cells]
    if not by_signs and sum(known) < LEAST_WEIGHT / 2:
        return False
    pairs = [(label, weight) for label, weight in zip(cells, known, strict=True) if not is_data(label[1])]
    labels, weights = [label for label, _ in pairs], [weight for _, weight in pairs]
    names_organisation = any(
        not weight and organisation_likeness(cell) >= 1 for weight, (_, cell) in zip(weights, labels, strict=True)
    )
    by_word = {plain(cell): weight for weight, (_, cell) in zip(weights, labels, strict=True)}
    if (
        sum(by_word.values()) >= LEAST_WEIGHT
        and 1.0 in weights
        and sum(1 for w in weights if w) * 2 >= len(cells)
        and len(cells) - len(labels) <= len(cells) // 3
        and not names_organisation
    ):
        return True
    roles = {role_of(cell) for _, cell in cells}
    if (
        all(weight_of(cell) for _, cell in cells)
        and len(labels) == len(cells)
        and ({Role.SOURCE, Role.TARGET} <= roles or _stands_over_organisations(grid, row, cells))
    ):
        return True
    if not by_signs:
        return False
    below = _rows_below(grid, row)
    if _heads_matrix(cells, below, signs):
        return True
    counted = _counted(cells)
    if any(is_number(cell) and column not in counted for column, cell in cells):
        return False
    names = [
        column
        for column, cell in labels
        if len(plain(cell)) <= 60 and not is_sentence(cell) and not is_sign_word(cell) and not is_sign(cell, signs)
    ]
    return _stands_over_marks(grid.rows[row], below, sorted([*names, *counted]), any(weights), signs)


def stands_over_members(grid: Grid, row: int) -> bool:
    """Return whether a row holds nothing but councils, each over a list of organisations."""
    cells = grid.filled(row)
    if len(cells) < 2 or any(council_likeness(cell) < LEAST_COUNCIL for _, cell in cells):
        return False
    if row + 1 < len(grid.rows) and sum(weight_of(cell) == 1.0 for _, cell in grid.filled(row + 1)) > 1:
        return False  # titles over the headings of lists side by side
    below = _rows_below(grid, row)
    texts = [text for column, _ in cells for text in (r[column] for r in below) if text.strip()]
    lists = [column for column, _ in cells if any(r[column].strip() for r in below)]
    members = sum(organisation_likeness(text) >= 0.9 and council_likeness(text) < 1 for text in texts)
    return len(lists) == len(cells) and members >= LEAST_MEMBERS * len(texts)


def _weight(cell: str) -> float:
    """Return how surely a cell is a heading; 委員 and 事務局 are seats as well."""
    weight = weight_of(cell)
    return 0.0 if weight < 1 and seat_in(cell) else weight


def _stands_over_organisations(grid: Grid, row: int, cells: Sequence[tuple[int, str]]) -> bool:
    """Return whether a row of doubtful words has one for organisations that stands over organisations."""
    named = [
        column
        for column, cell in cells
        if role_of(cell) in (Role.ORGANISATION, Role.PERSON_OR_ORGANISATION, Role.MUNICIPALITY, Role.LABEL)
        and organisation_likeness(cell) < 1
    ]
    for column in named:
        below = [r[column] for r in grid.rows[row + 1 : row + 9] if r[column].strip()]
        if len(below) > 1 and sum(map(_names_somebody, below)) * 2 > len(below):
            return True
    return False


def _names_somebody(text: str) -> bool:
    """Return whether a cell names an organisation, a person, or both."""
    return organisation_likeness(text) >= 0.9 or is_person(text) or CUT in text or bool(person_spans(text))


def _counted(cells: Sequence[tuple[int, str]]) -> list[int]:
    """Return the columns of cells that count 1, 2, 3 … across: numbers of the rows in a matrix."""
    numbers = [
        (column, int(plain(cell).strip("().no")))
        for column, cell in cells
        if re.fullmatch("[0-9]{1,4}", plain(cell).strip("().no"))
    ]
    in_order = len(numbers) >= 3 and all(b[1] == a[1] + 1 for a, b in pairwise(numbers))
    return [column for column, _ in numbers] if in_order and numbers[0][1] in (0, 1) else []


def _stands_over_marks(
    row: Sequence[str],
    below: Sequence[Sequence[str]],
    names: Sequence[int],
    has_known_word: bool,
    signs: Collection[str],
) -> bool:
    """Return whether most names of a row that are no known headings stand over signs; so do words under a name."""
    if any(_goes_on(row[column], [r[column] for r in below]) for column in names):
        return False
    over_marks = [column for column in names if _holds_signs(row[column], [r[column] for r in below], signs)]
    enough = 1 if has_known_word and len(names) <= 3 else 2
    unknown = sum(not weight_of(row[column]) for column in names)
    return len(over_marks) >= enough and len(over_marks) * 2 >= unknown - 1


def _heads_matrix(cells: Sequence[tuple[int, str]], below: Sequence[Sequence[str]], signs: Collection[str]) -> bool:
    """Return whether the names, or the numbers, of the rows below stand across a row, over signs or nothing."""
    columns = named_as_rows(dict(cells), below)
    texts = [row[column] for row in below for column in columns if row[column].strip()]
    return bool(columns) and all(is_sign(text, signs) or is_sign_word(text) or is_figure(text) for text in texts)


def _goes_on(cell: str, below: Sequence[str]) -> bool:
    """Return whether a cell names an organisation like those below it: its row is one of them, no heading."""
    filled = [text for text in below if text.strip()]
    is_name = organisation_likeness(cell) >= 0.9 and role_of(cell) is None and not is_sign_word(cell)
    return is_name and len(filled) > 1 and sum(organisation_likeness(text) >= 0.9 for text in filled) * 2 > len(filled)


def _rows_below(grid: Grid, row: int) -> list[Sequence[str]]:
    """Return the rows below a row that count: up to a gap or the next headings, without totals."""
    below: list[Sequence[str]] = []
    for number, cells in enumerate(grid.rows[row + 1 : row + 1 + LOOKED_AT_BELOW]):
        filled = [cell for cell in cells if cell.strip()]
        if (not filled and (below or number > 0)) or (below and sum(weight_of(cell) == 1.0 for cell in filled) > 1):
            break
        if filled and not is_total(filled[0]) and not (len(filled) > 1 and is_total(filled[1])):
            below.append(cells)
    return below


def _holds_signs(heading: str, texts: Sequence[str], signs: Collection[str]) -> bool:
    filled = [text for text in texts if text.strip()]
    while filled and (is_note(filled[-1]) or is_sentence(filled[-1])):
        filled.pop()
    if not filled:
        return False
    if sum(is_sign(text, signs) for text in filled) >= 0.6 * len(filled):
        return True
    is_name = (
        organisation_likeness(heading) >= 0.9
        or council_likeness(heading) >= 0.5
        or is_number(heading)
        or asks_about_one(heading)
    )
    return is_name and sum(is_sign(text, signs) or is_sign_word(text) for text in filled) >= 0.6 * len(filled)


def _is_sub_heading(grid: Grid, upper: int, lower: int, first: int) -> bool:
    """Return whether the row below a heading is a part of it: names below a word that stands over several columns."""
    over, under = grid.rows[upper], grid.rows[lower]
    new = [(column, cell) for column, cell in grid.filled(lower) if plain(cell) != plain(over[column])]
    labels = [column for column, _ in grid.filled(first)]
    counted = _counted(new)
    if (
        not new
        or not labels
        or any((is_data(cell) and column not in counted) or is_sentence(cell) for column, cell in new)
    ):
        return False
    if labels[0] in dict(new) and (
        not _heads_group(grid, upper, lower, labels[0])
        or _goes_on(under[labels[0]], [row[labels[0]] for row in _rows_below(grid, lower)])
    ):
        return False
    if not all(not over[column].strip() or _heads_group(grid, upper, lower, column) for column, _ in new):
        return False
    if min(column for column, _ in new) < labels[0]:
        return False
    is_blank_below = any(not under[column].strip() or plain(under[column]) == plain(over[column]) for column in labels)
    return is_blank_below and lower + 1 < len(grid.rows)


def _heads_group(grid: Grid, upper: int, lower: int, column: int) -> bool:
    span = grid.span_at(upper, column)
    if span:
        return span.right > span.left and span.bottom < lower
    over, under = grid.rows[upper], grid.rows[lower]
    return column + 1 < grid.width and not over[column + 1].strip() and bool(under[column + 1].strip())


def _is_upper_heading(grid: Grid, upper: int, lower: int) -> bool:
    """Return whether the row above a heading is a part of it and not a title."""
    over, under = grid.filled(upper), grid.rows[lower]
    below = [column for column, _ in grid.filled(lower)]
    if not over or any(is_data(cell) or is_note(cell) or is_sentence(cell) for _, cell in over):
        return False
    for column, cell in over:
        span = grid.span_at(upper, column)
        if span and len(over) == 1 and span.left <= below[0] and span.right >= below[-1]:
            return False
        if council_in(cell) or (len(over) == 1 and column < below[0]):
            return False
        if span and (span.bottom >= lower or span.right > span.left):
            continue
        is_over_group = (
            (column > below[0] or len(over) > 1)
            and under[column].strip()
            and _heads_group(grid, upper, lower, column)
            and (role_of(cell) is not None or len(over) > 1)
        )
        is_label = not under[column].strip() and weight_of(cell) == 1.0
        is_over_one = bool(under[column].strip()) and names_item(cell)
        if not (is_over_group or is_label or is_over_one):
            return False
    return True
