"""The words the assistant knows, from the data files beside it: one table each, read once."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from loaders.assistant.spelling import folded, key, plain

_HERE = Path(__file__).parent


@cache
def words(part: str) -> Mapping[str, Any]:
    """Return one part of `words.toml`: lists of words by what they mean."""
    return _toml("words.toml")[part]  # type: ignore[no-any-return]


@cache
def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@cache
def plain_words(part: str, name: str) -> frozenset[str]:
    """Return one list of `words.toml` in its plainest spelling."""
    return frozenset(map(plain, words(part)[name]))


@cache
def meanings(part: str) -> Mapping[str, str]:
    """Return what each word of a part means, by its plainest spelling; the first list that has it counts."""
    by_spelling: dict[str, str] = {}
    for meaning, spellings in words(part).items():
        for spelling in spellings:
            by_spelling.setdefault(plain(spelling), meaning)
    return by_spelling


@cache
def one_of(part: str, name: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words of a list in a plain text, the longest first."""
    return any_of(words(part)[name])


def any_of(spellings: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some words in a plain text, the longest first."""
    longest_first = sorted({plain(spelling) for spelling in spellings}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


@dataclass(frozen=True, slots=True)
class Institution:
    """A kind of organisation that names speak of: 「社会福祉協議会」.

    `types` are partner types with `confidence` from 0 to 1 (none: no type is guessed); `is_single`: a place has
    one of it, so that a name may leave the place out.
    """

    word: str
    types: tuple[str, ...]
    tier: str
    is_single: bool
    confidence: float


@cache
def institutions() -> Mapping[str, Institution]:
    """Return the kinds of organisations by every way of writing them (folded keys)."""
    by_spelling: dict[str, Institution] = {}
    with (_HERE / "institutions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for spelling in (row["word"], *filter(None, row["also"].split("|"))):
                word = folded(key(spelling))
                by_spelling.setdefault(
                    word,
                    Institution(
                        word,
                        tuple(filter(None, row["types"].split("|"))),
                        row["tier"],
                        row["count"] == "one",
                        float(row["confidence"] or 0),
                    ),
                )
    return by_spelling


@cache
def institution_words() -> re.Pattern[str]:
    """Return a pattern that finds the words of institutions in a folded key, the longest at each place."""
    longest_first = sorted(institutions(), key=len, reverse=True)
    return re.compile(f"(?=({'|'.join(map(re.escape, longest_first))}))")


def institution_in(name: str) -> tuple[Institution, int, int] | None:
    """Return the institution a folded key speaks of, with where its word begins and ends.

    The word that ends last counts, and of those the longest: 「架空病院家族会」 is a 家族会.
    """
    best: tuple[int, int, str] | None = None
    for match in institution_words().finditer(name):
        word = match.group(1)
        end = match.start() + len(word)
        if best is None or (end, len(word)) > (best[0], len(best[2])):
            best = end, match.start(), word
    return (institutions()[best[2]], best[1], best[0]) if best else None
