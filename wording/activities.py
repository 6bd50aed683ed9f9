"""Activities in words: when, what, who with whom, what came of it, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.support import Ahead, ahead_of
from graph.catalogue import Catalogue
from graph.facts.activities import Activity
from graph.facts.choices import Stage
from graph.questions.activities import Logged
from locales import Words
from wording.facts import Reader, date_text

AreaName = Callable[[str], str]
"""Returns what an area is called."""


@dataclass(frozen=True)
class ActivityReader:
    """Reads activities to a person, in one language, as of a day."""

    catalogue: Catalogue
    words: Words
    area_name: AreaName
    day: dt.date

    def head(self, activity: Activity) -> str:
        """Return what was done when: `2026年6月20日　説明会（合同）：架空の説明会`."""
        named = self._named(self.words("activity.head", date=self.date(activity), kind=self.kind(activity)), activity)
        return named if activity.state is Stage.DONE else \
            self.words("activity.not_done", head=named, state=self.words.of(activity.state))

    def _named(self, text: str, activity: Activity) -> str:
        return self.words("activity.named", head=text, what=activity.what) if activity.what else text

    def date(self, activity: Activity) -> str:
        """Return the day of an activity, or its first and last."""
        first = date_text(activity.held, self.words)
        if activity.held_until is None:
            return first
        return self.words("activity.period", first=first, last=date_text(activity.held_until, self.words))

    def kind(self, activity: Activity) -> str:
        """Return the kind of an activity."""
        term = self.catalogue.activity_kinds.get(activity.kind)
        return term.name(self.words.language) if term else activity.kind

    def item(self, item: str) -> str:
        """Return an item of the notice with its number."""
        term = self.catalogue.requirements.get(item)
        return f"{item} {term.name(self.words.language)}" if term else item

    def rows(self, entry: Logged) -> list[tuple[str, str]]:
        """Return label and value of whatever else an activity says."""
        activity, words = entry.activity, self.words
        reader = Reader(entry.record, self.catalogue, words)
        between = words("list.between").join
        with_whom = [*map(self.area_name, activity.areas), *map(reader.name, activity.whom)]
        said = [
            (words("activity.whom"), between(with_whom)),
            (reader.label(activity, "by"), activity.by),
            (reader.label(activity, "about"), between(
                self.item(item) for item in self.catalogue.served_by(activity.kind, activity.about))),
            (reader.label(activity, "result"), activity.result),
            (reader.label(activity, "next_step"), between(map(self.step, self._next(activity)))),
            (reader.label(activity, "note"), activity.note),
            (reader.label(activity, "cites"), reader.value(activity, "cites") if activity.cites else ""),
        ]
        return [(label, text) for label, text in said if text]

    def _next(self, activity: Activity) -> Iterable[Ahead]:
        return [step for step in ahead_of([activity]) if step.step]

    def step(self, step: Ahead) -> str:
        """Return what is yet to be done, by when, and whether that day is over."""
        what = step.step or self._named(self.kind(step.activity), step.activity)
        if step.on is None:
            return self.words("activity.some_day", what=what)
        key = "overdue" if step.is_overdue(self.day) else "due"
        return self.words(f"activity.{key}", what=what, date=date_text(step.on, self.words))
