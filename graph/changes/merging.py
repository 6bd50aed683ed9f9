"""A three-way merge: what two people made of the same record, each without the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.changes.applying import Facts, facts_after, record_of
from graph.changes.between import by_key, changes_between
from graph.changes.change import Change, Key, Put, Remove
from graph.errors import PlatformError
from graph.facts.fact import Fact
from graph.facts.flaws import Flaw, FlawKind
from graph.record.flaws import flaws_among
from graph.record.kinds import BY_NAME, IDENTIFIED, namesakes
from graph.record.record import Record
from graph.record.viewing import without
from graph.replacing import replace

Side = Literal["mine", "theirs"]
WHOLE = ""
"""The field of a conflict about a whole fact: one side removed it, the other changed or needs it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed, each to another value.

    `key` is the fact's key in the common base; `mine` and `theirs` are the values (None: the fact is removed there, or
    the value is unknown). The field is `WHOLE` where a fact was removed on one side: then they are the facts.
    """

    kind: type[Fact]
    key: Key
    field: str
    mine: Any
    theirs: Any

    @property
    def name(self) -> str:
        """What tells this conflict from the others of one merge."""
        return "/".join((self.kind.KIND, *self.key, self.field))


Choices = Mapping[str, Side]
"""By a conflict's name, whose value counts."""


class Conflicting(PlatformError):
    """Two people's changes cannot both stand; `conflicts` says where, all of them."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(count=len(conflicts))
        self.conflicts = conflicts


def merged(base: Record | None, mine: Record, theirs: Record, choices: Choices | None = None) -> Record:
    """Return the record with both sides' changes since `base` (None: nothing was recorded).

    Different facts, different fields and different values of a list do not get into each other's way. Raises
    Conflicting, with every conflict for which `choices` does not say whose value counts.
    """
    merging = _Merging(base, theirs, choices or {})
    others = {_name(change): change for change in changes_between(base, theirs)}
    changes: list[Change] = []
    for change in changes_between(base, mine):
        changes += merging.settled(change, others.get(_name(change)))
    record = merging.laid_over(changes, mine)
    if merging.conflicts:
        raise Conflicting(tuple(merging.conflicts))
    return record


def _name(change: Change) -> tuple[str, Key]:
    assert isinstance(change, Put | Remove)  # noqa: S101 - what `changes_between` gives
    return change.kind.KIND, change.key


@dataclass
class _Merging:
    base: Record | None
    theirs: Record
    choices: Choices
    conflicts: list[Conflict] = field(default_factory=list)

    def pick(self, conflict: Conflict) -> Any:
        """Return the value that was chosen, or take note of the conflict and go on with theirs."""
        side = self.choices.get(conflict.name)
        if side is None:
            self.conflicts.append(conflict)
        return conflict.mine if side == "mine" else conflict.theirs

    def settled(self, mine: Change, theirs: Change | None) -> Iterator[Change]:
        """Yield what has to change in their record so that both sides' changes of one fact stand."""
        if isinstance(mine, Put) and theirs is None:
            there = by_key(self.theirs, mine.kind).get(mine.fact.key())
            if mine.was is not None and mine.fact.key() != mine.was and there is not None:
                yield Remove(mine.kind, mine.was)  # they have added what this one has become
                yield Put(self._fact(mine.key, None, mine.fact, there))
            else:
                yield mine
        elif theirs is None:
            yield mine
        elif isinstance(mine, Put) and isinstance(theirs, Put):
            before = by_key(self.base, mine.kind).get(mine.key) if self.base else None
            yield Put(self._fact(mine.key, before, mine.fact, theirs.fact), theirs.fact.key())
        elif isinstance(mine, Put | Remove) and type(mine) is not type(theirs):
            yield from self._removed_or_not(mine, theirs)

    def _removed_or_not(self, mine: Put | Remove, theirs: Change) -> Iterator[Change]:
        conflict = Conflict(mine.kind, mine.key, WHOLE, getattr(mine, "fact", None), getattr(theirs, "fact", None))
        fact = self.pick(conflict)
        if fact is None and conflict.theirs is not None:
            yield Remove(mine.kind, conflict.theirs.key())
        elif fact is not None and conflict.theirs is None:
            yield Put(fact)

    def _fact(self, key: Key, before: Fact | None, mine: Fact, theirs: Fact) -> Fact:
        values: dict[str, Any] = {}
        for each in mine.FIELDS:
            ours, others = getattr(mine, each.name), getattr(theirs, each.name)
            old = getattr(before, each.name) if before else each.default
            if ours in (others, old):
                continue
            if others == old:
                values[each.name] = ours
            elif each.is_list:
                values[each.name] = _list(old or (), ours, others)
            else:
                values[each.name] = self.pick(Conflict(type(mine), key, each.name, ours, others))
        return replace(theirs, **values) if values else theirs

    def laid_over(self, changes: list[Change], mine: Record) -> Record:
        """Return their record after the changes; whoever is removed here and named there is a conflict."""
        facts = facts_after(self.theirs, changes)
        while loose := _loose_reference(facts):
            self._tie_up(loose, facts, mine)
        return record_of(facts)

    def _tie_up(self, loose: Flaw, facts: Facts, mine: Record) -> None:
        """Mend a loose reference: the fact that is named comes back, or whoever names it goes without."""
        field = next(f for f in BY_NAME[loose.fact].REFERENCES if f.name == loose.field)
        key = (loose.value,)
        kind, here, there = next(
            (kind, ours, others) for kind in IDENTIFIED if kind.KIND in field.refers
            for ours, others in [(by_key(mine, kind).get(key), by_key(self.theirs, kind).get(key))]
            if ours is not None or others is not None)
        fact = self.pick(Conflict(kind, key, WHOLE, here, there))
        if fact is not None:
            facts[kind][key] = fact
            return
        for each, of_kind in facts.items():
            left = (without(naming, {loose.value}, namesakes(kind)) for naming in of_kind.values())
            facts[each] = {naming.key(): naming for naming in left if naming is not None}


def _loose_reference(facts: Facts) -> Flaw | None:
    flaws = flaws_among({kind: tuple(of_kind.values()) for kind, of_kind in facts.items()})
    return next((flaw for flaw in flaws if flaw.kind is FlawKind.UNKNOWN_REFERENCE), None)


def _list(old: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the values that both kept, then those that either added: the same whoever merges."""
    kept = tuple(value for value in old if value in mine and value in theirs)
    return (*kept, *sorted({*mine, *theirs} - {*old}, key=str))
