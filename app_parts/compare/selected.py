"""What is selected in the panels: the seat or the link, who or what is there on each side, and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app_parts.compare.comparison import Compared, with_cards
from app_parts.frame.plain import bold, plain
from graph.analysis.comparison.differences import Difference
from graph.analysis.comparison.links import BySide, Join, link_at
from graph.analysis.comparison.matching import Match


def selected(compared: Compared) -> None:
    """Say what is selected; nothing is said where nothing is."""
    lined_up = compared.reader.lined_up
    if (match := lined_up.by_id.get(compared.selected)) is not None:
        _match(compared, match)
    elif (link := link_at(lined_up, compared.selected)) is not None:
        _link(compared, *link)


def _match(compared: Compared, match: Match) -> None:
    """Say of a seat who sits there on each side, and how they came to stand together."""
    reader, words = compared.reader, compared.reader.words
    sure = "" if match.matched_by.value == "alone" else f"　{match.score:.0%}"
    st.markdown(f"{bold(reader.role(match))}　{plain(reader.matched_by(match))}{sure}")
    names = [side.name(actor.id) if actor else words("comparison.not_recorded")
             for side, actor in zip(compared.marking.readers, match.actors, strict=True)]
    _beside(compared, names)
    _sources(compared, tuple((actor,) if actor is not None else () for actor in match.actors))


def _link(compared: Compared, join: Join, facts: BySide) -> None:
    """Say of a link what is recorded of it on each side."""
    reader = compared.reader
    difference = Difference(join[2:], join[0], "", facts)
    st.markdown(f"{bold(reader.subject(difference))}　{plain(reader.kind(difference))}")
    _beside(compared, compared.marking.values(difference))
    _sources(compared, facts)


def _beside(compared: Compared, values: Sequence[str]) -> None:
    """Show what each side has, names as links, in one line."""
    said = " ／ ".join(f"{escape(title)}：{with_cards(escape(value), compared, side)}" for side, (title, value)
                      in enumerate(zip(compared.reader.titles, values, strict=True)))
    st.html(f'<p class="beside">{said}</p>')


def _sources(compared: Compared, facts: BySide) -> None:
    """Name the sources of each side that has something, or say that none is given."""
    reader, words = compared.reader, compared.reader.words
    for title, side_reader, side_facts in zip(reader.titles, reader.readers, facts, strict=True):
        if side_facts:
            cited = dict.fromkeys(source for fact in side_facts for source in side_reader.sources(fact))
            st.text(words("compare.sources", side=title, sources="／".join(cited) or words("inspector.no_source")))
