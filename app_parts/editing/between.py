"""Two that are looked at together, as in a cell of a matrix: what is recorded between them, or what is not yet."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from app_parts.editing.draft import drafted
from app_parts.editing.fact_form import fact_form, tie_form
from app_parts.editing.panel import change_forms
from app_parts.frame import session
from app_parts.frame.choosing import select
from graph.errors import NothingRecorded
from graph.facts.fact import Fact
from graph.facts.links import Tie
from graph.facts.references import home_of
from wording.facts import Reader

PLACE = "between_"
NEW = "new"
"""The choice of writing down one more link."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors of an area, and the kind of link between them: a tie, or a seat of the first on the second."""

    area: str
    kind: type[Fact]
    first: str
    second: str


def between(pair: Pair, reader: Reader) -> None:
    """Show the form of the link between two, filled in: of the one that is recorded, or of a new one."""
    words = reader.words
    if home_of(pair.first) and home_of(pair.second):
        st.text(words("editing.elsewhere"))
        return
    try:
        record = drafted(pair.area)
    except NothingRecorded:
        return
    own_reader = Reader(record, reader.catalogue, words, session.store().surrounded(record))
    title = words("change.ends", first=own_reader.name(pair.first), second=own_reader.name(pair.second))
    st.html(f'<h3 class="subject">{escape(title)}</h3>')
    links = {link.path(): link for link in record.of(pair.kind)
             if tuple(getattr(link, end) for end in pair.kind.ENDS) == (pair.first, pair.second)}
    chosen = select(words("editing.which_link"), {path: _link_text(link, own_reader) for path, link in links.items()}
                    | {NEW: words("editing.another_link")}, key=f"{PLACE}{pair.first}_{pair.second}", words=words,
                    chosen=next(iter(links))) if links else NEW
    if chosen in links:
        change_forms(pair.area, links[chosen], own_reader, PLACE)
    elif pair.kind is Tie:
        tie_form(pair.area, own_reader, first=pair.first, second=pair.second, place=PLACE)
    else:
        fact_form(pair.area, pair.kind, None, own_reader, place=f"{PLACE}{pair.first}_{pair.second}",
                  beginning=dict(zip(pair.kind.ENDS, (pair.first, pair.second), strict=True)))


def _link_text(link: Fact, reader: Reader) -> str:
    """Return what tells a link from the others between the same two."""
    names = dict.fromkeys((*link.KEY, "status"))
    values = (reader.value(link, name) for name in names if name not in link.ENDS and getattr(link, name, None))
    return reader.words("list.between").join(values) or reader.words(f"fact.{link.KIND}")
