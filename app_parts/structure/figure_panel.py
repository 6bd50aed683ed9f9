"""The key figures: value, unit, range, and the plain sentence that says what each rests on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from graph.analysis.measures.figures import Figure
from graph.catalogue import Catalogue
from locales import Words
from wording.figures import label_text, range_text, sentence_text, value_text

MATTER = ("reach_of_hub", "cutpoints", "density", "components", "members", "organisations")
"""What is read first, by measure: does the hub reach everybody, who is a cutpoint, do they work together?"""
MOST_SENTENCES = 3


def figure_panel(figures: Sequence[Figure], catalogue: Catalogue, words: Words) -> None:
    """Show the figures."""
    st.html(figures_html(figures, catalogue, words))


def figures_html(figures: Sequence[Figure], catalogue: Catalogue, words: Words) -> str:
    """Return the figures as HTML; every word in it is escaped text.

    What matters most comes first, as sentences; then a card for each figure that has a value; those without are one
    line that opens, by the reason why they have none.
    """
    valued = [figure for figure in figures if figure.value is not None]
    cards = "".join(_card(figure, catalogue, words) for figure in valued)
    return (f'{_sentences(valued, words)}<ul class="figures">{cards}</ul>'
            f"{_without_value([f for f in figures if f.value is None], catalogue, words)}")


def _sentences(figures: Sequence[Figure], words: Words) -> str:
    by_id = {figure.id: figure for figure in figures}
    first = [by_id[id_] for id_ in MATTER if id_ in by_id][:MOST_SENTENCES]
    lines = "".join(f"<li>{escape(sentence_text(figure, words))}</li>" for figure in first)
    return f'<ul class="figure_sentences">{lines}</ul>' if lines else ""


def _without_value(figures: Sequence[Figure], catalogue: Catalogue, words: Words) -> str:
    if not figures:
        return ""
    reasons: dict[str, list[str]] = {}
    for figure in figures:
        reasons.setdefault(sentence_text(figure, words), []).append(label_text(figure, catalogue, words))
    lines = (words("figures.reason", reason=reason, labels=words("list.between").join(labels))
             for reason, labels in reasons.items())
    inner = "".join(f"<li>{escape(line)}</li>" for line in lines)
    title = escape(words("figures.without_value", count=len(figures)))
    return f'<details class="figures_without"><summary>{title}</summary><ul>{inner}</ul></details>'


def _card(figure: Figure, catalogue: Catalogue, words: Words) -> str:
    unit = words(f"measure.unit.{figure.unit}") + range_text(figure, words)
    label, sentence = escape(label_text(figure, catalogue, words)), escape(sentence_text(figure, words))
    return (
        f'<li><span class="label" title="{label}">{label}</span>'
        f'<span class="value">{escape(value_text(figure))}</span>'
        f'<span class="unit">{escape(unit)}</span>'
        f'<span class="sentence" title="{sentence}">{sentence}</span></li>'
    )
