"""The parts of a card: lines with a heading, sources by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from graph.facts.fact import Fact
from wording.facts import Reader
from wording.relations import FROM, Relation, dates_text, details_text

ONE_BY_ONE = 12
"""So many seats or roles have a line each; of more the same is said once."""


class Sources:
    """The sources that a card cites, each listed once and cited by its number; what reads the same is one."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known = {source.id: reader.source(source) for source in reader.record.sources}
        self._cited: dict[str, int] = {}

    def marks(self, facts: Iterable[Fact]) -> str:
        """Return the numbers of what facts cite, as HTML; "" where nothing is cited."""
        cited = dict.fromkeys(self._known[ref] for fact in facts for ref in fact.cites if ref in self._known)
        numbers = (self._cited.setdefault(source, len(self._cited) + 1) for source in cited)
        return "".join(f' <span class="cite">［{number}］</span>' for number in numbers)

    def listed(self) -> str:
        """Return the list of what was cited so far, as HTML."""
        words = self._reader.words
        lines = [f"［{number}］{escape(source)}" for source, number in self._cited.items()]
        return section(words("inspector.sources"), lines, words("inspector.no_source"))


def section(title: str, lines: Iterable[str], without: str) -> str:
    """Return lines of HTML under a heading, or what is said where there are none."""
    inner = "".join(f"<li>{line}</li>" for line in lines)
    body = f"<ul>{inner}</ul>" if inner else f'<p class="unknown">{escape(without)}</p>'
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def items(title: str, lines: Sequence[str]) -> str:
    """Return lines of HTML under a heading; nothing where there are none."""
    return section(title, lines, "") if lines else ""


def relation_lines(relations: Iterable[Relation], reader: Reader, sources: Sources) -> list[str]:
    """Return a line for each seat or role: the other one, as what, in which status, since when.

    Of more than ONE_BY_ONE those of which the same is said are one line with all their names, so that a card stays a
    sheet of paper.
    """
    all_relations = list(relations)
    alike: dict[tuple[str, ...], list[Relation]] = {}
    for number, r in enumerate(all_relations):
        said = (r.how, dates_text(reader, r.facts), *r.facts[0].cites)
        alike.setdefault(said if len(all_relations) > ONE_BY_ONE else (str(number),), []).append(r)
    return [_group(group, reader, sources) for group in alike.values()]


def _group(group: Sequence[Relation], reader: Reader, sources: Sources) -> str:
    """Return those of which the same is said as one line, with how many they are where they are several."""
    first, names = group[0], reader.words("list.between").join(reader.name(r.other) for r in group)
    details = (first.how, dates_text(reader, first.facts))
    if len(group) == 1:
        return _line(escape(names), details, first, reader, sources)
    said = reader.words("list.between").join(filter(None, details))
    head = escape(reader.words("actor.alike", details=said, count=len(group))) + sources.marks(first.facts)
    return f'<span class="many">{head}{escape(reader.words("actor.details", details=names))}</span>'


def tie_lines(actor: str, relations: Iterable[Relation], reader: Reader, sources: Sources) -> list[str]:
    """Return a sentence for each tie, with both sides in it."""
    lines = []
    for r in relations:
        first, second = (r.other, actor) if r.direction == FROM else (actor, r.other)
        sentence = reader.words("actor.tie_directed" if r.direction else "actor.tie",
                                first=escape(reader.name(first)), second=escape(reader.name(second)))
        lines.append(_line(sentence, (r.how, details_text(reader, r.facts), dates_text(reader, r.facts)), r, reader,
                           sources))
    return lines


def _line(subject: str, details: Iterable[str], relation: Relation, reader: Reader, sources: Sources) -> str:
    said = reader.words("list.between").join(filter(None, details))
    rest = escape(reader.words("actor.details", details=said)) if said else ""
    return subject + rest + sources.marks(relation.facts)
