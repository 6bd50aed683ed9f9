"""Copying a whole store into another one, history included: the same revisions, text for text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.errors import StoreDiffers
from graph.store.revisions import Version
from graph.store.store import Store

FACTS_AT_ONCE = 50_000
"""About so many facts are written in one transaction."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How many areas and revisions both stores hold now, and how many revisions were written."""

    areas: int
    revisions: int
    written: int


def copy(source: Store, target: Store, progress: Callable[[int, int], object] = lambda *_: None, *,
         damaged: bool = False) -> Copied:
    """Copy what `target` does not have yet, and compare all that both hold; `progress` hears how far it is.

    Of mappings that both remember the one that was confirmed last counts.

    What is in the target has to be how the source began: then a copy that was cut off can be gone on
    with, and one made last year can be brought up to date. Raises StoreDiffers, with the areas, when it
    is anything else; nothing is written then. Raises StoreDamaged when a record cannot be read, unless
    `damaged`: then its text is copied as it is.
    """
    upto = source.saves()  # whoever saves meanwhile saves after this, so that the copy is of one moment
    ours, theirs = source.histories(), target.histories()
    if different := tuple(_different(source, target, ours, theirs)):
        raise StoreDiffers(areas=", ".join(different), count=len(different))
    waiting: list[Version] = []
    size = written = 0
    for done, area in enumerate(ours, start=1):
        for version in source.versions(area, after=theirs.get(area, 0), damaged=damaged):
            if version.revision.sequence > upto:
                break
            waiting.append(version)
            size += version.facts
            written += 1
            if size >= FACTS_AT_ONCE:
                target.append(waiting)
                waiting, size = [], 0
        progress(done, len(ours))
    if waiting:
        target.append(waiting)
    target.remember(source.mappings())
    held = target.histories()
    return Copied(len(held), sum(held.values()), written)


def _different(source: Store, target: Store, ours: dict[str, int], theirs: dict[str, int]) -> Iterator[str]:
    """Yield the areas of which the target holds something that the source does not, or otherwise."""
    for area, number in theirs.items():
        if number > ours.get(area, 0) or _texts(target, area, number) != _texts(source, area, number):
            yield area


def _texts(store: Store, area: str, upto: int) -> list[tuple[object, ...]]:
    return [(v.revision, v.text) for v in store.versions(area, damaged=True) if v.revision.number <= upto]


def identical(first: Store, second: Store) -> bool:
    """Return whether two stores hold the same revisions, text for text."""
    ours, theirs = first.histories(), second.histories()
    return ours == theirs and all(_texts(first, a, n) == _texts(second, a, n) for a, n in ours.items())
