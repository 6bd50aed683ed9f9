"""What people have decided of gaps; it stays whether the gap is there or not, and however it is said."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from graph.analysis.gaps.gap import GAP, Gap
from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision, GapState
from graph.record.deciding import decided, newest
from graph.record.record import Record

SOON_DAYS = 30
"""So many days before its end what is worked on is due soon."""


def gap_id(decision: GapDecision) -> str:
    """Return the id of the gap that a decision is on."""
    return GAP + "/".join(filter(None, (decision.gap, decision.aspect, *decision.subjects)))


def decision_on(record: Record, gap: Gap) -> GapDecision | None:
    """Return what has been decided of a gap, the newest word; None where nobody has said anything.

    What was decided alike of each of its parts, before it was told as one, holds for the whole.
    """
    if decision := _newest_on(record, gap.kind, gap.aspect, gap.subjects):
        return decision
    decisions = [_newest_on(record, gap.kind, *part) for part in gap.parts]
    alike = len({decision.state if decision else None for decision in decisions}) == 1
    return newest(decision for decision in decisions if decision) if alike else None


def _newest_on(record: Record, kind: str, aspect: str, subjects: tuple[str, ...]) -> GapDecision | None:
    return newest(d for d in record.gap_decisions if (d.gap, d.aspect, d.subjects) == (kind, aspect, subjects))


def state_of(record: Record, gap: Gap) -> GapState:
    """Return the state of a gap: open where nothing has been decided."""
    decision = decision_on(record, gap)
    return decision.state if decision else GapState.OPEN


class Due(StrEnum):
    """How a day by which somebody means to be done stands to today."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


def due(decision: GapDecision | None, on: dt.date) -> Due | None:
    """Return how what is worked on stands to a day; None where nothing is, or nobody has said until when."""
    if decision is None or decision.state is not GapState.IN_PROGRESS or decision.until is None:
        return None
    last = decision.until.last
    return Due.OVERDUE if last < on else Due.SOON if last <= on + dt.timedelta(SOON_DAYS) else Due.LATER


def decided_on(record: Record, gap: Gap, state: GapState, *, day: dt.date, note: str = "", by: str = "",
               until: RecordedDate | None = None) -> Record:
    """Return the record with a decision on a gap, in place of one of the same day."""
    return decided(record, GapDecision(
        gap=gap.kind, aspect=gap.aspect, subjects=gap.subjects, said=gap.says, state=state, note=note.strip(),
        by=by.strip(), until=until, as_of=RecordedDate(day.isoformat())))


def totals(record: Record, gaps: Iterable[Gap]) -> Counter[GapState]:
    """Return how many of some gaps are in each state."""
    return Counter(state_of(record, gap) for gap in gaps)


def closed_since(record: Record, gaps: Iterable[Gap]) -> tuple[GapDecision, ...]:
    """Return the decisions on gaps that are not there any more: what was worked on and has closed."""
    there = {(gap.kind, *part) for gap in gaps for part in ((gap.aspect, gap.subjects), *gap.parts)}
    by_gap: dict[str, list[GapDecision]] = {}
    for decision in record.gap_decisions:
        if (decision.gap, decision.aspect, decision.subjects) not in there:
            by_gap.setdefault(gap_id(decision), []).append(decision)
    return tuple(last for decisions in by_gap.values() if (last := newest(decisions)))
