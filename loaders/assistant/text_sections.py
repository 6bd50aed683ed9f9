"""The parts of a text that count them 1, 2, 3 instead of articles: １ 日時, ２ 出席者, ３ 議題."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.replacing import replace
from loaders.assistant.spelling import plain
from loaders.assistant.text_lines import Line
from loaders.assistant.vocabulary import plain_words

LEAST_PARTS = 2
"""Items with a part's title that a text needs to be counted by parts."""
_TITLE = re.compile(
    r"^(?P<title>[^ \u3000:：（(]{2,10})(?:[（(][^）)]*[）)])?(?:[ \u3000]*[:：][ \u3000]*|[ \u3000]+|$)(?P<rest>.*)$"
)


def with_sections(lines: Sequence[Line]) -> list[Line]:
    """Return a text's lines in which the titles of its parts are titles, and not the items of a list."""
    marker = _marker_of_parts(lines)
    if not marker or any(line.kind == "article" for line in lines):
        return list(lines)
    return [part for line in lines for part in (_parted(line) if line.marker == marker else [line])]


def _marker_of_parts(lines: Sequence[Line]) -> str:
    """Return how the parts are counted; "" where nothing says that a text has parts."""
    sure, words = (
        plain_words("sections", "parts"),
        plain_words("sections", "parts") | plain_words("sections", "exactly"),
    )
    titles: dict[str, set[str]] = {}
    for line in lines:
        if line.kind == "item" and (title := _title_of(line, words)):
            titles.setdefault(line.marker, set()).add(title)
    return next((marker for marker, named in titles.items() if len(named) >= LEAST_PARTS and named & sure), "")


def _title_of(line: Line, words: frozenset[str]) -> str:
    match = _TITLE.match(line.text)
    return plain(match["title"]) if match and plain(match["title"]) in words else ""


def _parted(line: Line) -> Iterator[Line]:
    """Yield an item that is a part's title as that title, with what stands behind it as a line of its own."""
    words = plain_words("sections", "parts") | plain_words("sections", "exactly")
    match = _TITLE.match(line.text)
    if match is None or plain(match["title"]) not in words:
        yield line
        return
    yield replace(line, kind="title", text=match["title"], marker="")
    if match["rest"].strip():
        yield replace(line, kind="text", text=match["rest"].strip(), marker="")
