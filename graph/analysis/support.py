"""What has been done for an area and what comes next, read from the activities that are logged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.catalogue import Catalogue
from graph.dates import RecordedDate, recency
from graph.facts.activities import Activity
from graph.facts.choices import Stage


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something yet to be done: the next step of an activity, or (`step` "") a planned activity itself.

    `on` is the day by which it is to be done, None where nobody has said.
    """

    activity: Activity
    step: str
    on: RecordedDate | None

    def is_overdue(self, day: dt.date) -> bool:
        """Return whether the day by which it was to be done is over."""
        return self.on is not None and self.on.last < day


def ahead_of(activities: Iterable[Activity]) -> tuple[Ahead, ...]:
    """Return what is yet to be done, what comes first first; what has no day stands last."""
    steps = [step for activity in activities for step in _ahead(activity)]
    return tuple(sorted(steps, key=lambda step: (step.on is None, recency(step.on))))


def _ahead(activity: Activity) -> Iterator[Ahead]:
    if activity.state is Stage.PLANNED:
        yield Ahead(activity, "", activity.held)
    elif activity.next_step and activity.state is Stage.DONE and activity.next_state is Stage.PLANNED:
        yield Ahead(activity, activity.next_step, activity.next_on)


def newest_first(activities: Iterable[Activity]) -> list[Activity]:
    """Return activities, the newest first."""
    return sorted(activities, key=lambda activity: recency(activity.held), reverse=True)


def last_done(activities: Iterable[Activity]) -> Activity | None:
    """Return what was done last."""
    return next((a for a in newest_first(activities) if a.state is Stage.DONE), None)


def served(activities: Iterable[Activity], catalogue: Catalogue) -> Counter[str]:
    """Return how many activities that were done serve each item of the notice."""
    return Counter(item for activity in activities if activity.state is Stage.DONE
                   for item in catalogue.served_by(activity.kind, activity.about))
