"""What a heading says of its column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from loaders.assistant.spelling import plain
from loaders.assistant.vocabulary import any_of, one_of, words


class Role(StrEnum):
    """What a column holds. A person may change it; the page offers these."""

    NUMBER = "number"
    PRIVATE = "private"
    PERSON = "person"
    PERSON_OR_ORGANISATION = "person_or_organisation"
    COUNCIL = "council"
    SECRETARIAT = "secretariat"
    SEAT = "seat"
    POST = "post"
    SEAT_OR_POST = "seat_or_post"
    ORGANISATION = "organisation"
    ORGANISATION_AND_PERSON = "organisation_and_person"
    DEPARTMENT = "department"
    GROUP = "group"
    TERM = "term"
    SINCE = "since"
    UNTIL = "until"
    BASIS = "basis"
    SET_UP = "set_up"
    NOTE = "note"
    CONTACT = "contact"
    ADDRESS = "address"
    TIMESTAMP = "timestamp"
    RESPONDENT = "respondent"
    SOURCE = "source"
    TARGET = "target"
    KIND = "kind"
    FREQUENCY = "frequency"
    REPORTER = "reporter"
    IDENTIFIER = "identifier"
    LABEL = "label"
    NODE_KIND = "node_kind"
    MUNICIPALITY = "municipality"
    CODE = "code"
    DATE = "date"
    REASON = "reason"
    WINDOW = "window"
    TOTAL = "total"
    MARK = "mark"
    QUESTION = "question"
    STATUS = "status"
    UNREAD = "unread"


_WEAK = "weak"


@cache
def _spellings() -> Mapping[str, Role]:
    """Return the role of each whole heading."""
    roles: dict[str, Role] = {}
    for role, spellings in _columns().items():
        for spelling in spellings.get("exactly", ()) if role != _WEAK else ():
            roles.setdefault(plain(spelling), Role(role))
    return roles


@cache
def _columns() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))


@cache
def _parts() -> Sequence[tuple[re.Pattern[str], Role]]:
    return tuple(
        (any_of(spellings["contains"]), Role(role))
        for role, spellings in _columns().items()
        if "contains" in spellings
    )


_NUMBER_IN_FRONT = re.compile(
    r"^(?:(?:問|q|設問|質問)\s*[0-9一二三四五六七八九十]+(?:[-－.][0-9]+)?|\(?[0-9]{1,2}[).]|[①-⑳])[.:、)]?"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_ASKS_FOR_WHOM = re.compile(r"機関|団体|相手|部署|組織|先|ところ|どこ|施設|元$")
_BOTH = re.compile(
    r"(?:機関|団体|所属|組織|法人).{0,6}(?:氏名|名前)|(?:氏名|名前).{0,4}(?:機関|団体|所属)|氏名又は名称|氏名・名称"
    r"|名称又は氏名|名称・氏名"
)
_BEGINS, _ENDS = re.compile("始|自|から|開始"), re.compile("終|至|まで|満了|末")
_WITH_POST = re.compile(
    r"^(?:所属|団体|機関|勤務先|組織|推薦)(?:機関|団体|先|名|等|・団体|団体名|機関名)*(?:[・、/／及びび(]|及び"
    r"|並びに)*(?:職|役職|職名|役職名|職名等|役職等|職・?)\)?$"
)
_ASKS_OF_PERSONS = re.compile(r"氏名|お名前|メール|担当者|記入者|回答者(?!の?所属)")


@lru_cache(maxsize=16384)
def role_of(heading: str) -> Role | None:
    """Return what a heading says of its column; None when its words are not known."""
    seen = plain(heading)
    if not seen:
        return None
    if _BOTH.search(seen):
        return Role.ORGANISATION_AND_PERSON
    if _WITH_POST.search(seen):
        return Role.ORGANISATION
    bare = _BRACKETED.sub("", seen).strip(":・*※")
    for spelling in (seen, bare, _NUMBER_IN_FRONT.sub("", bare)):
        if role := _spellings().get(spelling):
            return _end_of_term(seen) if role is Role.TERM else role
    if is_question(heading):
        return Role.QUESTION
    if len(seen) > 40 and not _ASKS_OF_PERSONS.search(seen):
        return next((role for pattern, role in _parts() if role is Role.RESPONDENT and pattern.search(seen)), None)
    role = next((role for pattern, role in _parts() if pattern.search(seen)), None)
    return _end_of_term(seen) if role is Role.TERM else role


def _end_of_term(seen: str) -> Role:
    """Return whether a heading about a term is about its beginning or its end: 委嘱期間(始期), 任期(至)."""
    begins, ends = bool(_BEGINS.search(seen)), bool(_ENDS.search(seen))
    return Role.TERM if begins == ends else Role.SINCE if begins else Role.UNTIL


@cache
def _weak() -> frozenset[str]:
    return frozenset(map(plain, _columns()[_WEAK]["exactly"]))


def weight_of(heading: str) -> float:
    """Return how surely a cell is a heading by its words: 0 (unknown), 0.4 (also found in rows), 0.7 (an item), 1."""
    role = role_of(heading)
    if role is None:
        return 0.7 if names_item(heading) else 0.0
    return 0.4 if plain(heading) in _weak() else 1.0


def is_question(heading: str) -> bool:
    """Return whether a heading asks whom an organisation works with, in some way of working together."""
    seen = plain(heading)
    asks = _ASKS_FOR_WHOM.search(seen) or re.search(r"\[.+\]$", seen)
    return bool(tie_kinds_in(seen)) and bool(asks) and not _ASKS_OF_PERSONS.search(seen)


def asks_about_one(heading: str) -> bool:
    """Return whether a heading is a question about the one named in square brackets behind it, as web forms write."""
    return re.search(r"[\[［【][^\]］】]+[\]］】]\s*$", heading) is not None


@cache
def _kind_words() -> Mapping[str, str]:
    return {plain(word): kind for kind, spellings in words("tie_kinds").items() for word in spellings}


@cache
def _any_kind() -> re.Pattern[str]:
    return any_of(_kind_words())


@lru_cache(maxsize=16384)
def tie_kinds_in(text: str) -> tuple[str, ...]:
    """Return the kinds of tie that a text speaks of.

    Kinds that are listed side by side (情報共有・紹介) all count; of others the last, which a Japanese phrase is
    about: 「ケース会議での情報共有」 is about sharing information.
    """
    seen = plain(text)
    matches = list(_any_kind().finditer(seen))
    kinds: list[str] = []
    for number, match in enumerate(matches):
        behind = seen[match.end() : matches[number + 1].start()] if number + 1 < len(matches) else ""
        kind = _kind_words()[match[0]]
        if not behind or re.fullmatch(r"(?:[・、,/&+と]|や|及び|また?は|又は|および|\s)+(?:\d\.?|[①-⑳])?", behind):
            kinds.append(kind)
        else:
            kinds = []
    return tuple(dict.fromkeys(kinds))


def is_reversed(text: str) -> bool:
    """Return whether a question asks who did it to the one who answers: 「紹介を受けた機関」."""
    return bool(one_of("tie_reversed", "contains").search(plain(text)))


@cache
def _item_words() -> Mapping[str, str]:
    return {plain(word): item for item, spellings in words("items").items() for word in spellings}


_ITEM_ID = re.compile(r"(?<![a-z0-9])(m[0-3][a-e])(?![a-z0-9])")
"""The id of a part of an item, as our own tables write it: M1a."""


@lru_cache(maxsize=4096)
def item_in(text: str) -> str:
    """Return the notice's item that a heading speaks of (M1, M2, M3 …), or "".

    The id of a part (M1a) says it; else a number (①) counts, unless the words beside it speak of one other item only.
    """
    seen = plain(text.replace("①", "★1").replace("②", "★2").replace("③", "★3"))
    if by_id := _ITEM_ID.search(seen):
        return by_id[1].upper()[:2] + by_id[1][2:]
    numbered = next((f"M{number}" for number in "123" if f"★{number}" in seen), "")
    spoken_of = [(len(word), item) for word, item in _item_words().items() if word in seen]
    items = {item for _, item in spoken_of}
    if numbered and (numbered in {item[:2] for item in items} or len(items) != 1):
        return numbered
    return max(spoken_of)[1] if spoken_of else ""


_AROUND_ITEM = re.compile(
    r"^(?:★[123]|[①②③]|\(?[123]\)?[.、)]?|項目[123])|(?:の?(?:設置|明確化|把握|運営|周知|状況|有無|実施|調査|整備"
    r"|構築|公表|策定|について)|[・、及び])+$"
)


@lru_cache(maxsize=4096)
def names_item(heading: str) -> bool:
    """Return whether a heading is an item of the notice and nothing else: ①, or an item's words alone."""
    if not item_in(heading):
        return False
    starred = heading.strip().startswith(("①", "②", "③", "★"))
    bare = _AROUND_ITEM.sub("", _AROUND_ITEM.sub("", plain(heading)))
    return starred or (bare in _item_words() and len(plain(heading)) > 2)
