"""Where a municipality stands with an item of the notice - which columns say it, and what a cell says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from loaders.assistant import cells
from loaders.assistant.columns import Column
from loaders.assistant.grid import Grid
from loaders.assistant.headings import Role, item_in
from loaders.assistant.spelling import plain
from loaders.assistant.tables import Block
from loaders.assistant.titles import date_in
from loaders.assistant.vocabulary import words

NOT_STATUS = {
    Role.WINDOW,
    Role.REASON,
    Role.DATE,
    Role.PERSON,
    Role.PRIVATE,
    Role.NOTE,
    Role.NUMBER,
    Role.CODE,
    Role.MUNICIPALITY,
    Role.GROUP,
    Role.CONTACT,
    Role.SECRETARIAT,
    Role.TOTAL,
    Role.ADDRESS,
}
_DATES = {Role.DATE, Role.SET_UP}
LEAST_KNOWN = 0.6
"""The share of a column's words that must be known statuses."""
LOOKED_AT = 200
"""Rows that are looked at to know whether a column holds statuses."""
_NOT_A_STATUS = re.compile(r"名称|場所|連絡先|電話|理由|時期|予定|年月|人数|内容|方法|備考|課題|担当|url|数$|形態")


def status_columns(columns: Sequence[Column], grid: Grid, block: Block, title: str = "") -> list[tuple[str, Column]]:
    """Return the columns that say where a municipality stands with an item, each with the item.

    An item that has no such column may have one of dates: when it was done. A table about one item says it in its
    title.
    """
    rows = range(block.first, min(block.last, block.first + LOOKED_AT))
    telling = [column for column in columns if _tells_statuses([grid.rows[row][column.at] for row in rows])]
    plainly = [column for column in telling if _may_be_status(column)]
    by_item = [(item, column) for column in plainly if (item := _item_of(column))]
    dated = [
        (item, column)
        for column in telling
        if column.role in _DATES and (item := _item_of(column)) and item not in dict(by_item)
    ]
    if not by_item and not dated and (item := item_in(title)):
        return [(item, column) for column in plainly if column.role in (Role.STATUS, Role.MARK, Role.UNREAD)][:1]
    return [*by_item, *dated]


def _may_be_status(column: Column) -> bool:
    heading = plain(column.heading)
    return column.role not in NOT_STATUS and not (
        _NOT_A_STATUS.search(heading) and not re.search("状況|有無|設置$", heading)
    )


def _item_of(column: Column) -> str:
    return item_in(column.path) or item_in(" ".join(column.headings[:-1]))


def _tells_statuses(texts: Sequence[str]) -> bool:
    """Return whether most cells that are no figures say where something stands."""
    words = [text for text in texts if text.strip() and not cells.is_figure(text)]
    known = sum(status_in(text, {}) is not None for text in words)
    return known >= LEAST_KNOWN * len(words)


def newest_of(columns: Sequence[tuple[str, Column]]) -> dict[str, Column]:
    """Return one column for each item: of several dates the newest, else the first."""
    newest: dict[str, Column] = {}
    for item, column in columns:
        before = newest.get(item)
        dates = [date_in(candidate.path) for candidate in (before, column) if candidate]
        if before is None or (len(dates) == 2 and dates[0] and dates[1] and dates[1].last > dates[0].last):
            newest[item] = column
    return newest


@cache
def _status_words() -> Sequence[tuple[str, str]]:
    pairs = [(plain(word), status) for status, spellings in words("statuses").items() for word in spellings]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=4096)
def _status_by_words(text: str) -> str:
    """Return the status that words say; the longest known word counts, an accepted alternative before "done"."""
    seen = plain(text)
    statuses = [status for word, status in _status_words() if (word == seen if len(word) < 2 else word in seen)]
    if not statuses:
        return ""
    if statuses[0] == "met" and "met_otherwise" in statuses:
        return "met_otherwise"
    return statuses[0]


def status_in(text: str, legend: Mapping[str, str]) -> str | None:
    """Return the status that a cell says, "" for an empty one, None when it is not known.

    A sign's meaning is the legend's, else the usual one; words behind it may say that an alternative is accepted.
    """
    if not text.strip():
        return ""
    seen = cells.mark(text)
    if seen in legend and seen:
        return _status_by_words(legend[seen]) or None
    known = cells.signs("status_marks")
    if seen in known:
        return known[seen]
    sign, rest = seen[:1], seen[1:]
    if sign in legend or (sign in known and not sign.isalnum()):
        base = _status_by_words(legend[sign]) if sign in legend else known[sign]
        said = _status_by_words(rest)
        return "met_otherwise" if base == "met" and said == "met_otherwise" else base or said or None
    if said := _status_by_words(text):
        return said
    if cells.date_of(text) or date_in(text):
        return "met"
    return None
