"""Lists of which a person says that they are complete: only then what a file does not name goes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph.dates import RecordedDate
from graph.facts.actors import Network
from graph.facts.fact import Fact
from graph.facts.links import Membership
from graph.facts.observations import ReportedTotal
from graph.spelling import plain


@dataclass(frozen=True, slots=True)
class CompleteList:
    """All facts of a kind: of an area, of one network (its id or name, for seats), of an item and a year (for totals).

    `area` is the code of the area, "" for each of which the file has such rows.
    """

    kind: type[Fact]
    of: str = ""
    year: RecordedDate | None = None
    area: str = ""

    def covers(self, fact: Fact, area: str, networks: Collection[Network]) -> bool:
        """Return whether a fact of an area, whose networks are given, belongs on the list."""
        if type(fact) is not self.kind or self.area not in ("", area):
            return False
        if isinstance(fact, Membership) and self.of:
            return fact.network in self._ids(networks)
        if isinstance(fact, ReportedTotal) and self.of:
            return fact.about == self.of and self._is_of_the_year(fact.as_of)
        return True

    def _ids(self, networks: Collection[Network]) -> set[str]:
        if any(network.id == self.of for network in networks):
            return {self.of}
        return {network.id for network in networks if plain(network.name) == plain(self.of)} or {self.of}

    def _is_of_the_year(self, as_of: RecordedDate | None) -> bool:
        if self.year is None or as_of is None:
            return self.year == as_of
        return self.year.first <= as_of.first and as_of.last <= self.year.last

    def __str__(self) -> str:
        """Return how a person writes it."""
        if self.kind is Membership and self.of:
            return f"members={self.of}"
        return f"total={self.of}/{self.year}" if self.kind is ReportedTotal and self.of else self.kind.PLURAL
