"""With whom to begin comparing: a municipality alike, a model, the same area a year ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from graph.analysis.comparison.profile import distance
from graph.analysis.gaps.peers import Choice
from graph.clock import Clock
from graph.codes import is_invented, prefecture_of
from graph.errors import NothingRecorded
from graph.facts.choices import RemarkKind
from graph.facts.observations import Remark
from graph.questions.gap_search import GapSearch
from graph.record.record import Record
from graph.store import Loaded, Store


@dataclass(frozen=True, slots=True)
class Alike:
    """A municipality like the own one, and why: how its peers were chosen, and the features that both have."""

    record: Record
    choice: Choice
    same_prefecture: bool
    shared: int
    either: int


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the library, and what is known of it: its lessons, else its features."""

    record: Record
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The own record as it had been saved by a day, a year ago or the oldest there is; `changed` since."""

    day: dt.date
    loaded: Loaded
    year_ago: bool
    changed: bool


def alike(search: GapSearch, record: Record) -> Alike | None:
    """Return the municipality that resembles a record's area most among its peers, None where there are none.

    Peers are those that gaps are compared with. The nearest profile comes first; where nothing tells how far
    they are, one of the same prefecture.
    """
    code = record.area.code
    codes, choice = search.chosen(record)
    if not codes:
        return None
    features: dict[str, set[str]] = {}
    for row in search.store.ask("find_profiles", areas=[code, *codes]):
        features.setdefault(row["area"], set()).add(row["feature"])
    mine = frozenset(features.get(code, ()))

    def order(peer: str) -> tuple[float, bool, str]:
        apart = distance(mine, frozenset(features.get(peer, ())))
        return 1.0 if apart is None else apart, prefecture_of(peer) != prefecture_of(code), peer

    nearest = min(codes, key=order)
    theirs = features.get(nearest, set())
    return Alike(search.store.look(nearest).record, choice, prefecture_of(nearest) == prefecture_of(code),
                 len(mine & theirs), len(mine | theirs))


def model(store: Store, record: Record, *, without: Collection[str] = ()) -> Model | None:
    """Return the model to look at first, None where there is none.

    That is one with a recorded platform, then one with networks; of equal ones, one that exists, and of the same
    prefecture. An invented area is no model for one that exists, nor a prefecture for a municipality.
    """
    code = record.area.code
    lines = {line.code: line for line in store.areas()}
    is_prefecture = prefecture_of(code) == code
    codes = [row["code"] for row in store.ask("find_models") if row["code"] not in {code, *without}
             and (is_invented(code) or not is_invented(row["code"]))
             and (prefecture_of(row["code"]) == row["code"]) == is_prefecture]
    able = [c for c in codes if lines[c].organisations or lines[c].networks or lines[c].platforms]
    if not able:
        return None
    first = store.look(min(able, key=lambda c: (not lines[c].platforms, not lines[c].networks, is_invented(c),
                                                prefecture_of(c) != prefecture_of(code), c))).record
    by_kind = [tuple(r for r in first.remarks if r.kind is kind) for kind in (RemarkKind.LESSON, RemarkKind.FEATURE)]
    return Model(first, by_kind[0] or by_kind[1])


def earlier(store: Store, clock: Clock, loaded: Loaded) -> Earlier | None:
    """Return the record of an area as of a year ago, else as it was first saved; None where today's is the only one."""
    code, today = loaded.record.area.code, clock.today()
    year_ago = today.replace(year=today.year - 1, day=min(today.day, 28) if today.month == 2 else today.day)
    days = sorted(clock.day(r.saved_at) for r in store.history(code) if not (r.clock_doubtful or r.removed))
    day = year_ago if days and days[0] <= year_ago else next((d for d in days if d < today), None)
    if day is None:
        return None
    try:
        then = store.look(code, as_of=day)
    except NothingRecorded:
        return None
    return Earlier(day, then, day == year_ago, then.revision.number != loaded.revision.number)
