"""How much a text looks like an organisation's or a department's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.assistant.grid import CUT
from loaders.assistant.people import is_person
from loaders.assistant.seats import is_post, seat_in
from loaders.assistant.spelling import folded, key, plain
from loaders.assistant.vocabulary import institution_in, plain_words

BRACKETS_BEHIND = re.compile(r"[ \u3000]*[（(〔［\[]([^（）()〔〕［］\[\]]*)[）)〕］\]][ \u3000]*$")


@lru_cache(maxsize=65536)
def organisation_likeness(text: str) -> float:
    """Return how much a text looks like an organisation: 0 (a mark, a person) to 1 (it names its kind)."""
    text = text.replace(CUT, "").strip(" 　\n")
    name = key(text.replace("\n", ""))
    if len(name) < 2 or len(name) > 60 or is_person(text) or is_post(text) or seat_in(text):
        return 0.0
    bare = BRACKETS_BEHIND.sub("", name)
    if institution_in(folded(bare)) or _forms().search(bare):
        return 1.0
    if bare.endswith(tuple(plain_words("organisations", "ends"))):
        return 0.9
    if bare.endswith(tuple(plain_words("categories", "ends"))) or bare in plain_words("categories", "generic"):
        return 0.5
    return 0.3 if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", name) and not re.search(r"[。？?]", name) else 0.1


def is_whole(text: str) -> bool:
    """Return whether a text is an organisation's name by itself, not the beginning or the end of one."""
    name = key(text)
    if len(name) < 2 or is_post(text) or is_only_place(name) or _is_only_form(name):
        return False
    return organisation_likeness(text) >= 0.9


def is_only_place(name: str) -> bool:
    """Return whether a key is no more than a place's name: 架空町."""
    return bool(re.fullmatch(r".{1,8}[市町村区県府都道郡]", name)) and not institution_in(folded(name))


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(
        r"(?:認定)?(?:株式会社|有限会社|合同会社|社会福祉法人|特定非営利活動法人|(?:一般|公益)?(?:社団|財団)法人"
        r"|医療法人(?:社団|財団)?|学校法人|(?:地方)?独立行政法人|国立大学法人|宗教法人|農事組合法人)"
    )


def _is_only_form(name: str) -> bool:
    return bool(_forms().fullmatch(name))


@cache
def _departments() -> tuple[str, ...]:
    return tuple(plain_words("departments", "ends"))


def is_department(text: str) -> bool:
    """Return whether a name is a department's: 福祉課, 総務部."""
    name = plain(text)
    return name.endswith(_departments()) and not name.endswith(
        ("支部", "学部", "本部", "倶楽部", "部会", "事務局", "薬局", "郵便局", "労働局", "法務局", "消防局", "振興局")
    )
