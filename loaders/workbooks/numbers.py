"""Numbers as a cell shows them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from loaders.workbooks.format_codes import Section, Sign

DIGITS_KEPT = 15
"""How many digits of a number a spreadsheet keeps; those behind are zeros."""
DIGITS_SHOWN = 11
"""How many digits of a whole number a cell without a format shows: a longer one is shown as 1.23E+11."""
_WIDE = Context(prec=700)
"""Room for the largest number there is with as many places as a format can have."""
Signs = Sequence[tuple[Sign, str]]


def plain_number(value: float) -> str:
    """Return a number as a cell without a format shows it; a long whole number with all its digits."""
    if value.is_integer():
        return f"{Decimal(f'{value:.{DIGITS_KEPT - 1}e}'):.0f}"
    return f"{value:.10g}".upper()


def number_shown(section: Section, value: float) -> str:
    """Return what a section shows of a number; the sign is the caller's."""
    if not section.has(Sign.DIGIT):
        return "".join(plain_number(abs(value)) if kind in (Sign.GENERAL, Sign.TEXT) else sign
                       for kind, sign in section.signs)
    signs = section.signs
    number = abs(Decimal(repr(value))) * 100 ** sum(sign == "%" for kind, sign in signs if kind is Sign.OTHER)
    if section.has(Sign.POWER):
        return _with_power(signs, number)
    if fraction := _slash(signs):
        return _with_fraction(signs, fraction, number)
    return _decimal(signs, number)


def _decimal(signs: Signs, number: Decimal) -> str:
    last = max((at for at, (kind, _) in enumerate(signs) if kind is Sign.DIGIT), default=-1)
    point = next((at for at, sign in enumerate(signs) if sign == (Sign.OTHER, ".")), None)
    whole, rest = (signs, ()) if point is None else (signs[:point], signs[point + 1:])
    commas = [at for at, sign in enumerate(signs) if sign == (Sign.OTHER, ",")]
    digits_end = last if point is None else max(
        (at for at, (kind, _) in enumerate(whole) if kind is Sign.DIGIT), default=-1)
    scaling = [at for at in commas if at > digits_end and (point is None or at < point or at > last)]
    grouped = any(at < digits_end for at in commas)
    places = sum(kind is Sign.DIGIT for kind, _ in rest)
    rounded = (number / 1000 ** len(scaling)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    before, _, behind = f"{rounded:f}".partition(".")
    shown = _whole(_without_commas(whole), before.lstrip("0"), grouped=grouped)
    return shown + (_places(_without_commas(rest), behind) if point is not None else "")


def _without_commas(signs: Signs) -> Signs:
    return [sign for sign in signs if sign != (Sign.OTHER, ",")]


def _whole(signs: Signs, digits: str, *, grouped: bool) -> str:
    """Return the digits before the point, filled in from the right; the first place takes what is left."""
    shown: list[str] = []
    left, written = list(digits), 0
    first = next((at for at, (kind, _) in enumerate(signs) if kind is Sign.DIGIT), None)
    for at in range(len(signs) - 1, -1, -1):
        kind, sign = signs[at]
        if kind is not Sign.DIGIT:
            shown.append(sign)
            continue
        taken = [left.pop() if left else {"0": "0", "?": " "}.get(sign, "")]
        if at == first:
            taken += reversed(left)
        for digit in filter(None, taken):
            if grouped and written and written % 3 == 0:
                shown.append(",")
            shown.append(digit)
            written += 1
    return "".join(reversed(shown)) if first is not None else "".join(reversed(shown)) + digits


def _places(signs: Signs, digits: str) -> str:
    """Return the point and the digits behind it."""
    needed = sum(kind is Sign.DIGIT for kind, _ in signs)
    while needed and digits.endswith("0") and [s for k, s in signs if k is Sign.DIGIT][needed - 1] != "0":
        digits, needed = digits[:-1], needed - 1
    left, shown = iter(digits), []
    for kind, sign in signs:
        shown.append(next(left, "") if kind is Sign.DIGIT else sign)
    return "." + "".join(shown)


def _with_power(signs: Signs, number: Decimal) -> str:
    at = next(at for at, (kind, _) in enumerate(signs) if kind is Sign.POWER)
    point = next((p for p, sign in enumerate(signs[:at]) if sign == (Sign.OTHER, ".")), at)
    whole = max(1, sum(kind is Sign.DIGIT for kind, _ in signs[:point]))
    power = number.adjusted() // whole * whole if number else 0
    places = sum(kind is Sign.DIGIT for kind, _ in signs[point:at])
    if number and (number.scaleb(-power)).quantize(
            Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE) >= 10 ** whole:
        power += whole
    sign, pattern = signs[at][1][1], signs[at][1][2:]
    exponent = ("-" if power < 0 else "+" if sign == "+" else "") + str(abs(power)).zfill(pattern.count("0"))
    behind = "".join(text for _, text in signs[at + 1:])
    return _decimal(signs[:at], number.scaleb(-power)) + "E" + exponent + behind


def _slash(signs: Signs) -> int | None:
    """Return where the stroke of a fraction is: between digits, with nothing else of a number."""
    at = next((at for at, sign in enumerate(signs) if sign == (Sign.OTHER, "/")), 0)
    if not at or (Sign.OTHER, ".") in signs or signs[at - 1][0] is not Sign.DIGIT:
        return None
    return at


def _with_fraction(signs: Signs, slash: int, number: Decimal) -> str:
    behind = "".join(sign for _, sign in signs[slash + 1:]).strip()
    fixed = behind.isdecimal() and int(behind) > 0
    blank = any(sign == " " for _, sign in signs[:slash])
    fraction = Fraction(number)
    whole = int(fraction) if blank else 0
    part = fraction - whole
    if fixed:
        top, bottom = round(part * int(behind)), int(behind)
    else:
        nearest = part.limit_denominator(10 ** max(1, min(len(behind), 4)) - 1)
        top, bottom = nearest.numerator, nearest.denominator
    if not top:
        return str(whole)
    return f"{whole} {top}/{bottom}" if whole else f"{top}/{bottom}"
