"""What a title, a sheet's name or a file's name says: which council, and of which date."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import PurePath

from graph.dates import RecordedDate
from loaders.assistant.cells import date_of
from loaders.assistant.grid import CUT
from loaders.assistant.spelling import kept, plain
from loaders.assistant.vocabulary import any_of, plain_words, words

_DATE = re.compile(
    r"(?:(?:令和|平成|昭和|[RrHhSsＲＨＳ])[.．]?[0-9０-９元]{1,2}|(?:19|20|１９|２０)[0-9０-９]{2})"
    r"(?:年度|[年.．/／-][0-9０-９]{1,2}(?:[月.．/／-](?:[0-9０-９]{1,2})?日?)?|年)?"
)
_MEANT = re.compile(r"(?:\([月火水木金土日]\))?[ \u3000]*(?:現在|時点|末現在|末時点|末)")
_DECORATION = re.compile(
    r"^(?:[○●◎■□◆◇★☆※・▼▽]+|[(（〔\[【＜<]?(?:別紙|別表|資料編|資料|様式|参考|別添|付表|附表|表|図"
    r"|第)[ \u3000]*第?[ \u3000]*(?:[0-9０-９]+|[一二三四五六七八九十]+(?![\u4e00-\u9fff]))?[-－‐0-9０-９]*"
    r"(?:号|回|期|条)?(?:様式)?[)）〕\]】＞>]?(?:[(（]第[^)）]*関係[)）])?|[(（]?[0-9０-９]{1,2}[)）.．、:：]|[①-⑳]"
    r"|[0-9０-９]{1,2}(?=[ \u3000])|[一二三四五六七八九十]+[、.．]|[ア-ン][、.．]|"
    r"[Ⅰ-Ⅻ][、.．]?|[ \u3000:：]+)"
)
_BRACKETED = re.compile(r"[(（〔\[【＜<「『][^()（）〔〕\[\]【】＜＞<>「」『』]*[)）〕\]】＞>」』]")
_WRAPPED = re.compile(r"^[【＜<《「『\[〔]([^】＞>》」』\]〕]+)[】＞>》」』\]〕]$")
_ASIDES = re.compile(
    r"敬称略|順不同|抜粋|案|改正|修正|最新|更新|未定稿|写し|新旧|確定|ver\.?[\d.]*|現在|時点|年度|版$", re.IGNORECASE
)
_INSTRUMENT = re.compile(
    r"(?:の?(?:設置|運営|組織|実施|開催|管理|構成)(?:及び|・|並びに|等)?)*(?:等?に(?:関する|係る|ついて)?の?)?"
    r"(?:条例施行規則|施行規則|施行細則|条例|要綱|要領|規則|規程|規約|会則|内規|告示|要項|細則|申合せ|申し合わせ)"
    r"(?:\(案\))?$"
)
_ONLY_A_PLACE = re.compile(r".{0,9}[市町村区県府都道郡](?:各種?|内|等)*")
_SAYS_NOTHING = {"協議会", "会議", "委員会", "連絡会", "部会", "審議会", "本部", "連絡会議", "検討会", "会合"}
_GENERAL = "各種本当のその他等"
"""Characters in front of a council's word that do not say which."""
_JOINERS = re.compile(r"(?:の|における|に係る|等の)$")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words('council_words')['ends']).pattern})$")


@cache
def _not_councils() -> re.Pattern[str]:
    """Return a pattern of organisations whose names look like councils', with what may follow."""
    not_councils = any_of(words("council_words")["not"]).pattern
    return re.compile(
        f"(?:{not_councils})(?:連絡|連合|育成|合同|団体|推進|指導|福祉|地域)*(?:協議会|委員会|会議所|会議|会"
        f"|ネットワーク)?(?:連合会|連絡会|部会)?"
    )


@lru_cache(maxsize=16384)
def council_likeness(name: str) -> float:
    """Return how sure it is that a name is a council's.

    0 for no, 0.5 for a short form, 0.7 for no more than the word, 1 for a whole name.
    """
    seen = re.sub(r"\([^)]*\)$", "", plain(name))
    if not seen or CUT in seen:
        return 0.0
    if seen in plain_words("council_words", "short"):
        return 0.5
    if seen in plain_words("council_words", "meetings"):
        return 0.7
    rest = _not_councils().sub("", seen)
    match = _ends().search(rest)
    if not match or len(seen) > 60:
        return 0.0
    before = rest[: match.start()].strip(_GENERAL)
    if not before:
        return 0.7 if match.start() == 0 and len(seen) > 3 else 0.0
    return 0.0 if _ONLY_A_PLACE.fullmatch(before) and match[0] in _SAYS_NOTHING else 1.0


@cache
def _title_words() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words('council_words')['titles']).pattern})$")


@lru_cache(maxsize=4096)
def council_in(title: str, least: float = 1.0) -> str:
    """Return the council that a title names, or "": 「架空町自殺対策連絡協議会　委員名簿（R6.4.1）」.

    `least` is how sure the name must be a council's, see `council_likeness`.
    """
    text = _undecorated(kept(title))
    tokens = [token for token in re.split(r"[ \u3000_＿/／|｜]+", text) if token]
    tokens = [bare for token in tokens if (bare := _without_titles(token))]
    for last in range(len(tokens), 0, -1):
        for first in range(last):
            name = _joined(tokens[first:last])
            if council_likeness(name) >= least:
                return name
    return ""


def meeting_in(title: str) -> str:
    """Return the meeting of a council's own that a title names and nothing else does: 実務者会議; or ""."""
    name = council_in(title, 0.7)
    return name if plain(name) in plain_words("council_words", "meetings") else ""


def council_in_file(name: str) -> str:
    """Return the council that a file's name names, or ""."""
    return council_in(re.sub(r"^[0-9０-９]+[-_ー－ .．]*", "", PurePath(name).stem).replace("-", " "))


def _undecorated(text: str) -> str:
    """Return a title without numbers and signs in front, dates, and what stands in brackets behind."""
    previous = None
    while text != previous:
        previous = text
        text = _DECORATION.sub("", text.strip(" 　"))
        if wrapped := _WRAPPED.match(text):
            text = wrapped[1]
    text = _BRACKETED.sub(" ", text)
    return _DATE.sub(" ", text).strip(" 　_-－:：")


def _without_titles(token: str) -> str:
    """Return a part of a title without 「委員名簿」 and the like at its end; nothing when no more is left."""
    if _ASIDES.search(token) and council_likeness(token) < 1:
        return ""
    previous = None
    while token != previous and council_likeness(token) < 1:
        previous = token
        seen = plain(token)
        if match := _INSTRUMENT.search(seen) or _title_words().search(seen):
            token = (
                token[: len(token) - (len(seen) - match.start())] if len(seen) == len(token) else seen[: match.start()]
            )
        token = _JOINERS.sub("", token)
    return token


def _joined(tokens: list[str]) -> str:
    """Return parts of a name as one: a place and what follows are one word, meetings of a council two."""
    name = tokens[0]
    for token in tokens[1:]:
        name += ("　" if council_likeness(name) else "") + token
    return name


def date_in(text: str) -> RecordedDate | None:
    """Return the date a title speaks of; one with 現在 or 時点 behind it counts before others."""
    fallback = None
    for match in _DATE.finditer(text):
        date = date_of(match[0])
        if date and _MEANT.match(text[match.end() :]):
            return date
        fallback = fallback or date
    return fallback


def is_dated(text: str) -> bool:
    """Return whether a text says 「…現在」 or 「…時点」."""
    return any(_MEANT.match(text[match.end() :]) for match in _DATE.finditer(text))
