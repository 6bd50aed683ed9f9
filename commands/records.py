"""What is recorded, and what it was before: `measures`, `history`, `undo`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import click

from commands.answering import Asked, as_of_option, asked, envelope, head, one_or_all
from graph.analysis.measures.figures import Figure, figures
from graph.analysis.measures.per_actor import actor_figures
from graph.analysis.network.as_of import standing
from graph.catalogue import Catalogue
from graph.clock import Clock
from graph.facts.actors import Platform
from graph.record.record import Record
from graph.signing import signed
from graph.store import Loaded, Revision
from locales import Words
from wording.figures import figure_line, label_text
from wording.revisions import saved_at_column


@click.command()
@click.argument("codes", nargs=-1, required=True)
@as_of_option
@asked()
def measures(wanted: Asked, codes: tuple[str, ...], as_of: dt.date | None) -> None:
    """Figures of areas, each with its unit, range, base and, where it has no value, the reason."""
    loaded_records: list[tuple[Loaded, Record]] = []
    with wanted.store() as store:
        for code in dict.fromkeys(codes):
            loaded = store.look(code, as_of=as_of)
            loaded_records.append((loaded, standing(loaded.record, as_of or wanted.clock().today())))
    catalogue = wanted.catalogue()
    answers = [envelope(loaded, as_of, wanted.clock())
               | {"measures": [_as_json(f, catalogue, wanted.words) for f in figures(record, thorough=True)],
                  "nodes": _nodes(record, catalogue)}
               for loaded, record in loaded_records]
    wanted.answer(one_or_all(answers), _lines(loaded_records, catalogue, wanted.words))


def _nodes(record: Record, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the figures of each organisation and network; null where one says nothing of it."""
    node_figures = actor_figures(record, catalogue)
    return [{"id": actor.id, "name": actor.name} | {figure.id: figure.values.get(actor.id) for figure in node_figures}
            for actor in record.nodes() if not isinstance(actor, Platform)]


def _as_json(figure: Figure, catalogue: Catalogue, words: Words) -> dict[str, Any]:
    return {
        "id": figure.name, "label": label_text(figure, catalogue, words), "value": figure.value,
        "unit": figure.unit, "range": [figure.low, figure.high], "base": dict(figure.base),
        "expected": figure.expected, "actors": list(figure.actors),
        "reason": words(f"measure.reason.{figure.reason}") if figure.reason else None,
    }


def _lines(loaded_records: list[tuple[Loaded, Record]], catalogue: Catalogue, words: Words) -> Iterator[str]:
    for _, record in loaded_records:
        yield head(record)
        yield from (f"  {figure_line(figure, catalogue, words)}" for figure in figures(record, thorough=True))


@click.command()
@click.argument("code")
@asked()
def history(wanted: Asked, code: str) -> None:
    """List the revisions of an area's record, newest first: who saved what when, and why."""
    with wanted.store() as store:
        revisions = store.history(code)
    answer = {"area": code, "as_of": None, "revision": revisions[0].number,
              "revisions": [_revision(r) for r in revisions]}
    wanted.answer(answer, (_revision_line(r, wanted.clock(), wanted.words) for r in revisions))


def _revision(revision: Revision) -> dict[str, Any]:
    return {"number": revision.number, "saved_at": revision.saved_at.isoformat(), "who": revision.who,
            "note": revision.note, "removed": revision.removed, "clock_doubtful": revision.clock_doubtful}


def _revision_line(revision: Revision, clock: Clock, words: Words) -> str:
    removed = words("command.removed") if revision.removed else ""
    when = saved_at_column(revision, clock, words)
    return "  ".join(filter(None, [f"{revision.number:>4}", when, revision.who, removed, revision.note]))


@click.command()
@click.argument("code")
@click.option("--to", type=int, help="The revision to go back to; the one before the newest if not given.")
@click.option("--who", default="", help="The office that saves, kept in the history.")
@click.option("--note", default="", help="Why, kept in the history.")
@asked()
def undo(wanted: Asked, code: str, to: int | None, who: str, note: str) -> None:
    """Go back to an earlier revision, by saving it as a new one; nothing is lost."""
    who, note = signed(who or wanted.words("command.who"), note)
    with wanted.store() as store:
        revision = store.undo(code, who=who, note=note, to=to)
    answer = {"area": code, "as_of": wanted.clock().day(revision.saved_at).isoformat(), "revision": revision.number}
    wanted.answer(answer, iter([wanted.words("command.undone", number=revision.number)]))
