"""A prefecture's municipalities as rows: what is recorded of each item, beside what documents report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.notice.requirements import MET, STATES
from graph.catalogue import Catalogue, Requirement
from graph.decisions.requirement import RequirementStatus
from graph.facts.choices import AreaKind, Governments
from graph.facts.fact import Fact
from graph.facts.observations import Remark, ReportedTotal
from graph.questions.prefecture import Municipality, RollUp
from graph.record.record import Record
from locales import Words
from wording.facts import Reader

Row = dict[str, str]
SIGNS = {"1": "①", "2": "②", "3": "③"}
"""The notice's own signs for what it asks of every municipality."""


@dataclass(frozen=True)
class ProgressReader:
    """Reads a roll-up to a person, in one language."""

    rolled_up: RollUp
    catalogue: Catalogue
    words: Words

    def item(self, item_id: str) -> str:
        """Return the name of an item, with its sign ① ② ③ where it has one."""
        term = self.catalogue.requirements[item_id]
        sign = SIGNS[term.star] if term.star and item_id in self.catalogue.counted else item_id
        return f"{sign} {term.name(self.words.language)}"

    def rows(self) -> list[Row]:
        """Return a row for each municipality: each counted item's state and date, joint platforms, sources."""
        words, items = self.words, self.catalogue.counted
        return [{
            words("progress.code"): m.record.area.code, words("progress.name"): m.record.area.name,
            **{self.item(item_id): self.state(m, item_id) for item_id in items},
            words("progress.joint"): words("list.between").join(p.name for p in m.joint),
            words("progress.sources"): words("list.between").join(dict.fromkeys(
                text for item_id in items if (text := self.source(m, item_id)))),
        } for m in self.rolled_up.municipalities]

    def state(self, municipality: Municipality, item: str) -> str:
        """Return a state in words with its date; the unknown as unknown."""
        state = municipality.states.get(item)
        if state is None:
            return self.words("matrix.not_asked")
        text = self.words.of(state.status)
        date = self._reader(municipality).date(state.as_of) if state.as_of else ""
        return self.words("progress.as_of", state=text, date=date) if date else text

    def source(self, municipality: Municipality, item: str) -> str:
        """Return the titles of the sources that a state rests on."""
        titles = self._reader(municipality).source_titles(self._evidence(municipality, item))
        return self.words("list.between").join(titles)

    def _evidence(self, municipality: Municipality, item: str) -> tuple[Fact, ...]:
        state = municipality.states.get(item)
        return state.evidence if state else ()

    def _reader(self, municipality: Municipality) -> Reader:
        return Reader(municipality.record, self.catalogue, self.words)

    def totals(self) -> list[Row]:
        """Return for each counted item what is reported in total beside what is recorded one by one."""
        words, rows = self.words, []
        for item_id in self.catalogue.counted:
            counted = self.rolled_up.recorded(item_id)
            reported = [newest] if (newest := self.rolled_up.newest_total(item_id)) else []
            rows.append({
                words("progress.item"): self.item(item_id),
                words("progress.reported"): words("list.between").join(map(self.total, reported)) or "—",
                words("progress.recorded"): words(
                    "progress.recorded_of" if known(counted) else "progress.recorded_nothing",
                    count=sum(counted[s] for s in MET), total=counted.total()),
                **{words.of(status): str(counted[status]) for status in STATES},
                words("progress.sources"): words("list.between").join(dict.fromkeys(map(self.total_source, reported))),
                words("progress.note"): words("list.between").join(filter(None, (t.note for t in reported))),
            })
        return rows

    def total(self, total: ReportedTotal) -> str:
        """Return a reported total in words: how many of how many, and of when."""
        date = self._own_reader.date(total.as_of) if self._own_reader and total.as_of else "—"
        if total.out_of is None:
            return self.words("progress.total_alone", count=total.count, date=date)
        among = self.words.of(total.among)
        return self.words(self._says(total), count=total.count, total=total.out_of, date=date, among=among)

    def _says(self, total: ReportedTotal) -> str:
        """Return the key of the words for a total: whose it is, as far as its document says."""
        if total.among not in (Governments.UNKNOWN, Governments.MUNICIPALITIES):
            return "progress.total_among"
        of_nation = self._own_reader is not None and self._own_reader.record.area.kind is AreaKind.NATION
        return "nation.total" if of_nation and total.among is Governments.UNKNOWN else "progress.total"

    def total_source(self, total: ReportedTotal) -> str:
        """Return the titles of the sources that report a total."""
        return self._own_reader.value(total, "cites") if self._own_reader and total.cites else "—"

    def reason(self, reason: Remark) -> str:
        """Return a reason that is given for not having done an item, with its source."""
        text = self.words("progress.reason", kind=self.words.of(reason.kind), text=reason.text)
        cited = self._own_reader.value(reason, "cites") if self._own_reader else ""
        return text + (self.words("progress.source", source=cited) if cited else "")

    @property
    def _own_reader(self) -> Reader | None:
        own_record = self.rolled_up.own_record
        return Reader(own_record, self.catalogue, self.words) if own_record else None

    def requirement_rows(self, items: Iterable[Requirement]) -> list[Row]:
        """Return a row for each municipality with a column for each item: its state."""
        requirements = list(items)
        return [{self.words("progress.code"): m.record.area.code, self.words("progress.name"): m.record.area.name}
                | {self.heading(r): self.words.of(m.states[r.id].status)
                   for r in requirements if r.id in m.states} for m in self.rolled_up.municipalities]

    def heading(self, item: Requirement) -> str:
        """Return an item with its number."""
        return f"{item.id} {item.name(self.words.language)}"

    def requirement_totals(self, items: Iterable[Requirement]) -> list[dict[str, str | float | None]]:
        """Return for each item how many municipalities have each state, and the share of those that meet it.

        The base of the share are the municipalities that the item applies to; it is in per cent, None while most of
        them are unknown.
        """
        rows: list[dict[str, str | float | None]] = []
        for item in items:
            counted = self.rolled_up.recorded(item.id)
            asked = counted.total() - counted[RequirementStatus.NOT_APPLICABLE]
            share = 100 * sum(counted[s] for s in MET) / asked if mostly_known(counted) else None
            rows.append({self.words("progress.item"): self.heading(item)}
                        | {self.words.of(status): counted[status] for status in STATES}
                        | {self.words("progress.met_share"): share})
        return rows

    def why(self, municipality: Municipality, item: str) -> list[str]:
        """Return what a state rests on, a line for each fact, with its sources."""
        reader, words = self._reader(municipality), self.words
        lines = []
        for fact in self._evidence(municipality, item):
            text = words("list.between").join(f"{label}：{text}" for label, text in reader.rows(fact))
            cited = "／".join(reader.sources(fact))
            lines.append(words("progress.why", kind=words(f"fact.{fact.KIND}"), told=text,
                               source=cited or words("inspector.no_source")))
        return lines


def known(counted: Mapping[RequirementStatus, int]) -> bool:
    """Return whether anything is known of any municipality that an item applies to."""
    return any(count for status, count in counted.items()
               if status not in (RequirementStatus.UNKNOWN, RequirementStatus.NOT_APPLICABLE))


def mostly_known(counted: Mapping[RequirementStatus, int]) -> bool:
    """Return whether something is known, and of at least half of the municipalities that an item applies to."""
    asked = sum(counted.values()) - counted.get(RequirementStatus.NOT_APPLICABLE, 0)
    return known(counted) and 2 * counted.get(RequirementStatus.UNKNOWN, 0) <= asked


def distinct_names(records: Iterable[Record], words: Words) -> dict[str, str]:
    """Return what areas are called, by their codes; those of one name with the code."""
    names = {record.area.code: record.area.name for record in records}
    twice = {name for name, count in Counter(names.values()).items() if count > 1}
    return {code: words("comparison.with_code", name=name, code=code) if name in twice else name
            for code, name in names.items()}
