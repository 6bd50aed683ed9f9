"""What each column of a table holds, from its heading and from what stands below it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from graph.replacing import replace
from loaders.assistant import cells
from loaders.assistant.crossing import named_as_rows
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.headings import Role, asks_about_one, is_question, role_of, tie_kinds_in
from loaders.assistant.names_in_text import person_spans, without
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.people import is_person, may_be_name
from loaders.assistant.seats import is_post, seat_in, speaks_of_seats
from loaders.assistant.signs import is_sign, is_sign_word
from loaders.assistant.spelling import kept, plain
from loaders.assistant.tables import Block
from loaders.assistant.titles import council_likeness

LOOKED_AT = 400
"""Cells of a column that are looked at to know what it holds."""
LEAST_TIES = 0.6
"""The share of a column's cells that name a kind of tie, from which on it says what ties there are."""
PERSONAL = {Role.PERSON, Role.PRIVATE}


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the assistant understands it: where it is, its headings from the widest on, its role.

    `meaning` is, for a column of statuses, the notice's item (M1); for a question, the kinds of tie it asks about,
    with commas between; nothing for other columns.
    """

    at: int
    headings: tuple[str, ...]
    role: Role
    meaning: str = ""

    @property
    def heading(self) -> str:
        """The heading next to the cells, in one line."""
        return kept(self.headings[-1]) if self.headings else ""

    @property
    def path(self) -> str:
        """All headings over the column, in one line."""
        return " ".join(map(kept, self.headings))


@dataclass(frozen=True, slots=True)
class Contents:
    """The shares of a column's cells that look like something, from 0 to 1; `filled` counts the cells."""

    filled: int
    mark: float
    number: float
    phone: float
    private: float
    person: float
    organisation: float
    seat: float
    post: float
    date: float
    term: float
    cut: float
    word: float

    @classmethod
    def of(cls, texts: Sequence[str], signs: Collection[str] = ()) -> Contents:
        """Return what some cells look like; empty ones and 〃 do not count. `signs` are those of the legend."""
        filled = [text for text in texts if text.strip() and not cells.is_ditto(text)][:LOOKED_AT]
        total = len(filled) or 1

        def share(look: Callable[[str], bool]) -> float:
            return sum(map(look, filled)) / total

        return cls(
            len(filled),
            share(lambda t: is_sign(t, signs)),
            share(lambda t: cells.is_number(t) or cells.is_figure(t)),
            share(cells.is_phone),
            share(lambda t: cells.has_mail(t) or cells.has_mobile(t)),
            share(is_person),
            share(lambda t: organisation_likeness(t) >= 0.9),
            share(lambda t: bool(seat_in(t))),
            share(is_post),
            share(lambda t: cells.date_of(t) is not None),
            share(lambda t: any(cells.term_of(t))),
            share(lambda t: CUT in t),
            share(lambda t: is_sign(t, signs) or is_sign_word(t)),
        )


def columns_of(grid: Grid, block: Block, signs: Collection[str] = ()) -> tuple[Column, ...]:
    """Return the columns of a table; each has a role, if only that it is not read. `signs` are those of a legend."""
    columns = []
    rows = [grid.rows[row] for row in range(block.first, block.last) if not _is_aside(grid, block, row)]
    for at in range(block.left, block.right):
        texts = [row[at] for row in rows]
        headings = block.headings[at - block.left]
        columns.append(Column(at, headings, _role(headings, Contents.of(texts, signs), texts)))
    return tuple(_without_gaps(rows, _one_organisation(grid, block, columns)))


def _is_aside(grid: Grid, block: Block, row: int) -> bool:
    """Return whether a row is a note or a total, which say nothing of what columns hold."""
    filled = [cell for cell in grid.rows[row][block.left : block.right] if cell.strip()]
    return not filled or cells.is_note(filled[0]) or any(map(cells.is_total, filled[:2]))


