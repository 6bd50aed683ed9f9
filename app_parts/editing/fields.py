"""Fields of a fact to be filled in: each by what it holds, choices by their names, dates in any form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import streamlit as st

from app_parts.editing.names import choosable
from app_parts.frame import session
from app_parts.frame.choosing import NOTHING, multiselect, select
from graph.dates import RecordedDate
from graph.errors import Problem
from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.facts.flaws import FactError, FlawKind
from loaders.dates import read_date_to_keep
from loaders.problems import ProblemKind
from wording.facts import Reader
from wording.problems import sentence

LONG_TEXT = 200
MOST_LETTERS = 2_000


@dataclass
class Filled:
    """What somebody has filled in: values by field, and a sentence for each that nobody can read."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def inputs(kind: type[Fact], fact: Fact | None, reader: Reader, *, key: str, without: Iterable[str] = (),
           beginning: Mapping[str, Any] | None = None) -> Filled:
    """Show an input for each field of a kind but its id; return what stands in them.

    They begin with what the fact says, for a new one with `beginning`.
    """
    filled = Filled()
    for each in kind.FIELDS:
        if each.is_id or each.name in without:
            continue
        label = label_of(kind, each, reader)
        value = getattr(fact, each.name) if fact else (beginning or {}).get(each.name, each.default)
        try:
            filled.values[each.name] = _input(each, label, value, reader, f"{key}_{each.name}")
        except ValueError as error:
            filled.problems.append(str(error))
    return filled


def made(kind: type[Fact], values: Mapping[str, Any], reader: Reader) -> tuple[Fact | None, list[str]]:
    """Return the fact that values make, or a sentence for each thing that is wrong with it."""
    labels = {each.name: label_of(kind, each, reader) for each in kind.FIELDS}
    if blank := [each.name for each in kind.FIELDS if each.required and values.get(each.name) in (None, "", ())]:
        flaws = [(FlawKind.BLANK, name, "") for name in blank]
    else:
        try:
            return kind(**values), []
        except FactError as error:
            flaws = [(flaw.kind, flaw.field, flaw.value) for flaw in error.flaws]
    return None, [sentence(Problem(kind, column=labels.get(name, name), value=value), reader.words)
                  for kind, name, value in flaws]


def label_of(kind: type[Fact], each: Field, reader: Reader) -> str:
    """Return what a field is called: the kind's own word for it, else the common one."""
    special = f"field_of.{kind.KIND}.{each.name}"
    return reader.words(special if reader.words.has(special) else f"field.{each.name}")


def _input(each: Field, label: str, value: Any, reader: Reader, key: str) -> Any:
    """Show the input of one field; return its value. Raises ValueError with a sentence for what nobody can read."""
    words = reader.words
    if is_chosen(each):
        return _choice(each, label, value, reader, key)
    if each.holds is bool:
        return st.checkbox(label, value=bool(value), key=key)
    if each.is_list:
        text = st.text_input(label, words("list.between").join(map(str, value or ())), key=key,
                             max_chars=MOST_LETTERS, help=words("editing.list_help"))
        return tuple(dict.fromkeys(part.strip() for part in text.replace(",", "、").split("、") if part.strip()))
    if each.holds is int:
        text = st.text_input(label, "" if value is None else str(value), key=key, max_chars=12).strip()
        if text and not text.isdecimal():
            raise ValueError(sentence(Problem(ProblemKind.NOT_A_NUMBER, column=label, value=text), words))
        return int(text) if text else None
    if each.holds is RecordedDate:
        return date_input(label, value, reader, key)
    if each.name == "note" or len(str(value or "")) > LONG_TEXT:
        return st.text_area(label, str(value or ""), key=key, max_chars=MOST_LETTERS, height=80).strip()
    return st.text_input(label, str(value or ""), key=key, max_chars=MOST_LETTERS).strip()


def date_input(label: str, value: RecordedDate | None, reader: Reader, key: str) -> RecordedDate | None:
    """Show the input of a date in any form. Raises ValueError with a sentence for what is no date."""
    words = reader.words
    text = st.text_input(label, str(value or ""), key=key, max_chars=30, placeholder=words("editing.date_example"))
    if not text.strip():
        return None
    try:
        return read_date_to_keep(text.strip())
    except ValueError as error:
        raise ValueError(sentence(Problem(ProblemKind.NOT_A_DATE, column=label, value=text), words)) from error


def _choice(each: Field, label: str, value: Any, reader: Reader, key: str) -> Any:
    labels = choices_of(each, reader)
    chosen = [str(item) for item in ((value or ()) if each.is_list else (value,)) if item not in (None, "")]
    labels |= {value: reader.name(value) if each.refers else value for value in chosen if value not in labels}
    if each.is_list:
        return tuple(multiselect(label, labels, key=key, words=reader.words, chosen=chosen))
    optional = {} if each.required or issubclass(each.holds, StrEnum) else {"": reader.words("editing.not_recorded")}
    picked = select(label, optional | labels, key=key, words=reader.words, chosen=chosen[0] if chosen else NOTHING)
    if issubclass(each.holds, StrEnum):
        return each.holds(picked) if picked else each.default
    return picked or (each.default if not each.required else NOTHING)


def is_chosen(each: Field) -> bool:
    """Return whether a field's value is chosen from a list."""
    return bool(each.refers or each.catalogue or each.is_code or issubclass(each.holds, StrEnum))


def choices_of(each: Field, reader: Reader) -> dict[str, str]:
    """Return what may be chosen for a field: the label of each value."""
    record, language = reader.record, reader.words.language
    if each.refers:
        return choosable(reader, each.refers)
    if each.catalogue:
        terms = getattr(reader.catalogue, each.catalogue)
        return {term.id: term.name(language) for term in terms.values()}
    if each.is_code:
        return {record.area.code: record.area.name} | {line.code: line.name for line in session.areas()}
    return {choice.value: reader.words.of(choice) for choice in each.holds}  # type: ignore[attr-defined]

