"""The rows of a table as they are to be read: 〃 and merged cells filled in, notes, totals and examples left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.assistant import cells
from loaders.assistant.categories import is_category, is_general
from loaders.assistant.columns import Column
from loaders.assistant.doubts import LeftOutKind, Place
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid, filled_down
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role
from loaders.assistant.legends import entries_in
from loaders.assistant.mentions import mentions_in
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.seats import seat_in
from loaders.assistant.spelling import kept, plain
from loaders.assistant.tables import Block
from loaders.assistant.titles import council_likeness

_BRACKETED = re.compile(
    r"^[ \u3000]*(?:[【〔［\[<＜《〈「].*[】〕］\]>＞》〉」]|[（(].*[）)]|[■□◆◇▼●◎○★☆・].*|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ].*"
    r"|[0-9０-９一二三四五六七八九十]{1,2}[.．、 \u3000].*"
    r"|[(（][0-9０-９一二三四五六七八九十]{1,2}[)）].*)[ \u3000]*$"
)
_WRAPPED = re.compile(r"^[ \u3000]*[【〔［\[<＜《〈].*[】〕］\]>＞》〉][ \u3000]*$")
_SIGNS_AROUND = re.compile(
    r"^[ \u3000]*(?:[【〔［\[<＜《〈「（(■□◆◇▼●◎○★☆・]+|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.．、 \u3000]*"
    r"|[(（]?[0-9０-９一二三四五六七八九十]{1,2}[)）.．、 \u3000]+)[ \u3000]*|[】〕］\]>＞》〉」）)]+[ \u3000]*$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says something; `cells` are by the column's place, with what 〃 and merged cells stand for."""

    at: int
    cells: tuple[str, ...]
    first: int

    def cell(self, column: Column | None) -> str:
        """Return what stands in a column; "" where there is no such column."""
        return self.cells[column.at - self.first] if column else ""


@dataclass(frozen=True, slots=True)
class Band:
    """A row that is a heading for the rows below it: 【福祉】, 事務局, the name of a council."""

    at: int
    text: str


