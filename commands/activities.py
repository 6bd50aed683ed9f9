"""What is logged as done with an area, and what comes next: `activities`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import click

from commands.answering import Asked, as_of_option, asked, envelope, head, with_recorded_names
from graph.analysis.support import Ahead, ahead_of, served
from graph.dates import RecordedDate
from graph.questions.activities import Logged, logged
from graph.store import Loaded
from wording.activities import ActivityReader


@click.command()
@click.argument("code")
@as_of_option
@asked()
def activities(wanted: Asked, code: str, as_of: dt.date | None) -> None:
    """List what was done with an area, newest first: meetings, visits, briefings, and what is still to be done."""
    catalogue, day = wanted.catalogue(), as_of or wanted.clock().today()
    with wanted.store() as store:
        loaded, entries = store.look(code, as_of=as_of), logged(store, code, as_of=as_of)
        catalogue = with_recorded_names(catalogue, store)
    reader = ActivityReader(catalogue, wanted.words,
                            lambda area: catalogue.areas.name(area, wanted.words.language), day)
    counts = served((entry.activity for entry in entries), catalogue)
    answer = envelope(loaded, as_of, wanted.clock()) | {
        "activities": [_as_json(entry, day) for entry in entries],
        "ahead": [_ahead_as_json(step, day) for step in ahead_of(entry.activity for entry in entries)],
        "by_item": [{"item": item, "count": counts[item]} for item in catalogue.requirements if counts[item]],
    }
    wanted.answer(answer, _lines(loaded, entries, reader))


def _as_json(entry: Logged, day: dt.date) -> dict[str, Any]:
    activity = entry.activity
    step = next((_ahead_as_json(step, day) for step in ahead_of([activity]) if step.step), None)
    return {
        "record": entry.record.area.code, "kind": activity.kind, "what": activity.what, "state": activity.state.value,
        "held": str(activity.held), "held_until": _date(activity.held_until), "by": activity.by,
        "areas": list(activity.areas), "whom": list(activity.whom), "about": list(activity.about),
        "result": activity.result, "next": step, "source": list(activity.cites),
    }


def _ahead_as_json(step: Ahead, day: dt.date) -> dict[str, Any]:
    return {"what": step.step or step.activity.what, "kind": step.activity.kind, "planned": not step.step,
            "on": _date(step.on), "overdue": step.is_overdue(day)}


def _date(date: RecordedDate | None) -> str | None:
    return str(date) if date else None


def _lines(loaded: Loaded, entries: tuple[Logged, ...], reader: ActivityReader) -> Iterator[str]:
    yield head(loaded.record)
    if not entries:
        yield f"  {reader.words('activity.none')}"
    for entry in entries:
        kept = "" if entry.record.area.code == loaded.record.area.code else \
            "  " + reader.words("activity.kept_by", area=entry.record.area.name)
        yield f"  {reader.head(entry.activity)}{kept}"
        yield from (f"      {label}：{text}" for label, text in reader.rows(entry))
