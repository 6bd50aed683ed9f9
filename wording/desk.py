"""The prefecture's desk in words: how ①②③ stand, of whom it is known, why not, what next, what became of what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.analysis.notice.requirements import MET, SETTLED, STATES
from graph.decisions.requirement import RequirementStatus
from graph.facts.choices import Governments
from graph.facts.observations import ReportedTotal
from graph.questions.desk import Became, Desk, Due, ToDo
from graph.questions.prefecture import Municipality
from locales import Words
from wording.activities import ActivityReader
from wording.facts import Reader, date_text
from wording.progress import SIGNS, ProgressReader, Row

STATE_SIGNS = {
    RequirementStatus.MET: "●", RequirementStatus.MET_OTHERWISE: "◎", RequirementStatus.PARTLY: "◐",
    RequirementStatus.UNMET: "×", RequirementStatus.UNKNOWN: "？", RequirementStatus.NOT_APPLICABLE: "－"}
"""The sign of each state, so that colour is never the only one."""
MOST_NAMES = 4
JAPANESE = Words("ja")


@dataclass(frozen=True)
class DeskReader:
    """Reads a prefecture's desk to a person, in one language."""

    desk: Desk
    progress: ProgressReader
    activities: ActivityReader

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.progress.words

    def short(self, item: str) -> str:
        """Return an item as a heading has room for it: `③PF`; its id where the notice has no sign for it."""
        star = self.desk.catalogue.requirements[item].star
        return self.words(f"desk.item_{star}") if star in SIGNS and item in self.desk.items else item

    def signed(self, status: RequirementStatus) -> str:
        """Return a state with its sign: `● 実施済`."""
        return f"{STATE_SIGNS[status]} {self.words.of(status)}"

    def sentence(self, item: str) -> str:
        """Return in one sentence what is reported of an item, and of whom it is known."""
        known = self.desk.met(item)
        total = self.reported(item)
        if total is None:
            return self.words("desk.unreported", known=len(known), names=self._named(known))
        if total.among is Governments.ALL:
            return self.words("desk.all_governments", total=self.progress.total(total), known=len(known),
                              names=self._named(known))
        left, date = total.count - len(known), date_text(total.as_of, self.words) if total.as_of else "—"
        says = "all_known" if left <= 0 else "some_known" if known else "none_known"
        return self.words(f"desk.{says}", reported=total.count, date=date, known=len(known), left=left,
                          names=self._named(known))

    def reported(self, item: str) -> ReportedTotal | None:
        """Return the newest total that is reported of an item."""
        return self.desk.rolled_up.newest_total(item)

    def _named(self, towns: Sequence[Municipality]) -> str:
        """Return in brackets who they are; a few by name where they are many, nobody where there is none."""
        if not towns:
            return ""
        names = self.words("list.between").join(town.record.area.name for town in towns[:MOST_NAMES])
        more = len(towns) - MOST_NAMES
        return self.words("desk.names_and_more" if more > 0 else "desk.names", names=names, more=more)

    def counts(self, item: str) -> str:
        """Return how many municipalities have which state, those with a number."""
        counted = self.desk.rolled_up.recorded(item)
        return "　".join(f"{self.signed(status)} {counted[status]}" for status in STATES if counted[status])

    def state(self, town: Municipality, item: str) -> str:
        """Return how an item stands in a municipality, with sign and date."""
        state = town.states.get(item)
        text = self.signed(self.desk.status(town, item))
        return self.words("progress.as_of", state=text, date=date_text(state.as_of, self.words)) \
            if state and state.as_of else text

    def why(self, town: Municipality) -> str:
        """Return the reasons that are given for a municipality."""
        return self.words("list.between").join(self.desk.reasons(town))

    def last(self, town: Municipality) -> str:
        """Return what was done with a municipality last."""
        activity = self.desk.last(town)
        return self.activities.head(activity) if activity else ""

    def next(self, town: Municipality) -> str:
        """Return what comes next for a municipality."""
        return next((self.activities.step(step) for step in self.desk.ahead(town)), "")

    def table(self, towns: Iterable[Municipality]) -> list[Row]:
        """Return a row for each municipality: ①②③, why not, what was done last, what comes next, joint platforms."""
        words = self.words
        return [{
            words("progress.name"): town.record.area.name,
            **{self.short(item): self.state(town, item) for item in self.desk.items},
            words("desk.reason"): self.why(town), words("desk.last"): self.last(town),
            words("desk.next"): self.next(town),
            words("progress.joint"): words("list.between").join(p.name for p in town.joint),
        } for town in towns]

    def form(self) -> list[Row]:
        """Return the table as prefectures report it, for `import --as progress` to read back.

        A row a municipality, a column for how each item stands and one for when that was so, the reasons one a column.
        It is in Japanese in every language, as whoever receives it reads it.
        """
        words, towns = JAPANESE, self.desk.rolled_up.municipalities
        most = max((len(self.desk.reasons(town)) for town in towns), default=0)
        rows = []
        for town in towns:
            row = {words("desk.form.code"): town.record.area.code, words("desk.form.name"): town.record.area.name}
            for item in self.desk.items:
                state = town.states.get(item)
                row[self._heading(item)] = self._cell(town, item)
                row[words("desk.form.as_of", item=self._heading(item))] = str(state.as_of or "") if state else ""
            reasons = self.desk.reasons(town)
            rows.append(row | {words("desk.form.reason", number=n + 1): "".join(reasons[n:n + 1]) for n in range(most)})
        return rows

    def _heading(self, item: str) -> str:
        return JAPANESE("desk.form.item", item=ProgressReader(
            self.desk.rolled_up, self.desk.catalogue, JAPANESE).item(item), id=item)

    def _cell(self, town: Municipality, item: str) -> str:
        state = town.states.get(item)
        if state is None or state.status is RequirementStatus.UNKNOWN:
            return ""
        term, way = self.desk.catalogue.requirements[item], state.alternative
        accepted = term.accepted(way, "ja") if isinstance(way, int) else way or ""
        text = JAPANESE.of(state.status)
        return f"{text}（{accepted}）" if accepted and state.status in MET else text

    def due(self, due: Due) -> str:
        """Return what is to be done."""
        if due.step is not None:
            areas = [self.activities.area_name(code) for code in due.step.activity.areas]
            whom = self.words("desk.with", names=self.words("list.between").join(areas)) if areas else ""
            return self.words(f"desk.to_do.{ToDo.OVERDUE}", step=self.activities.step(due.step), whom=whom)
        item = self.short(self.desk.items[-1]) if self.desk.items else ""
        return self.words(f"desk.to_do.{due.what}", count=len(due.towns), item=item, names=self._named(due.towns))

    def became(self, became: Became) -> str:
        """Return what an item was in a municipality, and what it became."""
        was = self.signed(became.was) if became.was else self.words("desk.not_recorded_then")
        return self.words("desk.became", name=became.town.record.area.name, item=self.short(became.item), was=was,
                          now=self.signed(became.is_now))

    def card(self, town: Municipality) -> list[tuple[str, str]]:
        """Return label and value of what a municipality's card says."""
        words = self.words
        reader = Reader(town.record, self.desk.catalogue, words)
        open_items = [item for item in self.desk.items if self.desk.status(town, item) not in SETTLED]
        sources = dict.fromkeys(reader.name(cited) for item in self.desk.items if item in town.states
                                for fact in town.states[item].evidence for cited in fact.cites)
        known = self.desk.known_as_of(town)
        rows = [(self.short(item), self.state(town, item)) for item in self.desk.items]
        if open_items:
            rows.append((words("desk.reason"), self.why(town) or words("desk.no_reason")))
        rows += [(words("desk.last"), self.last(town) or words("activity.none")),
                 (words("desk.next"), self.next(town) or words("desk.nothing_planned")),
                 (words("desk.known_as_of"), reader.date(known) if known else "—"),
                 (words("progress.sources"), words("list.between").join(sources) or "—")]
        return rows
