"""From the store to an inquiry: a record as it is looked at, beside comparable municipalities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.gaps.gap import OLD_AFTER_YEARS, Inquiry
from graph.analysis.gaps.peers import Candidate, Choice, Peers, choose, gather
from graph.catalogue import Catalogue
from graph.model import AreaKind, Record
from graph.store import Store


@dataclass(frozen=True)
class Inquirer:
    """Asks about one area or many from one store. Comparable municipalities are always as they stand now.

    `years` is from when on a fact counts as old; `own` are the codes of peers that the person has chosen, for
    `Choice.OWN`.
    """

    store: Store
    catalogue: Catalogue
    choice: Choice = Choice.SIMILAR
    own: tuple[str, ...] = ()
    years: int = OLD_AFTER_YEARS

    def about(self, record: Record, on: dt.date) -> Inquiry:
        """Return the inquiry about one record, as on a day."""
        codes, choice = choose(record.area.code, self.candidates, self.choice, self.own)
        return Inquiry(record, self.catalogue, self._peers(codes, choice), on, self.years)

    def about_each(self, records: Sequence[Record], on: dt.date) -> Iterable[Inquiry]:
        """Yield the inquiries about many records: what their peers have is asked once for all of them."""
        chosen = [choose(r.area.code, self.candidates, self.choice, self.own) for r in records]
        everybody = sorted({code for codes, _ in chosen for code in codes})
        seats = _by_area(self.store.ask("find_seated_types", areas=everybody))
        ties = _by_area(self.store.ask("find_tied_types", areas=everybody))
        known: dict[tuple[str, ...], Peers] = {}
        for record, (codes, choice) in zip(records, chosen, strict=True):
            if codes not in known:
                known[codes] = gather(codes, choice, (row for c in codes for row in seats.get(c, ())),
                                      (row for c in codes for row in ties.get(c, ())))
            yield Inquiry(record, self.catalogue, known[codes], on, self.years)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Every area that could be compared with another."""
        rows: dict[str, list[dict[str, object]]] = {}
        for row in self.store.ask("find_peer_candidates"):
            rows.setdefault(str(row["code"]), []).append(row)
        return [Candidate(code, AreaKind(several[0]["kind"]), several[0]["population"],  # type: ignore[arg-type]
                          int(str(several[0]["organisations"])),
                          frozenset(str(row["form"]) for row in several) - {"", "unknown"})
                for code, several in rows.items()]

    def _peers(self, codes: tuple[str, ...], choice: Choice) -> Peers:
        if not codes:
            return Peers(choice=choice)
        return gather(codes, choice, self.store.ask("find_seated_types", areas=list(codes)),
                      self.store.ask("find_tied_types", areas=list(codes)))


def _by_area(rows: Iterable[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["area"], []).append(row)
    return found
