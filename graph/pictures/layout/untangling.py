"""Who stands where in columns beside each other, so that lines cross less: the barycentre heuristic.

After Sugiyama, Tagawa & Toda 1981: everybody moves to the mean height of those it is linked with, in turns, and the
order in which lines cross least is kept. Departments stay below what they belong to.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from statistics import fmean

Columns = list[list[str]]
SWEEPS = 8


def untangled(columns: Sequence[Sequence[str]], beyond: Sequence[Sequence[str]], links: Sequence[tuple[str, str]],
              heights: Mapping[str, float], inside: Container[str]) -> Columns:
    """Return the columns in an order in which their links cross less; those `beyond`, further right, stay.

    `heights` say how much room everybody takes, who stands `inside` the one above is not parted from it.
    """
    neighbours = _neighbours(links)
    as_it_is = [list(column) for column in columns]
    dealt = _dealt([actor for column in columns for actor in column], len(columns), heights, inside)
    tried = [order for begin in (as_it_is, dealt) for order in _swept(begin, beyond, neighbours, heights, inside)]
    return min(tried, key=lambda order: _crossings(order, beyond, links, heights))


def straightened(columns: Sequence[Sequence[str]], links: Sequence[tuple[str, str]],
                 heights: Mapping[str, float]) -> Columns:
    """Return the columns, everybody staying in theirs, in an order in which their links cross less."""
    neighbours = _neighbours(links)
    return min(_swept([list(column) for column in columns], (), neighbours, heights, ()),
               key=lambda order: _crossings(order, (), links, heights))


def _neighbours(links: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = defaultdict(list)
    for first, second in links:
        neighbours[first].append(second)
        neighbours[second].append(first)
    return neighbours


def _swept(begin: Columns, beyond: Sequence[Sequence[str]], neighbours: Mapping[str, Sequence[str]],
           heights: Mapping[str, float], inside: Container[str]) -> Iterator[Columns]:
    """Yield the columns as they are, then after each turn in which everybody moved."""
    now = begin
    yield now
    for sweep in range(SWEEPS):
        now = list(now)
        for number in range(len(now)) if sweep % 2 else reversed(range(len(now))):
            now[number] = _by_barycentre(now[number], neighbours, _places(now, beyond, heights), inside)
        yield now


def _blocks(actors: Sequence[str], inside: Container[str]) -> Iterator[list[str]]:
    """Yield those who stand together: somebody, and who stands below."""
    block: list[str] = []
    for actor in actors:
        if block and actor not in inside:
            yield block
            block = []
        block.append(actor)
    if block:
        yield block


def _dealt(actors: Sequence[str], count: int, heights: Mapping[str, float], inside: Container[str]) -> Columns:
    """Return the actors dealt to so many columns row by row, so that each column goes over the whole height."""
    columns: Columns = [[] for _ in range(count)]
    filled = [0.0] * count
    for block in _blocks(actors, inside):
        number = filled.index(min(filled))
        columns[number] += block
        filled[number] += sum(heights[actor] for actor in block)
    return columns


def _places(columns: Sequence[Sequence[str]], beyond: Sequence[Sequence[str]],
            heights: Mapping[str, float]) -> dict[str, float]:
    """Return how far down everybody stands, 0 to 1."""
    at = {}
    for column in columns:
        whole, y = sum(heights[actor] for actor in column), 0.0
        for actor in column:
            at[actor] = (y + heights[actor] / 2) / whole
            y += heights[actor]
    return at | {actor: (n + 0.5) / len(column) for column in beyond for n, actor in enumerate(column)}


def _by_barycentre(column: Sequence[str], neighbours: Mapping[str, Sequence[str]], at: Mapping[str, float],
                   inside: Container[str]) -> list[str]:
    """Return a column ordered by the mean height of those everybody is linked with, else by its own."""
    def height(block: list[str]) -> float:
        linked = [at[other] for actor in block for other in neighbours.get(actor, ()) if other in at]
        return fmean(linked or [at[actor] for actor in block])

    return [actor for block in sorted(_blocks(column, inside), key=height) for actor in block]


def _crossings(columns: Sequence[Sequence[str]], beyond: Sequence[Sequence[str]], links: Sequence[tuple[str, str]],
               heights: Mapping[str, float]) -> int:
    """Return how many pairs of links cross, of those that run to the same column."""
    at = _places(columns, beyond, heights)
    layer = {actor: number for number, column in enumerate([*columns, *beyond]) for actor in column}
    into: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for link in links:
        if all(end in layer for end in link) and layer[link[0]] != layer[link[1]]:
            first, last = sorted(link, key=layer.__getitem__)
            into[layer[last]].append((at[first], at[last]))
    return sum(map(_inversions, into.values()))


def _inversions(lines: Sequence[tuple[float, float]]) -> int:
    """Return how many pairs of lines, each from a height to a height, change sides."""
    ends: list[float] = []
    count = 0
    for _, end in sorted(lines):
        count += len(ends) - bisect_right(ends, end)
        insort(ends, end)
    return count
