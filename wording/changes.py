"""Changes in words: what is added, changed or removed, by the names of those it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.catalogue import Catalogue
from graph.changes.change import Change, Put, Remove
from graph.facts.fact import Fact
from graph.record.record import Record
from locales import Words
from wording.facts import Reader
from wording.marked import marked, marked_fact

Around = Callable[[Record], Record]


def alone(record: Record) -> Record:
    """Return a record as it is, with nothing that others say of it."""
    return record


class What(StrEnum):
    """What a change does to a fact."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words: `what` it does, and the sentence."""

    change: Change
    what: What
    sentence: str


class ChangeReader:
    """Reads the changes between two records of an area to a person.

    `around` puts around a record what others say of it, so that actors of other areas are read by their names; `cites`:
    whether the source of what is added is told; `marks`: whether names are marked, for a page to make links of.
    """

    def __init__(self, before: Record | None, after: Record, catalogue: Catalogue, words: Words,
                 around: Around = alone, *, cites: bool = True, marks: bool = False) -> None:
        self.words, self._cites, self._marks = words, cites, marks
        self._after = self._reader(after, catalogue, around)
        self._before = self._reader(before, catalogue, around) if before else self._after
        self._facts = {(type(fact), fact.key()): fact for fact in (self._before.record if before else ())}

    def _reader(self, record: Record, catalogue: Catalogue, around: Around) -> Reader:
        wider = around(record)
        return Reader(marked(record), catalogue, self.words, marked(wider)) if self._marks else (
            Reader(record, catalogue, self.words, wider))

    def lines(self, changes: Iterable[Change]) -> list[ChangeLine]:
        """Return changes in words, in their order."""
        return [self.line(change) for change in changes]

    def line(self, change: Change) -> ChangeLine:
        """Return one change in words."""
        former = self._facts.get((change.kind, change.key)) if isinstance(change, Put | Remove) else None
        if isinstance(change, Remove) and former is not None:
            return ChangeLine(change, What.REMOVED, self._whole(What.REMOVED, former, self._before))
        assert isinstance(change, Put)  # noqa: S101 - what differences between records are made of
        fact = marked_fact(change.fact) if self._marks else change.fact
        if former is None:
            return ChangeLine(change, What.ADDED, self._whole(What.ADDED, fact, self._after))
        fields = self.words("change.between").join(self._fields(former, fact))
        return ChangeLine(change, What.CHANGED, self.words(
            "change.changed", kind=self.words(f"fact.{change.kind.KIND}"), subject=self.subject(former, self._before),
            fields=fields))

    def subject(self, fact: Fact, reader: Reader) -> str:
        """Return what a fact is about: its name, the two it joins, or what tells it from the others of its kind."""
        if name := getattr(fact, "name", None) or getattr(fact, "title", None):
            return str(name)
        if fact.ENDS:
            ends = [reader.name(getattr(fact, end)) for end in fact.ENDS]
            details = [reader.value(fact, name) for name in fact.KEY if name not in fact.ENDS and getattr(fact, name)]
            joined = self.words("change.ends", first=ends[0], second=ends[1])
            return self.words("change.detailed", subject=joined, details=self.words("list.between").join(details)) \
                if details else joined
        return self.words("list.between").join(filter(None, (
            reader.value(fact, name) for name in fact.KEY if getattr(fact, name) not in ("", None, (), "unknown"))))

    def _whole(self, what: What, fact: Fact, reader: Reader) -> str:
        sources = self.words("list.between").join(reader.sources(fact)) if self._cites else ""
        return self.words(f"change.{what}", kind=self.words(f"fact.{fact.KIND}"), subject=self.subject(fact, reader),
                          source=self.words("change.source", source=sources) if sources else "")

    def _fields(self, former: Fact, fact: Fact) -> Iterator[str]:
        for field in fact.FIELDS:
            if getattr(former, field.name) != getattr(fact, field.name):
                was, becomes = self._before.value(former, field.name), self._after.value(fact, field.name)
                yield self.words("change.field", label=self._after.label(fact, field.name),
                                 was=was or self.words("change.none"), becomes=becomes or self.words("change.none"))
