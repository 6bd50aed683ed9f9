"""What links an actor with others, a line each: to whom, as what, who says so, since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.network.reports import ReportedTie, reported_ties
from graph.facts.links import Link, Membership, Tie
from wording.facts import Reader

TO, FROM = "→", "←"


@dataclass(frozen=True, slots=True)
class Relation:
    """One line: the other one, how the two are linked, and the facts that say so.

    `direction` is that of a tie which has one, seen from the actor.
    """

    other: str
    how: str
    facts: tuple[Link, ...]
    direction: str = ""


def seats(reader: Reader, actor: str) -> Iterator[Relation]:
    """Yield the networks an actor sits on, or the members of a network: with seat and status."""
    for seat in reader.record.memberships:
        if actor in (seat.member, seat.network):
            yield Relation(seat.network if actor == seat.member else seat.member, seat_text(reader, seat), (seat,))


def seat_text(reader: Reader, seat: Membership) -> str:
    """Return as what and in which status somebody sits on a network."""
    return _joined(reader, (reader.value(seat, "seat"), reader.value(seat, "status")))


def roles(reader: Reader, actor: str) -> Iterator[Relation]:
    """Yield what an actor is to platforms, and who is what to a platform; networks used as one among them."""
    for part in reader.record.platform_parts:
        if actor in (part.network, part.platform):
            yield Relation(part.platform if actor == part.network else part.network, reader.words("inspector.part"),
                           (part,))
    for role in reader.record.platform_roles:
        if actor in (role.actor, role.platform):
            yield Relation(role.platform if actor == role.actor else role.actor, reader.words.of(role.role), (role,))


def ties(reader: Reader, actor: str) -> Iterator[Relation]:
    """Yield the ties of an actor; what several report is one."""
    undirected = reader.catalogue.undirected
    for reported in reported_ties((t for t in reader.record.ties if actor in (t.source, t.target)), undirected):
        tie = reported.tie
        arrow = "" if tie.kind in undirected else TO if actor == tie.source else FROM
        how = _joined(reader, (reader.value(tie, "kind"), reporters_text(reader, reported)))
        yield Relation(tie.target if actor == tie.source else tie.source, how, reported.reports, arrow)


def relations(reader: Reader, actor: str) -> list[Relation]:
    """Return all of these."""
    return [*seats(reader, actor), *roles(reader, actor), *ties(reader, actor)]


def reporters_text(reader: Reader, reported: ReportedTie) -> str:
    """Return who says that there is a tie; "" where nobody is recorded to say so."""
    if reported.is_confirmed:
        return reader.words("relation.both_report")
    return _joined(reader, (reader.words("relation.reports", reporter=reader.name(who)) for who in reported.reporters))


def dates_text(reader: Reader, facts: Iterable[Link]) -> str:
    """Return since when a link is there, and as of when that is known; "" where neither is recorded."""
    since = dict.fromkeys(reader.words("relation.since", date=reader.date(f.since)) for f in facts if f.since)
    as_of = dict.fromkeys(reader.words("relation.as_of", date=reader.date(f.as_of)) for f in facts if f.as_of)
    return _joined(reader, (*since, *as_of))


def details_text(reader: Reader, facts: Iterable[Link]) -> str:
    """Return what is recorded of ties besides their kind: on paper or not, how often."""
    texts = (text for f in facts if isinstance(f, Tie) for text in (
        reader.value(f, "formality") if f.formality.value != "unknown" else "", f.frequency))
    return _joined(reader, dict.fromkeys(texts))


def _joined(reader: Reader, texts: Iterable[str]) -> str:
    return reader.words("list.between").join(filter(None, texts))
