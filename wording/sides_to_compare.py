"""Why a municipality, a model or an earlier day is worth comparing with, in sentences."""

from __future__ import annotations

from graph.analysis.gaps.peers import Choice
from graph.questions.sides_to_compare import Alike, Earlier
from graph.record.record import Record
from locales import Words


def alike_reasons(alike: Alike, record: Record, words: Words) -> list[str]:
    """Return why a municipality counts as alike, a sentence a reason; only what the records say."""
    theirs, mine = alike.record.area, record.area
    reasons = [words("compare.cards.prefecture")] if alike.same_prefecture else []
    if alike.choice in (Choice.SIMILAR, Choice.KIND):
        reasons.append(words(f"compare.cards.{alike.choice}", kind=words.of(theirs.kind)))
    if theirs.population and mine.population:
        reasons.append(words("compare.cards.inhabitants", theirs=f"{theirs.population:,}", mine=f"{mine.population:,}"))
    if alike.shared:
        reasons.append(words("compare.cards.shared", shared=alike.shared, either=alike.either))
    return reasons or [words("compare.cards.any")]


def earlier_lines(earlier: Earlier, now: Record, words: Words) -> list[str]:
    """Return what the record held then and what it holds now."""
    counts = [{"organisations": len(record.organisations), "networks": len(record.networks),
               "links": len(record.links())} for record in (earlier.loaded.record, now)]
    return [words("compare.cards.then", **counts[0]), words("compare.cards.now", **counts[1])]
