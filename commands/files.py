"""Files in and out: `import`, `export`, `template`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from commands.answering import Asked, as_of_option, asked, head, say, with_recorded_names
from commands.assistant_options import assistant_options, told_to_assistant
from commands.conflicts import conflict_sentences, conflicts_as_json, preferring, refuse_conflicts
from commands.lists import complete_list
from commands.recording import RecordedOnce
from exports.contents import EXCEL_READS, Records, Template
from exports.format import endings, format_for, write
from graph.changes.between import changes_between
from graph.changes.field_changes import FactChange, field_changes
from graph.errors import InputError, Problem
from graph.record.record import Record
from graph.signing import signed
from graph.store import Revision
from graph.store.surroundings import with_neighbours
from loaders.assistant.place import AreaName
from loaders.assisted import read_anybodys
from loaders.problems import GuessProblemKind, HintKind
from loaders.reading import read
from loaders.tables import shown
from locales import Words
from wording.assisted import as_json, sentences
from wording.changes import ChangeLine, ChangeReader, What
from wording.problems import sentence

SHOWN = 20
"""What comes and what changes, printed per area for a person; `--json` prints all of it. What goes is all printed."""
SIGNS = {What.ADDED: "＋", What.CHANGED: "±"}


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=Path)
@click.option("--dry-run", is_flag=True, help="Show the differences; save nothing.")
@click.option("--with-hidden", is_flag=True, help="Take in hidden and struck-through rows, totals and examples too.")
@click.option("--replace", "whole", multiple=True, metavar="LIST",
              help="A list that is complete: members=NETWORK, total=ITEM/YEAR, or a kind (ties); may be repeated.")
@click.option("--prefer", type=click.Choice(["file", "store"]),
              help="Whose value counts where a book was changed and the record too.")
@click.option("--remove", is_flag=True, help="Save also what takes more than a few facts away, or renames an area.")
@click.option("--who", default="", help="The office that saves, kept in the history.")
@click.option("--note", default="", help="Why, kept in the history.")
@assistant_options
@asked()
def import_(wanted: Asked, paths: tuple[Path, ...], dry_run: bool, with_hidden: bool, whole: tuple[str, ...],
            prefer: str | None, remove: bool, who: str, note: str, **said: Any) -> None:
    """Take in workbooks, CSV files, folders or zips: all of it, or nothing. Rows add and alter; they remove nothing.

    With --area also files of any other form: members' lists, ordinances, tables of signs, surveys, graphs.
    """
    who, note = signed(who or wanted.words("command.who"), note)
    catalogue = wanted.catalogue()
    asked_of_assistant = told_to_assistant(said, catalogue)
    lists = [complete_list(text, catalogue) for text in whole]
    with wanted.store_as_it_is() as store:
        known = RecordedOnce(store)
        if asked_of_assistant:
            areas = [AreaName(line.code, line.name, line.kind.value) for line in store.areas()]
            reading, assisted = read_anybodys(paths, asked_of_assistant, catalogue=catalogue, recorded=known,
                                              areas=areas, with_hidden=with_hidden, lists=lists,
                                              exported=known.exported, remembered=store.mapping)
        else:
            reading, assisted = read(paths, catalogue=catalogue, recorded=known, with_hidden=with_hidden,
                                     lists=lists, exported=known.exported), None
        if not reading.records and any(hint.kind is HintKind.UNREAD_SHEET for hint in reading.hints):
            raise InputError(tuple(Problem(GuessProblemKind.NOTHING_RECOGNISED, shown(path.name)) for path in paths))
        if prefer:
            reading = preferring(reading, known, prefer)
        if reading.conflicts and not dry_run:
            refuse_conflicts(reading, wanted)
        if reading.doubts and not (remove or dry_run):
            raise InputError(reading.doubts)
        changed = [(record, changes) for record in reading.records
                   if (changes := field_changes(known(record.area.code), record))]
        bases = [(record, known.base(record.area.code)) for record, _ in changed]
        around = with_neighbours([record for record, _ in changed], known)
        named = with_recorded_names(catalogue, store)
        readers = {record.area.code: ChangeReader(known(record.area.code), record, named, wanted.words, around)
                   for record, _ in changed}
    saved: tuple[Revision, ...] = ()
    if changed and not dry_run:
        with wanted.store(create=True) as store:
            saved = store.save_all(bases, who=who, note=note)
    numbers = {revision.area: revision.number for revision in saved}
    lines = {record.area.code: readers[record.area.code].lines(changes_between(known(record.area.code), record))
             for record, _ in changed}
    answer = {
        "saved": bool(saved),
        "areas": [
            {"area": code, "revision": numbers.get(code, known.number(code)), **_counts(lines[code]),
             "differences": [_as_json(change) for change in changes]}
            for code, changes in ((record.area.code, changes) for record, changes in changed)
        ],
        "doubts": [_said(doubt, wanted.words) for doubt in reading.doubts],
        "conflicts": conflicts_as_json(reading, wanted),
        "remarks": [_said(hint, wanted.words) for hint in reading.hints],
    }
    assistant_lines = sentences(assisted, catalogue, wanted.words) if assisted else iter(())
    wanted.answer(answer | ({"assistant": as_json(assisted)} if assisted else {}), chain(
        assistant_lines, (sentence(hint, wanted.words) for hint in (*reading.hints, *reading.doubts)),
        conflict_sentences(reading, wanted),
        _lines(wanted.words, [record for record, _ in changed], lines, saved=bool(saved))))


def _said(said: Problem, words: Words) -> dict[str, Any]:
    return {"file": said.file, "sheet": said.sheet, "row": said.row, "column": said.column, "kind": said.kind.value,
            "sentence": sentence(said, words)}


def _counts(lines: Sequence[ChangeLine]) -> dict[str, int]:
    counts = Counter(line.what for line in lines)
    return {what.value: counts[what] for what in What}


def _as_json(change: FactChange) -> dict[str, Any]:
    return {"what": change.fact, "subject": "/".join(change.subject), "field": change.field,
            "was": change.was, "becomes": change.becomes}


def _lines(words: Words, records: Sequence[Record], lines: Mapping[str, Sequence[ChangeLine]], *,
           saved: bool) -> Iterator[str]:
    """Yield what goes, every fact of it, then what comes and what changes, as far as a person reads; how much it is."""
    for record in records:
        yield head(record)
        gone = [line for line in lines[record.area.code] if line.what is What.REMOVED]
        others = [line for line in lines[record.area.code] if line.what is not What.REMOVED]
        yield from (f"  － {line.sentence}" for line in gone)
        yield from (f"  {SIGNS[line.what]} {line.sentence}" for line in others[:SHOWN])
        if len(others) > SHOWN:
            yield "  " + words("command.more", count=len(others) - SHOWN)
    outcome = "command.no_difference" if not records else "command.saved" if saved else "command.dry_run"
    counts = Counter(line.what for of_area in lines.values() for line in of_area)
    yield words(outcome, areas=len(records), count=counts.total(), added=counts[What.ADDED],
                changed=counts[What.CHANGED], removed=counts[What.REMOVED])


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
