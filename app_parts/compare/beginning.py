"""Before anybody is chosen: three cards with whom to begin, each with its reason and its button."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_parts.compare.comparison import keep_others
from app_parts.frame import session
from app_parts.frame.plain import plain
from app_parts.gaps.search import gap_search
from graph.analysis.network.as_of import standing
from graph.pictures.platform_picture import draw_platform
from graph.pictures.renderers.svg import to_svg
from graph.questions.comparison import Side
from graph.questions.sides_to_compare import Alike, Earlier, Model, alike, earlier, model
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Loaded
from locales import Words
from wording.facts import day_text
from wording.sides_to_compare import alike_reasons, earlier_lines

MOST_REMARKS = 3


def begin(loaded: Loaded, words: Words) -> None:
    """Show the cards: a municipality alike, a model, the own record a year ago."""
    nearest = alike(gap_search(), loaded.record)
    first_model = model(session.store(), loaded.record, without=[nearest.record.area.code] if nearest else [])
    before = earlier(session.store(), session.clock(), loaded)
    with st.container(key="compare_cards"):
        places = st.columns(3, gap="small")
    with _asking("alike", places[0], words):
        _alike(nearest, loaded.record, words)
    with _asking("model", places[1], words):
        _model(first_model, words)
    with _asking("earlier", places[2], words):
        _earlier(before, loaded.record, words)


def _asking(name: str, place: DeltaGenerator, words: Words) -> DeltaGenerator:
    """Return a card with the line that says what it is for."""
    card = place.container(border=True, height="stretch")
    card.html(f'<p class="asks">{escape(words(f"compare.cards.{name}"))}</p>')
    return card


def _alike(nearest: Alike | None, record: Record, words: Words) -> None:
    if nearest is None:
        st.text(words("compare.cards.no_alike"))
        return
    name = nearest.record.area.name
    _card(name, alike_reasons(nearest, record, words))
    _take(Side(nearest.record.area.code), words("compare.take", name=name), "alike")
    _thumbnail(nearest.record, words)


def _model(first_model: Model | None, words: Words) -> None:
    if first_model is None:
        st.text(words("compare.cards.no_model"))
        return
    name, remarks = first_model.record.area.name, first_model.remarks[:MOST_REMARKS]
    sources = first_model.record.sources
    cited = dict.fromkeys(source.title for r in remarks for source in sources if source.id in r.cites)
    _card(name, [words("compare.cards.remark", kind=words.of(r.kind), text=r.text) for r in remarks],
          words("compare.cards.source", sources=words("list.between").join(cited) or "—"))
    _take(Side(first_model.record.area.code), words("compare.take", name=name), "model")
    _thumbnail(first_model.record, words)


def _earlier(before: Earlier | None, now: Record, words: Words) -> None:
    if before is None or not before.changed:
        st.text(words("compare.cards.no_earlier" if before is None else "compare.cards.unchanged"))
        return
    title = words("compare.cards.year_ago" if before.year_ago else "compare.cards.first_saved",
                  date=day_text(before.day, words))
    _card(title, earlier_lines(before, now, words))
    _take(Side(now.area.code, before.day), words("compare.add_day"), "earlier")
    _thumbnail(before.loaded.record, words)


def _card(title: str, lines: Sequence[str], source: str = "") -> None:
    """Show a title, its lines, and where they come from."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    cited = f'<p class="source">{escape(source)}</p>' if source else ""
    st.html(f'<div class="first_card"><h2>{escape(title)}</h2><ul>{items}</ul>{cited}</div>')


def _thumbnail(record: Record, words: Words) -> None:
    """Show a record's picture, small and without its legend; nothing where nothing is drawn."""
    drawn = standing(record, session.today())
    if not drawn.nodes():
        return
    scene = replace(draw_platform(drawn, session.catalogue(), words, words.language), title="", legend=())
    svg = base64.b64encode(to_svg(scene, language=words.language).encode()).decode()
    said = escape(words("compare.cards.picture", area=drawn.area.name))
    st.html(f'<img class="thumbnail" alt="{said}" src="data:image/svg+xml;base64,{svg}">')


def _take(side: Side, label: str, name: str) -> None:
    st.button(plain(label), key=f"begin_{name}", on_click=keep_others, args=([side],))
