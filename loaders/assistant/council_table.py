"""Reading a table of organisations × councils: a sign says who sits where, whichever of the two stands on top."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.assistant import cells
from loaders.assistant.columns import Column
from loaders.assistant.doubts import DoubtKind, LeftOutKind
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role
from loaders.assistant.mentions import Mention, mentions_in
from loaders.assistant.rows import Reader, Row
from loaders.assistant.seats import is_post, seat_in
from loaders.assistant.spelling import kept, plain
from loaders.assistant.titles import council_likeness
from loaders.assistant.vocabulary import meanings


def label_column(columns: Sequence[Column]) -> Column | None:
    """Return the column whose cells name the rows of a table of signs."""
    marks = [column.at for column in columns if column.role is Role.MARK]
    for role in (
        Role.ORGANISATION,
        Role.RESPONDENT,
        Role.COUNCIL,
        Role.MUNICIPALITY,
        Role.LABEL,
        Role.ORGANISATION_AND_PERSON,
        Role.DEPARTMENT,
    ):
        named = [column for column in columns if column.role is role]
        if named:
            return named[-1] if role is Role.DEPARTMENT else named[0]
    before = [column for column in columns if (not marks or column.at < marks[0]) and column.role is Role.UNREAD]
    return before[-1] if before else None


class CouncilTable(Reader):
    """Reads one table of signs into what is gathered."""

    def __init__(self, grid: Grid, table: TableGuess, out: Gathering) -> None:
        super().__init__(grid, table, out)
        self._key = label_column(self.columns)
        self._marks = [column for column in self.columns if column.role is Role.MARK]
        self._legend = {sign.sign: sign.text for sign in table.legend}
        self._councils_are_rows = self._key is not None and councils_are_rows(grid, table, self._key, self._marks)

    def read(self) -> None:
        """Take in all rows and columns; an organisation without a sign stays."""
        names = {column.at: self._name_over(column) for column in self._marks}
        for column in self._marks:
            self._take_in(
                names[column.at],
                self.place(self.block.heading_rows[-1] if self.block.heading_rows else 0, column),
                is_row=False,
            )
        for row in self.rows(self._key):
            if isinstance(row, Row):
                self._read_row(row, names)

    def _name_over(self, column: Column) -> str:
        """Return the name over a column, from a legend where the heading is a number or a letter of it."""
        return kept(self._legend.get(cells.mark(column.heading), column.heading))

    def _take_in(self, name: str, place: object, *, is_row: bool) -> tuple[str, ...]:
        if is_row == self._councils_are_rows:
            return (self.out.network(name, place),) if name else ()  # type: ignore[arg-type]
        mentions = mentions_in(name) or ((Mention(name),) if name and not seat_in(name) else ())
        return tuple(self.out.organisation(mention, place) for mention in mentions)  # type: ignore[arg-type]

    def _read_row(self, row: Row, names: dict[int, str]) -> None:
        text = row.cell(self._key)
        if cells.is_nothing(text.replace(CUT, "")):
            self.out.doubt(DoubtKind.NO_ORGANISATION, self.place(row.at, self._key), text)
            return
        place = self.place(row.at, self._key)
        if self._councils_are_rows:
            here: tuple[str, ...] = (self.council(row, kept(text), self._key),)
        else:
            here = tuple(self.out.organisation(mention, place) for mention in mentions_in(text))
        if not here:
            self.out.leave_out(LeftOutKind.NAMES_NOBODY, place)
        for column in self._marks:
            seat = self._seat(row, column)
            for name in here if seat is not None else ():
                for across in self._take_in(names[column.at], self.place(row.at, column), is_row=False):
                    pair = (across, name) if self._councils_are_rows else (name, across)
                    self.out.membership(*pair, seat or "", self.place(row.at, column))

    def _seat(self, row: Row, column: Column) -> str | None:
        """Return the seat that a cell says, "" when it only says that somebody sits there, None for nobody."""
        text = row.cell(column).replace(CUT, "○")
        sign = cells.mark(text)
        if sign in self._legend and sign:
            meaning = seat_of_meaning(self._legend[sign])
            if meaning is not None or _says_nobody(self._legend[sign]):
                return meaning
        if cells.is_nothing(text) or cells.says_no(text):
            return None
        seat = seat_in(text) or meanings("seat_letters").get(sign, "") or _seat_beside_sign(text)
        if not seat and not cells.is_mark(text) and not cells.is_figure(text) and not is_post(text):
            bare = re.sub(r"[○〇◯◎●△]", "", text).strip("()（） 　")
            if bare and not is_post(bare) and not mentions_in(bare):
                self.out.doubt(DoubtKind.UNKNOWN_SIGN, self.place(row.at, column), text)
        return seat


def seat_of_meaning(meaning: str) -> str | None:
    """Return the seat that a legend's words say; None when they say that nobody sits there, or nothing known."""
    words = plain(meaning)
    if seat := seat_in(meaning) or seat_in(words.split("(")[0]) or seat_in(kept(meaning).split("　")[0].split("、")[0]):
        return seat
    for known, seat in sorted(meanings("seats").items(), key=lambda pair: -len(pair[0])):
        if len(known) > 1 and known in words:
            return seat
    return (
        None if _says_nobody(meaning) else "" if re.search(r"構成|参[加画]|所属|加入|出席|該当|あり", words) else None
    )


def _says_nobody(meaning: str) -> bool:
    return bool(re.search(r"なし|無し|非|未|不参加|対象外|参加していない|該当しない", plain(meaning)))


def _seat_beside_sign(text: str) -> str:
    """Return the seat beside a sign in one cell: 「○（会長）」, 「◎会長」."""
    bare = re.sub(r"[○〇◯◎●△▲☆★()（）]", "", kept(text)).strip()
    return seat_in(bare) or meanings("seat_letters").get(plain(bare), "")


def councils_are_rows(grid: Grid, table: TableGuess, key: Column, marks: Sequence[Column]) -> bool:
    """Return whether the councils stand down the side, and the organisations across."""
    block = table.block
    assert block is not None  # noqa: S101 - a table of signs has a block
    if key.role is Role.COUNCIL:
        return True
    down = [
        council_likeness(kept(grid.rows[row][key.at]))
        for row in range(block.first, block.last)
        if grid.rows[row][key.at].strip()
    ]
    across = [council_likeness(column.heading) for column in marks]
    return sum(down) / max(len(down), 1) > sum(across) / max(len(across), 1)
