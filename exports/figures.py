"""A figure in words: its value with unit and range, and the sentence that says what it rests on."""

from __future__ import annotations

from graph.analysis.figures import Figure
from locales import Words


def value_text(figure: Figure) -> str:
    """Return the value as it is read: a count as it is, a share to three places, "—" for none."""
    if figure.value is None:
        return "—"
    return f"{figure.value:.3f}" if figure.unit == "share" else f"{figure.value:,.0f}"


def range_text(figure: Figure, words: Words) -> str:
    """Return the range of possible values, or "" where there is no upper end worth naming."""
    if figure.high is None:
        return ""
    return words("measure.range", low=f"{figure.low:g}", high=f"{figure.high:g}")


def sentence_text(figure: Figure, words: Words) -> str:
    """Return the plain sentence with its base; where the figure has no value, the reason."""
    if figure.reason:
        return words(f"measure.reason.{figure.reason}")
    return words(f"measure.{figure.id}.sentence", **figure.base, value=value_text(figure))


def figure_line(figure: Figure, words: Words) -> str:
    """Return a figure as one line of text."""
    label, unit = words(f"measure.{figure.id}.label"), words(f"measure.unit.{figure.unit}")
    return f"{label}：{value_text(figure)} {unit}{range_text(figure, words)} — {sentence_text(figure, words)}"
