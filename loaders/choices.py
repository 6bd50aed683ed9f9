"""The words by which a choice may be written: what a page says, a sheet may say."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from graph.catalogue import Catalogue
from graph.decisions.requirement import RequirementStatus
from graph.facts.choices import Answer
from graph.spelling import plain
from locales import LANGUAGES, Words

SIGNS: Mapping[StrEnum, tuple[str, ...]] = {
    Answer.YES: ("○", "〇", "◯", "✓", "有", "あり", "1", "true", "y"),
    Answer.PARTLY: ("△", "一部あり"),
    Answer.NO: ("×", "✕", "無", "なし", "0", "false", "n"),
    Answer.UNKNOWN: ("?", "未確認", "わからない"),
}
"""Signs that stand for answers in town halls' tables."""
FORMER: Mapping[StrEnum, tuple[str, ...]] = {RequirementStatus.ACCEPTED: ("了承済",)}
"""Words that stand in sheets written before a page's word was changed."""
ALSO = {Answer: SIGNS, RequirementStatus: FORMER}


@cache
def meant(choice: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Return the members of an enum by every accepted word in its plainest spelling."""
    members: dict[str, StrEnum] = {}
    for language in LANGUAGES:
        words = Words(language)
        members |= {plain(words.of(member)): member for member in choice}
    members |= {plain(text): member for member, texts in ALSO.get(choice, {}).items() for text in texts}
    return members | {plain(member.value): member for member in choice}


STARS = {"①": "1", "②": "2", "③": "3"}
"""The signs under which the notice and the prefectures speak of window, needs and platform (★①, ★②, ★③)."""


def terms(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    """Return the ids of a list by id and by name in each language, in their plainest spelling.

    A name of two entries means neither, and so do ids that only capitals or widths tell apart.
    """
    entries = getattr(catalogue, name)
    names = [(plain(spelt), entry.id) for entry in entries.values() for spelt in entry.names.values()]
    return _unambiguous(names) | _unambiguous([(plain(entry_id), entry_id) for entry_id in entries])


def _unambiguous(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return the ids by spelling; "" for a spelling of several."""
    ids: dict[str, str] = {}
    for spelt, entry_id in pairs:
        ids[spelt] = entry_id if ids.get(spelt, entry_id) == entry_id else ""
    return ids


def starred(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the items of the notice by the sign they go by: ① for M1; a sign that two items go by means neither."""
    return {sign: items[0] for sign, star in STARS.items()
            if len(items := [r.id for r in catalogue.requirements.values() if r.star == star and not r.parent]) == 1}
