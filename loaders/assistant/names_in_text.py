"""Where persons' names stand in a longer text, as far as their look tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.assistant.grid import CUT
from loaders.assistant.people import (
    HONORIFIC,
    KANA,
    KANJI,
    NEVER,
    is_given,
    joined_name,
    may_be_name,
    not_people,
    surnames,
)
from loaders.assistant.seats import is_post, seat_in
from loaders.assistant.spelling import folded, plain
from loaders.assistant.vocabulary import any_of, institution_in, words

Spans = list[tuple[int, int]]
LONGEST_UNKNOWN = 4
"""Characters of a word before 様 or さん that may be a family name nobody told us."""
_NOT_PEOPLE = re.compile(
    "(?:皆|各位|同|両|客|奥|神|お子|母|父|親|ご家族|町民|市民|村民|住民|利用者|相談者|当事者|ご担当|関係者|保護者|患者|子ども|会員)$"
)
_GIVEN = rf"[{KANJI}]{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヶー]{{2,4}}|[{KANJI}ぁ-ん]{{2,3}}"
_SPACED = re.compile(
    rf"(?<![{KANJI}{KANA}])(?=(([{KANJI}ヶケノ]{{1,4}})[ \u3000]{{1,6}}({_GIVEN}))(?![{KANJI}{KANA}a-zA-Z]))"
)
_LETTERS = re.compile(rf"(?<![{KANJI}{KANA}])[{KANJI}](?:[ \u3000]+[{KANJI}]){{2,5}}(?![{KANJI}{KANA}])")
_JOINED = re.compile(rf"(?<![{KANJI}{KANA}])([{KANJI}ヶケノ]{{2,7}}[ぁ-ん]{{0,1}})(?![{KANJI}{KANA}a-zA-Z])")
_SPOKEN_OF = re.compile(rf"(?<![{KANJI}])([{KANJI}]{{4,5}})(?=(?:が|は|を|に|と|の|も|へ|から|より)(?!か))")
"""A name in a sentence: a particle follows."""
_BEFORE_HONORIFIC = re.compile(
    rf"(?:[{KANJI}]{{1,4}}[ \u3000](?:[{KANJI}]{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヶ]{{2,4}})|[{KANJI}]{{1,8}}"
    r"|[ァ-ヶー]{2,8})[ \u3000]?$"
)
_LED = re.compile(
    r"(?:担当者?|代理|前任|後任|推薦者|記入者|回答者|窓口担当|責任者|代表者|相談員|民生委員|作成者?|文責)[ \u3000]*"
    rf"(?:[:：は]|[ \u3000])[ \u3000]*([{KANJI}]{{1,4}}[ \u3000]?[{KANJI}ぁ-ん]{{0,4}})"
)


def person_spans(text: str) -> Spans:
    """Return where persons' names stand in a text."""
    return merged([*_full_names(text), *_honoured(text), *_with_posts(text), *_behind_posts(text)])


def _full_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield family names with given names, with and without a blank."""
    for match in _SPACED.finditer(text):
        family, given = plain(match[2]), plain(match[3])
        may_be_given = is_given(given) or (not set(given) & NEVER and _ends_in_post(text[: match.start()]))
        is_name = (family in surnames() and may_be_given) or (_reads_as_both(family) and is_given(given))
        if is_name and plain(match[1]) not in not_people():
            yield match.span(1)
    for pattern in (_JOINED, _LETTERS):
        for match in pattern.finditer(text):
            if joined_name(plain(match[0])) and not institution_in(folded(plain(match[0]))):
                yield match.span()
    yield from (match.span() for match in _SPOKEN_OF.finditer(text) if _is_spoken_of(plain(match[0])))


def _reads_as_both(family: str) -> bool:
    """Return whether a family name reads as another one with a given name: 東風平 is no 東 called 風平."""
    return len(family) == 3 and joined_name(family)


def _ends_in_post(text: str) -> bool:
    """Return whether a text ends in somebody's post or seat, and a blank."""
    word = re.search(r"(?:^|[ \u3000])([^ \u3000]+)[ \u3000]+$", text)
    return word is not None and (is_post(word[1]) or bool(seat_in(word[1])))


