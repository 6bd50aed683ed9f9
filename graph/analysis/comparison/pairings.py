"""People's words on counterparts: these two are each other's, or are not; of all records that are compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from graph.dates import RecordedDate, recency
from graph.decisions.pairing import Pairing
from graph.facts.choices import Answer
from graph.facts.references import home_of
from graph.record.deciding import decided
from graph.record.record import Record


@dataclass(frozen=True, slots=True)
class Paired:
    """Two actors, named with the codes of their areas, that belong `together` or do not."""

    ends: frozenset[str]
    together: bool


def pairings(records: Iterable[Record]) -> tuple[Paired, ...]:
    """Return what people said in any of the records, the newest word on each pair, whichever record has it.

    Of two words of one day the one in the record with the higher code counts, in whatever order they are given.
    """
    words = [(recency(pairing.as_of), record.area.code, _ends(pairing, record), pairing.together)
             for record in records for pairing in record.pairings]
    newest = {ends: together for _, _, ends, together in sorted(words, key=lambda word: word[:2])}
    return tuple(Paired(ends, together is Answer.YES) for ends, together in newest.items()
                 if together in (Answer.YES, Answer.NO))


def _ends(pairing: Pairing, record: Record) -> frozenset[str]:
    actor = pairing.actor if home_of(pairing.actor) else f"{record.area.code}:{pairing.actor}"
    return frozenset((actor, pairing.counterpart))


def paired(record: Record, actor: str, counterpart: str, *, together: bool | None, day: dt.date, by: str,
           note: str = "") -> Record:
    """Return the record with a word on an actor of it and one of another area; None takes the word back.

    `other` carries the code of its area. Two actors are told apart from every earlier word on the first.
    """
    said = Answer.UNKNOWN if together is None else Answer.YES if together else Answer.NO
    return decided(record, Pairing(actor=actor, counterpart=counterpart, together=said, by=by.strip(),
                                   note=note.strip(), as_of=RecordedDate(day.isoformat())))
