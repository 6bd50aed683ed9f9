"""A prefecture's municipalities rolled up: `rollup`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from commands.answering import Asked, as_of_option, asked, day_of, say
from commands.prefectures import municipalities
from exports.contents import Table, Tables
from exports.format import endings, format_for, write
from exports.progress_json import as_json
from graph.catalogue import Catalogue
from graph.errors import UsageError
from graph.questions.desk import Became, Desk
from graph.questions.prefecture import RollUp, roll_up
from wording.activities import ActivityReader
from wording.desk import DeskReader
from wording.progress import ProgressReader


@click.command()
@click.argument("prefecture")
@click.option("--since", metavar="DATE", callback=day_of,
              help="Also what has changed since that day, as recorded by its end.")
@click.option("--to", "target", type=Path,
              help=f"Write the table as prefectures report it to a file instead ({endings(Tables)}).")
@as_of_option
@asked()
def rollup(wanted: Asked, prefecture: str, since: dt.date | None, target: Path | None, as_of: dt.date | None) -> None:
    """Show how far a prefecture's municipalities are, beside what is reported.

    PREFECTURE is 39, its code 390003, or the code of a municipality in it.
    """
    catalogue, today = wanted.catalogue(), wanted.clock().today()
    with wanted.store() as store:
        code, _ = municipalities(store, prefecture)
        rolled_up = roll_up(store, catalogue, code, on=as_of or today, as_of=as_of)
        before = roll_up(store, catalogue, code, on=since, as_of=since) if since else None
        names = {line.code: line.name for line in store.areas()}
    if not rolled_up.municipalities:
        raise UsageError("no_prefecture", text=prefecture)
    reader = _reader(rolled_up, catalogue, wanted, names, as_of or today)
    if target is not None:
        words = wanted.words
        form = format_for(target, Tables)
        sheets = {words("prefecture.totals"): reader.progress.totals(), words("prefecture.progress"): reader.form()}
        content = Tables({title: Table.of(rows) for title, rows in sheets.items()}, words("prefecture.progress"))
        write(content, form, target)
        say(words("command.written", file=target, areas=len(rolled_up.municipalities)))
        return
    changed = reader.desk.since(before) if before else []
    name = rolled_up.own.area.name if rolled_up.own else catalogue.areas.name(code, wanted.words.language)
    answer = {"area": code, "name": name, "as_of": (as_of or today).isoformat()} | as_json(rolled_up, catalogue)
    if since is not None:
        answer |= {"since": since.isoformat(), "changes": list(map(_as_json, changed))}
    wanted.answer(answer, _lines(reader, changed))


def _reader(rolled_up: RollUp, catalogue: Catalogue, wanted: Asked, names: dict[str, str], day: dt.date) -> DeskReader:
    words = wanted.words
    activities = ActivityReader(catalogue, words, lambda area: names.get(area, area), day)
    return DeskReader(Desk(rolled_up, catalogue, day), ProgressReader(rolled_up, catalogue, words), activities)


def _as_json(became: Became) -> dict[str, Any]:
    area = became.town.record.area
    return {"area": area.code, "name": area.name, "item": became.item, "was": became.was.value if became.was else None,
            "becomes": became.is_now.value}


def _lines(reader: DeskReader, changed: Sequence[Became]) -> Iterator[str]:
    progress = reader.progress
    for item in reader.desk.items:
        yield f"{reader.short(item)}　{reader.sentence(item)}"
    for row in progress.totals():
        yield "　".join(f"{name}：{text}" for name, text in row.items() if text not in ("", "0"))
    for row in progress.rows():
        yield "  " + "　".join(text or "—" for text in list(row.values())[:-1])
    yield from (f"  {progress.reason(r)}" for r in reader.desk.rolled_up.reasons)
    yield from (f"  ＊ {reader.due(due)}" for due in reader.desk.to_do())
    yield from (f"  → {reader.became(became)}" for became in changed)
