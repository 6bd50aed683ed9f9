"""How a network is governed: structural evidence from the record, and the questions that no record answers.

After Provan & Kenis 2008 (Journal of Public Administration Research and Theory 18): shared governance, a lead
organisation, a network administrative organisation. Which one it is, is a person's judgement; nothing here
passes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.network.graphs import Graphs
from graph.dates import RecordedDate
from graph.decisions.governance import GovernanceAnswer, GovernanceQuestion, Level
from graph.facts.choices import Completeness
from graph.record.deciding import decided, newest
from graph.record.record import Record


class Mode(StrEnum):
    """The three forms of governance."""

    SHARED = "shared"
    LEAD = "lead"
    ADMINISTRATIVE = "administrative"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation that bears on a mode: does it hold in the record, and on which numbers does that rest?

    `holds` is None where the record does not say.
    """

    mode: Mode
    says: str
    holds: bool | None
    base: Mapping[str, int]


def evidence(record: Record) -> tuple[Evidence, ...]:
    """Return what the record says for and against each mode.

    That an actor has no seat is said only where all members of the networks are known by name: a category such
    as 「関係行政機関の職員」 may well be the hub. Where nobody is recorded as running the platform it is not known
    who does: that is no sign that nobody does, nor that ties go past whoever it is.
    """
    graphs = Graphs(record)
    area = record.area.code
    serving = [p.id for p in record.platforms if area in p.serves]
    running = {actor for platform in serving for actor in graphs.run_by(platform)}
    named = [o.id for o in record.organisations if not o.is_category]
    pairs = len(named) * (len(named) - 1) // 2
    named_ids = set(named)
    tied = [ends for ends in graphs.kinds_of_pair if named_ids.issuperset(ends)]
    through = [ends for ends in tied if running & set(ends)]
    used = {part.network for part in record.platform_parts if part.platform in serving}
    seats = {m.network for m in record.memberships if m.member in running and m.network in used}
    partners = {end for ends in through for end in ends} - running
    ties = bool(tied)
    categories = {o.id for o in record.organisations if o.is_category}
    whole = (all(n.members_known is Completeness.COMPLETE for n in record.networks if n.id in used)
             and not any(m.network in used and m.member in categories for m in record.memberships))
    sits = True if seats else False if running and used and whole else None
    return (
        Evidence(Mode.SHARED, "nobody_runs", False if running else None, {"running": len(running)}),
        Evidence(Mode.SHARED, "most_direct", 2 * (len(tied) - len(through)) > len(tied) if ties and running else None,
                 {"direct": len(tied) - len(through), "tied": len(tied), "pairs": pairs}),
        Evidence(Mode.LEAD, "runner_sits", sits,
                 {"seats": len(seats), "networks": len(used)}),
        Evidence(Mode.LEAD, "most_through", 2 * len(through) >= len(tied) if ties and running else None,
                 {"through": len(through), "tied": len(tied), "partners": len(partners)}),
        Evidence(Mode.ADMINISTRATIVE, "runner_apart", None if sits is None else not sits,
                 {"seats": len(seats), "networks": len(used)}),
    )


def participants(record: Record) -> tuple[int, int]:
    """Return how many organisations are recorded by name, and how many only as a category."""
    categories = sum(o.is_category for o in record.organisations)
    return len(record.organisations) - categories, categories


def answers(record: Record) -> dict[GovernanceQuestion, GovernanceAnswer | None]:
    """Return what people answered to the questions, None where nobody has."""
    return {question: newest(answer for answer in record.governance_answers if answer.question is question)
            for question in GovernanceQuestion}


def answered(record: Record, question: GovernanceQuestion, level: Level, *, day: dt.date, by: str,
             note: str = "") -> Record:
    """Return the record with an answer, in place of one of the same day."""
    return decided(record, GovernanceAnswer(question=question, level=level, by=by.strip(), note=note.strip(),
                                            as_of=RecordedDate(day.isoformat())))
