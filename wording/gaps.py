"""Gaps in words: title, reason, what would close them; and as rows for a table or a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.gaps.decisions import decision_on
from graph.analysis.gaps.gap import Gap
from graph.catalogue import Catalogue, Term
from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision, GapState
from graph.facts.fact import Fact
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from wording.facts import Reader, date_text

MOST_NAMES = 6


@dataclass(frozen=True)
class GapReader:
    """Reads the gaps of one record to a person, in one language."""

    record: Record
    catalogue: Catalogue
    words: Words

    def title(self, gap: Gap) -> str:
        """Return what is missing, in a few words."""
        return self._sentence(gap, "title")

    def sentence(self, gap: Gap) -> str:
        """Return what is missing and what that rests on, with its numbers."""
        return self._sentence(gap, "sentence").strip()

    def closes(self, gap: Gap) -> str:
        """Return what would close it."""
        return self._sentence(gap, "closes")

    def kind(self, gap: Gap) -> str:
        """Return the name of the gap's kind."""
        return self.words(f"gap.kind.{gap.kind}")

    def function(self, id_: str) -> str:
        """Return the name of a function."""
        return self._term("function", id_)

    def ghost(self, gap: Gap) -> str:
        """Return the label of the actor that is missing, "" where none is."""
        if not gap.ghost:
            return ""
        if self.words.has(f"gap_ghost.{gap.says}"):
            return self.words(f"gap_ghost.{gap.says}")
        missing = gap.terms["type" if "type" in gap.terms else "function"]
        return self.words("gap_ghost.any", name=self._filled(*missing))

    def evidence(self, gap: Gap) -> list[Fact]:
        """Return the facts that it rests on."""
        return [self._facts[path] for path in gap.evidence if path in self._facts]

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {fact.path(): fact for facts in self.record.facts().values() for fact in facts}

    @cached_property
    def _names(self) -> dict[str, str]:
        actors = {actor.id: actor.name for actor in self.record.nodes()}
        return actors | {f"window:{w.id}": w.name for w in self.record.windows}

    def name(self, actor: str) -> str:
        """Return an actor's name; when nobody records it whose it is, never its id."""
        return self._names.get(actor) or Reader(self.record, self.catalogue, self.words).name(actor)

    def actors(self, actors: Sequence[str]) -> str:
        """Return the names of some actors, the first few by name and the rest counted."""
        return self._filled("actor", actors)

    def _sentence(self, gap: Gap, what: str) -> str:
        values: dict[str, object] = dict(gap.base)
        for place, (term_kind, ids) in gap.terms.items():
            values[place] = ("".join(self.words(f"gap_said.{i}", **gap.base) for i in ids) if term_kind == "said"
                             else self._filled(term_kind, ids))
        return self.words(f"gap.{gap.kind}.{gap.says}.{what}", **values)

    def _filled(self, term_kind: str, ids: Sequence[str]) -> str:
        if term_kind == "deadline":
            day = date_text(RecordedDate(ids[0]), self.words) if ids else ""
            return self.words("gap_words.deadline", day=day) if ids else ""
        if term_kind == "accepted":
            items = [self.catalogue.requirements[i] for i in ids]
            accepts = list(dict.fromkeys(way for item in items for way in item.accepts[self.words.language]))
            return self.words("gap_words.accepted", accepts=self._listed(accepts)) if accepts else ""
        if term_kind == "note":
            return self.words("gap_words.note", note=ids[0]) if ids else ""
        if term_kind == "network_type":
            names = [self._term(term_kind, i) for i in ids]
            return self.words("gap_words.through", networks=self._listed(names)) if names else ""
        return self._listed(self._term(term_kind, i) for i in ids) or self.words("gap_words.none")

    def _term(self, term_kind: str, id_: str) -> str:
        lists: dict[str, Mapping[str, Term]] = {
            "partner_type": self.catalogue.partner_types, "function": self.catalogue.functions,
            "network_type": self.catalogue.network_types, "tie_kind": self.catalogue.tie_kinds,
            "requirement": self.catalogue.requirements,
        }
        if term_kind in lists:
            term = lists[term_kind].get(id_)
            return term.name(self.words.language) if term else id_
        if term_kind in ("obligation", "peer_choice", "fact"):
            return self.words(f"{term_kind}.{id_}")
        if term_kind == "window":
            return self._names.get(f"window:{id_}", id_)
        if term_kind == "date":
            return date_text(RecordedDate(id_), self.words)
        return self.name(id_) if term_kind == "actor" else id_

    def _listed(self, names: Iterable[str]) -> str:
        all_names = list(names)
        text = self.words("list.between").join(all_names[:MOST_NAMES])
        more = len(all_names) - MOST_NAMES
        return self.words("gap_words.and_more", names=text, count=more) if more > 0 else text

    def rows(self, gaps: Iterable[Gap]) -> list[dict[str, str]]:
        """Return gaps as rows: heading → text, in the order of the gaps."""
        words, rows = self.words, []
        for number, gap in enumerate(gaps, start=1):
            decision = decision_on(self.record, gap)
            rows.append({
                words("gap_column.number"): str(number),
                words("gap_column.title"): self.title(gap),
                words("gap_column.sentence"): self.sentence(gap),
                words("gap_column.closes"): self.closes(gap),
                words("gap_column.kind"): self.kind(gap),
                words("gap_column.certainty"): words(f"gap.certainty.{gap.certainty}"),
                words("gap_column.score"): f"{gap.score:.2f}",
                words("gap_column.state"): self.state(decision),
                words("gap_column.note"): decision.note if decision else "",
                words("gap_column.by"): decision.by if decision else "",
                words("gap_column.until"): date_text(decision.until, words) if decision and decision.until else "",
                words("gap_column.sources"): self._sources(gap), words("gap_column.id"): gap.id,
            })
        return rows

    def state(self, decision: GapDecision | None) -> str:
        """Return what has been decided of a gap."""
        return self.words.of(decision.state if decision else GapState.OPEN)

    def then(self, gap: Gap, decision: GapDecision | None) -> str:
        """Return how a gap would read as it was said when it was decided on, "" where it still reads so."""
        if decision is None or decision.said in ("", gap.says):
            return ""
        if not self.words.has(f"gap.{gap.kind}.{decision.said}.title"):
            return ""
        try:
            return self.title(replace(gap, says=decision.said))
        except KeyError:  # what was said then named somebody whom the gap does not name any more
            return ""

    def _sources(self, gap: Gap) -> str:
        cited = dict.fromkeys(ref for fact in self.evidence(gap) for ref in fact.cites)
        titles = {source.id: source.title for source in self.record.sources}
        return self.words("list.between").join(dict.fromkeys(titles[ref] for ref in cited if ref in titles))
