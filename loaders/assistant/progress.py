"""Reading a prefecture's table of progress: municipalities × the notice's items, with reasons and dates."""

from __future__ import annotations

import re

from graph.dates import RecordedDate
from loaders.assistant import cells
from loaders.assistant.columns import Column
from loaders.assistant.doubts import DoubtKind, LeftOutKind
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role, item_in
from loaders.assistant.place import AreaName, Surroundings, place_key
from loaders.assistant.rows import Reader, Row
from loaders.assistant.spelling import kept, plain
from loaders.assistant.statuses import status_in
from loaders.assistant.titles import date_in
from loaders.assistant.understood import SeenFinding, SeenReason, SeenWindow

_PLACE_PARTS = re.compile(r"^.{1,4}[都道府県](?=.+[市町村区])|^.{1,4}郡(?=.+[町村])")


class Progress(Reader):
    """Reads one table of progress into what is gathered."""

    def __init__(self, grid: Grid, table: TableGuess, out: Gathering) -> None:
        super().__init__(grid, table, out)
        self._key = self.column(Role.MUNICIPALITY) or self.column(Role.ORGANISATION, Role.LABEL)
        self._code = self.column(Role.CODE)
        self._legend = {sign.sign: sign.text for sign in table.legend}
        self._statuses = {
            column.meaning: column for column in self.columns if column.role is Role.STATUS and column.meaning
        }
        dates = [column for column in self.columns if column.role is Role.DATE]
        self._dates = {item: column for column in dates if (item := item_in(column.path)) in self._statuses}
        self._date = next((column for column in dates if column not in self._dates.values()), None)

    def read(self) -> None:
        """Take in all municipalities; what is unknown is no finding."""
        for row in self.rows(self._key):
            if not isinstance(row, Row):
                continue
            area = self._area(row)
            if area is None:
                continue
            as_of = cells.date_of(row.cell(self._date)) or self.table.as_of
            for item, column in self._statuses.items():
                own_date = cells.date_of(row.cell(self._dates.get(item)))
                self._read_status(row, column, item, area, own_date or date_in(column.path) or as_of)
            self._read_words(row, area)

    def _area(self, row: Row) -> AreaName | None:
        """Return the municipality that a row is about, or tell why it is not known."""
        text = row.cell(self._key).replace(CUT, "")
        if cells.is_total(text):
            self.out.leave_out(LeftOutKind.TOTAL, self.place(row.at))
            return None
        areas = municipalities_named(text, self.out.surroundings, row.cell(self._code))
        if len(areas) == 1:
            return areas[0]
        if text.strip():
            kind = DoubtKind.AMBIGUOUS_MUNICIPALITY if areas else DoubtKind.UNKNOWN_MUNICIPALITY
            self.out.doubt(kind, self.place(row.at, self._key), text)
        return None

    def _read_status(self, row: Row, column: Column, item: str, area: AreaName, as_of: RecordedDate | None) -> None:
        text = row.cell(column).replace(CUT, "")
        status = status_in(text, self._legend)
        place = self.place(row.at, column)
        if status is None:
            self.out.doubt(DoubtKind.UNKNOWN_STATUS, place, text)
        elif status and status != "unknown":
            if status == "met" and _is_to_come(text, as_of):
                status = "in_progress"
            words_beside = kept(re.sub(r"^(?:[○〇◯◎●△×]+|代替手段で実施済)", "", kept(text)).strip("（）() 　"))
            alternative = words_beside if status == "met_otherwise" else ""
            self.out.findings.setdefault(
                (area.code, item), SeenFinding(area.code, item, status, as_of, alternative, (place,))
            )

    def _read_words(self, row: Row, area: AreaName) -> None:
        for column in self.columns:
            text = kept(row.cell(column))
            if CUT in text or cells.is_nothing(text):
                continue
            if column.role is Role.REASON:
                self.out.reasons.setdefault(
                    (area.code, text), SeenReason(area.code, text, (self.place(row.at, column),))
                )
            elif column.role is Role.WINDOW:
                self.out.windows.setdefault(
                    (area.code, text), SeenWindow(area.code, text, (self.place(row.at, column),))
                )


def _is_to_come(text: str, as_of: RecordedDate | None) -> bool:
    """Return whether a cell is a date after the one that the table is about."""
    date = cells.date_of(text)
    return date is not None and as_of is not None and date.first > as_of.last


def municipalities_named(text: str, surroundings: Surroundings, code: str = "") -> tuple[AreaName, ...]:
    """Return the municipalities of the prefecture that a name may mean: one when it is clear."""
    digits = plain(code)
    if digits.isdigit():
        by_code = tuple(
            area for area in surroundings.areas if area.code == digits.zfill(6) or area.code[:5] == digits.zfill(5)[:5]
        )
        if by_code:
            return by_code[:1]
    known = surroundings.municipalities
    name = place_key(re.sub(r"[（(].*?[）)]|^[0-9０-９]+[.．、 　]*|[※*＊]", "", kept(text)))
    for spelling in (name, _PLACE_PARTS.sub("", name)):
        if spelling in known:
            return known[spelling]
    return tuple(
        area for known_name, areas in known.items() if len(name) > 1 and known_name[:-1] == name for area in areas
    )
