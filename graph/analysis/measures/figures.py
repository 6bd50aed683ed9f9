"""A figure says its value, unit, range and base, and has a reason when it has no value."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.analysis.measures import THEMES
from graph.analysis.network.graphs import Shape
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one record.

    `value` lies in `low`..`high` (`high` None: no upper end) and is None when undefined or
    unknown; then `reason` names why (`[measure.reason]`). `base` holds the counts it rests on,
    `bodies` the ids it speaks of, where it speaks of some. `of` is the id that tells several figures
    of one measure apart (a kind of tie), `expected` what chance alone would give.
    """

    id: str
    value: float | None
    unit: str
    low: float = 0
    high: float | None = None
    base: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""
    bodies: tuple[str, ...] = ()
    of: str = ""
    expected: float | None = None

    @property
    def name(self) -> str:
        """The figure's stable name: its measure's id, with what it is of."""
        return f"{self.id}.{self.of}" if self.of else self.id


Measure = Callable[[Shape], Figure | Iterable[Figure]]
"""Returns one figure, or one for each of several things."""
_MEASURES: list[Measure] = []
_THOROUGH: list[Measure] = []


def measure(function: Measure) -> Measure:
    """Register a measure: it is then computed, shown, tested for words and exported like the others."""
    _MEASURES.append(function)
    return function


def thorough_measure(function: Measure) -> Measure:
    """Register a measure that takes its time: it is computed where somebody asks for every figure."""
    _THOROUGH.append(function)
    return function


def measures(*, thorough: bool = False) -> tuple[Measure, ...]:
    """Return every measure, theme by theme, in the order written; the thorough ones last, if wanted."""
    for theme in THEMES:
        importlib.import_module(f"{__package__}.measures.{theme}")
    return (*_MEASURES, *_THOROUGH) if thorough else tuple(_MEASURES)


def figures(record: Record, *, thorough: bool = False) -> tuple[Figure, ...]:
    """Return every figure of a record, always in the same order; the thorough ones too, if wanted."""
    return tuple(_each(Shape(record), measures(thorough=thorough)))


def _each(shape: Shape, several: Iterable[Measure]) -> Iterator[Figure]:
    for function in several:
        found = function(shape)
        if isinstance(found, Figure):
            yield found
        else:
            yield from found
