"""A decision on a gap: worked on, accepted as it is, does not apply."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from graph.dates import RecordedDate
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import Name, Refers

SubjectRef = Annotated[str, Refers("organisation", "network", "platform", loosely=True)]


class GapState(StrEnum):
    """What has been decided of a gap."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    ACCEPTED = "accepted"
    NOT_APPLICABLE = "not_applicable"


@fact_kind("gap_decision", plural="gap_decisions", place=102, key=("gap", "aspect", "subjects", "as_of"),
           sourced=False, made_here=True)
class GapDecision(Fact, frozen=True, kw_only=True):
    """What an office decided of a gap.

    A gap is known by its kind (`gap`), the nodes it is about (`subjects`) and, where one kind says several things of
    the same nodes, by the `aspect`; not by the way it is said: `said` keeps how that was on the day.
    `until` is the day by which somebody means to be done.
    """

    gap: Name
    aspect: str = ""
    subjects: tuple[SubjectRef, ...] = ()
    state: GapState
    said: str = ""
    by: str = ""
    until: RecordedDate | None = None
