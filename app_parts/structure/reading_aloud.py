"""The platform in plain sentences: for those who do not read graphs, and for screen readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

import streamlit as st

from app_parts.frame.first_sight import first_sight
from app_parts.frame.links import linked
from graph.analysis.network.graphs import Graphs
from graph.facts.choices import Answer
from wording.facts import Reader
from wording.marked import marking

MOST_NAMES = 8


def reading_aloud(reader: Reader) -> None:
    """Show the sentences, behind a line that opens."""
    with st.expander(reader.words("aloud.title")):
        lines = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences(marking(reader)))
        st.html(linked(f"<ul>{lines}</ul>", reader.record, reader.words))


def sentences(reader: Reader) -> list[str]:
    """Return what the record says, a sentence a thing; where nothing is recorded it says so."""
    return [*first_sight(reader.record, reader.words), *_seats(reader), *_ties(reader), *_dependence(reader),
            *_windows(reader)]


def _listed(reader: Reader, ids: Iterable[str]) -> str:
    """Return names, the first few of many and how many more there are."""
    listed = list(ids)
    names = reader.words("list.between").join(map(reader.name, listed[:MOST_NAMES]))
    more = len(listed) - MOST_NAMES
    return reader.words("aloud.and_more", names=names, count=more) if more > 0 else names


def _seats(reader: Reader) -> Iterator[str]:
    record, words = reader.record, reader.words
    organisations = {o.id: o for o in record.organisations}
    for network in record.networks:
        members = dict.fromkeys(m.member for m in record.memberships if m.network == network.id)
        if not members:
            yield words("aloud.no_members", network=network.name)
            continue
        categories = sum(organisations[m].is_category for m in members if m in organisations)
        key = "aloud.members_and_categories" if categories else "aloud.members"
        yield words(key, network=network.name, count=len(members), categories=categories,
                    names=_listed(reader, members))
    seats = Counter(member for member, _ in Graphs(record).seats)
    if shared_members := [o.id for o in record.organisations if seats[o.id] > 1]:
        yield words("aloud.on_several", names=_listed(reader, shared_members))
    statuses = reader.catalogue.statuses
    paper = sum(m.status in statuses and statuses[m.status].takes_part is Answer.UNKNOWN for m in record.memberships)
    if paper:
        yield words("aloud.on_paper", count=paper, total=len(record.memberships))


def _ties(reader: Reader) -> Iterator[str]:
    record, words = reader.record, reader.words
    if not record.ties:
        yield words("aloud.no_ties")
        return
    kinds = Counter(tie.kind for tie in record.ties)
    term = reader.catalogue.tie_kinds
    texts = (words("aloud.kind", kind=term[k].name(words.language) if k in term else k, count=n)
             for k, n in kinds.most_common())
    yield words("aloud.ties", count=len(record.ties), kinds=words("list.between").join(texts))


def _dependence(reader: Reader) -> Iterator[str]:
    graphs, words = Graphs(reader.record), reader.words
    organisations = {o.id for o in reader.record.organisations}
    for actor in graphs.contacts:
        if actor in organisations and (left := [b for part in graphs.contacts.without(actor) for b in part]):
            yield words("aloud.depends", actor=reader.name(actor), count=len(left), names=_listed(reader, left))
    if alone := [o.id for o in reader.record.organisations if not graphs.contacts.degree(o.id)]:
        yield words("aloud.alone", names=_listed(reader, alone))


def _windows(reader: Reader) -> Iterator[str]:
    words = reader.words
    for window in reader.record.windows:
        operator = reader.name(window.operator) if window.operator else words("answer.unknown")
        yield words("aloud.window", name=window.name, operator=operator)
    if not reader.record.windows:
        yield words("aloud.no_window")
