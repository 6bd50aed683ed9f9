"""Names that lead to what they name: links in our own text."""

from __future__ import annotations

from html import escape, unescape
from urllib.parse import quote, urlencode

from app_parts.frame.failures import FIRST
from graph.record.record import Record
from locales import Words
from wording.marked import with_names

ACTOR = "actor"
"""The page of one actor."""


def link(text: str, page: str, **address: str) -> str:
    """Return a text that leads to a page, as HTML; the text is escaped."""
    name = "" if page == FIRST else quote(page)
    return f'<a class="within" href="./{name}?{escape(urlencode(address))}">{escape(text)}</a>'


def linked(markup: str, record: Record, words: Words, *, page: str = ACTOR) -> str:
    """Return HTML in which each marked name leads to the page of whose it is, where the record knows that actor.

    Any other name stays text: nobody's card leads nowhere.
    """
    known, area = {node.id for node in record.nodes()}, record.area.code

    def written(actor: str, name: str) -> str:
        id_ = unescape(actor)
        return link(unescape(name), page, area=area, sel=id_, lang=words.language) if id_ in known else name

    return with_names(markup, written)
