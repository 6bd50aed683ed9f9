"""A person's word on counterparts: these two are each other's, or are not. Kept as findings of a record.

What such a finding is about reads `pairing/hub/992011:fukushi`: the body of its own record, then the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.notice.requirements import with_finding
from graph.dates import RecordedDate, recency
from graph.facts.choices import FindingStatus
from graph.facts.observations import Finding
from graph.facts.references import home_of
from graph.record.record import Record


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two bodies, named with the codes of their areas, that belong `together` or do not."""

    ends: frozenset[str]
    together: bool


def pairings(records: Iterable[Record]) -> tuple[Pairing, ...]:
    """Return what people said in any of the records, the newest word on each pair, whichever record has it.

    Of two words of one day the one in the record with the higher code counts, in whatever order they are given.
    """
    words = [(recency(finding.as_of), record.area.code, ends, finding) for record in records
             for ends, finding in _of(record)]
    newest = {ends: finding for _, _, ends, finding in sorted(words, key=lambda word: word[:2])}
    return tuple(Pairing(ends, finding.status is FindingStatus.ACCEPTED) for ends, finding in newest.items()
                 if finding.status is not FindingStatus.UNKNOWN)


def _of(record: Record) -> Iterator[tuple[frozenset[str], Finding]]:
    """Yield the words of one record, each with the two bodies it is about."""
    for finding in record.findings:
        if finding.about.startswith(Finding.PAIRING):
            own, _, other = finding.about.removeprefix(Finding.PAIRING).partition("/")
            if own and other:
                yield frozenset((_absolute(own, record), other)), finding


def _absolute(ref: str, record: Record) -> str:
    return ref if home_of(ref) else f"{record.area.code}:{ref}"


def paired(record: Record, own: str, other: str, *, together: bool | None, day: dt.date, by: str,
           note: str = "") -> Record:
    """Return the record with a word on a body of it and one of another area; None takes the word back.

    `other` carries the code of its area. Two bodies are told apart from every earlier word on the first.
    """
    status = (FindingStatus.UNKNOWN if together is None
              else FindingStatus.ACCEPTED if together else FindingStatus.NOT_APPLICABLE)
    finding = Finding(about=f"{Finding.PAIRING}{own}/{other}", status=status, by=by.strip(), note=note.strip(),
                      as_of=RecordedDate(day.isoformat()))
    return with_finding(record, finding)
