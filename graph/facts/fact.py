"""What every fact carries and how it is checked; `fact_kind` declares a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, ClassVar, TypeVar

import msgspec

from graph import codes
from graph.dates import RecordedDate, ends_before
from graph.facts.fields import Field, SourceRef, fields_of
from graph.facts.flaws import FactError, Flaw, FlawKind
from graph.facts.references import is_id

LONGEST_TEXT = 10_000
"""Characters in one field. Nothing a town hall writes down about a tie is longer."""

_UNLISTABLE = re.compile(r"[、;；|\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What one value of a list may not hold: in a sheet these stand between values."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every fact carries: where it comes from, when that was so, and why it was recorded.

    `cites` are ids of sources, `as_of` the date the information is about, `note` free words for
    whoever takes over next April. Raises FactError, with every flaw, when it cannot be right.
    """

    cites: tuple[SourceRef, ...] = ()
    as_of: RecordedDate | None = None
    note: str = ""

    KIND: ClassVar[str]
    """The kind's name: `tie`."""
    PLURAL: ClassVar[str]
    """What several of them are called: `ties`."""
    PLACE: ClassVar[int]
    """Where the kind stands among the others: in a workbook, in a record."""
    KEY: ClassVar[tuple[str, ...]]
    """The fields that tell this fact from the others of its kind in one record."""
    ENDS: ClassVar[tuple[str, ...]]
    """The two fields whose actors a link joins; none for a fact that is no link."""
    SOURCED: ClassVar[bool]
    """Whether it ought to have a source."""
    MADE_HERE: ClassVar[bool]
    """Whether it is made on our pages: no file takes it away, and no form asks for it."""
    FIELDS: ClassVar[tuple[Field, ...]]
    REFERENCES: ClassVar[tuple[Field, ...]]
    """The fields by which it names other facts."""
    TEXTS: ClassVar[tuple[str, ...]]
    LISTS: ClassVar[tuple[str, ...]]
    """The fields that hold several short texts."""
    _GET_KEY: ClassVar[Callable[[Fact], tuple[Any, ...]]]
    _GET_TEXTS: ClassVar[Callable[[Fact], tuple[str, ...]]]

    def __post_init__(self) -> None:
        if flaws := tuple(self._flaws()):
            raise FactError(flaws)

    def _flaw(self, kind: FlawKind, name: str, value: str | None = None) -> Flaw:
        return Flaw(kind, self.KIND, name, str(getattr(self, name) or "") if value is None else value)

    def _flaws(self) -> Iterator[Flaw]:
        """Yield what is wrong; a kind with rules of its own adds to it."""
        kind = type(self)
        if not all(map(_is_plain, kind._GET_TEXTS(self))):  # noqa: SLF001
            yield from self._flaws_of_texts()
        for field in kind._CHECKED:  # noqa: SLF001
            yield from self._flaws_of(field)
        if kind._JOINS_ALIKE and getattr(self, kind.ENDS[0]) == getattr(self, kind.ENDS[1]):  # noqa: SLF001
            yield self._flaw(FlawKind.TIE_TO_ITSELF, kind.ENDS[1])
        if kind._ENDS_SOME_DAY and ends_before(self.until, self.since):  # type: ignore[attr-defined] # noqa: SLF001
            yield self._flaw(FlawKind.ENDS_BEFORE_IT_BEGINS, "until")

    def _flaws_of_texts(self) -> Iterator[Flaw]:
        for name in self.TEXTS:
            text = getattr(self, name)
            if text and (len(text) > LONGEST_TEXT or _CONTROL.search(text) or text != text.strip()):
                yield self._flaw(FlawKind.BAD_TEXT, name, text[:40])

    def _flaws_of(self, field: Field) -> Iterator[Flaw]:
        value = getattr(self, field.name)
        values = value if field.is_list else () if value is None else (value,)
        if field.least is not None and value is not None and (len(value) if field.is_list else value) < field.least:
            yield self._flaw(FlawKind.SERVES_NOBODY if field.is_list else FlawKind.BAD_NUMBER, field.name)
        for part in values:
            if kind := _wrong(field, part):
                yield self._flaw(kind, field.name, str(part)[:40])

    def key(self) -> tuple[str, ...]:
        """Return what tells this fact from the others of its kind: the text of its KEY fields."""
        return tuple([_spelt(value) for value in type(self)._GET_KEY(self)])  # noqa: SLF001

    def path(self) -> str:
        """Return the fact's name inside its record, for addresses and selections: `tie/a/b/funds//`."""
        return "/".join((self.KIND, *self.key()))

    def references(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each referring field's name with the ids it names, but for those that may name what is gone."""
        for field in type(self)._FIRM:  # noqa: SLF001
            value = getattr(self, field.name)
            yield field.name, value if field.is_list else () if value is None else (value,)

    _CHECKED: ClassVar[tuple[Field, ...]]
    _FIRM: ClassVar[tuple[Field, ...]]
    _ENDS_SOME_DAY: ClassVar[bool]
    _JOINS_ALIKE: ClassVar[bool]
    """Whether both ends may name facts of one kind, so that they might be the same."""


F = TypeVar("F", bound=Fact)


def _spelt(value: Any) -> str:
    return "+".join(map(str, value)) if isinstance(value, tuple) else str(value) if value else ""


def _is_plain(text: str) -> bool:
    """Return whether a text is surely right; of those that are not some are right all the same."""
    return not text or (len(text) <= LONGEST_TEXT and text.isprintable() and text[0] != " " and text[-1] != " ")


def is_listable(text: str) -> bool:
    """Return whether a text can be one value of a list."""
    return bool(text) and text == text.strip() and not _UNLISTABLE.search(text)


def _wrong(field: Field, value: Any) -> FlawKind | None:
    """Return what is wrong with one value of a field."""
    if field.refers or field.is_id:
        return None if is_id(value) else FlawKind.BAD_ID if value else FlawKind.BLANK
    if field.is_code:
        return (FlawKind.BAD_CODE if not codes.is_code(value)
                else None if codes.is_right(value) else FlawKind.CHECK_DIGIT)
    if field.is_list and field.holds is str:
        return None if is_listable(value) else FlawKind.BAD_TEXT
    return FlawKind.BLANK if field.not_blank and not value.strip() else None


def fact_kind(name: str, *, plural: str, place: int, key: tuple[str, ...] = ("id",), ends: tuple[str, ...] = (),
              sourced: bool = True, made_here: bool = False) -> Callable[[type[F]], type[F]]:
    """Declare a class as a kind of fact; see the class variables of `Fact` for what is told."""
    def declare(kind: type[F]) -> type[F]:
        fields = fields_of(kind)
        names = {field.name for field in fields}
        kind.KIND, kind.PLURAL, kind.PLACE, kind.KEY = name, plural, place, key
        kind.ENDS, kind.SOURCED, kind.MADE_HERE, kind.FIELDS = ends, sourced, made_here, fields
        kind.REFERENCES = tuple(field for field in fields if field.refers)
        kind._FIRM = tuple(field for field in kind.REFERENCES if not field.loosely)  # noqa: SLF001
        kind.TEXTS = tuple(f.name for f in fields if f.is_free_text and not f.is_list)
        kind.LISTS = tuple(f.name for f in fields if f.is_free_text and f.is_list)
        kind._CHECKED = tuple(f for f in fields if f.is_list or f.refers or f.is_id or f.is_code  # noqa: SLF001
                              or f.not_blank or f.least is not None)
        kind._ENDS_SOME_DAY = {"since", "until"} <= names  # noqa: SLF001
        refers = [set(field.refers) for field in fields if field.name in ends]
        kind._JOINS_ALIKE = bool(refers and set.intersection(*refers))  # noqa: SLF001
        kind._GET_KEY, kind._GET_TEXTS = _values_of(key), _values_of(kind.TEXTS)  # noqa: SLF001
        return kind

    return declare


def _values_of(names: tuple[str, ...]) -> Any:
    """Return a function that gives the values of some fields as a tuple."""
    if not names:
        return lambda _fact: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda fact: (get(fact),)