def _is_spoken_of(name: str) -> bool:
    """Return whether four or five characters in a sentence are a family name and a given name, two of each at least."""
    return not institution_in(folded(name)) and any(
        name[:cut] in surnames() and len(name) - cut == 2 and is_given(name[cut:]) for cut in (2, 3)
    )


def _honoured(text: str) -> Iterator[tuple[int, int]]:
    """Yield names with 様, さん, 氏 behind them, together with that word."""
    for honorific in re.finditer(HONORIFIC, text):
        before = _BEFORE_HONORIFIC.search(text[: honorific.start()])
        if before and (start := _start_of_name(before[0])) is not None:
            yield before.start() + start, honorific.end()


def _start_of_name(words_before: str) -> int | None:
    """Return where the name begins in what stands before 様: the longest known family name, or the whole word."""
    if _NOT_PEOPLE.search(words_before.strip()):
        return None
    for start in range(len(words_before)):
        rest = plain(words_before[start:])
        if rest in surnames() or joined_name(rest) or re.fullmatch("[ァ-ヶー]{2,8}", rest):
            return start
        head, _, tail = words_before[start:].strip().replace("\u3000", " ").partition(" ")
        if tail and head in surnames():
            return start
    return 0 if len(plain(words_before)) <= LONGEST_UNKNOWN and _may_be_surname(plain(words_before)) else None


def _may_be_surname(name: str) -> bool:
    is_word = name in not_people() or institution_in(folded(name)) is not None
    return bool(name) and not set(name[-1:]) & NEVER and not is_word


@cache
def _posts() -> re.Pattern[str]:
    """Return a pattern of a family name with a post behind it (山田課長), or in front of it (課長　山田)."""
    post = any_of(words("posts")["spoken"]).pattern
    return re.compile(
        rf"(?<![{KANJI}])([{KANJI}]{{2,4}}?)(?=(?:{post})(?![{KANJI}]))"
        rf"|(?:{post})[ \u3000]+([{KANJI}]{{1,4}})(?![{KANJI}{KANA}a-zA-Z])"
    )


def _with_posts(text: str) -> Iterator[tuple[int, int]]:
    """Yield family names beside a post, and names that words like 担当 lead to."""
    for match in _posts().finditer(text):
        group = 1 if match[1] else 2
        if plain(match[group]) in surnames():
            yield match.span(group)
    yield from (match.span(1) for match in _LED.finditer(text) if _may_be_surname(plain(match[1])))


def _behind_posts(text: str) -> Iterator[tuple[int, int]]:
    """Yield what ends a line behind an organisation and a post and is as a name is: 架空医師会　会長　薬袋冴子."""
    at = 0
    for line in text.split("\n"):
        tokens = list(re.finditer(r"[^ \u3000\t]+", line))
        if len(tokens) > 2 and is_post(tokens[-2][0]) and may_be_name(tokens[-1][0]) and not is_post(tokens[-1][0]):
            yield at + tokens[-1].start(), at + tokens[-1].end()
        at += len(line) + 1


def spans_in_title(text: str) -> Spans:
    """Return where names stand in a file's or a sheet's name, where they stand closer to other words."""
    spans = person_spans(text.replace("_", " "))
    for match in re.finditer(
        rf"(?=([{KANJI}]{{4,5}})(?![{KANJI}]|[ァ-ヶー])|([{KANJI}]{{4,5}})(?=作成|作|更新|修正|版))", text
    ):
        name = match[1] or match[2]
        if _is_spoken_of(plain(name)):
            spans.append((match.start(), match.start() + len(name)))
    return merged(spans)


def merged(spans: Iterable[tuple[int, int]]) -> Spans:
    """Return spans in order, those that overlap as one."""
    united: Spans = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with a mark in the place of each span."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + CUT + text[end:]
    return text
