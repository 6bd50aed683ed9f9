"""The role ladder in words: what a rung is called, who is on it, and the one sentence that says what differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.comparison.filling import Because, Filling, Standing
from graph.analysis.comparison.ladder import Rung, Section, ladder
from graph.analysis.comparison.outline import Outline, outline
from graph.facts.choices import Meeting, PlatformForm
from graph.facts.links import Membership, Tie
from graph.record.record import Record
from locales import Words
from wording.comparison import ComparisonReader, Row
from wording.facts import Reader

MARKS = {Standing.ACTIVE: "●", Standing.ON_PAPER: "○"}
MOST_NAMED = 12
_ASIDE = re.compile(r"\s*[（(][^（）()]*[）)]")


@dataclass(frozen=True)
class LadderReader:
    """Reads the ladder of a comparison to a person, in the comparison's language."""

    comparison: ComparisonReader

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.comparison.words

    @cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """The rungs, those on which the sides differ first."""
        return ladder(self.comparison.lined_up.records, self.comparison.catalogue)

    def label(self, rung: Rung) -> str:
        """Return what a rung is called; a council or a field of which no kind is recorded is said to be that."""
        catalogue, language = self.comparison.catalogue, self.words.language
        if rung.section is Section.ROLE or not rung.term:
            return self.words(f"ladder.{rung.section}.{rung.term or 'untold'}")
        terms = catalogue.network_types if rung.section is Section.NETWORK else catalogue.functions
        return terms[rung.term].name(language) if rung.term in terms else rung.term

    def mark(self, rung: Rung, side: int) -> str:
        """Return the sign of a cell: ● going on, ○ on paper only, and the word for unknown."""
        return MARKS.get(rung.standings[side]) or self.words("ladder.unknown")

    def names(self, rung: Rung, side: int) -> str:
        """Return who is on a rung, and what is to be said of a side that has them on paper only."""
        filled = rung.sides[side]
        names = self._listed(dict.fromkeys(f.actor.name for f in filled))
        reasons = dict.fromkeys(f.because for f in filled)
        if rung.standings[side] is not Standing.ON_PAPER:
            return names
        return self.words("ladder.aside", names=names, why=self._listed(map(self.because, reasons)))

    def because(self, because: Because) -> str:
        """Return on what a standing rests."""
        return self.words(f"ladder.because.{because}")

    def who(self, rung: Rung, side: int) -> Iterator[tuple[str, list[str], list[str]]]:
        """Yield everybody on a rung: the name with its mark, what is recorded, and the sources, each once."""
        reader = self.comparison.readers[side]
        for filling in rung.sides[side]:
            sources = dict.fromkeys(source for fact in filling.facts for source in reader.sources(fact))
            recorded = dict.fromkeys(_recorded(filling, self, reader))
            yield f"{MARKS[filling.standing]} {filling.actor.name}", list(recorded), list(sources)

    def rows(self) -> list[Row]:
        """Return the ladder as rows for a table: on each side the mark, and who it is."""
        return [{self.words("ladder.what"): self.label(rung)} | {
            title: f"{self.mark(rung, side)} {self.names(rung, side)}".strip()
            for side, title in enumerate(self.comparison.titles)} for rung in self.rungs]

    # The sentence ------------------------------------------------------------------------------------

    def sentences(self) -> list[str]:
        """Return what differs at first sight: how each platform came about, and who has what the other has not."""
        titles, records = self.comparison.titles, self.comparison.lined_up.records
        forms = [self._form(title, record) for title, record in zip(titles, records, strict=True)]
        first, others = titles[0], titles[1] if len(titles) == 2 else self.words("ladder.others", count=len(titles) - 1)
        said = [self.words("ladder.sentence.forms", forms=self.words("ladder.sentence.between").join(forms))]
        said += self._clause("lacks", lambda rung: rung.lacks(0), own=first, others=others)
        said += self._clause("alone", lambda rung: rung.alone(0), own=first, others=others)
        said += self._clause("weaker", lambda rung: rung.weaker(0), own=first, others=others)
        return said if len(said) > 1 else [*said, self.words("ladder.sentence.same")]

    def _clause(self, name: str, holds: Callable[[Rung], bool], **who: str) -> list[str]:
        things = [_short(self.label(rung)) for rung in self.rungs if holds(rung)]
        if not things:
            return []
        more = self.words("ladder.sentence.more", count=len(things) - MOST_NAMED) if len(things) > MOST_NAMED else ""
        return [self.words(f"ladder.sentence.{name}", things=self._listed(things[:MOST_NAMED]) + more, **who)]

    def _form(self, title: str, record: Record) -> str:
        if not record.nodes():
            return self.words("ladder.form.nothing", area=title)
        platform: Outline = outline(record)
        form = self.words(f"ladder.form.{platform.form.value if platform.form else 'none'}", area=title,
                          networks=platform.networks, serves=platform.serves)
        asides = [] if platform.form is PlatformForm.REUSED else [
            self.words("ladder.form.networks", count=platform.networks)]
        if platform.meeting is not Meeting.UNKNOWN:
            asides.append(self.words.of(platform.meeting))
        return self.words("ladder.aside", names=form, why=self._listed(asides)) if asides else form

    def _listed(self, names: Iterable[str]) -> str:
        return self.words("list.between").join(names)


def _recorded(filling: Filling, ladder_reader: LadderReader, reader: Reader) -> Iterator[str]:
    """Yield what is recorded of somebody on a rung: why it stands so, and its seats and ties."""
    yield ladder_reader.because(filling.because)
    for fact in filling.facts:
        if isinstance(fact, Membership) and fact.member == filling.actor.id:
            status = reader.value(fact, "status") or ladder_reader.words("ladder.no_status")
            yield ladder_reader.words("ladder.seat", network=reader.name(fact.network), status=status)
        elif isinstance(fact, Tie):
            kind = reader.value(fact, "kind")
            yield ladder_reader.words("ladder.tie", source=reader.name(fact.source), target=reader.name(fact.target),
                                      kind=kind)


def _short(label: str) -> str:
    """Return a label without what stands in brackets: 支援会議（生活困窮者自立支援法） gives 支援会議."""
    return _ASIDE.sub("", label).strip() or label
