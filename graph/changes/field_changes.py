"""What changed between two versions of one area's record, field by field, in the texts that a person reads."""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts.fact import Fact
from graph.record.kinds import KINDS
from graph.record.record import Record


@dataclass(frozen=True, slots=True)
class FactChange:
    """One change. `fact` is the kind of fact, `subject` its key.

    `field` is "" when the whole fact came (`was` is None) or went (`becomes` is None).
    """

    fact: str
    subject: tuple[str, ...]
    field: str
    was: str | None
    becomes: str | None


def _text(value: object) -> str | None:
    if isinstance(value, tuple):
        return "、".join(map(str, value)) or None
    return None if value is None or value == "" else str(value)


def _by_key(record: Record | None, kind: type[Fact]) -> dict[tuple[str, ...], Fact]:
    return {fact.key(): fact for fact in record.of(kind)} if record else {}


def field_changes(old: Record | None, new: Record | None) -> tuple[FactChange, ...]:
    """Return what has to change for `old` to become `new`; None stands for "nothing recorded".

    The order of facts is no difference. Two records without a difference may still list their
    facts in another order.
    """
    changes: list[FactChange] = []
    for kind in KINDS:
        before, after = _by_key(old, kind), _by_key(new, kind)
        for key in dict.fromkeys([*before, *after]):
            was, becomes = before.get(key), after.get(key)
            if was is None or becomes is None:
                changes.append(FactChange(kind.KIND, key, "", _label(was), _label(becomes)))
                continue
            for name in (field.name for field in kind.FIELDS):
                earlier, later = getattr(was, name), getattr(becomes, name)
                if earlier != later:
                    changes.append(FactChange(kind.KIND, key, name, _text(earlier), _text(later)))
    return tuple(changes)


def _label(fact: Fact | None) -> str | None:
    """Return the words by which a person knows the fact: its name, else its key."""
    if fact is None:
        return None
    name = getattr(fact, "name", None) or getattr(fact, "title", None)
    return str(name or " → ".join(filter(None, fact.key())))
