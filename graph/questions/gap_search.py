"""From the store to the context of a search for gaps: a record as it is looked at, beside comparable municipalities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.gaps.context import OLD_AFTER_YEARS, Context
from graph.analysis.gaps.peers import FACTOR, LEAST, MOST, Choice, Peers, gather
from graph.catalogue import Catalogue
from graph.facts.choices import AreaKind, PlatformForm
from graph.record.record import Record
from graph.store import Store

SMALL = (AreaKind.TOWN, AreaKind.VILLAGE)
LARGE = (AreaKind.CITY, AreaKind.SPECIAL_WARD)
LADDERS = {Choice.SIMILAR: (Choice.SIMILAR, Choice.KIND, Choice.ANY)}
"""How a choice is widened where it gives too few peers; others stay as they are."""

Chosen = tuple[tuple[str, ...], Choice]
Row = dict[str, Any]


@dataclass(frozen=True)
class GapSearch:
    """Asks about one area or many from one store. Comparable municipalities are always as they stand now.

    `years` is from when on a fact counts as old; `peer_codes` are the codes of peers that the person has chosen, for
    `Choice.OWN`.
    """

    store: Store
    catalogue: Catalogue
    choice: Choice = Choice.SIMILAR
    peer_codes: tuple[str, ...] = ()
    years: int = OLD_AFTER_YEARS

    def about(self, record: Record, on: dt.date) -> Context:
        """Return the context of a search about one record, as on a day."""
        codes, choice = self.chosen(record)
        seats, ties = (self.store.ask(name, areas=list(codes)) if codes else []
                       for name in ("find_seated_types", "find_tied_types"))
        return Context(record, self.catalogue, gather(codes, choice, seats, ties), on, self.years)

    def about_each(self, records: Sequence[Record], on: dt.date) -> Iterable[Context]:
        """Yield the contexts of searches about many records: what their peers have is asked once for all of them."""
        chosen = [self.chosen(record) for record in records]
        everybody = sorted({code for codes, _ in chosen for code in codes})
        seats = _by_area(self.store.ask("find_seated_types", areas=everybody))
        ties = _by_area(self.store.ask("find_tied_types", areas=everybody))
        known: dict[Chosen, Peers] = {}
        for record, (codes, choice) in zip(records, chosen, strict=True):
            if (codes, choice) not in known:
                known[codes, choice] = gather(codes, choice, (row for c in codes for row in seats.get(c, ())),
                                              (row for c in codes for row in ties.get(c, ())))
            yield Context(record, self.catalogue, known[codes, choice], on, self.years)

    def chosen(self, record: Record) -> Chosen:
        """Return the codes of the peers of a record's area, and how they were chosen in the end.

        `Choice.SIMILAR` wants the same kind of municipality and a similar number of inhabitants; with fewer
        than `LEAST` such peers the same kind alone, then any. Of many, those nearest in size are taken.
        Of a person's own choice those count of which organisations are recorded.
        """
        area = record.area
        if area.kind not in (*SMALL, *LARGE):
            return (), self.choice
        if self.choice is Choice.OWN:
            recorded = {line.code for line in self.store.areas() if line.organisations}
            return tuple(sorted(({*self.peer_codes} & recorded) - {area.code})), Choice.OWN
        ladder = LADDERS.get(self.choice, (self.choice,))
        codes: tuple[str, ...] = ()
        for rung in ladder:
            codes = self._on(rung, record)
            if len(codes) >= LEAST:
                return codes, rung
        return codes, ladder[-1]

    def _on(self, rung: Choice, record: Record) -> tuple[str, ...]:
        area = record.area
        by_kind, by_size = rung in (Choice.SIMILAR, Choice.KIND), rung in (Choice.SIMILAR, Choice.SIZE)
        forms = sorted({p.form.value for p in record.platforms if area.code in p.serves}
                       - {PlatformForm.UNKNOWN.value}) if rung is Choice.FORM else []
        if (by_size and not area.population) or (rung is Choice.FORM and not forms):
            return ()
        kinds = (SMALL if area.kind in SMALL else LARGE) if by_kind else (*SMALL, *LARGE)
        rows = self.store.ask("find_peers", area=area.code, population=area.population, most=MOST,
                              kinds=[kind.value for kind in kinds], forms=forms,
                              factor=FACTOR if by_size else 0)
        return tuple(sorted(row["code"] for row in rows))


def _by_area(rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_area: dict[str, list[Row]] = {}
    for row in rows:
        by_area.setdefault(row["area"], []).append(row)
    return by_area
