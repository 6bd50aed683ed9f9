"""The lines of a text, each with what it is - an article, a title, an item under (1) or 一."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.replacing import replace
from loaders.assistant.grid import Grid
from loaders.assistant.spelling import kept, plain
from loaders.assistant.titles import council_in

_MARKERS = (
    ("paren_number", re.compile(r"^[（(]([0-9０-９]{1,2})[）)][ \u3000]*(?=\S)|^([⑴-⒇])[ \u3000]*")),
    ("paren_kanji", re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[）)][ \u3000]*")),
    ("paren_kana", re.compile(r"^[（(]([ア-ンｱ-ﾝ])[）)][ \u3000]*")),
    ("circled", re.compile(r"^([①-⑳㉑-㉟])[ \u3000]*")),
    ("kanji", re.compile(r"^([一二三四五六七八九十]{1,3})[ \u3000、.．](?:[ \u3000]*)(?=\S)")),
    ("kana", re.compile(r"^([ア-ンｱ-ﾝ])[ \u3000、.．)）](?:[ \u3000]*)(?=\S)")),
    ("number_dot", re.compile(r"^([0-9０-９]{1,2})[.．、)）:：][ \u3000]*(?=[^0-9０-９])")),
    ("number", re.compile(r"^([0-9０-９]{1,2})[ \u3000]+(?=\S)")),
    ("roman", re.compile(r"^([Ⅰ-Ⅻⅰ-ⅻ])[ \u3000、.．]*(?=\S)")),
    ("letter", re.compile(r"^([A-Za-zＡ-Ｚａ-ｚ])[.．)）、][ \u3000]*(?=\S)")),
    ("bullet", re.compile(r"^([・･●○◎■□◆◇▪•➢◦]|[-－*＊](?=[ \u3000]))[ \u3000]*(?=\S)")),
)
_ARTICLE = re.compile(
    r"^第[ \u3000]*[0-9０-９一二三四五六七八九十百]+[ \u3000]*条(?:の[0-9０-９一二三四五六七八九十]+)*[ \u3000]*(.*)$"
)
_ARTICLE_TITLE = re.compile(r"^[（(]([^（）()]{1,30})[）)]$")
_APPENDED = re.compile(
    r"^[（(【]?(?:別[ \u3000]*表|別[ \u3000]*紙|付表|附表)(?:第?[ \u3000]*[0-9０-９一二三四五六七八九十]+)?"
    r"(?:[ \u3000]|[（(]|[）)】]|$)"
)
_BARE_MARK = re.compile(r"[-－ー・･●○◎■□◆*＊•]")
_AMENDED = re.compile(r"[（(].*(?:改正|追加|告示|全改|ぜんかい|繰[上下]|訓令).*[）)]")
_END = re.compile(r"^附[ \u3000]*則|^附則")
_REMARK = re.compile(r"^(?:備[ \u3000]*考|注[ \u3000]*[:：)）]|※|（注|\(注)")


@dataclass(frozen=True)
class Line:
    """A line as it was understood: `kind` council, article, title, appended, end, remark, paragraph, item or text."""

    number: int
    kind: str
    text: str
    marker: str = ""
    indent: int = 0
    ordinal: int = 0


def lines_of(grid: Grid) -> list[Line]:
    """Return the lines of a text, each with what it is."""
    has_articles = any(_ARTICLE.match(kept(row[0])) for row in grid.rows)
    lines: list[Line] = []
    is_apart, is_marked, in_articles = True, False, False
    for number, (raw, *_) in enumerate(grid.rows):
        text = kept(raw)
        if _BARE_MARK.fullmatch(text):
            is_marked = True
        elif text and is_apart and not in_articles and names_council(text):
            lines.append(Line(number, "council", text))
        elif text and not _AMENDED.fullmatch(text):
            line = _line(number, raw, text, has_articles=has_articles)
            lines.append(replace(line, kind="item", marker="bullet") if is_marked and line.kind == "text" else line)
            is_marked = False
        is_apart = not text
        in_articles = in_articles or bool(_ARTICLE.match(text))
    return lines


def names_council(text: str) -> bool:
    """Return whether a line is a title: a council's name, and little else."""
    council = council_in(text)
    rest = re.sub(r"[（(].*?[）)]|[【】○●■◎]|令和.{1,4}年度?", "", plain(text))
    return bool(council) and len(plain(council)) * 2 >= len(rest) and not text.endswith("。")


def _line(number: int, raw: str, text: str, *, has_articles: bool) -> Line:
    indent = len(raw) - len(raw.lstrip(" \u3000\t"))
    if article := _ARTICLE.match(text):
        return Line(number, "article", article[1], indent=indent)
    if title := _ARTICLE_TITLE.match(text):
        return Line(number, "title", title[1], indent=indent)
    for kind, pattern in (("appended", _APPENDED), ("end", _END), ("remark", _REMARK)):
        if pattern.match(text):
            return Line(number, kind, text, indent=indent)
    for marker, pattern in _MARKERS:
        if match := pattern.match(text):
            rest = kept(text[match.end() :])
            if marker == "number" and has_articles and rest.endswith("。"):
                return Line(number, "paragraph", rest, indent=indent)
            if marker == "bullet" and has_articles and number < 3:
                break
            return Line(number, "item", rest, marker, indent, _ordinal(match))
    return Line(number, "text", text, indent=indent)


def _ordinal(match: re.Match[str]) -> int:
    """Return the number that a marker counts, 0 for a bullet."""
    sign = next(filter(None, match.groups()), "")
    seen = plain(sign).strip("()")
    if seen.isdigit():
        return int(seen)
    for letters in (_KANJI, _KANA):
        if seen in letters:
            return letters.index(seen) + 1
    if re.fullmatch("[一二三四五六七八九十]+", seen):
        tens, _, ones = seen.rpartition("十")
        return (_KANJI.index(tens) + 1 if tens else 1) * 10 * ("十" in seen) + (_KANJI.index(ones) + 1 if ones else 0)
    return ord(seen) - ord("a") + 1 if len(seen) == 1 and "a" <= seen <= "z" else 0


_KANJI = "一二三四五六七八九"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
