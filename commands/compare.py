"""Municipalities side by side: `compare`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import click

from commands.answering import Asked, as_of_option, asked, envelope, say
from exports.comparison import picture, tables
from exports.contents import Picture, Tables
from exports.format import endings, format_for, write
from graph.analysis.comparison.differences import Difference, differences
from graph.analysis.comparison.governance import answers, evidence, participants
from graph.analysis.comparison.profile import distance, profile
from graph.clock import Clock
from graph.questions.comparison import Comparison, Side, compare
from graph.record.record import Record
from loaders.dates import read_date
from wording.comparison import ComparisonReader, side_titles
from wording.ladder import LadderReader


@click.command("compare")
@click.argument("sides", nargs=-1, required=True, metavar="CODE[@DATE] CODE[@DATE]…")
@click.option("--to", "target", type=Path,
              help=f"Write the picture or the tables to a file instead ({endings(Picture, Tables)}).")
@click.option("--ghosts", is_flag=True, help="Show in the picture, in red, what only another side has.")
@as_of_option
@asked()
def compare_(wanted: Asked, sides: tuple[str, ...], target: Path | None, as_of: dt.date | None, *,
             ghosts: bool) -> None:
    """Show two to four municipalities, or several dates of one, side by side."""
    catalogue, today = wanted.catalogue(), wanted.clock().today()
    with wanted.store() as store:
        comparison = compare(store, [_side(text, as_of) for text in sides], today=today)
    reader = ComparisonReader(comparison.lined_up, side_titles(comparison, wanted.words), catalogue, wanted.words)
    ladder_reader = LadderReader(reader)
    if target is not None:
        form = format_for(target, Picture, Tables)
        write(picture(reader, ghosts=ghosts) if form.holds is Picture
              else tables(ladder_reader, differences(reader.lined_up)), form, target)
        say(wanted.words("command.written", file=target, areas=len(sides)))
        return
    wanted.answer(_as_json(comparison, ladder_reader, wanted.clock()), _lines(ladder_reader))


def _side(text: str, as_of: dt.date | None) -> Side:
    code, _, date = text.partition("@")
    try:
        return Side(code, read_date(date).last if date else as_of)
    except ValueError as error:
        raise click.BadParameter(text) from error


def _as_json(comparison: Comparison, ladder_reader: LadderReader, clock: Clock) -> dict[str, Any]:
    reader = ladder_reader.comparison
    keys = [str(side) for side in comparison.sides]
    records = comparison.lined_up.records

    def by_side(values: Iterable[Any]) -> dict[str, Any]:
        return dict(zip(keys, values, strict=True))

    return {
        "areas": [envelope(loaded, side.as_of, clock) | {"side": str(side)}
                  for loaded, side in zip(comparison.loaded, comparison.sides, strict=True)],
        "sentences": ladder_reader.sentences(),
        "ladder": [{"section": rung.section.value, "term": rung.term, "label": ladder_reader.label(rung),
                    "differs": rung.differs, "standing": by_side(s.value for s in rung.standings),
                    "actors": by_side([{"id": f.actor.id, "because": f.because.value} for f in side]
                                      for side in rung.sides)} for rung in ladder_reader.rungs],
        "roles": [{"id": s.id, "role": s.position.value, "types": list(s.terms), "matched_by": s.matched_by.value,
                   "score": s.score,
                   "members": by_side([actor.id] if actor is not None else [] for actor in s.actors)}
                  for s in comparison.lined_up.matches],
        "differences": [{"subject": list(c.subject), "fact": c.fact, "what": c.field or "only",
                         "implied": c.implied, "values": by_side(_values(c, reader))}
                        for c in differences(comparison.lined_up)],
        "measures": [{"id": next(f.name for f in by_name if f), "values": by_side(
            f.value if f else None for f in by_name), "base": by_side(dict(f.base) if f else None for f in by_name),
            "reason": by_side((f.reason or None) if f else "not_recorded" for f in by_name)}
            for by_name in reader.figures],
        "distances": [{"between": [keys[a], keys[b]], "value": distance(profile(records[a]), profile(records[b]))}
                      for a, b in combinations(range(len(keys)), 2)],
        "governance": by_side(_governance(record) for record in records),
    }


def _values(difference: Difference, reader: ComparisonReader) -> list[str | None]:
    """Return what each side has, null where nothing is recorded."""
    nothing = reader.words("comparison.not_recorded")
    return [None if text == nothing else text for text in reader.values(difference)]


def _governance(record: Record) -> dict[str, Any]:
    named, categories = participants(record)
    return {"evidence": [{"mode": e.mode.value, "says": e.says, "holds": e.holds, "base": dict(e.base)}
                         for e in evidence(record)],
            "participants": {"named": named, "categories": categories},
            "answers": {question.value: answer.level.value if answer else None
                        for question, answer in answers(record).items()}}


def _lines(ladder_reader: LadderReader) -> Iterator[str]:
    reader, words = ladder_reader.comparison, ladder_reader.words
    yield "■ " + " × ".join(reader.titles)
    yield from ladder_reader.sentences()
    yield words("ladder.means")
    for rung, row in zip(ladder_reader.rungs, ladder_reader.rows(), strict=True):
        label, *cells = row.values()
        yield f"  {'≠' if rung.differs else '＝'} {label}：{' ｜ '.join(cells)}"
    for match in reader.lined_up.matches:
        names = " ｜ ".join(actor.name if actor else words("comparison.not_recorded") for actor in match.actors)
        yield f"  {reader.role(match)}：{names}［{reader.matched_by(match)}］"
    for difference in differences(reader.lined_up):
        if not difference.implied:
            subject, kind, what = reader.subject(difference), reader.kind(difference), reader.what(difference)
            sources = f"〔{cited}〕" if (cited := reader.sources(difference)) else ""
            yield f"  ≠ {subject}（{kind}）{what}：" + " ｜ ".join(reader.values(difference)) + sources
