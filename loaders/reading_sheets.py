"""From a table to lines: find the headings, read each row, keep for each line the cells it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from graph.catalogue import Catalogue
from graph.codes import is_code, is_right
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.flaws import FlawKind
from graph.spelling import as_seen, has_own_characters, hides_something, is_odd, plain
from loaders.area_codes import AreaCodes
from loaders.cells import Converters, UnreadableCell, written
from loaders.headings import Headings, headings_of
from loaders.places import Line, Place
from loaders.problems import HintKind, ProblemKind
from loaders.sheets import NAMES, Column, Sheet
from loaders.tables import Reports, Table, shown


def read_sheet(table: Table, sheet: Sheet, catalogue: Catalogue, codes: AreaCodes, reports: Reports) -> list[Line]:
    """Return the lines of a table; whatever is wrong in its cells is reported, every cell of it."""
    headings = headings_of(table, sheet, reports)
    return list(_Rows(table, sheet, headings, catalogue, codes, reports).read()) if headings else []


class _Rows:
    """The rows below the headings of a table, read one after the other."""

    def __init__(self, table: Table, sheet: Sheet, headings: Headings, catalogue: Catalogue, codes: AreaCodes,
                 reports: Reports) -> None:
        self._table, self._sheet, self._headings = table, sheet, headings
        self._codes, self._reports = codes, reports
        fields = frozenset(column.field for column in headings.columns.values())
        self._place = Place(shown(table.file), shown(table.name), None, headings.shown, fields, table.book)
        converters = Converters(catalogue, self._hint)
        self._columns = [(at, column, converters.of(column)) for at, column in headings.columns.items()]
        self._required = {column.field for column in sheet.columns if column.required}
        self._widths = {len(row) for row in table.rows[headings.row + 1:] if any(row)}

    def _hint(self, kind: HintKind, column: Column, value: str, detail: str) -> None:
        self._reports.tell(self._place.problem(kind, column.field, value, detail))

    def read(self) -> Iterator[Line]:
        """Yield the rows, also those of which only some cells can be read: others may name them."""
        first = self._headings.row + 1
        faulty = {row for row, _ in self._table.faults}
        for number, row in enumerate(self._table.rows[first:], start=first + 1):
            if not self._says_something(row) and number - 1 not in faulty:
                continue
            self._place = self._place.at(number)
            before = self._reports.count
            values = self._values(row) if self._fits(row) else {}
            is_whole = self._reports.count == before and not self._headings.lacking
            if not is_whole:
                self._reports.spoilt |= self._names(row)
            area = str(values.get("code", "") if self._sheet.kind is Area else values.pop("area", ""))
            yield Line(self._sheet.kind, area, values, self._place.saying(frozenset(values)), is_whole)

    def _says_something(self, row: Sequence[str]) -> bool:
        """Return whether there is more in a row than the code of its area, which may be filled in all the way down."""
        return any(cell for at, cell in enumerate(row) if at not in self._headings.columns
                   or self._headings.columns[at].field != "area")

    def _fits(self, row: Sequence[str]) -> bool:
        """Return whether a row is as wide as the headings; one comma too many shifts every cell behind it.

        Too few cells, or too many empty ones, are only remarked on. Only a CSV file has such rows: a
        worksheet is a rectangle, and a file of which every row ends with the same commas is none the worse.
        """
        headings = self._table.rows[self._headings.row]
        last = max(self._headings.columns)
        widths = str(len(row)), str(len(headings))
        if any(row[len(headings):]):
            self._reports.refuse(self._place.problem(ProblemKind.SURPLUS_CELLS, "", *widths))
            return False
        if len(row) <= last or (len(row) > len(headings) and len(self._widths) > 1):
            self._reports.tell(self._place.problem(HintKind.RAGGED_ROW, "", *widths))
        return True

    def _values(self, row: Sequence[str]) -> dict[str, object]:
        """Return the values of a row by field; cells that cannot be read are reported, and so are blank ones."""
        values: dict[str, object] = {}
        wrong: set[str] = set()
        for at, column, convert in self._columns:
            fault = self._table.faults.get((cast("int", self._place.row) - 1, at))
            if fault:
                self._reports.refuse(self._place.problem(fault, column.field))
            cell = self._seen(row[at], column) if at < len(row) and not fault else ""
            try:
                value = convert(cell) if cell else None
            except UnreadableCell as error:
                self._reports.refuse(self._place.problem(error.kind, column.field, error.value, error.detail))
                wrong.add(column.field)
            else:
                if value is not None:
                    values[column.field] = value
                elif fault:
                    wrong.add(column.field)
        wrong |= self._settle_codes(values)
        if self._sheet.kind is Area:
            self._hold_against_its_code(values)
        for field in sorted(self._required - values.keys() - wrong - self._headings.lacking):
            self._reports.refuse(self._place.problem(FlawKind.BLANK, field))
        return values

    def _seen(self, cell: str, column: Column) -> str:
        """Return what a person sees in a cell; what only a machine sees in it is left out, and told."""
        meant = written(cell)
        if not is_odd(meant):
            return meant
        seen = as_seen(meant)
        if hides_something(meant):
            self._hint(HintKind.INVISIBLE_REMOVED, column, seen, "")
        if has_own_characters(seen):
            self._hint(HintKind.OWN_CHARACTERS, column, seen, "")
        return seen

    def _settle_codes(self, values: dict[str, object]) -> set[str]:
        """Make six digits of five where it is clear which; return the fields where it is not."""
        name = str(values.get("name", "")) if self._sheet.kind is Area else ""
        wrong: set[str] = set()
        for column in (column for _, column, _ in self._columns if column.is_code and column.field in values):
            codes = values[column.field]
            all_codes = codes if isinstance(codes, tuple) else (codes,)
            try:
                settled = tuple(self._settled(digits, column, name) for digits in all_codes)
            except UnreadableCell as error:
                self._reports.refuse(self._place.problem(error.kind, column.field, error.value, error.detail))
                wrong.add(column.field)
            else:
                values[column.field] = settled if isinstance(codes, tuple) else settled[0]
        return wrong

    def _settled(self, digits: str, column: Column, name: str) -> str:
        if column.is_list and (named := self._codes.named(digits)):
            self._hint(HintKind.READ_AS, column, digits, named)
            return named
        code, kind = self._codes.settled(digits, name)
        if kind:
            self._hint(kind, column, digits, code)
        return code

    def _hold_against_its_code(self, values: dict[str, object]) -> None:
        """Report where an area's line contradicts the published list, whatever else is wrong in it."""
        code, name, kind = (values.get(field) for field in ("code", "name", "kind"))
        if not (isinstance(code, str) and is_code(code) and is_right(code)):
            return
        self._codes.listed.add(code)
        if isinstance(name, str) and isinstance(kind, AreaKind):
            for conflict, field, value, detail in self._codes.conflicts(code, name, kind):
                problem = self._place.problem(conflict, field, value, detail)
                (self._reports.refuse if isinstance(conflict, ProblemKind) else self._reports.tell)(problem)

    def _names(self, row: Sequence[str]) -> set[str]:
        """Return what a row is named by, as written and plain: its id, its name, its area's code; "" without any."""
        names = [written(row[at]) for at, column, _ in self._columns
                 if column.field in ("id", "code", *NAMES) and at < len(row)]
        return {spelt for name in names or [""] for spelt in (name, plain(name))}
