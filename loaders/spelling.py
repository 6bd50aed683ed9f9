"""The plainest spelling of a heading or a word: width, blanks and case do not matter."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Return a text in its plainest spelling: 「連携先　ＩＤ」 and 「連携先id」 are the same."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
