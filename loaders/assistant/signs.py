"""What stands in the cells of a table of signs: signs, the letters of its legend, or short words for seats and ties."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from loaders.assistant.cells import is_mark, is_nothing, mark
from loaders.assistant.headings import tie_kinds_in
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.seats import is_post, seat_in
from loaders.assistant.spelling import plain
from loaders.assistant.titles import council_likeness
from loaders.assistant.vocabulary import any_of, meanings, one_of

LONGEST_WORD = 14
"""Letters of a word that may stand in a table of signs."""


def is_sign(text: str, signs: Collection[str] = ()) -> bool:
    """Return whether a cell holds a sign: ○, a letter or number that the legend explains, several of them."""
    return is_mark(text) or (bool(signs) and _is_of(text, frozenset(signs)))


@lru_cache(maxsize=16384)
def _is_of(text: str, signs: frozenset[str]) -> bool:
    seen = mark(text)
    if seen in signs:
        return True
    rest = any_of(sorted(filter(None, signs))).sub("", seen)
    return len(rest) < len(seen) and not re.sub(r"[・、,/&+／\s()]", "", rest)


@lru_cache(maxsize=16384)
def is_sign_word(text: str) -> bool:
    """Return whether a cell holds a short word that may stand for a sign: 委員, 情報共有, 月1回程度, なし."""
    seen = plain(text)
    if not seen or len(seen) > LONGEST_WORD:
        return False
    if (
        seat_in(text)
        or seen in meanings("seat_letters")
        or is_nothing(text)
        or is_post(re.sub(r"[（(].*[）)]$", "", text))
    ):
        return True
    if council_likeness(text) or organisation_likeness(text) >= 0.9:
        return False
    return bool(tie_kinds_in(seen)) or (
        bool(one_of("frequency", "contains").search(seen))
        and bool(re.search(r"[0-9数毎週月年回]|時々|随時|頻繁|定期", seen))
    )
