"""What the store says of records and of their revisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from graph.errors import StoreDamaged
from graph.facts.choices import AreaKind
from graph.record.record import Record
from graph.store.codec import digest


def facts_in(record: Record) -> int:
    """Return how many facts a record holds."""
    return sum(map(len, record.facts().values()))


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved version of an area's record.

    `number` counts an area's own revisions from 1, `sequence` the saves of the whole store: the order in which
    things were saved. `saved_at` (UTC) is what a clock said; where it contradicts the order and the other clocks by
    more than a day, the history says so with `clock_doubtful`. `digest` tells a revision from any other.
    """

    area: str
    number: int
    sequence: int
    saved_at: dt.datetime
    who: str
    note: str
    removed: bool = False
    digest: str = ""
    clock_doubtful: bool = field(default=False, compare=False)

    @classmethod
    def of(cls, row: dict[str, Any]) -> Revision:
        """Return the revision of a row of the store. Raises StoreDamaged when there is no moment in it."""
        return cls(row["area"], row["number"], row["sequence"], moment_of(row), row["who"], row["note"],
                   bool(row["removed"]), row["digest"])


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record with the revision it was read from."""

    record: Record
    revision: Revision


@dataclass(frozen=True, slots=True)
class Version:
    """A revision with all it holds: the record as JSON text and as facts, None where it was removed.

    Of a record that cannot be read there is the text alone.
    """

    revision: Revision
    text: str | None
    record: Record | None

    @property
    def facts(self) -> int:
        """How many facts it holds."""
        return facts_in(self.record) if self.record else 0

    def row(self) -> dict[str, Any]:
        """Return the version as the store keeps it. A digest that it has stays: whatever was changed since shows."""
        r = self.revision
        kept: dict[str, Any] = {
            "area": r.area, "number": r.number, "sequence": r.sequence, "saved_at": moment_text(r.saved_at),
            "who": r.who, "note": r.note, "removed": r.removed, "record": self.text}
        return kept | {"digest": r.digest or digest(**kept)}


def moment_of(row: dict[str, Any]) -> dt.datetime:
    """Return the moment of a row of the store. Raises StoreDamaged when there is none in it."""
    try:
        return dt.datetime.fromisoformat(row["saved_at"]).astimezone(dt.UTC)
    except (ValueError, TypeError, OverflowError) as error:
        raise StoreDamaged(store=f"save {row['sequence']}", reason=str(error)) from error


def moment_text(moment: dt.datetime) -> str:
    """Return a moment in the spelling in which moments are kept: text order is their order."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One line of the list of areas: its name, newest revision, and how much is recorded of it."""

    code: str
    name: str
    kind: AreaKind
    district: str
    revision: int
    organisations: int
    networks: int
    platforms: int
