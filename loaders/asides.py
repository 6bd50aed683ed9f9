"""Rows that a person puts into a table beside its rows: totals, and examples of how to fill it in."""

from __future__ import annotations

import re

from graph.spelling import plain
from loaders.problems import HintKind

_COUNTED = r"[\d,]+(?:件|団体|機関|人|名|か所|ヶ所|ケ所|カ所|箇所|会議|つ|個)?"
_TOTAL = re.compile(rf"(?:総?合計|小計|総計|累計|計|grandtotal|subtotal|total)(?::?\(?{_COUNTED}\)?)?")
_EXAMPLE_WORD = r"(?:(?:記入|入力|記載|作成|回答)?例|サンプル|見本|example|sample)"
_EXAMPLE = re.compile(
    rf"※?{_EXAMPLE_WORD}\d*|[(\[【〔<《「※]{_EXAMPLE_WORD}\d*[)\]】〕>》」:].*|{_EXAMPLE_WORD}\d*[):].*"
    rf"|.*[(\[【〔<《]{_EXAMPLE_WORD}\d*[)\]】〕>》]", re.DOTALL)
_MAY_BE_ASIDE = re.compile("計|例|見本|サンプル|ｻﾝﾌﾟﾙ|total|ｔｏｔａｌ|sample|ｓａｍｐｌｅ|example|ｅｘａｍｐｌｅ",
                           re.IGNORECASE)
"""Without any of these a text is neither: nearly all names are told so at once."""
_LONGEST = 200
"""Characters; a longer text is neither."""


def aside(text: str) -> HintKind | None:
    """Return what a row is whose name is this text: SUMMARY_ROWS for 「合計」, EXAMPLE_ROWS for 「（例）福祉課」."""
    if len(text) > _LONGEST or not _MAY_BE_ASIDE.search(text):
        return None
    wanted = plain(text)
    if _TOTAL.fullmatch(wanted):
        return HintKind.SUMMARY_ROWS
    return HintKind.EXAMPLE_ROWS if _EXAMPLE.fullmatch(wanted) else None


def looks_aside(text: str) -> bool:
    """Return whether a text, once apostrophes in front are off, would be taken for a total or an example."""
    return aside(text.lstrip("'")) is not None
