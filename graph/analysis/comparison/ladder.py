"""The role ladder: a rung for each role, type of council and field; on it who fills it on each side, and how surely.

What nobody is recorded for is unknown: a record never says that there is nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.comparison.filling import PLATFORM, Filling, Standing, fillings
from graph.catalogue import Catalogue
from graph.facts.choices import RoleKind
from graph.record.record import Record

ROLES = (PLATFORM, RoleKind.HUB.value, RoleKind.SECRETARIAT.value, RoleKind.BACK_UP.value)
"""The roles that every ladder has, filled or not."""
BETWEEN = "/"


class Section(StrEnum):
    """What a rung is about."""

    ROLE = "role"
    NETWORK = "network"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: a role, a type of council or a field (`term`, "" where none is recorded), and who fills it.

    `sides` holds the fillings of each side, none where nobody is recorded.
    """

    section: Section
    term: str
    sides: tuple[tuple[Filling, ...], ...]

    @property
    def id(self) -> str:
        """The rung's name, as it stands in an address."""
        return f"{self.section}{BETWEEN}{self.term}"

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How surely each side has it: the best of who fills it."""
        return tuple(min((f.standing for f in side), key=list(Standing).index, default=Standing.UNKNOWN)
                     for side in self.sides)

    @property
    def differs(self) -> bool:
        """Whether the sides do not all have it equally surely. Of whom no field is recorded says nothing on fields."""
        return bool(self.term) and len(set(self.standings)) > 1

    def lacks(self, side: int) -> bool:
        """Return whether a side has nobody recorded on a rung that another has."""
        return bool(self.term) and not self.sides[side] and any(self.sides)

    def alone(self, side: int) -> bool:
        """Return whether a side is the only one with somebody."""
        return bool(self.term) and bool(self.sides[side]) and sum(map(bool, self.sides)) == 1

    def weaker(self, side: int) -> bool:
        """Return whether a side has it on paper only, and another in fact."""
        return (bool(self.term) and self.standings[side] is Standing.ON_PAPER
                and Standing.ACTIVE in self.standings)


def ladder(records: Sequence[Record], catalogue: Catalogue) -> tuple[Rung, ...]:
    """Return the rungs: those on which the sides differ first, and of these first those that the first side lacks."""
    by_side = [{(section, term): tuple(filled) for section, term, filled in _grouped(record, catalogue)}
               for record in records]
    wanted = dict.fromkeys((*((Section.ROLE, role) for role in ROLES),
                            *sorted({key for side in by_side for key in side}, key=lambda key: _order(key, catalogue))))
    rungs = [Rung(section, term, tuple(side.get((section, term), ()) for side in by_side)) for section, term in wanted]
    return tuple(sorted(rungs, key=lambda rung: (
        not rung.differs, not rung.lacks(0), not any(map(rung.lacks, range(len(records)))), not any(rung.sides),
        not rung.term)))


def _grouped(record: Record, catalogue: Catalogue) -> Iterator[tuple[Section, str, list[Filling]]]:
    filled_rungs = fillings(record, catalogue)
    for section, by_term in ((Section.ROLE, filled_rungs.roles), (Section.NETWORK, filled_rungs.networks),
                             (Section.FIELD, filled_rungs.fields)):
        yield from ((section, term, filled) for term, filled in by_term.items())


def _order(key: tuple[Section, str], catalogue: Catalogue) -> tuple[int, int, str]:
    """Return where a rung stands among those alike: in the order of its list, what no list knows last."""
    section, term = key
    lists: dict[Section, Iterable[str]] = {Section.ROLE: (*ROLES, RoleKind.LINKED.value),
                                           Section.NETWORK: catalogue.network_types, Section.FIELD: catalogue.functions}
    known = list(lists[section])
    return list(Section).index(section), known.index(term) if term in known else len(known) + (not term), term
