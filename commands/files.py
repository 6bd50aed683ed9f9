"""Files in and out: `import`, `export`, `template`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import click

from commands.answering import Asked, as_of_option, asked, head, recorded, say
from commands.assistant_options import assistant_options, told_to_assistant
from exports.contents import EXCEL_READS, Records, Template
from exports.format import endings, format_for, write
from graph.changes.field_changes import FactChange, field_changes
from graph.errors import InputError, Problem
from graph.record.record import Record
from graph.signing import signed
from graph.store import Base, Loaded, Revision
from loaders import Reading, read
from loaders.assistant import AreaName
from loaders.assisted import read_anybodys
from locales import Words
from wording.assisted import as_json, sentences
from wording.differences import Known
from wording.problems import sentence

SHOWN = 20
"""Differences printed per area for a person; `--json` prints them all."""


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=Path)
@click.option("--dry-run", is_flag=True, help="Show the differences; save nothing.")
@click.option("--with-hidden", is_flag=True, help="Take in hidden and struck-through rows, totals and examples too.")
@click.option("--remove", is_flag=True, help="Save also what takes much away, or gives an area another name.")
@click.option("--who", default="", help="The office that saves, kept in the history.")
@click.option("--note", default="", help="Why, kept in the history.")
@assistant_options
@asked()
def import_(wanted: Asked, paths: tuple[Path, ...], dry_run: bool, with_hidden: bool, remove: bool, who: str,
            note: str, **said: Any) -> None:
    """Take in workbooks, CSV files, folders or zips: all of it, or nothing.

    With --area also files of any other form: members' lists, ordinances, tables of signs, surveys, graphs.
    """
    who, note = signed(who or wanted.words("command.who"), note)
    catalogue = wanted.catalogue()
    asked_of_assistant = told_to_assistant(said, catalogue)
    with wanted.store(create=True) as store:
        before: dict[str, Loaded | None] = {}

        def known(area: str) -> Record | None:
            if area not in before:
                before[area] = recorded(store, area)
            found = before[area]
            return found.record if found else None

        if asked_of_assistant:
            areas = [AreaName(line.code, line.name, line.kind.value) for line in store.areas()]
            reading, assisted = read_anybodys(paths, asked_of_assistant, catalogue=catalogue, recorded=known,
                                              areas=areas, with_hidden=with_hidden)
        else:
            reading, assisted = read(paths, catalogue=catalogue, recorded=known, with_hidden=with_hidden), None
        if reading.doubts and not (remove or dry_run):
            raise InputError(reading.doubts)
        changed = [(record, found) for record in reading.records
                   if (found := field_changes(known(record.area.code), record))]
        saved: tuple[Revision, ...] = ()
        if changed and not dry_run:
            bases = [(record, _base(before[record.area.code])) for record, _ in changed]
            saved = store.save_all(bases, who=who, note=note)
    numbers = {found.area: found.number for found in saved}
    answer = {
        "saved": bool(saved),
        "areas": [
            {"area": code, "revision": numbers.get(code, _number(before[code])),
             "differences": [_as_json(d) for d in found]}
            for code, found in ((record.area.code, found) for record, found in changed)
        ],
        "doubts": [_said(doubt, wanted.words) for doubt in reading.doubts],
        "remarks": [_said(remark, wanted.words) for remark in reading.remarks],
    }
    called = {record.area.code: Known((known(record.area.code), record), catalogue, wanted.words)
              for record, _ in changed}
    told = sentences(assisted, catalogue, wanted.words) if assisted else iter(())
    wanted.answer(answer | ({"assistant": as_json(assisted)} if assisted else {}),
                  chain(told, _told(wanted.words, reading, changed, called, saved=bool(saved))))


def _said(said: Problem, words: Words) -> dict[str, Any]:
    return {"file": said.file, "sheet": said.sheet, "row": said.row, "column": said.column, "kind": said.kind.value,
            "sentence": sentence(said, words)}


def _base(loaded: Loaded | None) -> Base:
    return loaded.revision if loaded else 0


def _number(loaded: Loaded | None) -> int:
    return loaded.revision.number if loaded else 0


def _as_json(found: FactChange) -> dict[str, Any]:
    return {"what": found.fact, "subject": "/".join(found.subject), "field": found.field,
            "was": found.was, "becomes": found.becomes}


def _told(words: Words, reading: Reading, changed: list[tuple[Record, tuple[FactChange, ...]]],
          called: Mapping[str, Known], *, saved: bool) -> Iterator[str]:
    yield from (sentence(said, words) for said in (*reading.remarks, *reading.doubts))
    for record, found in changed:
        yield head(record)
        for difference in found[:SHOWN]:
            yield "  " + difference_line(difference, called[record.area.code], words)
        if len(found) > SHOWN:
            yield "  " + words("command.more", count=len(found) - SHOWN)
    outcome = "command.no_difference" if not changed else "command.saved" if saved else "command.dry_run"
    yield words(outcome, areas=len(changed), count=sum(len(found) for _, found in changed))


def difference_line(found: FactChange, called: Known, words: Words) -> str:
    """Return one difference as a line: what it is about, what it was, what it becomes."""
    kind, was, becomes = words(f"fact.{found.fact}"), called.value(found, found.was), called.value(found, found.becomes)
    if not found.field:
        return f"＋ {kind}：{becomes}" if was is None else f"－ {kind}：{was}"
    return f"± {kind}：{called.subject(found)} [{found.field}] {was or '―'} ⇒ {becomes or '―'}"


@click.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--to", "target", required=True, type=Path,
              help=f"A file ({endings(Records)}), or a folder for CSV files.")
@click.option("--encoding", type=click.Choice([EXCEL_READS, "cp932"]), default=EXCEL_READS, show_default=True,
              help="Of CSV files.")
@as_of_option
@asked(answers=False)
def export(wanted: Asked, codes: tuple[str, ...], target: Path, encoding: str, as_of: Any) -> None:
    """Write the records of areas to a workbook or to CSV files; `import` reads them back unchanged."""
    form = format_for(target, Records)
    with wanted.store() as store:
        loaded = [store.load(code, as_of=as_of) for code in dict.fromkeys(codes)]
    write(Records.of(loaded, wanted.catalogue(), wanted.words, encoding), form, target)
    say(wanted.words("command.written", file=target, areas=len(loaded)))


@click.command()
@click.argument("target", type=Path)
@asked(answers=False)
def template(wanted: Asked, target: Path) -> None:
    """Write the empty workbook, with drop-downs and a sheet that explains it."""
    write(Template(wanted.catalogue(), wanted.words), format_for(target, Template), target)
    say(wanted.words("command.written", file=target, areas=0))
