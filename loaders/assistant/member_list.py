"""Reading a list of members: who sits on which council, in which seat, for how long."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.dates import RecordedDate
from loaders.assistant import cells
from loaders.assistant.categories import is_category, is_general
from loaders.assistant.columns import Column
from loaders.assistant.doubts import DoubtKind, QuestionKind
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role
from loaders.assistant.mentions import Mention, mentions_in
from loaders.assistant.naming import is_department
from loaders.assistant.rows import Band, Reader, Row
from loaders.assistant.seats import seat_in, speaks_of_seats
from loaders.assistant.spelling import kept, plain
from loaders.assistant.titles import council_in, council_likeness

DEFAULT_SEAT = "member"
"""Whoever stands on a list of members sits there; a list names other seats."""
_TERM_OF_ALL = re.compile(
    r"(?:任[ \u3000]*期|委嘱期間)[ \u3000]*(?:[:：は]|[ \u3000])?[ \u3000]*(.{5,}?)(?:[)）】。]|とする|です|$)"
)
_OWN_OFFICE = re.compile(r"(?:市役所|町役場|村役場|区役所|役場|[市町村区]|[県府庁都道]庁?)$")
Term = tuple[RecordedDate | None, RecordedDate | None]


@dataclass
class _State:
    """What holds for the next rows until something else is said."""

    council: str
    group: str = ""
    seat: str = ""
    mentions: tuple[Mention, ...] = ()
    term: Term = (None, None)


class MemberList(Reader):
    """Reads one table of members into what is gathered."""

    def __init__(self, grid: Grid, table: TableGuess, out: Gathering) -> None:
        super().__init__(grid, table, out)
        self._key = self.column(Role.ORGANISATION, Role.ORGANISATION_AND_PERSON, Role.LABEL, Role.DEPARTMENT)
        self._council = self.column(Role.COUNCIL)
        self._seat, self._post = self.column(Role.SEAT), self.column(Role.POST)
        self._group, self._note = self.column(Role.GROUP), self.column(Role.NOTE)
        self._department = (
            self.column(Role.DEPARTMENT, *(() if self._council else (Role.SECRETARIAT,)))
            if self._key and self._key.role is not Role.DEPARTMENT
            else None
        )
        self._contact = self.column(Role.CONTACT)
        self._term = self.column(Role.TERM)
        self._terms_are_carried = self._stands_once(self._term)
        self._term_of_all = self._term_in_titles() if self._term is None else (None, None)
        self._brackets_are_seats = self._brackets()

    def _texts(self, column: Column | None) -> list[str]:
        return [self.grid.rows[row][column.at] for row in range(self.block.first, self.block.last)] if column else []

    def _term_in_titles(self) -> Term:
        """Return the term of all members where a title or a note says it: 「（任期：R6.4.1～R8.3.31）」."""
        rows = [*self.block.above, *range(self.block.first, self.block.last)]
        texts = (text for row in rows for _, text in self.grid.filled(row) if _TERM_OF_ALL.search(text))
        said = (match[1] for text in texts if (match := _TERM_OF_ALL.search(text)))
        return next((term for text in said if any(term := cells.term_of(text))), (None, None))

    def _stands_once(self, column: Column | None) -> bool:
        """Return whether a column says something in few rows only: what was merged down before it became text."""
        texts = self._texts(column)
        return 0 < sum(1 for text in texts if any(cells.term_of(text))) * 3 <= len(texts)

    def _brackets(self) -> bool:
        """Return whether what stands in brackets behind the names are seats on the council."""
        if self._seat or not self._key or "職" in plain(self._key.heading):
            return False
        behind = [
            match[1] for text in self._texts(self._key) if (match := re.search(r"[（(]([^（）()]+)[）)]\s*$", text))
        ]
        return bool(behind) and speaks_of_seats(behind) and sum(1 for b in behind if seat_in(b) == "chair") <= 1

    def read(self) -> None:
        """Take in all rows."""
        state = _State(self.table.council, seat=self.table.seat)
        for row in self.rows(self._key):
            if isinstance(row, Band):
                self._begin_band(row, state)
            else:
                self._read_row(row, state)

    def _begin_band(self, band: Band, state: _State) -> None:
        state.mentions = ()
        if council_likeness(band.text) >= 1 or council_in(band.text):
            state.council = council_in(band.text) or band.text
            state.group, state.seat = "", self.table.seat
        elif seat := seat_in(band.text):
            state.seat, state.group = seat, ""
        else:
            state.group = band.text
            state.seat = self.table.seat

    def _read_row(self, row: Row, state: _State) -> None:
        self._carry(row, state)
        mentions = self._mentions(row, state)
        if not mentions:
            if any(text.strip() and not cells.is_number(text) for text in row.cells):
                self.out.doubt(DoubtKind.NO_ORGANISATION, self.place(row.at, self._key), row.cell(self._key))
            return
        place = self.place(row.at)
        since, until = self._term_of(row, state)
        for mention in mentions:
            organisation = self.out.organisation(mention, place)
            if (
                (contact := cells.cut_free(row.cell(self._contact)))
                and cells.is_phone(contact)
                and not cells.has_mobile(contact)
            ):
                self.out.contact(organisation, contact)
            if not state.council:
                self.out.ask(QuestionKind.NETWORK, self.place(self.block.first))
                continue
            network = self.out.network(state.council, place)
            self.out.membership(organisation, network, self._seat_of(row, mention, state), place, since, until)

    def _carry(self, row: Row, state: _State) -> None:
        """Note what the row says for itself and for those below it."""
        if (council := kept(row.cell(self._council))) and council != state.council:
            state.council, state.mentions, state.group, state.term = council, (), "", (None, None)
            self.council(row, council, self._council)
        if group := kept(row.cell(self._group)):
            if group != state.group:
                state.mentions = (
                    state.mentions if not row.cell(self._key).strip() and not _is_kind_of_person(group) else ()
                )
            state.group = group

    def _mentions(self, row: Row, state: _State) -> tuple[Mention, ...]:
        text = row.cell(self._key)
        is_blank = cells.is_nothing(text.replace(CUT, ""))
        if is_blank and _is_kind_of_person(state.group):
            return (Mention(state.group, is_category=True),)
        if is_blank and not text.strip() and state.mentions and self._names_somebody(row):
            return state.mentions
        mentions = mentions_in(text)
        if not mentions and _is_kind_of_person(state.group) and text.strip():
            return (Mention(state.group, is_category=True),)
        mentions = tuple(self._with_department(mention, row) for mention in mentions)
        state.mentions = mentions or state.mentions
        return mentions

    def _names_somebody(self, row: Row) -> bool:
        return any(
            row.cell(column).strip()
            for column in self.columns
            if column.role in (Role.PERSON, Role.POST, Role.SEAT, Role.DEPARTMENT)
        )

    def _with_department(self, mention: Mention, row: Row) -> Mention:
        """Return the department of a municipality's own office where a column of its own names it."""
        department = kept(row.cell(self._department).replace(CUT, ""))
        if department and is_department(department) and _OWN_OFFICE.search(mention.name) and not mention.is_category:
            return Mention(mention.name + department, post=mention.post)
        return mention

    def _term_of(self, row: Row, state: _State) -> Term:
        since, until = self.column(Role.SINCE), self.column(Role.UNTIL)
        if since or until:
            return cells.date_of(row.cell(since)), cells.date_of(row.cell(until))
        if self._term is None:
            return self._term_of_all
        text = row.cell(self._term)
        if not text.strip() and self._terms_are_carried:
            return state.term
        state.term = cells.term_of(text)
        if text.strip() and not any(state.term) and re.search(r"[0-9０-９].*[0-9０-９].*[~〜～]", text):
            self.out.doubt(DoubtKind.UNKNOWN_TERM, self.place(row.at, self._term), text)
        return state.term

    def _seat_of(self, row: Row, mention: Mention, state: _State) -> str:
        """Return the seat a row says: in its own column, in brackets, as a remark, as its group, as its band."""
        text = row.cell(self._seat)
        if self._seat and (seat := seat_in(text)):
            return seat
        if self._seat and text.strip() and not cells.is_nothing(text) and CUT not in text:
            self.out.doubt(DoubtKind.UNKNOWN_SEAT, self.place(row.at, self._seat), text)
        remarks = [
            mention.seat
            if self._brackets_are_seats or mention.seat in ("secretariat", "observer") or not mention.post
            else "",
            seat_in(row.cell(self._note)),
            _seat_within(row.cell(self._note)),
            seat_in(state.group),
            state.seat,
        ]
        return next(filter(None, remarks), DEFAULT_SEAT)


def _is_kind_of_person(group: str) -> bool:
    """Return whether a group says what kind of person sits there, so that a row may name no organisation."""
    return (
        bool(group)
        and is_category(group)
        and bool(re.search(r"者$|公募|住民|代表|学識|有識|[市町村区]民", plain(group)))
        and is_general(group)
    )


def _seat_within(note: str) -> str:
    """Return a seat that a longer remark ends or begins with: 「会長（互選）」, 「協議会会長」."""
    bare = re.sub(r"[（(].*?[）)]|互選|予定|就任|兼務|を兼ねる|※", "", kept(note))
    return seat_in(bare) or (seat_in(bare[3:]) if bare.startswith(("協議会", "委員会")) else "")