def _role(headings: Sequence[str], seen: Contents, texts: Sequence[str]) -> Role:
    nearest = headings[-1] if headings else ""
    by_heading = role_of(nearest)
    if by_heading is None and len(headings) > 1 and not seen.mark >= 0.5:
        above = role_of(headings[-2])
        by_heading = above if above in (Role.TERM, Role.PRIVATE, Role.PERSON) else by_heading
    if by_heading is None or by_heading in (Role.QUESTION, Role.RESPONDENT):
        return _by_contents(headings, seen, texts, by_heading)
    return _settled(by_heading, seen, texts, nearest)


def _settled(role: Role, seen: Contents, texts: Sequence[str], heading: str) -> Role:
    """Return a heading's role, or another one where what stands below says so."""
    if not seen.filled:
        return role
    match role:
        case Role.PERSON_OR_ORGANISATION if _stand_beside_persons(texts):
            return Role.ORGANISATION_AND_PERSON
        case Role.PERSON_OR_ORGANISATION:
            return (
                Role.PERSON
                if seen.person + seen.cut >= seen.organisation and not seen.seat >= 0.6
                else Role.SEAT
                if seen.seat >= 0.6
                else Role.ORGANISATION
            )
        case Role.PERSON if seen.organisation >= 0.7 and seen.person < 0.2:
            return (
                Role.ORGANISATION_AND_PERSON if "名" in plain(heading) and "担当" not in plain(heading) else Role.PERSON
            )
        case Role.SEAT_OR_POST:
            return Role.SEAT if speaks_of_seats(texts) else Role.POST
        case Role.SEAT if seen.seat < 0.2 and seen.post >= 0.7:
            return Role.POST
        case Role.GROUP | Role.NOTE if seen.seat >= 0.7 and speaks_of_seats(texts):
            return Role.SEAT
        case Role.ORGANISATION | Role.LABEL | Role.GROUP | Role.DEPARTMENT | Role.COUNCIL if (
            seen.person + seen.cut >= 0.6 and seen.organisation <= 0.2
        ):
            return Role.PERSON
        case Role.ORGANISATION | Role.GROUP | Role.DEPARTMENT | Role.COUNCIL | Role.LABEL if seen.mark >= 0.6:
            return Role.MARK
        case Role.UNREAD if seen.filled and _name_ties(texts):
            return Role.KIND
        case Role.CONTACT if seen.private >= 0.5:
            return Role.PRIVATE
        case Role.SECRETARIAT if seen.mark >= 0.6:
            return Role.MARK
        case Role.NOTE | Role.UNREAD | Role.TOTAL if seen.filled >= 3 and (seen.private >= 0.6 or seen.person >= 0.6):
            return Role.PRIVATE if seen.private >= 0.6 else Role.PERSON
    return role


def _by_contents(headings: Sequence[str], seen: Contents, texts: Sequence[str], by_heading: Role | None) -> Role:
    """Return a role from what stands in a column whose heading says nothing, or asks a question."""
    if headings and _holds_signs(
        headings[-1],
        seen if by_heading is not Role.QUESTION else Contents.of([t for t in texts if not cells.is_nothing(t)]),
    ):
        return Role.MARK
    if by_heading is not None:
        return by_heading
    if any(map(is_question, headings)):
        return Role.QUESTION
    if not seen.filled:
        return Role.UNREAD
    looks = (
        (seen.private, Role.PRIVATE, 0.4),
        (seen.person + seen.cut, Role.PERSON, 0.5),
        (seen.phone, Role.CONTACT, 0.6),
        (seen.term, Role.TERM, 0.6),
        (seen.date, Role.DATE, 0.6),
    )
    for share, role, least in looks:
        if share >= least:
            return role
    if seen.seat >= 0.6 and speaks_of_seats(texts):
        return Role.SEAT
    if seen.organisation >= 0.5:
        return Role.ORGANISATION
    if seen.post >= 0.6:
        return Role.POST
    if seen.filled > 1 and all(may_be_name(text) for text in texts if text.strip()):
        return Role.PERSON
    return Role.NUMBER if seen.number >= 0.7 and not any(headings) else Role.UNREAD


