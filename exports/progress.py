"""A prefecture's municipalities as rows: what is recorded of each item, beside what documents report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.facts_in_words import Reader
from graph.analysis.requirements import MET, STATES, State
from graph.catalogue import Catalogue, Requirement
from graph.model import Remark, ReportedTotal
from graph.rolling_up import PROGRESS, Municipality, RollUp
from locales import Words

Row = dict[str, str]


@dataclass(frozen=True)
class ProgressReader:
    """Reads a roll-up to a person, in one language."""

    rolled_up: RollUp
    catalogue: Catalogue
    words: Words

    def item(self, own: str) -> str:
        """Return the name of an item, with its sign ① ② ③ where it has one."""
        term = self.catalogue.requirements[own]
        sign = "①②③"[int(term.star) - 1] if term.star.isdigit() and own in PROGRESS else own
        return f"{sign} {term.name(self.words.language)}"

    def rows(self, items: Sequence[str] = PROGRESS) -> list[Row]:
        """Return a row for each municipality: each item's state and date, joint platforms, sources."""
        words = self.words
        return [{
            words("progress.code"): m.record.area.code, words("progress.name"): m.record.area.name,
            **{self.item(own): self.state(m, own) for own in items},
            words("progress.joint"): words("list.between").join(p.name for p in m.joint),
            words("progress.sources"): words("list.between").join(dict.fromkeys(
                text for own in items if (text := self.source(m, own)))),
        } for m in self.rolled_up.municipalities]

    def state(self, municipality: Municipality, item: str) -> str:
        """Return a state in words with its date; the unknown as unknown."""
        state = municipality.states[item]
        told = self.words.of(state.status)
        date = self._reader(municipality).date(state.as_of) if state.as_of else ""
        return self.words("progress.as_of", state=told, date=date) if date else told

    def source(self, municipality: Municipality, item: str) -> str:
        """Return the titles of the sources that a state rests on."""
        reader = self._reader(municipality)
        told = dict.fromkeys(reader.value(f, "cites") for f in municipality.states[item].evidence if f.cites)
        return self.words("list.between").join(told)

    def _reader(self, municipality: Municipality) -> Reader:
        return Reader(municipality.record, self.catalogue, self.words)

    def totals(self, items: Sequence[str] = PROGRESS) -> list[Row]:
        """Return for each item what is reported in total beside what is recorded one by one."""
        words, found = self.words, []
        for own in items:
            counted = self.rolled_up.recorded(own)
            reported = [t for t in self.rolled_up.reported if t.about == own]
            found.append({
                words("progress.item"): self.item(own),
                words("progress.reported"): words("list.between").join(map(self.total, reported)) or "—",
                words("progress.recorded"): words(
                    "progress.recorded_of", count=sum(counted[s] for s in MET), total=counted.total()),
                **{words.of(status): str(counted[status]) for status in STATES},
                words("progress.sources"): words("list.between").join(dict.fromkeys(map(self.total_source, reported))),
                words("progress.note"): words("list.between").join(filter(None, (t.note for t in reported))),
            })
        return found

    def total(self, total: ReportedTotal) -> str:
        """Return a reported total in words: how many of how many, and of when."""
        date = self._own.date(total.as_of) if self._own and total.as_of else "—"
        return self.words("progress.total", count=total.count, total=total.out_of or "—", date=date)

    def total_source(self, total: ReportedTotal) -> str:
        """Return the titles of the sources that report a total."""
        return self._own.value(total, "cites") if self._own and total.cites else "—"

    def reason(self, reason: Remark) -> str:
        """Return a reason that is given for not having done an item, with its source."""
        told = self.words("progress.reason", kind=self.words.of(reason.kind), text=reason.text)
        cited = self._own.value(reason, "cites") if self._own else ""
        return told + (self.words("progress.source", source=cited) if cited else "")

    @property
    def _own(self) -> Reader | None:
        prefecture = self.rolled_up.prefecture
        return Reader(prefecture, self.catalogue, self.words) if prefecture else None

    def requirement_rows(self, items: Iterable[Requirement]) -> list[Row]:
        """Return a row for each municipality with a column for each item: its state."""
        several = list(items)
        return [{self.words("progress.code"): m.record.area.code, self.words("progress.name"): m.record.area.name}
                | {f"{r.id} {r.name(self.words.language)}": self.words.of(m.states[r.id].status)
                   for r in several if r.id in m.states} for m in self.rolled_up.municipalities]


def as_json(rolled_up: RollUp, catalogue: Catalogue) -> dict[str, Any]:
    """Return a roll-up with stable keys; unknown dates and sources are null."""
    items = [r.id for r in catalogue.requirements.values() if r.level == "municipality"]

    def told(state: State) -> dict[str, Any]:
        cites = list(dict.fromkeys(c for fact in state.evidence for c in fact.cites))
        return {"status": state.status.value, "as_of": str(state.as_of) if state.as_of else None,
                "source": cites or None}

    return {
        "municipalities": [{
            "code": m.record.area.code, "name": m.record.area.name,
            "items": {own: told(m.states[own]) for own in items if own in m.states},
            "joint_platforms": [p.id for p in m.joint],
        } for m in rolled_up.municipalities],
        "reported": [{"what": t.about, "count": t.count, "of": t.out_of,
                      "as_of": str(t.as_of) if t.as_of else None, "source": list(t.cites), "note": t.note}
                     for t in rolled_up.reported],
        "recorded": [_recorded(own, rolled_up.recorded(own)) for own in PROGRESS],
        "reasons": [{"text": r.text, "source": list(r.cites)} for r in rolled_up.reasons],
    }


def _recorded(item: str, counted: Counter[Any]) -> dict[str, Any]:
    return {"what": item, "count": sum(counted[s] for s in MET), "of": counted.total(),
            "by_status": {status.value: counted[status] for status in STATES}}


def type_rows(counts: Iterable[Mapping[str, Any]], names: Mapping[str, str], catalogue: Catalogue,
              words: Words) -> list[Row]:
    """Return a row for each partner type, a column for each area (`names` by code), with how many have it.

    `counts` are rows of the store's question `count_partner_types`. A cell holds how many organisations are
    named, in brackets how many only as a category; "" where none is recorded.
    """
    cells: dict[str, dict[str, str]] = {}
    for row in counts:
        named, categories = row["named"], row["categories"]
        told = (str(named) if named else "") + (words("progress.categories", count=categories) if categories else "")
        cells.setdefault(row["partner_type"], {})[row["area"]] = told
    order = [t for t in catalogue.partner_types if t in cells] + [t for t in cells
                                                                  if t not in catalogue.partner_types]
    found = []
    for own in order:
        term = catalogue.partner_types.get(own)
        has = len(cells[own])
        found.append({
            words("progress.type"): term.name(words.language) if term else own,
            words("progress.has"): str(has), words("progress.share"): f"{has / len(names):.0%}" if names else "—",
        } | {name: cells[own].get(code, "") for code, name in names.items()})
    return found
