"""Plans that are kept: a name and its steps, as a remark of the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.steps import Step, read_step
from graph.facts.choices import RemarkKind
from graph.facts.observations import Remark
from graph.record.record import Record
from graph.replacing import replace


@dataclass(frozen=True, slots=True)
class Plan:
    """A named plan."""

    name: str
    steps: tuple[Step, ...]


def plans(record: Record) -> tuple[Plan, ...]:
    """Return the plans that are kept of an area; lines that nobody understands are left out."""
    return tuple(_read(remark.text) for remark in record.remarks if remark.kind is RemarkKind.PLAN)


def _read(text: str) -> Plan:
    name, *lines = text.split("\n")
    return Plan(name, tuple(step for line in lines if (step := read_step(line)) is not None))


def with_plan(record: Record, name: str, steps: Iterable[Step]) -> Record:
    """Return the record with a plan kept, in place of one of the same name; without steps none is kept."""
    lines = [str(step) for step in steps]
    kept = (Remark(kind=RemarkKind.PLAN, text="\n".join((one_spaced(name), *lines))),) if lines else ()
    return replace(record, remarks=(*without_plan(record, name).remarks, *kept))


def without_plan(record: Record, name: str) -> Record:
    """Return the record without the plan of a name, however it is spaced; other remarks stay."""
    return replace(record, remarks=tuple(
        remark for remark in record.remarks
        if remark.kind is not RemarkKind.PLAN or one_spaced(_read(remark.text).name) != one_spaced(name)))


def one_spaced(name: str) -> str:
    """Return the name of a plan with single spaces, as it is kept."""
    return " ".join(name.split())
