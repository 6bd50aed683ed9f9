"""A figure in words: label, value with unit and range, and the sentence that says what it rests on."""

from __future__ import annotations

from graph.analysis.measures.figures import Figure
from graph.catalogue import Catalogue
from locales import Words

DIGITS = {"share": 3, "index": 3, "kinds": 2}
"""Places after the point, by unit; counts have none. A mean of counts has two."""


def label_text(figure: Figure, catalogue: Catalogue, words: Words) -> str:
    """Return the figure's label; what it is of in words where the catalogue has them."""
    kind = catalogue.tie_kinds.get(figure.of)
    return words(f"measure.{figure.id}.label", of=kind.name(words.language) if kind else figure.of)


def value_text(figure: Figure) -> str:
    """Return the value as it is read: a count as it is, a share to three places, "—" for none."""
    return "—" if figure.value is None else number_text(figure.value, figure.unit)


def number_text(value: float, unit: str) -> str:
    """Return a number with as many places as its unit deserves."""
    places = DIGITS.get(unit, 0 if float(value).is_integer() else 2)
    return f"{value:,.{places}f}".replace("-", "−")


def range_text(figure: Figure, words: Words) -> str:
    """Return the range of possible values, or "" where there is no upper end worth naming."""
    if figure.high is None:
        return ""
    return words("measure.range", low=f"{figure.low:g}".replace("-", "−"), high=f"{figure.high:g}")


def sentence_text(figure: Figure, words: Words) -> str:
    """Return the plain sentence with its base; where the figure has no value, the reason."""
    if figure.reason:
        return words(f"measure.reason.{figure.reason}")
    expected = "—" if figure.expected is None else number_text(figure.expected, figure.unit)
    sentence = words(f"measure.{figure.id}.sentence", **figure.base, value=value_text(figure), expected=expected)
    return sentence + _how_found(figure, words)


def _how_found(figure: Figure, words: Words) -> str:
    """Return how surely nothing better was missed, where the figure is the best of many."""
    if (exhaustive := figure.base.get("exhaustive")) is None:
        return ""
    return words("measure_found.exhaustive" if exhaustive else "measure_found.searched")


def figure_line(figure: Figure, catalogue: Catalogue, words: Words) -> str:
    """Return a figure as one line of text."""
    label, unit = label_text(figure, catalogue, words), words(f"measure.unit.{figure.unit}")
    return f"{label}：{value_text(figure)} {unit}{range_text(figure, words)} — {sentence_text(figure, words)}"
