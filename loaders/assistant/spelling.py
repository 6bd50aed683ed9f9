"""Spellings of one name: as it is kept, as it is compared, and as it is compared loosely."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from graph import spelling
from graph.spelling import as_seen

_HERE = Path(__file__).parent
_LINE_BREAK = re.compile(r"[ \t\u3000]*[\r\n\v\f\u2028\u2029]+[ \t\u3000]*")
_BRACKETS = str.maketrans("〔［｛〈《【〕］｝〉》】", "(((((())))))")

_FORMS = (
    (r"\(株\)|㍿", "株式会社"),
    (r"\(有\)", "有限会社"),
    (r"\((?:合|同)\)", "合同会社"),
    (r"\(資\)", "合資会社"),
    (r"\(名\)", "合名会社"),
    (r"\((?:社)?福\)", "社会福祉法人"),
    (r"\((?:特|特非|特活|npo|npo法人)\)|認定npo法人|npo法人|特活法人", "特定非営利活動法人"),
    (r"\(一社\)", "一般社団法人"),
    (r"\(一財\)", "一般財団法人"),
    (r"\(公社\)", "公益社団法人"),
    (r"\(公財\)", "公益財団法人"),
    (r"\(社\)", "社団法人"),
    (r"\(財\)", "財団法人"),
    (r"\(医\)", "医療法人"),
    (r"\(医社\)", "医療法人社団"),
    (r"\(医財\)", "医療法人財団"),
    (r"\(学\)", "学校法人"),
    (r"\(宗\)", "宗教法人"),
    (r"\(独\)", "独立行政法人"),
    (r"\(地独\)", "地方独立行政法人"),
    (r"\(農\)", "農事組合法人"),
    (r"\(社医\)", "社会医療法人"),
    (r"\(更\)", "更生保護法人"),
    (r"\(国大\)", "国立大学法人"),
    (r"\(労\)", "労働者協同組合"),
)
"""Legal forms as they are written short; 認定 is a mark of quality, not another form."""
_SHORT_FORMS = tuple((re.compile(short), form) for short, form in _FORMS)
_FORM = re.compile("|".join(sorted({form for _, form in _FORMS} | {"認定特定非営利活動法人"}, key=len, reverse=True)))

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
    return spelling.plain(text).translate(_BRACKETS)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return the spelling by which two names are safely the same: plain, with the legal form spelled out."""
    text = plain(name)
    for short, form in _SHORT_FORMS:
        text = short.sub(form, text)
    return text


def without_form(name_key: str) -> str:
    """Return a key without legal forms; the whole key when nothing else is left."""
    return _FORM.sub("", name_key) or name_key


def form_of(name_key: str) -> str:
    """Return the legal form in a key, or nothing."""
    match = _FORM.search(name_key)
    return match[0] if match else ""


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
