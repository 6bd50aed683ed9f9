"""Making the rows of the newest revisions anew, from the revisions themselves, when the declarations have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.record.record import Record
from graph.store.codec import from_json
from graph.store.engines.engine import Engine
from graph.store.order import NEWEST
from graph.store.writing import save_rows

AREAS_AT_ONCE, AREA_AS_FACTS = 100, 500
"""So many records are in memory, or written in a transaction of a server; each may take as long as so many facts."""


def save_all_newest_rows(engine: Engine) -> None:
    """Keep the rows of every area's newest revision, where none are kept; inside a transaction.

    A record that cannot be read has none; `check` tells of it.
    """
    for areas in _batches(engine):
        save_rows(engine, list(_newest(engine, areas)))
    if engine.ask("find_any_revision"):
        engine.settle()


def replace_all_newest_rows(engine: Engine) -> None:
    """Put the rows of every area's newest revision in the place of those that are kept, some areas a transaction.

    Each of them holds the store and leaves it whole, so that others may save in between, or do the same.
    """
    for areas in _batches(engine):
        with engine.writing(AREAS_AT_ONCE * AREA_AS_FACTS):
            engine.run("housekeeping/remove_rows", [{"area": area} for area in areas])
            save_rows(engine, list(_newest(engine, areas)))


def _batches(engine: Engine) -> Iterator[list[str]]:
    """Yield the areas that ever had a record, some at a time."""
    areas = [row["area"] for row in engine.ask("find_histories")]
    for start in range(0, len(areas), AREAS_AT_ONCE):
        yield areas[start:start + AREAS_AT_ONCE]


def _newest(engine: Engine, areas: Iterable[str]) -> Iterator[tuple[Record, int]]:
    """Yield the newest records of areas, each with its revision's number."""
    for area in areas:
        for revision in engine.ask("find_newest_revision", area=area, upto=NEWEST):
            for row in engine.ask("find_record", area=area, number=revision["number"]):
                if record := _decoded(row["record"]):
                    yield record, revision["number"]


def _decoded(text: str | None) -> Record | None:
    try:
        return None if text is None else from_json(text)
    except (ValueError, TypeError):
        return None