class Reader:
    """What the readings of tables share: the grid, the guess, the place of a row, what they take in."""

    def __init__(self, grid: Grid, table: TableGuess, out: Gathering) -> None:
        self.grid, self.table, self.out = grid, table, out
        self.block: Block = table.block  # type: ignore[assignment]
        self.columns = table.columns

    def column(self, *roles: Role) -> Column | None:
        """Return the first column with one of the roles, in the order of the roles."""
        return next((column for role in roles for column in self.columns if column.role is role), None)

    def place(self, row: int, column: Column | None = None) -> Place:
        """Return where a row, or a cell of it, stands in the file."""
        if self.table.is_turned:
            return Place(self.grid.file, self.grid.sheet, None, column.heading if column else "")
        return Place(self.grid.file, self.grid.sheet, self.grid.row_number(row), column.heading if column else "")

    def council(self, row: Row, name: str, key: Column | None) -> str:
        """Take in the council that a row is about, with its legal basis, its first day and its secretariat."""
        network = self.out.network(
            name,
            self.place(row.at, key),
            legal_basis=kept(row.cell(self.column(Role.BASIS)).replace(CUT, "")),
            since=cells.date_of(row.cell(self.column(Role.SET_UP))),
        )
        column = self.column(Role.SECRETARIAT)
        for mention in mentions_in(row.cell(column)):
            organisation = self.out.organisation(mention, self.place(row.at, column))
            self.out.membership(organisation, network, "secretariat", self.place(row.at, column))
        return network

    def rows(self, key: Column | None) -> Iterator[Row | Band]:
        """Yield the rows and bands of the table; what else stands there is left out and told."""
        full = filled_down(self.grid)
        above: list[str] = [""] * (self.block.right - self.block.left)
        headings = [plain(headings[-1]) if headings else "" for headings in self.block.headings]
        for at in range(self.block.first, self.block.last):
            texts = list(full.rows[at][self.block.left : self.block.right])
            written = self.grid.rows[at][self.block.left : self.block.right]
            filled = [(number, text) for number, text in enumerate(texts) if text.strip()]
            if not any(text.strip() for text in written):
                continue
            if kind := self._left_out(at, filled, headings):
                self.out.leave_out(kind, self.place(at))
                continue
            if self._is_band(at, filled, key):
                self.out.leave_out(LeftOutKind.BAND, self.place(at))
                yield Band(at, bare_band(filled[0][1]))
                continue
            for number, text in filled:
                if cells.is_ditto(text):
                    texts[number] = above[number]
            above = texts
            if at in self.grid.hidden_rows:
                self.out.leave_out(LeftOutKind.HIDDEN_ROW_READ, self.place(at))
            yield Row(at, tuple(texts), self.block.left)

    def _left_out(self, at: int, filled: Sequence[tuple[int, str]], headings: Sequence[str]) -> LeftOutKind | None:
        first = filled[0][1]
        texts = [text for _, text in filled if text != CUT]
        if any(cells.is_example(text) for _, text in filled[:1]):
            return LeftOutKind.EXAMPLE
        if len(filled) > 1 and all(plain(text) == headings[number] for number, text in filled):
            return LeftOutKind.REPEATED_HEADING
        if len(texts) <= 2 and is_legend(first):
            return LeftOutKind.LEGEND
        if cells.is_note(first) and len(texts) <= 2:
            return LeftOutKind.NOTE
        if is_total_row(texts):
            return LeftOutKind.TOTAL
        struck = [number for number, _ in filled if (at, number + self.block.left) in self.grid.struck]
        if struck and len(struck) * 2 >= len(filled):
            return LeftOutKind.STRUCK
        if len(filled) == 1 and (
            cells.is_sentence(first)
            or plain(first) in ("以上", "(敬称略)", "敬称略", "(順不同)", "(以下余白)", "以下余白")
        ):
            return LeftOutKind.NOTE
        return None

    def _is_band(self, at: int, filled: Sequence[tuple[int, str]], key: Column | None) -> bool:
        """Return whether a row is a heading for the rows below it."""
        if len(filled) != 1 or len(self.columns) < 2:
            return False
        number, text = filled[0]
        if text == CUT:
            return False
        column = number + self.block.left
        width = next(
            (s.right - s.left + 1 for s in self.grid.merged if s.top <= at <= s.bottom and s.left == column), 1
        )
        is_wide = width > 1 and width * 2 > len(self.columns)
        if (
            is_wide
            or _WRAPPED.match(text)
            or (
                _BRACKETED.match(text)
                and not cells.is_number(text)
                and (key is None or column != key.at or is_category(bare_band(text)))
            )
        ):
            return True
        if key is None or column != key.at:
            return not cells.is_number(text) and not any(
                c.at == column and c.role in (Role.PERSON, Role.PRIVATE, Role.NOTE, Role.POST, Role.SEAT)
                for c in self.columns
            )
        if seat_in(text) or (
            council_likeness(text) >= 1 and self.column(Role.COUNCIL) is None and self.column(Role.MARK) is None
        ):
            return True
        return is_general(text) and organisation_likeness(text) < 0.9


def is_legend(text: str) -> bool:
    """Return whether a cell explains the signs of the table."""
    return plain(text).strip("【[(<＜").startswith(("凡例", "記号")) or len({sign for sign, _ in entries_in(text)}) > 1


def is_total_row(texts: Sequence[str]) -> bool:
    """Return whether the cells of a row are a total's label and figures."""
    label = next((number for number, text in enumerate(texts[:2]) if cells.is_total(text)), None)
    if label is None or (label == 1 and not cells.is_number(texts[0])):
        return False
    return all(cells.is_figure(text) or cells.is_nothing(text) or cells.is_total(text) for text in texts[label + 1 :])


def bare_band(text: str) -> str:
    """Return a band's words without brackets, signs and numbers around them."""
    return kept(_SIGNS_AROUND.sub("", _SIGNS_AROUND.sub("", kept(text))))
