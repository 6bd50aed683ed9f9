"""What the store says of records and of their revisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.model import AreaKind, Record


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved version of an area's record; `number` counts from 1, `saved_at` is in UTC."""

    area: str
    number: int
    saved_at: dt.datetime
    who: str
    note: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record with the revision it was read from."""

    record: Record
    revision: Revision


@dataclass(frozen=True, slots=True)
class Version:
    """A revision with all it holds: the record as JSON text and as facts, None where it was removed."""

    revision: Revision
    text: str | None
    record: Record | None

    @property
    def facts(self) -> int:
        """How many facts it holds."""
        return sum(map(len, self.record.facts().values())) if self.record else 0


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
