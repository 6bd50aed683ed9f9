"""Spellings of one name: as it is kept, as it is compared, and as it is compared loosely."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from graph import spelling
from graph.spelling import BRACKETS, as_seen

_HERE = Path(__file__).parent
_LINE_BREAK = re.compile(r"[ \t\u3000]*[\r\n\v\f\u2028\u2029]+[ \t\u3000]*")

_WRITTEN_SEVERAL_WAYS = (
    (re.compile("障がい|障碍|障礙"), "障害"),
    (re.compile("子ども|子供"), "こども"),
    (re.compile("引き?籠もり|引きこもり|引籠り|引き籠り|引籠もり"), "ひきこもり"),
    (re.compile("サポ-ト"), "サポート"),
    (re.compile("センタ-"), "センター"),
    (re.compile("およ?び|及び|並びに|ならびに"), "・"),
    (re.compile("ステ-ション"), "ステーション"),
    (re.compile("ハロ-ワ-ク"), "ハローワーク"),
)


@cache
def _variants() -> dict[int, str]:
    """Return the first of each line of shapes of one character, by the others."""
    lines = (_HERE / "variants.txt").read_text(encoding="utf-8").split()
    return {ord(shape): line[0] for line in lines for shape in line[1:] if shape != line[0]}


@lru_cache(maxsize=65536)
def tidy(text: str) -> str:
    """Return a text as a person sees it, with the blanks in front: they say how deep a line of a text stands."""
    bare = text.lstrip()
    return text[: len(text) - len(bare)] + as_seen(bare)


@lru_cache(maxsize=65536)
def kept(text: str) -> str:
    """Return a text as it is kept: the spelling of the file, tidy, on one line, without blanks at the ends.

    Width, half-width kana and 「㈱」 stay as they are written.
    """
    pieces = _LINE_BREAK.split(tidy(text).strip())
    line = pieces[0]
    for piece in pieces[1:]:
        line += (" " if line[-1:].isascii() and piece[:1].isascii() and line and piece else "") + piece
    return line.strip()


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return a text in its plainest spelling; the shape of brackets does not matter either."""
    return spelling.plain(text).translate(BRACKETS)


key = spelling.name_key
"""The spelling by which two names are safely the same."""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return a key with what is written in several ways made equal: 髙 and 高, ヶ and ケ, 障がい and 障害."""
    for pattern, usual in _WRITTEN_SEVERAL_WAYS:
        text = pattern.sub(usual, text)
    return text.translate(_variants())


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the field's words for organisations, and the full name that each stands for."""
    full: dict[str, str] = {}
    only_at_end: set[str] = set()
    for line in (_HERE / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        names = [] if line.startswith("#") else [folded(key(name)) for name in line.split()]
        for name in names:
            full.setdefault(name.removesuffix("$"), names[0])
            if name.endswith("$"):
                only_at_end.add(name.removesuffix("$"))
    longest_first = sorted(full, key=len, reverse=True)
    return re.compile("|".join(re.escape(w) + ("$" if w in only_at_end else "") for w in longest_first)), full


@lru_cache(maxsize=65536)
def spelled_out(name: str) -> str:
    """Return a name's folded key with the field's short words in full: 社協 is 社会福祉協議会."""
    pattern, full = _synonyms()
    return pattern.sub(lambda match: full[match.group()], folded(key(name)))
