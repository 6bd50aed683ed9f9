"""A fact as rows of label and value: enums and catalogue ids as words, references as names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from graph.catalogue import Catalogue, Term
from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision
from graph.decisions.plan import Plan
from graph.facts.actors import Node
from graph.facts.fact import Fact
from graph.facts.observations import Source
from graph.facts.references import home_of
from graph.record.record import Record
from locales import Words
from wording.steps import steps_text

HIDDEN = {"id", "name", "title", "cites"}
"""Fields that a heading or a list of sources shows already."""


@dataclass(frozen=True)
class Reader:
    """Reads the facts of one record to a person, in one language.

    `around` is the same record together with what others say of it, where `record` is without: it knows the names of
    other areas' actors.
    """

    record: Record
    catalogue: Catalogue
    words: Words
    around: Record | None = None

    def name(self, ref: str) -> str:
        """Return the name of the actor a reference names; when nobody knows it whose it is, never its id."""
        if name := self._names.get(ref):
            return name
        if home := home_of(ref):
            return self.words("fact_row.not_recorded_there", area=self._area(home))
        return self.words("fact_row.not_recorded")

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The record's actors and platforms by id."""
        return {node.id: node for node in self.record.nodes()}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {key: name for record in (self.around or self.record, self.record)
                for key, name in [*((actor.id, actor.name) for actor in record.nodes()),
                                  *((source.id, source.title) for source in record.sources)]}

    def rows(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """Yield label and value of each field that says something; unknown fields say nothing."""
        for name in _own_first(fact):
            if name not in HIDDEN and not _says_nothing(getattr(fact, name)) and (text := self.value(fact, name)):
                yield self.label(fact, name), text
        if home := home_of(getattr(fact, "id", "")):
            yield self.words("field.home"), self._area(home)

    def unknown(self, fact: Fact) -> list[str]:
        """Return the labels of the fields about which nothing is recorded."""
        quiet = HIDDEN | {"note", "is_category", "other_names"}
        return [self.label(fact, name) for name in _own_first(fact)
                if name not in quiet and _says_nothing(getattr(fact, name))]

    def label(self, fact: Fact, field: str) -> str:
        """Return the label of a field: the fact's own word for it, else the common one."""
        special = f"field_of.{fact.KIND}.{field}"
        return self.words(special if self.words.has(special) else f"field.{field}")

    def value(self, fact: Fact, field: str) -> str:
        """Return a field's value in words."""
        return self.in_words(type(fact), field, getattr(fact, field))

    def in_words(self, kind: type[Fact], field: str, value: Any) -> str:
        """Return a value that a field of a kind of fact may have in words."""
        if field in {reference.name for reference in kind.REFERENCES} and value is not None:
            names = (self.name(ref) for ref in ((value,) if isinstance(value, str) else value))
            return self._joined(dict.fromkeys(names) if field == "cites" else names)
        if (kind, field) in SAID:
            return SAID[kind, field](self, value)
        terms = self._terms(kind, field)
        if field in {each.name for each in kind.FIELDS if each.is_code and each.is_list}:
            return self._joined(self._area(code) for code in value)
        if isinstance(value, tuple):
            return self._joined(self._term(terms, item) for item in value)
        return self._term(terms, value) if terms is not None else self.plain(value)

    def _area(self, code: str) -> str:
        """Return what an area is called, and of one that nobody knows that it is so."""
        area = self.record.area
        name = area.name if code == area.code else self.catalogue.areas.name(code, self.words.language)
        return name if name != code else self.words("fact_row.unknown_area", code=code)

    def plain(self, value: object) -> str:
        """Return a single value in words."""
        if isinstance(value, bool):
            return self.words("answer.yes" if value else "answer.no")
        if isinstance(value, StrEnum):
            return self.words.of(value)
        if isinstance(value, RecordedDate):
            return self.date(value)
        return "" if value is None else str(value)

    def date(self, date: RecordedDate) -> str:
        """Return a date no more precise than it was recorded."""
        return date_text(date, self.words)

    def source(self, source: Source) -> str:
        """Return a source in one line: title, publisher, date, page, address."""
        date = self.date(source.published) if source.published else ""
        page = self.words("inspector.page", page=source.page) if source.page else ""
        return "　".join(filter(None, [source.title, source.publisher, date, page, source.address]))

    def sources(self, fact: Fact) -> list[str]:
        """Return what a fact cites, a line each; what reads the same is one source."""
        return list(dict.fromkeys(self.source(source) for source in self.record.sources if source.id in fact.cites))

    def source_titles(self, facts: Iterable[Fact]) -> list[str]:
        """Return the titles of what facts cite, each once."""
        return list(dict.fromkeys(self.name(ref) for fact in facts for ref in fact.cites))

    def _terms(self, kind: type[Fact], field: str) -> dict[str, Term] | None:
        listed = next((each.catalogue for each in kind.FIELDS if each.name == field), "")
        return getattr(self.catalogue, listed) if listed else None

    def _term(self, terms: dict[str, Term] | None, value: object) -> str:
        term = terms.get(str(value)) if terms else None
        return term.name(self.words.language) if term else self.plain(value)

    def _joined(self, values: Iterable[str]) -> str:
        return self.words("list.between").join(values)


def _aspect(reader: Reader, aspect: str) -> str:
    """Return what of its subjects a gap is about, "" where only the program tells it apart."""
    catalogue = reader.catalogue
    listed = (catalogue.partner_types, catalogue.functions, catalogue.requirements)
    if term := next((terms[aspect] for terms in listed if aspect in terms), None):
        return str(term.name(reader.words.language))
    key = f"gap_ghost.{aspect}"
    return reader.words(key) if reader.words.has(key) else ""


def _kind_of_gap(reader: Reader, kind: str) -> str:
    key = f"gap.kind.{kind}"
    return reader.words(key) if reader.words.has(key) else kind


SAID: Mapping[tuple[type[Fact], str], Callable[[Reader, str], str]] = {
    (GapDecision, "gap"): _kind_of_gap, (GapDecision, "aspect"): _aspect, (GapDecision, "said"): lambda *_: "",
    (Plan, "steps"): lambda reader, steps: steps_text(steps, reader)}
"""How fields are read that hold what only the program understands."""


def date_text(date: RecordedDate, words: Words) -> str:
    """Return a date no more precise than it was recorded."""
    kinds = {4: "year", 6: "fiscal_year", 7: "month", 10: "day"}
    day = date.first
    return words(f"date.{kinds[len(date.text)]}", year=day.year, month=day.month, day=day.day)


def day_text(day: dt.date, words: Words) -> str:
    """Return a day as dates are written in the language."""
    return words("date.day", year=day.year, month=day.month, day=day.day)


def _own_first(fact: Fact) -> list[str]:
    """Return a fact's fields, those that every fact has last."""
    return [field.name for field in fact.FIELDS]


def _says_nothing(value: object) -> bool:
    return value in (None, "", (), False) or (isinstance(value, StrEnum) and value.value == "unknown")
