"""What a cell of a matrix, or an answer to a question, says of a tie: which kinds, how often, or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.assistant import cells
from loaders.assistant.headings import tie_kinds_in
from loaders.assistant.spelling import kept, plain
from loaders.assistant.vocabulary import any_of, one_of, words


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: `kinds` of tie (none: the kind is said elsewhere), how often; `is_tie` whether any."""

    is_tie: bool
    kinds: tuple[str, ...] = ()
    frequency: str = ""


NO_TIE = Said(is_tie=False)


def said_by_words(text: str) -> Said | None:
    """Return what words say of a tie; None when they say nothing of one."""
    seen = plain(text)
    if not seen:
        return None
    kinds = tie_kinds_in(text)
    if one_of("tie_none", "contains").search(seen) and not (
        kinds and re.search(r"(?:している|あり|ある|した)(?:\(|$)", seen)
    ):
        return NO_TIE
    often = kept(text) if one_of("frequency", "contains").search(seen) else ""
    if kinds or often:
        return Said(True, kinds, often)
    return Said(True) if re.search(r"連携|つなが|関わり|関係|交流|あり|有|はい|協力|協働", seen) else None


def said_by_cell(text: str, legend: Mapping[str, str]) -> Said | None:
    """Return what a cell of a matrix says; None when its sign is not known.

    A cell may hold several signs, or words; an empty one, a dash, a slash and 0 say that there is no tie.
    """
    sign = cells.mark(text)
    if sign in legend and sign:
        return said_by_words(legend[sign]) or Said(True, frequency=kept(legend[sign]))
    if not sign or cells.is_nothing(text) or cells.says_no(text):
        return NO_TIE
    parts = _signs_in(sign, legend)
    if parts:
        known = [said_by_words(legend[part]) or Said(True, frequency=kept(legend[part])) for part in parts]
        ties = [said for said in known if said.is_tie]
        return (
            Said(
                True,
                tuple(dict.fromkeys(kind for said in ties for kind in said.kinds)),
                next((said.frequency for said in ties if said.frequency), ""),
            )
            if ties
            else NO_TIE
        )
    if cells.is_mark(text):
        return Said(True)
    if cells.is_figure(text):
        return Said(True, frequency=kept(text) if re.search(r"[回度]", text) else "")
    return said_by_words(text)


def _signs_in(sign: str, legend: Mapping[str, str]) -> list[str]:
    """Return the legend's signs that a cell is made of, with or without 「・」 between; none when more stands there."""
    known = [entry for entry in legend if entry]
    if not known:
        return []
    pattern = any_of(known)
    rest = pattern.sub("", sign)
    parts = pattern.findall(sign)
    return parts if parts and not re.sub(r"[・、,/&+／\s()]", "", rest) else []


def default_kinds(title: str) -> tuple[str, ...]:
    """Return the kinds that a title or a question speaks of: 「情報共有の頻度」."""
    return (
        tie_kinds_in(title)
        if any(plain(w) in plain(title) for spellings in words("tie_kinds").values() for w in spellings)
        else ()
    )
