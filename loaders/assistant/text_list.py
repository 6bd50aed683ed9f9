"""Reading an ordinance, its appended table, or any text that lists the members of a council."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.replacing import replace
from loaders.assistant import cells
from loaders.assistant.categories import is_category, is_general
from loaders.assistant.doubts import DoubtKind, LeftOutKind, Place, QuestionKind
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role, role_of, weight_of
from loaders.assistant.member_list import DEFAULT_SEAT
from loaders.assistant.mentions import Mention, mentions_in
from loaders.assistant.naming import is_whole
from loaders.assistant.ordinance import inline_members, seats_said
from loaders.assistant.seats import seat_in, seat_in_front
from loaders.assistant.spelling import kept, key, plain
from loaders.assistant.text_items import Item, Listing, leaves_of, listings_of
from loaders.assistant.text_lines import Line, lines_of
from loaders.assistant.text_members import council_of_text, group_headings, is_ordinance, members_likeness
from loaders.assistant.titles import council_likeness
from loaders.assistant.vocabulary import plain_words

_REFERENCE = re.compile(r"別表|前[項条号]|第[0-9０-９一二三四五六七八九十]+[条項]")


class TextList:
    """Reads the members out of one text into what is gathered."""

    def __init__(self, grid: Grid, table: TableGuess, out: Gathering) -> None:
        self._grid, self._table, self._out = grid, table, out
        self._lines = lines_of(grid)
        self.council = table.council or council_of_text(self._lines)
        self._seat = ""

    def _place(self, row: int) -> Place:
        return Place(self._grid.file, self._grid.sheet, self._grid.row_number(row))

    def read(self) -> None:
        """Take in the members of all lists that are lists of members, and who keeps the secretariat."""
        first_article = (
            next((line.number for line in self._lines if line.kind == "article"), 0) if is_ordinance(self._lines) else 0
        )
        for listing in listings_of(self._lines):
            if listing.items[0].line < first_article:
                continue
            if members_likeness(listing) < 0.5:
                for item, _ in leaves_of(listing.items):
                    self._out.leave_out(LeftOutKind.NOT_A_MEMBER, self._place(item.line))
                continue
            self._read_listing(listing)
        for line in self._lines:
            if line.kind in ("article", "paragraph", "text"):
                for piece in inline_members(line.text):
                    for mention in mentions_in(piece):
                        self._seat_by_sentence(mention, DEFAULT_SEAT, line)
                if is_ordinance(self._lines) and self.council:
                    for mention, seat in seats_said(line.text):
                        self._seat_by_sentence(mention, seat, line)

    def _read_listing(self, listing: Listing) -> None:
        council, self._seat = self._council_of(listing), self._table.seat or _seat_of_part(listing)
        for item, group in self._flat(listing.items):
            for mention, seat in self._members(item, group):
                organisation = self._out.organisation(mention, self._place(item.line))
                if council:
                    network = self._out.network(council, self._place(item.line))
                    self._out.membership(organisation, network, seat, self._place(item.line))
                else:
                    self._out.ask(QuestionKind.NETWORK, Place(self._grid.file, self._grid.sheet))

    def _flat(self, items: Sequence[Item]) -> Iterator[tuple[Item, str]]:
        group = ""
        leaves = list(leaves_of(items))
        headings = group_headings([item.text for item, _ in leaves]) if not any(over for _, over in leaves) else set()
        for number, (item, over) in enumerate(leaves):
            if number in headings:
                group = item.text
                self._out.leave_out(LeftOutKind.GROUP_HEADING, self._place(item.line))
            else:
                yield item, over or group
        for item in items:
            if item.children:
                self._out.leave_out(LeftOutKind.GROUP_HEADING, self._place(item.line))

    def _council_of(self, listing: Listing) -> str:
        """Return whose members a list names: an appended table may name a meeting of the council's own."""
        inside = re.sub(r"^.*?[）)]", "", listing.appended) if re.search(r"[（(]", listing.appended) else ""
        meeting = kept(inside)
        if meeting and council_likeness(meeting) >= 0.7:
            return f"{self.council}　{meeting}".strip()
        return self.council if is_ordinance(self._lines) else listing.council or self.council

    def _members(self, item: Item, group: str) -> Iterator[tuple[Mention, str]]:
        """Yield the members that an item names, with their seats."""
        text = kept(item.text)
        if CUT in text and not cells.cut_free(text):
            return
        if _REFERENCE.search(text) and len(plain(text)) < 30 and not text.startswith(("前各号", "その他")):
            self._out.leave_out(LeftOutKind.NOT_A_MEMBER, self._place(item.line))
            return
        if cells.is_sentence(text) and not is_category(text) and not is_whole(text):
            self._out.leave_out(LeftOutKind.NOTE, self._place(item.line))
            return
        text = _COUNT_BEHIND.sub("", text)
        seat, text = seat_in_front(text)
        if plain(text) in plain_words("sections", "exactly"):
            return
        if role_of(text) is Role.ORGANISATION and weight_of(text) >= 1 and not is_whole(text):
            self._out.leave_out(LeftOutKind.TITLE, self._place(item.line))
            return
        if not text:
            self._seat = seat
            return
        mentions = [mention for piece in _without_group(text) for mention in mentions_in(piece)]
        if not mentions:
            self._out.doubt(DoubtKind.NO_ORGANISATION, self._place(item.line), text)
        for mention in mentions:
            yield mention, seat or mention.seat or seat_in(group) or self._seat or DEFAULT_SEAT

    def _seat_by_sentence(self, mention: Mention, seat: str, line: Line) -> None:
        place = self._place(line.number)
        mention = replace(mention, name=self._out.ending_with(mention.name))
        organisation = self._out.organisation(mention, place)
        if self.council:
            self._out.membership(organisation, self._out.network(self.council, place), seat, place)
        else:
            self._out.ask(QuestionKind.NETWORK, Place(self._grid.file, self._grid.sheet))


_COUNT_BEHIND = re.compile(r"[ \u3000]+(?:各)?(?:[0-9０-９一二三四五六七八九十]+|若干)(?:名|人)(?:以内|程度)?$")


def _seat_of_part(listing: Listing) -> str:
    """Return the seat of everybody in a part of a text whose title says one: 事務局."""
    seat = seat_in(listing.article)
    return seat if seat != "member" else ""


def _without_group(text: str) -> list[str]:
    """Return the names in an item that begins with a word for their kind: 「各種団体　民児協、自治会連合会」."""
    match = re.match(r"^([^ \u3000]+)[ \u3000]+(.+)$", text)
    if not match or not is_general(match[1]) or (is_whole(match[1]) and not is_category(match[1])):
        return [text]
    names = [name for part in re.split(r"[、，]|及び|並びに", match[2]) if (name := part.strip())]
    return names if any(map(key, names)) else [text]
