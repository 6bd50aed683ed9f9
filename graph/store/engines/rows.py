"""The rows that are kept of an area's newest revision, for questions across areas, as its facts are declared."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts.actors import Platform
from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.facts.flaws import Flaw, FlawKind
from graph.facts.references import home_of
from graph.record.kinds import IDENTIFIED
from graph.record.record import Record
from graph.store.codec import to_row
from graph.store.engines.engine import Row
from graph.store.revisions import facts_in

PLACE = (Field("area", str, required=True), Field("position", int, required=True))
"""Where a row stands: in which record, and where among the facts of its kind."""

COUNTS = tuple(Field(name, int, required=True)
               for name in ("revision", "organisations", "networks", "platforms", "facts"))
"""What an area's own line keeps besides: its newest revision, and how much that holds.

Counting in the list of areas would read the whole nation. Before version 5 there was no `facts`: a program of before
that still has the file open cannot keep rows by its own declaration.
"""


def columns(kind: type[Fact]) -> tuple[Field, ...]:
    """Return what a row of a kind holds, in order."""
    return *PLACE, *kind.FIELDS, *(COUNTS if kind is Area else ())


def rows_of(kind: type[Fact], record: Record, number: int) -> Iterator[Row]:
    """Yield the rows of one kind of fact of a record, the area's `number`th revision."""
    for position, fact in enumerate(record.of(kind)):
        row = to_row(fact) | {"area": record.area.code, "position": position}
        yield row | _counts(record, number) if kind is Area else row


def _counts(record: Record, number: int) -> dict[str, int]:
    return {"revision": number, "organisations": len(record.organisations), "networks": len(record.networks),
            "platforms": len(record.platforms), "facts": facts_in(record)}


def served_by(record: Record) -> list[str]:
    """Return the areas that a record's platforms serve, each once."""
    return list(dict.fromkeys(code for platform in record.of(Platform) for code in platform.serves))


def foreign_facts(record: Record) -> Iterator[Flaw]:
    """Yield the facts of other areas that a record holds: they belong into the records of these."""
    for kind in IDENTIFIED:
        for position, fact in enumerate(record.of(kind)):
            if home_of(fact.key()[0]):
                yield Flaw(FlawKind.FACT_OF_ANOTHER_AREA, kind.KIND, "id", fact.key()[0], position)
