"""Plans that are kept in a record by their names."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analysis.steps import Step, read_step
from graph.decisions.plan import Plan
from graph.record.record import Record
from graph.replacing import replace


def steps_of(plan: Plan) -> tuple[Step, ...]:
    """Return the steps of a plan; lines that nobody understands are left out."""
    return tuple(step for line in plan.steps.split("\n") if (step := read_step(line)) is not None)


def with_plan(record: Record, name: str, steps: Iterable[Step]) -> Record:
    """Return the record with a plan kept, in place of one of the same name; without steps none is kept."""
    lines = "\n".join(map(str, steps))
    kept = (Plan(name=one_spaced(name), steps=lines),) if lines else ()
    return replace(record, plans=(*without_plan(record, name).plans, *kept))


def without_plan(record: Record, name: str) -> Record:
    """Return the record without the plan of a name, however it is spaced."""
    return replace(record, plans=tuple(plan for plan in record.plans if one_spaced(plan.name) != one_spaced(name)))


def one_spaced(name: str) -> str:
    """Return the name of a plan with single spaces, as it is kept."""
    return " ".join(name.split())
