"""The columns of a table that is edited: what a cell shows of a fact, and what a cell says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from app_parts.editing.fields import choices_of, is_chosen, label_of
from app_parts.frame.choosing import distinct
from graph.dates import RecordedDate
from graph.errors import Problem
from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.spelling import as_seen, plain
from loaders.cells import Converters, UnreadableCell
from loaders.sheets import Column, sheets
from wording.facts import Reader
from wording.problems import sentence

Cell = str | tuple[str, ...]
"""What stands in a cell: a text or a label ("" for nothing), or the labels of several."""


@dataclass(frozen=True)
class TableColumn:
    """A column: the field that it shows, its heading, and the labels of what is chosen, also of yes and no."""

    kind: type[Fact]
    field: Field
    label: str
    labels: Mapping[str, str]
    reader: Reader

    @property
    def is_chosen(self) -> bool:
        """Whether what its cells hold is chosen from a list."""
        return is_chosen(self.field)

    @property
    def is_several(self) -> bool:
        """Whether its cells hold several values that are chosen from a list."""
        return self.field.is_list and self.is_chosen

    def cell(self, fact: Fact) -> Cell:
        """Return what a cell shows of a fact."""
        value = getattr(fact, self.field.name)
        if self.is_several:
            return tuple(self._shown(part) for part in value)
        if self.field.is_list:
            return self.reader.words("list.between").join(map(str, value))
        return self._shown(value)

    def blank(self) -> Cell:
        """Return what stands in a cell of a row that is new."""
        return () if self.is_several else ""

    def content(self, given: object) -> Cell:
        """Return what a browser says that stands in a cell, as the cells here have it."""
        if self.is_several:
            return tuple(map(str, given)) if isinstance(given, list | tuple) else (str(given),) if given else ()
        return "" if given is None else str(given)

    def value(self, cell: Cell) -> Any:
        """Return the value that a cell says. Raises ValueError with a sentence for what nobody can read."""
        if isinstance(cell, tuple):
            return tuple(dict.fromkeys(self._chosen(part) for part in cell))
        text = as_seen(cell).strip()
        if not text:
            return self.field.default
        if self.is_chosen:
            return self.field.holds(self._chosen(text))
        try:
            value = self._convert(text)
        except UnreadableCell as error:
            raise ValueError(sentence(Problem(error.kind, column=self.label, value=error.value, detail=error.detail),
                                      self.reader.words)) from error
        return self.field.default if value is None else value

    def _shown(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool | RecordedDate):
            return self.reader.plain(value)
        return self.labels.get(str(value)) or self.reader.in_words(self.kind, self.field.name, value)

    def _chosen(self, label: str) -> str:
        """Return the value that a label stands for, or that is spelt like it, typed or pasted."""
        if label in self._values:
            return self._values[label]
        alike = [value for shown, value in self._values.items() if plain(shown) == plain(label)]
        if len(alike) == 1:
            return alike[0]
        raise ValueError(self.reader.words("table.not_listed", column=self.label, value=label))

    @cached_property
    def _values(self) -> Mapping[str, str]:
        return {label: value for value, label in self.labels.items()}

    @cached_property
    def _convert(self) -> Any:
        column = next(column for column in _sheet_columns(self.kind) if column.field == self.field.name)
        return Converters(self.reader.catalogue, lambda *_: None).of(column)


def _sheet_columns(kind: type[Fact]) -> tuple[Column, ...]:
    return next(sheet.columns for sheet in sheets() if sheet.kind is kind)


def columns_of(kind: type[Fact], reader: Reader) -> tuple[TableColumn, ...]:
    """Return the columns of a kind of fact: all its fields but its id."""
    return tuple(TableColumn(kind, field, label_of(kind, field, reader), _labels(kind, field, reader), reader)
                 for field in kind.FIELDS if not field.is_id)


def _labels(kind: type[Fact], field: Field, reader: Reader) -> dict[str, str]:
    """Return the labels of what can be chosen, and of what is recorded and on no list."""
    if field.holds is bool:
        return {str(answer): reader.plain(answer) for answer in (True, False)}
    if not is_chosen(field):
        return {}
    labels = choices_of(field, reader)
    for fact in reader.record.of(kind):
        value = getattr(fact, field.name)
        for part in value if field.is_list else (value,):
            if part not in (None, "") and not isinstance(part, StrEnum):
                labels.setdefault(str(part), reader.in_words(kind, field.name, part))
    return distinct(labels)
