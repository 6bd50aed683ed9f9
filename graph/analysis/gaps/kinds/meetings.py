"""Councils of which no meeting is recorded for a long time, where it is recorded when councils meet."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.dates import recency
from graph.facts.activities import Activity
from graph.facts.actors import Network
from graph.facts.choices import Meeting, Stage
from graph.facts.references import home_of

SILENT_FOR_MONTHS = 18
"""From so many months on without a meeting a council may no longer be alive."""
SCORES = {"silent": 0.48, "never": 0.36}


def gaps(context: Context) -> Iterator[Gap]:
    """Yield each of the record's own councils whose last recorded meeting lies too far back.

    Unknown is not "no": where nobody writes down when councils meet there is no gap. A council without any recorded
    meeting is one only where those of others have been written down for as long, and still are; one that is said to
    keep in contact without meetings, or to be dormant, never is, nor is one whose next meeting is planned.
    """
    limit = _months_before(context.on, SILENT_FOR_MONTHS)
    meetings = [a for a in context.record.activities if _is_meeting(a, context)]
    held = sorted((a for a in meetings if a.state is Stage.DONE and a.held.first <= context.on),
                  key=lambda meeting: recency(meeting.held))
    kept_long = bool(held) and held[0].ended.last < limit <= held[-1].ended.last
    coming = {actor for a in meetings if a.state is Stage.PLANNED and a.ended.last >= context.on for actor in a.whom}
    for network in context.record.networks:
        if home_of(network.id) or network.id in coming or network.meeting in (Meeting.CONTACT_ONLY, Meeting.DORMANT):
            continue
        with_it = [a for a in held if network.id in a.whom]
        if with_it:
            if all(a.ended.last < limit for a in with_it):
                yield _gap(network, "silent", with_it[-1:])
        elif kept_long and network.meeting is Meeting.MEETS:
            yield _gap(network, "never", [])


def _is_meeting(activity: Activity, context: Context) -> bool:
    kind = context.catalogue.activity_kinds.get(activity.kind)
    return kind is not None and kind.is_meeting


def _months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day some months before; what that month does not have becomes its last day."""
    count = max(day.year * 12 + day.month - 1 - months, dt.MINYEAR * 12)
    year, month = count // 12, count % 12 + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def _gap(network: Network, says: str, last: list[Activity]) -> Gap:
    dates = tuple(str(a.ended) for a in last)
    return Gap(
        "meetings", says, SCORES[says], Certainty.RECORDED if last else Certainty.UNKNOWN, subjects=(network.id,),
        terms={"network": ("actor", (network.id,)), "last": ("date", dates)},
        base={"months": SILENT_FOR_MONTHS},
        evidence=tuple(a.path() for a in last) or (network.path(),),
    )


KIND = GapKind("meetings", gaps,
               weighs="none for so long {silent:g}; never any {never:g}".format(**SCORES))
