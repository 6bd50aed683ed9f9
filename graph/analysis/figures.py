"""A figure says its value, unit, range and base, and has a reason when it has no value."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph.analysis.measures import THEMES
from graph.analysis.projection import Shape
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one record.

    `value` lies in `low`..`high` (`high` None: no upper end) and is None when undefined or
    unknown; then `reason` names why (`[measure.reason]`). `base` holds the counts it rests on,
    `bodies` the ids it speaks of, where it speaks of some.
    """

    id: str
    value: float | None
    unit: str
    low: float = 0
    high: float | None = None
    base: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""
    bodies: tuple[str, ...] = ()


Measure = Callable[[Shape], Figure]
_MEASURES: list[Measure] = []


def measure(function: Measure) -> Measure:
    """Register a measure: it is then computed, shown, tested for words and exported like the others."""
    _MEASURES.append(function)
    return function


def measures() -> tuple[Measure, ...]:
    """Return every measure, theme by theme, in the order written."""
    for theme in THEMES:
        importlib.import_module(f"{__package__}.measures.{theme}")
    return tuple(_MEASURES)


def figures(record: Record) -> tuple[Figure, ...]:
    """Return every figure of a record, always in the same order."""
    shape = Shape(record)
    return tuple(function(shape) for function in measures())
