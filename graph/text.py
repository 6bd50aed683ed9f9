"""Text that can stand on one line anywhere: on a terminal, in a list, in a sentence."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\t-\r\x85\u2028\u2029]+")
"""What begins another line, and the tab, which is as broad as it likes."""
ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
                 r"\ud800-\udfff\ufffe\uffff]")
"""What moves a terminal's cursor, turns the writing round, or is no character: half of a pair, a byte of no text."""


def one_line(text: str, most: int | None = None) -> str:
    """Return a text on one line that is what it looks like, with 「�」 for what is odd in it.

    Of one longer than `most` characters the beginning is kept, and 「…」 says so.
    """
    line = ODD.sub("\ufffd", _BREAKS.sub(" ", text))
    return line if most is None or len(line) <= most else line[:most - 1] + "…"
