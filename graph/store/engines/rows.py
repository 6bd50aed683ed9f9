"""The rows that are kept of an area's newest revision, for questions across areas."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts.actors import Platform
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.flaws import Flaw, FlawKind
from graph.facts.references import home_of
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.store.codec import to_row
from graph.store.engines.engine import Row


def rows_of(kind: type[Fact], record: Record, number: int) -> Iterator[Row]:
    """Yield the rows of one kind of fact of a record, the area's `number`th revision."""
    for position, fact in enumerate(record.of(kind)):
        row = to_row(fact) | {"area": record.area.code, "position": position}
        yield row | _counts(record) | {"revision": number} if kind is Area else row


def _counts(record: Record) -> dict[str, int]:
    """Return how much is recorded, for the list of areas: counting there would read the whole nation."""
    return {"organisations": len(record.organisations), "networks": len(record.networks),
            "platforms": len(record.platforms)}


def served_by(record: Record) -> list[str]:
    """Return the areas that a record's platforms serve, each once."""
    return list(dict.fromkeys(code for platform in record.of(Platform) for code in platform.serves))


def foreign_facts(record: Record) -> Iterator[Flaw]:
    """Yield the facts of other areas that a record holds: they belong into the records of these."""
    for kind in KEPT:
        if kind.KEY == ("id",):
            for position, fact in enumerate(record.of(kind)):
                if home_of(fact.key()[0]):
                    yield Flaw(FlawKind.FACT_OF_ANOTHER_AREA, kind.KIND, "id", fact.key()[0], position)
