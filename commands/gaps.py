"""What is missing: `gaps`."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from commands.answering import Asked, as_of_option, asked, envelope, head, one_or_all, with_recorded_names
from commands.prefectures import NAMED, municipalities
from graph.analysis.gaps.context import OLD_AFTER_YEARS, Context
from graph.analysis.gaps.decisions import decision_on, state_of
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.peers import Choice
from graph.analysis.gaps.ranking import find_gaps, gap_kinds
from graph.analysis.network.as_of import standing
from graph.codes import is_code
from graph.errors import UsageError
from graph.questions.gap_search import GapSearch
from graph.record.record import Record
from graph.store import Store
from wording.gaps import GapReader

CHOICES = [choice.value for choice in Choice if choice is not Choice.OWN]


@click.command()
@click.argument("codes", nargs=-1)
@click.option("--prefecture", metavar="PREF", help=f"All municipalities of a prefecture: {NAMED}.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind; may be repeated.")
@click.option("--peers", default=Choice.SIMILAR.value, show_default=True, metavar="CHOICE",
              help=f"Whom to compare with: {', '.join(CHOICES)}, or codes with commas between.")
@click.option("--years", type=click.IntRange(0, 100), default=OLD_AFTER_YEARS, show_default=True,
              help="From how many years on a fact counts as old.")
@as_of_option
@asked()
def gaps(wanted: Asked, codes: tuple[str, ...], prefecture: str | None, kinds: tuple[str, ...], peers: str,
         years: int, as_of: dt.date | None) -> None:
    """List what is missing between the agencies, what counts most first."""
    if unknown := [kind for kind in kinds if kind not in gap_kinds()]:
        raise UsageError("gap_kind", kind=unknown[0], known=", ".join(gap_kinds()))
    catalogue, day = wanted.catalogue(), as_of or wanted.clock().today()
    choice, peer_codes = _choice(peers)
    answers, listings = [], []
    with wanted.store() as store:
        catalogue = with_recorded_names(catalogue, store)
        _refuse_unknown(peer_codes, store)
        asker = GapSearch(store, catalogue, choice, peer_codes, years)
        area_codes = [*codes, *(municipalities(store, catalogue, prefecture, wanted.words)[1] if prefecture else ())]
        if not area_codes:
            raise UsageError("no_area")
        loaded = [store.look(code, as_of=as_of) for code in dict.fromkeys(area_codes)]
        records = [standing(loaded_area.record, day) for loaded_area in loaded]
        for loaded_area, context in zip(loaded, asker.about_each(records, day), strict=True):
            area_gaps = find_gaps(context, kinds)
            reader = GapReader(context.record, catalogue, wanted.words)
            answers.append(envelope(loaded_area, as_of, wanted.clock()) | _peers(context) | {
                "counts": _counts(context.record, area_gaps), "gaps": [gap_as_json(g, reader) for g in area_gaps]})
            listings.append((context.record, area_gaps, reader))
    answer = {"areas": answers} if prefecture else one_or_all(answers)
    wanted.answer(answer, _lines(listings))


def _choice(text: str) -> tuple[Choice, tuple[str, ...]]:
    if text in CHOICES:
        return Choice(text), ()
    codes = tuple(filter(None, text.split(",")))
    if not codes or not all(map(is_code, codes)):
        raise UsageError("peers", text=text, known=", ".join(CHOICES))
    return Choice.OWN, codes


def _refuse_unknown(codes: tuple[str, ...], store: Store) -> None:
    """Raise UsageError (`unknown_peers`) for peers of which no organisation is recorded."""
    recorded = {line.code for line in store.areas() if line.organisations} if codes else set()
    if unknown := [code for code in codes if code not in recorded]:
        raise UsageError("unknown_peers", codes=", ".join(unknown))


def _peers(context: Context) -> dict[str, Any]:
    return {"peers": {"chosen_by": context.peers.choice.value, "codes": list(context.peers.codes)}}


def _counts(record: Record, area_gaps: Sequence[Gap]) -> dict[str, dict[str, int]]:
    return {"by_kind": dict(Counter(gap.kind for gap in area_gaps)),
            "by_state": dict(Counter(state_of(record, gap).value for gap in area_gaps))}


def gap_as_json(gap: Gap, reader: GapReader) -> dict[str, Any]:
    """Return a gap as `--json` tells it."""
    decision = decision_on(reader.record, gap)
    return {
        "id": gap.id, "kind": gap.kind, "subjects": list(gap.subjects), "certainty": gap.certainty.value,
        "score": round(gap.score, 4), "title": reader.title(gap), "sentence": reader.sentence(gap),
        "base": dict(gap.base), "closes": reader.closes(gap), "steps": [str(step) for step in gap.closes],
        "evidence": list(gap.evidence),
        "decision": {"state": decision.state.value, "note": decision.note, "by": decision.by,
                     "until": str(decision.until or ""), "as_of": str(decision.as_of or ""),
                     "said_then": reader.then(gap, decision)} if decision else None,
    }


def _lines(listings: Sequence[tuple[Record, Sequence[Gap], GapReader]]) -> Iterator[str]:
    for record, area_gaps, reader in listings:
        yield head(record)
        if not area_gaps:
            yield "  " + reader.words("gaps.none_found" if not record.is_empty else "gaps.nothing_recorded")
        for number, gap in enumerate(area_gaps, start=1):
            marks = (reader.words(f"gap.certainty.{gap.certainty}"), reader.state(decision_on(record, gap)))
            said = reader.words("gap_list.marks", marks=reader.words("list.between").join(marks))
            yield f"  {number}. {reader.title(gap)} {said}"
            yield f"     {reader.sentence(gap)}"