def _without_gaps(rows: Sequence[Sequence[str]], columns: list[Column]) -> list[Column]:
    """Return columns of which an empty one with a name over it, in a matrix or among columns of signs, holds signs."""
    named = named_as_rows({column.at: column.heading for column in columns if column.heading}, rows)
    marks = [column.at for column in columns if column.role is Role.MARK]
    holds_signs = len(marks) > 1
    beside = range(marks[0] - 1, marks[-1] + 3) if holds_signs else range(0)

    def is_gap(column: Column) -> bool:
        return (
            column.role is Role.UNREAD
            and bool(column.heading)
            and role_of(column.heading) is None
            and (column.at in named or column.at in beside or (holds_signs and _may_head_signs(column.heading)))
            and not any(row[column.at].strip() for row in rows)
        )

    return [Column(column.at, column.headings, Role.MARK) if is_gap(column) else column for column in columns]


def _holds_signs(heading: str, seen: Contents) -> bool:
    """Return whether a column holds signs; words count as such under the name of an organisation or a council."""
    if not seen.filled:
        return role_of(heading) is None and (organisation_likeness(heading) >= 1 or council_likeness(heading) >= 1)
    return seen.mark >= 0.6 or (seen.word >= 0.6 and _may_head_signs(heading))


def _may_head_signs(heading: str) -> bool:
    """Return whether a heading names an organisation, a council or a row: what stands over signs."""
    return (
        organisation_likeness(heading) >= 0.9
        or council_likeness(heading) >= 0.5
        or asks_about_one(heading)
        or cells.is_number(heading)
    )


def _one_organisation(grid: Grid, block: Block, columns: list[Column]) -> list[Column]:
    """Return columns of which one names the organisations; another one names departments or is not read."""
    named = [column for column in columns if column.role is Role.ORGANISATION]
    if len(named) < 2:
        return columns
    if len(named) == 2 and not block.heading_rows and (ends := _as_ends(grid, block, columns, named)):
        return ends

    def worth(column: Column) -> tuple[float, float, int]:
        texts = [grid.rows[row][column.at] for row in range(block.first, block.last)]
        return (
            1.0 if role_of(column.heading) is Role.ORGANISATION else 0.0,
            round(Contents.of(texts).organisation, 1),
            -column.at,
        )

    best = max(named, key=worth)
    return [
        column
        if column.role is not Role.ORGANISATION or column is best
        else Column(column.at, column.headings, Role.UNREAD)
        for column in columns
    ]


def _as_ends(grid: Grid, block: Block, columns: list[Column], named: Sequence[Column]) -> list[Column]:
    """Return the columns of a table without headings as those of edges: two ends, and the kind of tie; else none."""

    def texts(column: Column) -> list[str]:
        return [text for row in range(block.first, block.last) if (text := kept(grid.rows[row][column.at]))]

    first, second = (set(map(plain, texts(column))) for column in named)
    kinds = [column.at for column in columns if column not in named and _name_ties(texts(column))]
    if not kinds and not (first & second and len(columns) == 2):
        return []
    roles = {named[0].at: Role.SOURCE, named[1].at: Role.TARGET} | dict.fromkeys(kinds, Role.KIND)
    return [replace(column, role=roles.get(column.at, column.role)) for column in columns]


def _stand_beside_persons(texts: Sequence[str]) -> bool:
    """Return whether cells say more than persons' names: 「架空大学教授　架空　太郎」."""
    filled = [text for text in texts if text.strip()]
    return sum(map(_stands_beside_person, filled)) * 2 >= len(filled)


def _stands_beside_person(text: str) -> bool:
    spans = person_spans(text)
    return bool(CUT in text or spans) and bool(without(text, spans).replace(CUT, "").strip(" 　"))


def _name_ties(texts: Sequence[str]) -> bool:
    """Return whether cells name kinds of ties."""
    filled = [text for text in texts if text.strip()]
    return bool(filled) and sum(bool(tie_kinds_in(text)) for text in filled) >= LEAST_TIES * len(filled)
