"""Who is meant by what stands in a cell: an id, or exactly the name of somebody of the same files or record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from graph.facts.fact import Fact
from graph.record.kinds import BY_NAME, IDENTIFIED
from graph.record.record import Record
from graph.spelling import as_seen, name_key
from loaders.assistant.spelling import spelled_out
from loaders.ids import Known, stands_together
from loaders.places import Place

NAME_OF = {kind: "title" if "title" in {field.name for field in kind.FIELDS} else "name" for kind in IDENTIFIED}
"""The field that holds what a fact is called, of each kind that others name."""
MOST_NEAR = 3
"""Names that are offered where nobody has the one that is written."""
MUCH_LESS = 10
"""Percent; what is so much less near than the nearest is not offered beside it."""
NEAR = 70
"""From so many percent on a name is near another, or a part of it."""
NOBODYS = Known(())
"""The ids of nobody."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whoever has a name: a row of a file, or (without a place) what is recorded.

    An id that was made for a row is no name: nobody can have written it.
    """

    kind: type[Fact]
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    place: Place | None = None
    has_made_id: bool = False


Spelt = Callable[[str], str]
"""How a name is spelt to be compared."""
ByName = Mapping[tuple[type[Fact], str], Sequence[Bearer]]


def bearers_of(record: Record) -> Iterable[Bearer]:
    """Yield whoever has a name in a record."""
    for kind in IDENTIFIED:
        for fact in record.of(kind):
            yield Bearer(kind, fact.key()[0], getattr(fact, NAME_OF[kind]), getattr(fact, "other_names", ()))


class Called:
    """Whom ids and names mean in one area.

    What somebody is called by comes before the other names, a spelling that is the same before one that only means the
    same (`graph.spelling.name_key`). Nobody is meant who is merely called alike.
    """

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._bearers = list(bearers)

    @cached_property
    def _ids(self) -> Mapping[type[Fact], Known]:
        ids: dict[type[Fact], set[str]] = defaultdict(set)
        for bearer in (bearer for bearer in self._bearers if not bearer.has_made_id):
            for kind in stands_together(bearer.kind):
                ids[kind].add(bearer.id)
        return {kind: Known(known) for kind, known in ids.items()}

    @cached_property
    def _names(self) -> Sequence[tuple[Spelt, ByName]]:
        """The ways of comparing names, strictest first, each with the bearers by kind and by what is compared."""
        seen, keys, others = (defaultdict[tuple[type[Fact], str], list[Bearer]](list) for _ in range(3))
        for bearer in self._bearers:
            seen[bearer.kind, as_seen(bearer.name)].append(bearer)
            keys[bearer.kind, name_key(bearer.name)].append(bearer)
            for name in bearer.other_names:
                others[bearer.kind, name_key(name)].append(bearer)
        return (as_seen, seen), (name_key, keys), (name_key, others)

    def meant(self, written: str, kinds: Sequence[str]) -> Sequence[Bearer]:
        """Return those of some kinds that an id or a name means: nobody, the only one, or several of that name.

        An id, in whatever spelling, comes back as it is written.
        """
        kind = BY_NAME[kinds[0]]
        ids = self._ids.get(kind, NOBODYS)
        if written in ids:
            return [Bearer(kind, written, written)]
        exactly, *loosely = self._names
        if bearers := _having(written, kinds, *exactly):
            return bearers
        if ids.meant(written) in ids:
            return [Bearer(kind, written, written)]
        return next(filter(None, (_having(written, kinds, *way) for way in loosely)), ())

    def named(self, name: str, kind: str) -> Sequence[Bearer]:
        """Return those of a kind that a name means."""
        return next(filter(None, (_having(name, [kind], *way) for way in self._names)), ())

    def near(self, written: str, kinds: Sequence[str]) -> list[str]:
        """Return the names that are nearest to one that nobody has."""
        names = list(dict.fromkeys(bearer.name for bearer in self._bearers if bearer.kind.KIND in kinds))
        alike = process.extract(spelled_out(written), list(map(spelled_out, names)), limit=MOST_NEAR,
                                scorer=_likeness, score_cutoff=NEAR)
        return [names[at] for _, likeness, at in alike if likeness >= alike[0][1] - MUCH_LESS]


def _having(name: str, kinds: Sequence[str], spelt: Spelt, bearers: ByName) -> Sequence[Bearer]:
    """Return those of some kinds that have a name, each once."""
    by_id: dict[str, Bearer] = {}
    for kind in kinds:
        for bearer in bearers.get((BY_NAME[kind], spelt(name)), ()):
            by_id.setdefault(bearer.id, bearer)
    return tuple(by_id.values())


def _likeness(first: str, second: str, *, score_cutoff: float | None = None) -> float:
    """Return how much of two names is the same, in percent; a name within another is nearly the same."""
    whole = fuzz.ratio(first, second, score_cutoff=score_cutoff)
    is_part = min(len(first), len(second)) > 1 and (first in second or second in first)
    return max(whole, NEAR + 20.0) if is_part else whole
