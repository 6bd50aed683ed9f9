"""A figure says its value, unit, range and base, and has a reason when it has no value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.analysis import measures as package
from graph.analysis.network.graphs import Graphs
from graph.recent import kept
from graph.record.record import Record
from graph.registry import declared


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one record.

    `value` lies in `low`..`high` (`high` None: no upper end) and is None when undefined or
    unknown; then `reason` names why (`[measure.reason]`). `base` holds the counts it rests on,
    `actors` the ids it speaks of, where it speaks of some. `of` is the id that tells several figures
    of one measure apart (a kind of tie), `expected` what chance alone would give.
    """

    id: str
    value: float | None
    unit: str
    low: float = 0
    high: float | None = None
    base: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""
    actors: tuple[str, ...] = ()
    of: str = ""
    expected: float | None = None

    @property
    def name(self) -> str:
        """The figure's stable name: its measure's id, with what it is of."""
        return f"{self.id}.{self.of}" if self.of else self.id


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: `find` returns its figure, or one for each of several things; its id is the function's name.

    `place` is its place among the others. `thorough`: it takes its time, and is computed where somebody asks for
    every figure. Its words stand under `[measure.ID]`.
    """

    find: Callable[[Graphs], Figure | Iterable[Figure]]
    place: int
    thorough: bool = False

    @property
    def id(self) -> str:
        """The id of its figures."""
        return self.find.__name__

    def __call__(self, graphs: Graphs) -> Figure | Iterable[Figure]:
        """Return what it finds."""
        return self.find(graphs)


def measure(place: int, *,
            thorough: bool = False) -> Callable[[Callable[[Graphs], Figure | Iterable[Figure]]], Measure]:
    """Declare a measure: it is then computed, shown, tested for words and an example, and exported like the others."""
    return lambda find: Measure(find, place, thorough)


@cache
def measures(*, thorough: bool = False) -> tuple[Measure, ...]:
    """Return every measure declared in this folder; the thorough ones last, if wanted."""
    every = declared(package, Measure, order=lambda measure: (measure.thorough, measure.place))
    return tuple(measure for measure in every if thorough or not measure.thorough)


@kept()
def figures(record: Record, *, thorough: bool = False) -> tuple[Figure, ...]:
    """Return every figure of a record, always in the same order; the thorough ones too, if wanted."""
    return tuple(_each(Graphs(record), measures(thorough=thorough)))


def _each(graphs: Graphs, selection: Iterable[Measure]) -> Iterator[Figure]:
    for function in selection:
        result = function(graphs)
        if isinstance(result, Figure):
            yield result
        else:
            yield from result
