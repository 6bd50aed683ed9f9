"""What people have decided of gaps: findings about them, which stay whether the gap is there or not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.gaps.gap import Gap
from graph.analysis.notice.requirements import latest_finding, with_finding
from graph.dates import RecordedDate
from graph.facts.choices import FindingStatus
from graph.facts.observations import Finding
from graph.record.record import Record


class GapState(StrEnum):
    """What has been decided of a gap."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    ACCEPTED = "accepted"
    NOT_APPLICABLE = "not_applicable"


_STATES = {FindingStatus.ACCEPTED: GapState.ACCEPTED, FindingStatus.NOT_APPLICABLE: GapState.NOT_APPLICABLE,
           FindingStatus.IN_PROGRESS: GapState.IN_PROGRESS}
_STATUS = {state: status for status, state in _STATES.items()} | {GapState.OPEN: FindingStatus.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What counts of a gap: its state, why, by which office, until when; and when that was said."""

    state: GapState = GapState.OPEN
    note: str = ""
    by: str = ""
    until: str = ""
    as_of: str = ""
    overdue: bool = False


def judgement(record: Record, gap: Gap, on: dt.date | None = None) -> Judgement:
    """Return what has been decided of a gap; `overdue` when it should have been done before a day."""
    return _read(latest_finding(record, gap.id), on)


def _read(finding: Finding | None, on: dt.date | None) -> Judgement:
    if finding is None:
        return Judgement()
    state = _STATES.get(finding.status, GapState.OPEN)
    late = (on is not None and finding.until is not None and finding.until.last < on
            and state is GapState.IN_PROGRESS)
    return Judgement(state, finding.note, finding.by, str(finding.until or ""), str(finding.as_of or ""),
                     late)


def judged(record: Record, gap: str, state: GapState, *, day: dt.date, note: str = "", by: str = "",
           until: RecordedDate | None = None) -> Record:
    """Return the record with a decision on a gap, in place of one of the same day."""
    finding = Finding(about=gap, status=_STATUS[state], note=note.strip(), by=by.strip(), until=until,
                      as_of=RecordedDate(day.isoformat()))
    return with_finding(record, finding)


def totals(record: Record, gaps: Iterable[Gap]) -> Counter[GapState]:
    """Return how many of some gaps are in each state."""
    return Counter(judgement(record, gap).state for gap in gaps)


def closed_since(record: Record, gaps: Iterable[Gap]) -> tuple[Finding, ...]:
    """Return the decisions on gaps that are not there any more: what was worked on and has closed."""
    there = {gap.id for gap in gaps}
    about = dict.fromkeys(f.about for f in record.findings if f.about.startswith(Finding.GAP))
    latest = (latest_finding(record, gap) for gap in about if gap not in there)
    return tuple(finding for finding in latest if finding is not None)
