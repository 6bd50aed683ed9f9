"""From the value of a field to the text of a cell: what `loaders` reads back as the same value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from graph.catalogue import Catalogue
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.record.record import Record
from graph.spelling import plain
from loaders.asides import looks_aside
from loaders.cells import FORMULA_BEGINS, LIST_MARK, SEPARATORS
from loaders.choices import meant, terms
from loaders.sheets import KNOWN_BY_ID, Column, Sheet
from locales import Words

COULD_BE_A_FORMULA = re.compile(rf"'*[{FORMULA_BEGINS}]")


def rows(sheet: Sheet, records: Iterable[Record], catalogue: Catalogue, words: Words) -> Iterator[list[str]]:
    """Yield the rows of a sheet for several records, a cell a column."""
    write = Writer(catalogue, words)
    for record in records:
        for fact in record.of(sheet.kind):
            yield [write.cell(column, fact, record) for column in sheet.columns]


def headings(sheet: Sheet, words: Words) -> list[str]:
    """Return the headings of a sheet in a language."""
    return [column.heading(words.language) for column in sheet.columns]


def defused(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return "'" + text if COULD_BE_A_FORMULA.match(text) else text


class Writer:
    """Writes the values of fields as the words of one language."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self._catalogue, self._words = catalogue, words

    def cell(self, column: Column, fact: Fact, record: Record) -> str:
        """Return the text of a cell, so that no spreadsheet takes it for a formula, and no reader for a total."""
        if column.field == "area" and not isinstance(fact, Area):
            return record.area.code
        value = getattr(fact, column.field)
        values: Sequence[object] = value if isinstance(value, tuple) else (value,)
        text = LIST_MARK.join(self._text(column, item) for item in values if item is not None)
        return "'" + text if looks_aside(text) else defused(text)

    def _text(self, column: Column, value: object) -> str:
        if isinstance(value, bool):
            return self._words("answer.yes") if value else ""
        if isinstance(value, StrEnum):
            word = self._words.of(value)
            return word if meant(type(value)).get(plain(word)) is value else value.value
        if column.catalogue and value:
            return self._term(column.catalogue, str(value))
        return str(value)

    def _term(self, name: str, term_id: str) -> str:
        """Return a term's name, or its id where people use that, or the name would not be read back as this term."""
        entry = getattr(self._catalogue, name).get(term_id)
        if entry is None or name in KNOWN_BY_ID:
            return term_id
        spelt: str = entry.name(self._words.language)
        readable = terms(self._catalogue, name).get(plain(spelt)) == term_id and not SEPARATORS.search(spelt)
        return spelt if readable else term_id
