"""Breaking Japanese labels into balanced lines, where a reader would break them.

Browsers and vis-network break only at blanks, which Japanese has not. The cost of every break is
weighed (never before 「、」 or 「ー」, dear inside a run of katakana, dearer than one more line inside
a word of Latin letters, cheap before a bracket or after 「の」), and the cheapest division into lines
of even length is taken.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NOT_AT_START = frozenset("、。，．・）］｝」』】〉》ー々)]}”’!?！？％%"
                         "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ")
NOT_AT_END = frozenset("（［｛「『【〈《([{“‘＋−#＃")
BREAKS_BEFORE = ("協議会", "委員会", "ネットワーク", "プラットフォーム", "センター", "検討", "支援", "連絡",
                 "会議", "機関", "事業所", "組合", "相談", "部会")
"""Words before which a compound name is readily broken."""
PLACES = frozenset("県市区町村郡")
"""What ends the name of a place: a name is better broken after it than before."""
FORBIDDEN = 1e6


def width(text: str) -> float:
    """Return the width of a line in em: 1 for a wide character, 0.56 for a narrow one."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in text)


def shortened(text: str, most: float) -> str:
    """Return the beginning of a text that is broader than `most` em, with 「…」 at its end; any other as it is."""
    broad, kept = 0.0, 0
    for at, character in enumerate(text, start=1):
        broad += width(character)
        if broad > most:
            return text[:kept].rstrip() + "…"
        if broad <= most - width("…"):
            kept = at
    return text


@lru_cache(maxsize=4096)
def wrap(text: str, most: float) -> str:
    """Return the text broken into lines of at most `most` em; line breaks in it are kept."""
    return "\n".join(line for part in text.split("\n") for line in _lines(part, most))


def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    if character == "ー" or name.startswith("KATAKANA"):
        return "katakana"
    for script in ("HIRAGANA", "CJK"):
        if name.startswith(script):
            return script
    return "latin" if character.isascii() and character.isalnum() else "other"


def _cost(text: str, at: int) -> float:
    """Return how bad it is to break before the character at a place."""
    before, after = text[at - 1], text[at]
    if after in NOT_AT_START or before in NOT_AT_END:
        return FORBIDDEN
    if before in "・）／　 、)" or after in "（「(":
        return 0.0
    if text.startswith(BREAKS_BEFORE, at):
        return 0.4
    if before == "の":
        return 0.3
    if after in PLACES:
        return 3.0
    if before in PLACES and at > 1:
        return 0.4
    script, next_script = _script(before), _script(after)
    if script != next_script:
        return 0.3 if script == "HIRAGANA" else 1.2
    return {"katakana": 6.0, "latin": 40.0, "CJK": 2.0}.get(script, 1.5)


def _lines(text: str, most: float) -> list[str]:
    """Return the cheapest division: even lengths, few lines, good places."""
    widths = [0.0]
    for character in text:
        widths.append(widths[-1] + width(character))
    if widths[-1] <= most or len(text) < 2:
        return [text]
    ideal = widths[-1] / -(-widths[-1] // most)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(FORBIDDEN * 10, 0)] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(end - 1, -1, -1):
            length = widths[end] - widths[start]
            if length > most and end - start > 1:
                break
            cost = best[start][0] + (length - ideal) ** 2 / 6 + 2.0
            cost += _cost(text, end) if end < len(text) else 0.0
            if cost < best[end][0]:
                best[end] = (cost, start)
    lines, end = [], len(text)
    while end:
        lines.append(text[best[end][1]:end].strip())
        end = best[end][1]
    return lines[::-1]
