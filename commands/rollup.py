"""How far municipalities are, of a prefecture or of the nation: `rollup`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from commands.answering import Asked, as_of_option, asked, day_of, say, with_recorded_names
from commands.prefectures import municipalities
from exports.contents import Tables
from exports.format import endings, format_for, write
from exports.progress_json import as_json, changes_json, nation_json
from graph.catalogue import Catalogue
from graph.codes import NATION
from graph.errors import UsageError
from graph.questions.desk import Became, Desk
from graph.questions.nation import nation
from graph.questions.prefecture import roll_up
from wording.activities import ActivityReader
from wording.desk import DeskReader
from wording.nation import NationReader
from wording.progress import ProgressReader, Row

WHOLE_NATION = "nation"
"""What is written in place of a prefecture."""


@click.command()
@click.argument("prefecture")
@click.option("--since", metavar="DATE", callback=day_of,
              help="Also what has changed since that day, as recorded by its end.")
@click.option("--to", "target", type=Path,
              help=f"Write the table as prefectures report it to a file instead ({endings(Tables)}).")
@as_of_option
@asked()
def rollup(wanted: Asked, prefecture: str, since: dt.date | None, target: Path | None, as_of: dt.date | None) -> None:
    """Show how far a prefecture's municipalities are, or the nation's, beside what is reported.

    PREFECTURE is 39, its code 390003, or the code of a municipality in it; or `nation`.
    """
    if prefecture.strip().lower() == WHOLE_NATION:
        _nation(wanted, since, target, as_of)
        return
    catalogue, today = wanted.catalogue(), wanted.clock().today()
    with wanted.store() as store:
        catalogue = with_recorded_names(catalogue, store)
        code, _ = municipalities(store, catalogue, prefecture, wanted.words)
        rolled_up = roll_up(store, catalogue, code, on=as_of or today, as_of=as_of)
        before = roll_up(store, catalogue, code, on=since, as_of=since) if since else None
    if not rolled_up.municipalities:
        raise UsageError("no_prefecture", name=catalogue.areas.name(code, wanted.words.language), code=code)
    activities = _activities(catalogue, wanted, as_of or today)
    reader = DeskReader(Desk(rolled_up, catalogue, activities.day),
                        ProgressReader(rolled_up, catalogue, wanted.words), activities)
    if target is not None:
        words = wanted.words
        _write(wanted, target, len(rolled_up.municipalities), {
            words("prefecture.totals"): reader.progress.totals(), words("prefecture.progress"): reader.form()})
        return
    changed = reader.desk.since(before) if before else []
    name = rolled_up.own_record.area.name if rolled_up.own_record else catalogue.areas.name(code, wanted.words.language)
    answer = {"area": code, "name": name, "as_of": (as_of or today).isoformat()} | as_json(rolled_up, catalogue)
    if since is not None:
        answer |= {"since": since.isoformat(), "changes": changes_json(changed)}
    wanted.answer(answer, _lines(reader, changed))


def _nation(wanted: Asked, since: dt.date | None, target: Path | None, as_of: dt.date | None) -> None:
    """Show how far the municipalities of each prefecture are."""
    catalogue, today, words = wanted.catalogue(), wanted.clock().today(), wanted.words
    with wanted.store() as store:
        catalogue = with_recorded_names(catalogue, store)
        now = nation(store, catalogue, on=as_of or today, as_of=as_of)
        before = nation(store, catalogue, on=since, as_of=since) if since else None
    if now.is_empty:
        raise UsageError("no_nation")
    reader = NationReader.of(now, catalogue, _activities(catalogue, wanted, as_of or today))
    if target is not None:
        _write(wanted, target, len(now.whole.municipalities), reader.sheets())
        return
    changed = reader.whole.desk.since(before.whole) if before else []
    answer = {"area": NATION, "name": catalogue.areas.name(NATION, words.language),
              "as_of": (as_of or today).isoformat()} | nation_json(now, catalogue, words.language)
    if since is not None:
        answer |= {"since": since.isoformat(), "changes": changes_json(changed)}
    wanted.answer(answer, _national_lines(reader, changed))


def _activities(catalogue: Catalogue, wanted: Asked, day: dt.date) -> ActivityReader:
    return ActivityReader(catalogue, wanted.words, lambda area: catalogue.areas.name(area, wanted.words.language), day)


def _write(wanted: Asked, target: Path, areas: int, sheets: Mapping[str, Sequence[Row]]) -> None:
    """Write tables to a file; the last of them is the main one."""
    form = format_for(target, Tables)
    write(Tables.of(sheets), form, target)
    say(wanted.words("command.written", file=target, areas=areas))


def _lines(reader: DeskReader, changed: Sequence[Became]) -> Iterator[str]:
    yield from _totals(reader)
    for row in reader.progress.rows():
        yield "  " + "　".join(text or "—" for text in list(row.values())[:-1])
    yield from (f"  {reader.progress.reason(r)}" for r in reader.desk.rolled_up.reasons)
    yield from (f"  ＊ {reader.due(due)}" for due in reader.desk.to_do())
    yield from (f"  → {reader.became(became)}" for became in changed)


def _national_lines(reader: NationReader, changed: Sequence[Became]) -> Iterator[str]:
    yield from _totals(reader.whole)
    for row in reader.table(reader.nation.prefectures):
        yield "  " + "　".join(text or "—" for text in row.values())
    yield from (f"  ＊ {line}" for line in (reader.words("nation.known_title"), *reader.known()))
    yield from (f"  → {reader.whole.became(became)}" for became in changed)


def _totals(reader: DeskReader) -> Iterator[str]:
    for item in reader.desk.items:
        yield f"{reader.short(item)}　{reader.sentence(item)}"
    for row in reader.progress.totals():
        yield "　".join(f"{name}：{text}" for name, text in row.items() if text not in ("", "0"))
