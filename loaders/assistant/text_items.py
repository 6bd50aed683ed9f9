"""The lists in a text: articles, paragraphs, and items under (1), 一, ア, ①, with what leads into each list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.replacing import replace
from loaders.assistant.spelling import plain
from loaders.assistant.text_lines import Line
from loaders.assistant.text_sections import with_sections
from loaders.assistant.titles import council_in

UNMARKED = "line"
"""The marker of a line that has none."""
_ASKS_FOR_LINES = re.compile(r"次に掲げる|次の(?:者|団体|機関)")


@dataclass
class Item:
    """One item: its line, its text (over several lines as one), what stands below it."""

    line: int
    text: str
    children: list[Item] = field(default_factory=list)
    last: int = 0


@dataclass
class Listing:
    """One list of a text: its items, the sentence that leads into it, its article's title, its appended table."""

    items: list[Item]
    lead: str = ""
    article: str = ""
    appended: str = ""
    council: str = ""


@dataclass
class _Level:
    """An item whose list is still open: how it is marked, how far in it stands."""

    line: Line
    item: Item


class _Reading:
    """Puts items into lists while the lines go by."""

    def __init__(self) -> None:
        self.listings: list[Listing] = []
        self.article = self.lead = self.appended = self.council = ""
        self.stack: list[_Level] = []
        self.open: Listing | None = None
        self.marked = False

    def close(self) -> None:
        """End the list that is being read."""
        self.stack, self.open, self.marked = [], None, False

    def sentence(self, text: str) -> None:
        """Take in a sentence, which leads into whatever list follows."""
        self.close()
        self.lead = text

    def item(self, line: Line) -> None:
        """Take in an item; lines without marks above the first marked one led into it."""
        if line.marker != UNMARKED and self.open is not None and not self.marked:
            self.sentence(self.open.items[-1].text)
            self.listings.pop()
        if self.open is None:
            self.open = Listing([], self.lead, self.article, self.appended, self.council)
            self.listings.append(self.open)
        self.stack = self.stack[: self._level(line)]
        new = Item(line.number, line.text, last=line.number)
        (self.stack[-1].item.children if self.stack else self.open.items).append(new)
        self.stack.append(_Level(line, new))
        self.marked = self.marked or line.marker != UNMARKED

    def _level(self, line: Line) -> int:
        """Return how many of the open items a new one stands below."""
        same = [depth for depth, level in enumerate(self.stack) if level.line.marker == line.marker]
        following = [depth for depth in same if self.stack[depth].line.ordinal + 1 == line.ordinal]
        level_with = [depth for depth in following if self.stack[depth].line.indent == line.indent]
        if following:
            return (level_with or following)[-1]
        if (
            same
            and line.ordinal == 1
            and self.stack[-1].line.marker == line.marker
            and line.indent > self.stack[-1].line.indent
        ):
            return len(self.stack)
        return same[-1] if same else len(self.stack)

    def more(self, line: Line) -> None:
        """Take in a line that goes on with the item above."""
        item = self.stack[-1].item
        item.text += line.text if not (item.text[-1:].isascii() and line.text[:1].isascii()) else " " + line.text
        item.last = line.number


def listings_of(lines: Sequence[Line]) -> list[Listing]:
    """Return the lists of a text in their order."""
    reading = _Reading()
    indent = 0
    for line in with_sections(lines):
        match line.kind:
            case "article" | "paragraph":
                reading.sentence(line.text)
            case "council":
                reading.close()
                reading.council, reading.lead = council_in(line.text), ""
            case "title":
                reading.close()
                reading.article, reading.appended = line.text, ""
                reading.lead = ""
            case "appended":
                reading.close()
                reading.appended, reading.article, reading.lead = line.text, "", ""
            case "end":
                reading.close()
                reading.appended, reading.article, reading.lead = "", line.text, ""
            case "remark":
                reading.close()
            case "item":
                reading.item(line)
                indent = line.indent
            case _:
                _take_in_text(reading, line, indent)
    return reading.listings


def _take_in_text(reading: _Reading, line: Line, indent: int) -> None:
    """Take in a line without a mark: the rest of an item, an item of an unmarked list, or a sentence."""
    parent = reading.stack[-1] if reading.stack else None
    unmarked = replace(line, marker=UNMARKED)
    if parent is not None and reading.marked:
        if _ASKS_FOR_LINES.search(parent.item.text) or (parent.line.marker == UNMARKED and len(reading.stack) > 1):
            reading.item(unmarked)
        elif line.text.endswith("。") and line.indent <= indent and len(plain(line.text)) > 20:
            reading.sentence(line.text)
        else:
            reading.more(line)
    elif line.text.endswith(("。", "：", ":")) or (
        reading.article and not reading.appended and parent is None and len(line.text) > 40
    ):
        reading.sentence(line.text)
    else:
        reading.item(unmarked)


def leaves_of(items: Sequence[Item], group: str = "") -> Iterator[tuple[Item, str]]:
    """Yield the items that have none below them, each with the heading over it."""
    for item in items:
        if item.children:
            yield from leaves_of(item.children, item.text)
        else:
            yield item, group
