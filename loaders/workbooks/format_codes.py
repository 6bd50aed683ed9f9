"""Number formats of cells: the code `ggge"年"m"月"` cut into its sections and signs (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

GENERAL = "General"
LONG_DATE = 'yyyy"年"m"月"d"日"'
BUILT_IN: Mapping[int, str] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;-¥#,##0", 6: "¥#,##0;-¥#,##0",
    7: "¥#,##0.00;-¥#,##0.00", 8: "¥#,##0.00;-¥#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "ge.m.d", 28: 'ggge"年"m"月"d"日"',
    29: 'ggge"年"m"月"d"日"', 30: "m/d/yy", 31: LONG_DATE, 32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"',
    34: 'yyyy"年"m"月"', 35: 'm"月"d"日"', 36: "ge.m.d", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-;@", 42: "¥#,##0;-¥#,##0;-;@",
    43: "#,##0.00;-#,##0.00;-;@", 44: "¥#,##0.00;-¥#,##0.00;-;@", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: "ge.m.d", 51: 'ggge"年"m"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'ggge"年"m"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: "ge.m.d", 58: 'ggge"年"m"月"d"日"',
}
"""What the numbers below 164 stand for where Excel speaks Japanese (18.8.30), which a file may leave unsaid."""
_LONGEST_CODE = 255
"""Characters; Excel's own limit."""
_SIGN = re.compile(
    r"""(?P<quoted>"[^"]*"?)|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<semicolon>;)"""
    r"""|(?P<general>General|G/標準)|(?P<half>AM/PM|A/P|午前/午後|上午/下午)|(?P<power>E[+-][0#?]+)"""
    r"""|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+|g+|aaaa?|r+|b+)|(?P<digit>[0#?])|(?P<text>@)|(?P<other>.)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, ">=": operator.ge, ">": operator.gt, "<>": operator.ne}
_SYSTEM_DATE, _SYSTEM_TIME = "$-f800", "$-f400"


class Sign(Enum):
    """What one sign of a format stands for."""

    LITERAL = auto()
    DATE = auto()
    ELAPSED = auto()
    HALF_DAY = auto()
    DIGIT = auto()
    POWER = auto()
    GENERAL = auto()
    TEXT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format: for positive numbers, negative ones, zero, and text."""

    signs: tuple[tuple[Sign, str], ...]
    condition: tuple[str, float] | None = None
    era_begins_with_gannen: bool = False

    def has(self, *kinds: Sign) -> bool:
        """Return whether a sign of one of these kinds is in it."""
        return any(kind in kinds for kind, _ in self.signs)

    def is_for_dates(self) -> bool:
        """Return whether a number is shown as a date or a time."""
        return self.has(Sign.DATE, Sign.ELAPSED)

    def holds(self, value: float) -> bool:
        """Return whether the condition, if there is one, is true of a value."""
        return self.condition is None or _COMPARISONS[self.condition[0]](value, self.condition[1])


@cache
def sections(code: str) -> tuple[Section, ...]:
    """Return the sections of a format, at least one."""
    if _SYSTEM_DATE in code.lower():
        code = LONG_DATE
    elif _SYSTEM_TIME in code.lower():
        code = BUILT_IN[21]
    parts: list[list[re.Match[str]]] = [[]]
    for sign in _SIGN.finditer(code[:_LONGEST_CODE] or GENERAL):
        if sign["semicolon"]:
            parts.append([])
        else:
            parts[-1].append(sign)
    return tuple(map(_section, parts[:4]))


def section_for(code: str, value: float) -> tuple[Section, bool]:
    """Return the section that shows a number, and whether it has to write the minus itself."""
    every = sections(code)
    numeric = [s for s in every if not (len(every) > 1 and s is every[-1] and s.has(Sign.TEXT))]
    if any(section.condition for section in numeric[:2]):
        chosen = next((s for s in numeric[:2] if s.condition and s.holds(value)), numeric[-1])
        return chosen, value < 0 and chosen is numeric[0]
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], value < 0


def text_shown(code: str, text: str) -> str:
    """Return what a cell that holds a text shows: `"第"@"号"` adds to it, `;;;` hides it."""
    every = sections(code)
    section = every[3] if len(every) == 4 else every[-1] if every[-1].has(Sign.TEXT) else None
    if section is None:
        return text
    return "".join(text if kind in (Sign.TEXT, Sign.GENERAL) else sign for kind, sign in section.signs)


def _section(matches: Sequence[re.Match[str]]) -> Section:
    signs: list[tuple[Sign, str]] = []
    condition, gannen = None, False
    for sign in matches:
        if (bracket := sign["bracket"]) is not None:
            if compared := _CONDITION.fullmatch(bracket):
                condition = compared[1], float(compared[2])
            elif _ELAPSED.fullmatch(bracket):
                signs.append((Sign.ELAPSED, bracket.lower()))
            elif bracket.startswith("$") and (symbol := bracket[1:].partition("-")[0]):
                signs.append((Sign.LITERAL, symbol))
            gannen = gannen or "gannen" in bracket.lower()
        elif read := _sign(sign):
            signs.append(read)
    return Section(tuple(signs), condition, gannen)


def _sign(match: re.Match[str]) -> tuple[Sign, str] | None:
    kinds = {"escaped": Sign.LITERAL, "general": Sign.GENERAL, "half": Sign.HALF_DAY, "power": Sign.POWER,
             "date": Sign.DATE, "digit": Sign.DIGIT, "text": Sign.TEXT, "other": Sign.OTHER}
    if match["quoted"] is not None:
        return Sign.LITERAL, match["quoted"].strip('"')
    group = match.lastgroup
    return (kinds[group], match[group]) if group in kinds else None
