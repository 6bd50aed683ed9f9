"""The nation in words: of each prefecture how far its municipalities are, and of how many that is known."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.notice.requirements import STATES
from graph.analysis.support import ahead_of, last_done
from graph.catalogue import Catalogue
from graph.questions.desk import Desk
from graph.questions.nation import Known, Nation, Prefecture
from graph.questions.prefecture import RollUp
from locales import Words
from wording.activities import ActivityReader
from wording.desk import STATE_SIGNS, DeskReader
from wording.facts import Reader
from wording.progress import ProgressReader, Row

KNOWN_SIGNS = {Known.NONE: "？", Known.SOME: "▁", Known.MOST: "▅", Known.ALL: "█"}
"""The sign of how much is known, so that colour is never the only one."""
SUFFIXES = "都府県"


@dataclass(frozen=True)
class NationReader:
    """Reads the nation to a person, in one language."""

    nation: Nation
    whole: DeskReader
    """Reads the municipalities of all prefectures together."""

    @classmethod
    def of(cls, nation: Nation, catalogue: Catalogue, activities: ActivityReader) -> NationReader:
        """Return what reads the nation in the words, and as of the day, of a reader of activities."""
        return cls(nation, _reader(nation.whole, catalogue, activities))

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.whole.words

    @property
    def catalogue(self) -> Catalogue:
        """The lists of terms."""
        return self.whole.desk.catalogue

    @property
    def day(self) -> dt.date:
        """The day on which the nation is looked at."""
        return self.whole.desk.day

    def name(self, prefecture: Prefecture) -> str:
        """Return what a prefecture is called."""
        return self.catalogue.areas.name(prefecture.code, self.words.language)

    def short_name(self, prefecture: Prefecture) -> str:
        """Return a prefecture's name as a tile has room for it: 高知, Kochi; 北海道 stays."""
        listed = self.catalogue.areas.by_code[prefecture.code]
        if self.words.language != "ja" and listed.name_en:
            return listed.name_en
        return listed.name[:-1] if listed.name[-1] in SUFFIXES else listed.name

    def desk(self, prefecture: Prefecture) -> DeskReader:
        """Return what reads one prefecture's municipalities."""
        return _reader(prefecture.rolled_up, self.catalogue, self.whole.activities)

    def states(self, prefecture: Prefecture, item: str) -> str:
        """Return how many municipalities have which state, as a cell has room for it: `● 1　？ 33`."""
        counted = prefecture.rolled_up.recorded(item)
        return "　".join(f"{STATE_SIGNS[status]} {counted[status]}" for status in STATES if counted[status])

    def reported(self, prefecture: Prefecture) -> str:
        """Return the newest totals that a prefecture's own record reports of ①②③."""
        reader, words = self.desk(prefecture), self.words
        totals = [(item, total) for item in reader.desk.items if (total := reader.reported(item))]
        return words("list.between").join(words("nation.reported_one", item=reader.short(item),
                                                total=reader.progress.total(total)) for item, total in totals)

    def recorded(self, prefecture: Prefecture) -> str:
        """Return of how many municipalities there is a record."""
        rolled_up = prefecture.rolled_up
        return self.words("nation.recorded_of", size=rolled_up.size, count=len(rolled_up.municipalities))

    def last(self, prefecture: Prefecture) -> str:
        """Return what was done last, by the prefecture or by the nation with it."""
        activity = last_done(self.nation.activities(prefecture))
        return self.whole.activities.head(activity) if activity else ""

    def next(self, prefecture: Prefecture) -> str:
        """Return what comes next."""
        ahead = ahead_of(self.nation.activities(prefecture))
        return next(map(self.whole.activities.step, ahead), "")

    def card(self, prefecture: Prefecture) -> list[tuple[str, str]]:
        """Return label and value of what a prefecture's card says."""
        words, reader = self.words, self.desk(prefecture)
        return [*((reader.short(item), reader.counts(item)) for item in reader.desk.items),
                (words("nation.recorded"), self.recorded(prefecture)),
                (words("nation.reported"), self.reported(prefecture) or "—"),
                (words("nation.last"), self.last(prefecture) or words("activity.none")),
                (words("nation.next"), self.next(prefecture) or words("desk.nothing_planned"))]

    def table(self, prefectures: Iterable[Prefecture]) -> list[Row]:
        """Return a row for each prefecture: ①②③ of its municipalities, what it reports, its activities."""
        words = self.words
        return [{
            words("nation.prefecture"): self.name(prefecture),
            **{self.whole.short(item): self.states(prefecture, item) for item in self.whole.desk.items},
            words("nation.recorded"): self.recorded(prefecture),
            words("nation.reported"): self.reported(prefecture),
            words("nation.last"): self.last(prefecture), words("nation.next"): self.next(prefecture),
        } for prefecture in prefectures]

    def short_table(self, prefectures: Iterable[Prefecture]) -> list[Row]:
        """Return what of the table fits on one sheet: ①②③ of the municipalities, the day of the last activity."""
        return [{
            self.words("nation.prefecture"): self.name(prefecture),
            **{self.whole.short(item): self.states(prefecture, item) for item in self.whole.desk.items},
            self.words("nation.last"): self.whole.activities.date(last) if (
                last := last_done(self.nation.activities(prefecture))) else "",
        } for prefecture in prefectures]

    def known(self) -> Iterator[str]:
        """Yield for each item in how many prefectures how much is known of the municipalities."""
        for item in self.whole.desk.items:
            counted = Counter(prefecture.known(item) for prefecture in self.nation.prefectures)
            yield self.words("nation.known_line", item=self.whole.short(item),
                             **{known.value: counted[known] for known in Known})

    def sheets(self) -> dict[str, list[Row]]:
        """Return tables to take away by their titles: totals, municipalities in the prefectures' form, prefectures."""
        words = self.words
        return {words("nation.totals"): self.whole.progress.totals(), words("nation.towns"): self.whole.form(),
                words("nation.sheet"): self.table(self.nation.prefectures)}

    def remarks(self) -> list[str]:
        """Return what documents say of the nation besides totals of ①②③, with date and sources."""
        own_record = self.nation.own_record
        if own_record is None:
            return []
        reader = Reader(own_record, self.catalogue, self.words)
        return [self.words("nation.remark", text=remark.text, date=reader.date(remark.as_of) if remark.as_of else "—",
                           source=reader.value(remark, "cites") if remark.cites else "—")
                for remark in own_record.remarks]


def _reader(rolled_up: RollUp, catalogue: Catalogue, activities: ActivityReader) -> DeskReader:
    return DeskReader(Desk(rolled_up, catalogue, activities.day), ProgressReader(
        rolled_up, catalogue, activities.words), activities)
