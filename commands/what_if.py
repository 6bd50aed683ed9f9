"""What would change if: `what-if`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from commands.answering import Asked, as_of_option, asked, envelope, head
from commands.gaps import gap_as_json
from graph.analysis.network.as_of import standing
from graph.analysis.plans.outcome import Outcome, figures_beside, outcome_of
from graph.analysis.plans.proposal import Proposal, propose
from graph.analysis.steps import NETWORK, Step, fits, member, tie, without
from graph.errors import UsageError
from graph.questions.gap_search import GapSearch
from wording.facts import Reader
from wording.figures import label_text, value_text
from wording.gaps import GapReader
from wording.plans import guarantee_text
from wording.steps import step_text

BETWEEN = ":"


@click.command("what-if")
@click.argument("code")
@click.option("--without", "gone", multiple=True, metavar="ID", help="Take an actor out; may be repeated.")
@click.option("--tie", "ties", multiple=True, metavar="A:B", help="Add a tie between two actors (A:B:KIND).")
@click.option("--member", "members", multiple=True, metavar="ORG:NETWORK", help="Give an organisation a seat.")
@click.option("--network", "networks", multiple=True, metavar="NAME:ORG:ORG…", help="Add a whole network.")
@click.option("--propose", "wanted_links", type=click.IntRange(1, 3),
              help="Propose so many links that would close most, after the steps given.")
@as_of_option
@asked()
def what_if(wanted: Asked, code: str, gone: tuple[str, ...], ties: tuple[str, ...], members: tuple[str, ...],
            networks: tuple[str, ...], wanted_links: int | None, as_of: dt.date | None) -> None:
    """Show what a plan would change; nothing is saved."""
    catalogue, day = wanted.catalogue(), as_of or wanted.clock().today()
    with wanted.store() as store:
        loaded = store.look(code, as_of=as_of)
        context = GapSearch(store, catalogue).about(standing(loaded.record, day), day)
    ids = {actor.id for actor in context.record.nodes()}
    steps = [*(without(text) for text in gone), *(_tie(_split(text, ids), catalogue.plain_tie) for text in ties),
             *(member(*_two(_split(text, ids), text)) for text in members),
             *(Step(NETWORK, tuple(_split(text, ids))) for text in networks)]
    reader = GapReader(context.record, catalogue, wanted.words)
    for step in steps:
        if not fits(step, context.record, catalogue):
            raise UsageError("step", step=str(step))
    best = propose(context, wanted_links, steps) if wanted_links else None
    steps += best.steps if best else ()
    outcome = outcome_of(context, steps)
    later = GapReader(outcome.record, catalogue, wanted.words)
    answer = envelope(loaded, as_of, wanted.clock()) | {
        "steps": [str(step) for step in outcome.steps],
        "closed": [gap_as_json(gap, reader) for gap in outcome.closed],
        "opened": [gap_as_json(gap, later) for gap in outcome.opened],
        "moot": [gap_as_json(gap, reader) for gap in outcome.moot],
        "gaps": {"before": len(outcome.before), "after": len(outcome.after)},
        "measures": [{"id": a.name, "before": a.value, "after": b.value}
                     for a, b in figures_beside(context.record, outcome.record)],
    }
    if best:
        answer["proposal"] = {
            "steps": [str(step) for step in best.steps], "exhaustive": best.exhaustive, "tried": best.tried,
            "candidates": best.candidates, "closes": round(best.closes, 4)}
    wanted.answer(answer, _outcome(outcome, best, reader, later))


def _split(text: str, ids: set[str]) -> list[str]:
    """Return the ids of a text with colons between; ids of other areas' actors hold a colon themselves."""
    pieces: list[str] = []
    parts = text.split(BETWEEN)
    while parts:
        whole = BETWEEN.join(parts[:2])
        pieces.append(whole if len(parts) > 1 and whole in ids else parts[0])
        parts = parts[2:] if pieces[-1] == whole and len(parts) > 1 and whole in ids else parts[1:]
    return pieces


def _tie(parts: list[str], plain_tie: str) -> Step:
    return tie(parts[0], parts[1] if len(parts) > 1 else "", parts[2] if len(parts) > 2 else plain_tie)


def _two(parts: list[str], text: str) -> tuple[str, str]:
    if len(parts) != 2:
        raise UsageError("step", step=text)
    return parts[0], parts[1]


def _outcome(outcome: Outcome, best: Proposal | None, reader: GapReader, later: GapReader) -> Iterator[str]:
    words, catalogue = reader.words, reader.catalogue
    telling = Reader(reader.record, catalogue, words)
    yield head(reader.record)
    yield from (f"  {n}. {step_text(step, telling)}" for n, step in enumerate(outcome.steps, start=1))
    if best:
        yield guarantee_text(best, words) if best.steps else words("plan.nothing_to_propose")
    yield words("plan.counts", before=len(outcome.before), after=len(outcome.after),
                closed=len(outcome.closed), opened=len(outcome.opened), moot=len(outcome.moot))
    for name, gaps, gap_reader in (("closed", outcome.closed, reader), ("opened", outcome.opened, later),
                                   ("moot", outcome.moot, reader)):
        if gaps:
            yield words(f"plan.{name}", count=len(gaps))
            yield from (f"  ・{gap_reader.title(gap)}" for gap in gaps)
    for a, b in figures_beside(reader.record, outcome.record):
        if a.value != b.value:
            yield f"  {label_text(a, catalogue, words)}：{value_text(a)} → {value_text(b)}"
