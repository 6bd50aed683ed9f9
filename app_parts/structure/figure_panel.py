"""The key figures: value, unit, range, and the plain sentence that says what each rests on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from graph.analysis.measures.figures import Figure
from graph.catalogue import Catalogue
from locales import Words
from wording.figures import label_text, range_text, sentence_text, value_text


def figure_panel(figures: Sequence[Figure], catalogue: Catalogue, words: Words) -> None:
    """Show the figures as cards."""
    st.html(figures_html(figures, catalogue, words))


def figures_html(figures: Sequence[Figure], catalogue: Catalogue, words: Words) -> str:
    """Return the cards as HTML; every word in them is escaped text."""
    return f'<ul class="figures">{"".join(_card(figure, catalogue, words) for figure in figures)}</ul>'


def _card(figure: Figure, catalogue: Catalogue, words: Words) -> str:
    unit = words(f"measure.unit.{figure.unit}") + range_text(figure, words)
    label, sentence = escape(label_text(figure, catalogue, words)), escape(sentence_text(figure, words))
    return (
        f'<li><span class="label" title="{label}">{label}</span>'
        f'<span class="value">{escape(value_text(figure))}</span>'
        f'<span class="unit">{escape(unit)}</span>'
        f'<span class="sentence" title="{sentence}">{sentence}</span></li>'
    )
