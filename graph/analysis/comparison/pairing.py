"""A person's word on counterparts: these two are each other's, or are not. Kept as findings of a record.

What such a finding is about reads `pairing/hub/992011:fukushi`: the body of its own record, then the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.analysis.requirements import latest_finding
from graph.dates import RecordedDate
from graph.model import Finding, FindingStatus, Record, home_of


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two bodies, named with the codes of their areas, that belong `together` or do not."""

    ends: frozenset[str]
    together: bool


def pairings(records: Iterable[Record]) -> tuple[Pairing, ...]:
    """Return what people said in any of the records, the latest word on each pair."""
    return tuple(pairing for record in records for pairing in _of(record))


def _of(record: Record) -> Iterator[Pairing]:
    about = dict.fromkeys(f.about for f in record.findings if f.about.startswith(Finding.PAIRING))
    for name in about:
        own, _, other = name.removeprefix(Finding.PAIRING).partition("/")
        finding = latest_finding(record, name)
        if finding is not None and own and other and finding.status is not FindingStatus.UNKNOWN:
            yield Pairing(frozenset((_absolute(own, record), other)), finding.status is FindingStatus.ACCEPTED)


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
    kept = tuple(f for f in record.findings if f.key() != finding.key())
    return replace(record, findings=(*kept, finding))
