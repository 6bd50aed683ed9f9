"""A comparison in words: who is lined up with whom, what differs, figures; as rows for a table or a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.comparison.differences import LINKS, Difference
from graph.analysis.comparison.matching import LineUp, Match, Position
from graph.analysis.measures.figures import Figure, figures
from graph.catalogue import Catalogue
from graph.facts.actors import Network, Node
from graph.facts.fact import Fact
from graph.facts.links import PlatformRole, Tie
from graph.questions.comparison import Comparison
from locales import Words
from wording.facts import Reader, day_text
from wording.figures import label_text, sentence_text, value_text

Row = dict[str, str]


@dataclass(frozen=True)
class ComparisonReader:
    """Reads a comparison to a person, in one language. `titles` name the sides, all different."""

    lined_up: LineUp
    titles: tuple[str, ...]
    catalogue: Catalogue
    words: Words

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        """A reader of each side's facts."""
        return tuple(Reader(record, self.catalogue, self.words) for record in self.lined_up.records)

    # Who is whose counterpart --------------------------------------------------------------------

    def role(self, match: Match) -> str:
        """Return what seat this is: the role, with the types that its actors share."""
        if match.position not in (Position.NETWORK, Position.ORGANISATION):
            return self.words(f"comparison.position.{match.position}")
        terms = self.catalogue.network_types if isinstance(match.first, Network) else self.catalogue.partner_types
        names = [terms[t].name(self.words.language) if t in terms else t for t in match.terms]
        role = self.words(f"comparison.position.{match.position}")
        return self.words("comparison.role_of_type", role=role, types=self._listed(names)) if names else role

    def matched_by(self, match: Match) -> str:
        """Return by what the actors of a seat were lined up."""
        return self.words(f"comparison.matched_by.{match.matched_by}")

    def names(self, match: Match) -> str:
        """Return the names in a seat, each once."""
        return "／".join(dict.fromkeys(actor.name for actor in match.actors if actor is not None))

    def line_up_rows(self) -> list[Row]:
        """Return every seat as a row: its role, who sits there on each side, how that came and how surely."""
        words = self.words
        return [{
            words("comparison.column.role"): self.role(match),
            **{title: self._actor(actor) for title, actor in zip(self.titles, match.actors, strict=True)},
            words("comparison.column.how"): self.matched_by(match),
            words("comparison.column.score"): "" if match.matched_by.value == "alone" else f"{match.score:.0%}",
        } for match in self.lined_up.matches]

    def _actor(self, actor: Node | None) -> str:
        return actor.name if actor is not None else self.words("comparison.not_recorded")

    # What differs ----------------------------------------------------------------------------------

    def subject(self, difference: Difference) -> str:
        """Return what a difference is about: an actor, or two with an arrow between them."""
        if not difference.subject:
            return self._called(self._first(difference))
        matches = [self.lined_up.by_id[match] for match in difference.subject]
        return " → ".join(self.names(match) for match in matches)

    def _called(self, fact: Fact) -> str:
        """Return what a person calls a fact that is neither an actor nor a link."""
        about = getattr(fact, "about", "")
        if about in self.catalogue.requirements:
            return f"{about} {self.catalogue.requirements[about].name(self.words.language)}"
        name = next((text for field in ("name", "title", "text", "place") if (text := getattr(fact, field, ""))), "")
        return str(name) or " → ".join(filter(None, fact.key()))

    def kind(self, difference: Difference) -> str:
        """Return what kind of thing differs: the role of an actor, the kind of a link."""
        fact = self._first(difference)
        if len(difference.subject) == 1:
            return self.role(self.lined_up.by_id[difference.subject[0]])
        if isinstance(fact, Tie):
            kind = self.catalogue.tie_kinds.get(fact.kind)
            return kind.name(self.words.language) if kind else fact.kind
        return self.words.of(fact.role) if isinstance(fact, PlatformRole) else self.words(f"fact.{fact.KIND}")

    def what(self, difference: Difference) -> str:
        """Return how it differs: only on these sides, or in which field."""
        if difference.field:
            return self.readers[0].label(self._first(difference), difference.field)
        here = [title for title, there in zip(self.titles, difference.there, strict=True) if there]
        return self.words("comparison.only", sides=self._listed(here))

    def values(self, difference: Difference) -> tuple[str, ...]:
        """Return what each side has, "—" with the words for "nothing recorded" where it has nothing."""
        return tuple(self._value(reader, facts, difference.field)
                     for reader, facts in zip(self.readers, difference.facts, strict=True))

    def _value(self, reader: Reader, facts: Sequence[Fact], field: str) -> str:
        nothing = self.words("comparison.not_recorded")
        if not facts:
            return nothing
        if field:
            texts = dict.fromkeys(reader.value(fact, field) for fact in facts)
            return self._listed(text or nothing for text in texts)
        if isinstance(facts[0], Node):
            return facts[0].name
        if type(facts[0]) not in LINKS:
            return "／".join(text for _, text in reader.rows(facts[0])) or self.words("comparison.there")
        texts = dict.fromkeys(self._listed(text for name in ("seat", "status", "since", "reported_by")
                                           if (text := reader.value(fact, name) if hasattr(fact, name) else ""))
                              for fact in facts)
        return self.words("comparison.recorded", facts=self._listed(filter(None, texts))) if any(texts) else (
            self.words("comparison.there"))

    def sources(self, difference: Difference) -> str:
        """Return the titles of the sources that the facts cite."""
        return self._listed(dict.fromkeys(title for reader, facts in zip(self.readers, difference.facts, strict=True)
                                          for title in reader.source_titles(facts)))

    def difference_rows(self, differences: Iterable[Difference]) -> list[Row]:
        """Return differences as rows."""
        words = self.words
        return [{
            words("comparison.column.kind"): self.kind(c), words("comparison.column.subject"): self.subject(c),
            words("comparison.column.what"): self.what(c),
            **dict(zip(self.titles, self.values(c), strict=True)),
            words("comparison.column.sources"): self.sources(c),
        } for c in differences]

    def _first(self, difference: Difference) -> Fact:
        return next(fact for facts in difference.facts for fact in facts)

    # Figures ---------------------------------------------------------------------------------------

    @cached_property
    def figures(self) -> list[tuple[Figure | None, ...]]:
        """The figures of all sides, those of one name together."""
        by_side = [{figure.name: figure for figure in figures(record)} for record in self.lined_up.records]
        names = dict.fromkeys(name for by_name in by_side for name in by_name)
        return [tuple(by_name.get(name) for by_name in by_side) for name in names]

    def figure_rows(self) -> list[Row]:
        """Return figures as rows: each side's value, and what it rests on."""
        words, rows = self.words, []
        for by_side in self.figures:
            first = next(figure for figure in by_side if figure is not None)
            rows.append({
                words("comparison.column.figure"): label_text(first, self.catalogue, words),
                **{title: value_text(figure) if figure else "—"
                   for title, figure in zip(self.titles, by_side, strict=True)},
                words("comparison.column.unit"): words(f"measure.unit.{first.unit}"),
                **{words("comparison.column.base", side=title): sentence_text(figure, words) if figure else
                   words("comparison.not_recorded") for title, figure in zip(self.titles, by_side, strict=True)},
            })
        return rows

    def sheets(self, differences: Iterable[Difference]) -> dict[str, list[Row]]:
        """Return everything as tables by their titles, for a workbook."""
        return {self.words("comparison.sheet.line_up"): self.line_up_rows(),
                self.words("comparison.sheet.differences"): self.difference_rows(differences),
                self.words("comparison.sheet.figures"): self.figure_rows()}

    def _listed(self, names: Iterable[str]) -> str:
        return self.words("list.between").join(names)


def side_titles(comparison: Comparison, words: Words) -> tuple[str, ...]:
    """Return what the sides are called: names, with a date or a code where that tells them apart."""
    areas = [loaded.record.area for loaded in comparison.loaded]
    names = [words("comparison.dated", name=area.name, date=day_text(side.as_of, words)) if side.as_of else area.name
             for area, side in zip(areas, comparison.sides, strict=True)]
    return tuple(words("comparison.with_code", name=name, code=area.code) if names.count(name) > 1 else name
                 for name, area in zip(names, areas, strict=True))
