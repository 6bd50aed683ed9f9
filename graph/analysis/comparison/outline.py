"""A platform in a few words: how it came about, how many councils it uses, whether it is at rest."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.comparison.presence import serving, used_networks
from graph.facts.choices import Meeting, PlatformForm
from graph.record.record import Record

AT_REST = (Meeting.DORMANT, Meeting.CONTACT_ONLY)
"""What is said of a platform beside its form; that it meets is what one expects."""


@dataclass(frozen=True, slots=True)
class Outline:
    """`form` is None where no platform is recorded; `networks` are those it uses, else the area's own.

    `meeting` is DORMANT or CONTACT_ONLY where that is recorded of all its platforms (else of all networks), and
    UNKNOWN otherwise. `serves` is how many areas share it.
    """

    form: PlatformForm | None
    networks: int
    meeting: Meeting
    serves: int


def outline(record: Record) -> Outline:
    """Return a record's platform in a few words."""
    platforms = list(serving(record).values())
    networks = used_networks(record)
    if platforms:
        parts = {part.network for part in record.platform_parts if part.platform in {p.id for p in platforms}}
        networks = tuple(n for n in networks if n.id in parts)
    meetings = {a.meeting for a in platforms} or {a.meeting for a in networks}
    meeting = next((m for m in AT_REST if meetings == {m}), Meeting.UNKNOWN)
    forms = dict.fromkeys(p.form for p in platforms if p.form is not PlatformForm.UNKNOWN)
    form = next(iter(forms), PlatformForm.UNKNOWN) if platforms else None
    return Outline(form, len(networks), meeting, max((len(p.serves) for p in platforms), default=0))
