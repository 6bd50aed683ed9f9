"""The words by which a choice may be written: what a page says, a sheet may say."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from graph.catalogue import Catalogue
from graph.model import Answer
from loaders.spelling import plain
from locales import LANGUAGES, Words

SIGNS = {
    Answer.YES: ("○", "〇", "◯", "✓", "有", "あり", "1", "true", "y"),
    Answer.PARTLY: ("△", "一部あり"),
    Answer.NO: ("×", "✕", "無", "なし", "0", "false", "n"),
    Answer.UNKNOWN: ("?", "未確認", "わからない"),
}
"""Signs that stand for answers in town halls' tables."""


@cache
def meant(choice: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Return the members of an enum by every accepted word in its plainest spelling."""
    found: dict[str, StrEnum] = {}
    for language in LANGUAGES:
        words = Words(language)
        found |= {plain(words.of(member)): member for member in choice}
    if choice is Answer:
        found |= {plain(sign): answer for answer, signs in SIGNS.items() for sign in signs}
    return found | {plain(member.value): member for member in choice}


def terms(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Return the ids of a list by id and by name in each language; a name of two entries means neither."""
    entries = getattr(catalogue, name)
    by_name: dict[str, set[str]] = {}
    for entry in entries.values():
        for spelt in entry.names.values():
            by_name.setdefault(plain(spelt), set()).add(entry.id)
    found = {spelt: next(iter(ids)) for spelt, ids in by_name.items() if len(ids) == 1}
    return found | {plain(entry_id): entry_id for entry_id in entries}
