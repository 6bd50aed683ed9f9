"""Seats on a council and posts in one's own organisation: which of the two a word, or a column, is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from loaders.assistant.cells import is_ditto, is_nothing
from loaders.assistant.grid import CUT
from loaders.assistant.spelling import kept, plain
from loaders.assistant.vocabulary import any_of, meanings, plain_words, words

_LABEL = re.compile(
    r"^[ \u3000]*(会長|副会長|委員長|副委員長|座長|副座長|事務局|オブザーバー|委員|構成員"
    r"|庶務)[ \u3000]*[:：][ \u3000]*(.+)$"
)
_SIGNS = re.compile(r"[◎○●☆★※*・]|^[0-9]+\.?")


@lru_cache(maxsize=16384)
def seat_in(text: str) -> str:
    """Return the seat that a word says (chair, vice_chair, secretariat, observer, member), or ""."""
    seen = _SIGNS.sub("", plain(text.replace(CUT, "")))
    known = meanings("seats")
    if seen in known:
        return known[seen]
    inner = re.fullmatch(r"(.*?)\((.*)\)", seen)
    if inner:
        both = [known.get(part, "") for part in inner.groups()]
        return next((seat for seat in both if seat and seat != "member"), "") or (
            both[0] if both[0] and both[1] else ""
        )
    return ""


@cache
def _post_end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words('posts')['ends']).pattern})(?:\\([^)]*\\))?$")


@lru_cache(maxsize=16384)
def is_post(text: str) -> bool:
    """Return whether a text is the title of somebody's post: 事務局長, 生活安全課長, 精神保健福祉士."""
    seen = plain(text.replace(CUT, ""))
    if seen in plain_words("posts", "only"):
        return True
    if not 2 <= len(seen) <= 24 or not _post_end().search(seen):
        return False
    if seen.endswith(("代表", "職員", "会員", "委員", "団員", "部員", "社員", "役員", "係員", "官")) and len(seen) > 8:
        return False
    return (
        not re.search(
            r"(?:協議会|連合会|委員会|社協|法人|組合|株式会社|警察署|保健所|ハローワーク|安定所|病院|市役所|役場"
            r"|学校|センター|医師会|商工会).{2,}",
            seen,
        )
        and not re.search(r".[市町村](?:.{3,})", seen)
        and not seen.endswith(("学識経験者", "関係者"))
    )


def speaks_of_seats(cells: Sequence[str]) -> bool:
    """Return whether a column headed 役職 holds seats on the council rather than posts at home.

    「委員」 and 「オブザーバー」 are seats only; where posts (課長) stand beside 「会長」, that is a post too; and
    a council has one chair.
    """
    filled = [cell for cell in cells if not is_nothing(cell) and not is_ditto(cell) and cell.strip() != CUT]
    seats = [seat_in(cell) for cell in filled]
    counts = Counter(seats)
    known = sum(count for seat, count in counts.items() if seat)
    if not known:
        return False
    posts = sum(1 for cell, seat in zip(filled, seats, strict=True) if not seat and is_post(cell))
    if posts and posts >= counts["member"] + counts["observer"]:
        return False
    others = len(filled) - known - posts
    return known >= others and (counts["member"] > 0 or counts["observer"] > 0 or counts["chair"] <= 1)


def seat_in_front(text: str) -> tuple[str, str]:
    """Return the seat that stands in front of a member, and the rest: 「会長　架空町社会福祉協議会」."""
    if match := _LABEL.match(text):
        return seat_in(match[1]), kept(match[2])
    if seat_in(text):
        return seat_in(text), ""
    head, _, rest = text.replace("　", " ").partition(" ")
    if seat_in(head) and rest.strip() and not is_post(rest.strip()):
        start = len(text) - len(text[len(head) :].lstrip(" 　"))
        return seat_in(head), text[start:]
    return "", text
