"""What every form does with what was filled in: a source, an id, into the draft, or what is wrong with it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import streamlit as st

from app_parts.editing.draft import put
from app_parts.editing.fields import date_input
from app_parts.editing.names import named
from app_parts.frame.choosing import multiselect
from app_parts.frame.plain import plain
from graph.changes.change import Change, Put
from graph.dates import RecordedDate
from graph.facts.fact import Fact
from graph.facts.observations import Source
from graph.spelling import plain as plainly
from wording.facts import Reader


def new_id(kind: type[Fact]) -> str:
    """Return an id that nobody has: two people may add at the same time, and nobody ever sees it."""
    return f"{kind.KIND[0]}-{secrets.token_hex(4)}"


def day_input(label: str, reader: Reader, key: str) -> tuple[RecordedDate | None, list[str]]:
    """Show the input of a day; return it, and a sentence when it is none."""
    try:
        return date_input(label, None, reader, key), []
    except ValueError as error:
        return None, [str(error)]


def source_input(reader: Reader, key: str, cited: Sequence[str] = ()) -> tuple[tuple[str, ...], list[Change]]:
    """Show the choice of sources, and the title of a new one; return what is cited, and the new source."""
    words = reader.words
    titles = named(reader, ("source",))
    cites = multiselect(words("field.cites"), titles, key=f"cites_{key}", words=words, chosen=cited)
    title = st.text_input(words("editing.new_source"), key=f"source_{key}", max_chars=200).strip()
    if not title:
        return tuple(cites), []
    known = next((source for source, name in titles.items() if plainly(name) == plainly(title)), "")
    source = known or new_id(Source)
    return tuple(dict.fromkeys((*cites, source))), [] if known else [Put(Source(id=source, title=title))]


def into_draft(area: str, fact: Fact | None, problems: Sequence[str], reader: Reader, *, was: Fact | None = None,
                also: Sequence[Change] = ()) -> None:
    """Put a fact into the draft, in the place of another one, or say what is wrong with it."""
    if problems or fact is None:
        say(problems)
        return
    others = {known.key() for known in reader.record.of(type(fact))}
    if fact.key() in others and (was is None or fact.key() != was.key()):
        say([reader.words("editing.known_already")])
        return
    put_and_show(area, [*also, Put(fact, was.key() if was else None)], reader)


def put_and_show(area: str, changes: Sequence[Change], reader: Reader) -> None:
    """Put changes into the draft, and show the page with them."""
    put(area, changes, reader.words)
    st.rerun()


def say(problems: Sequence[str]) -> None:
    """Show what is wrong, a sentence each."""
    for problem in problems:
        st.error(plain(problem))
