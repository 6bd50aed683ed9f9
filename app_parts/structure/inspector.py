"""The panel beside the picture: what is recorded of the actor or the tie that is selected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from app_parts.frame import session
from app_parts.frame.choosing import select
from app_parts.frame.failures import FIRST
from app_parts.frame.links import ACTOR, link, linked
from graph.analysis.network.graphs import Graphs
from graph.analysis.network.reports import reported_ties
from graph.facts.actors import Node, Platform
from graph.facts.fact import Fact
from graph.facts.links import ends_of
from graph.facts.observations import Remark
from graph.record.kinds import NODES
from graph.record.record import Record
from locales import Words
from wording.facts import Reader
from wording.marked import marking, without_marks
from wording.relations import relations, reporters_text


def search(reader: Reader, selected: str) -> None:
    """Show the box in which an actor is found by typing a part of its name."""
    record, words = reader.record, reader.words
    select(words("inspector.search"), {actor.id: _searched(actor, words) for actor in record.nodes()},
           key=f"search_{record.area.code}", words=words, chosen=selected, placeholder=words("inspector.search"),
           label_visibility="collapsed", on_choice=session.select)


def _searched(actor: Node, words: Words) -> str:
    """Return a name as it is found by typing: with the other names that the actor has."""
    others = words("list.between").join(getattr(actor, "other_names", ()))
    return words("inspector.with_other_names", name=actor.name, others=others) if others else actor.name


def inspector(reader: Reader, selected: str) -> None:
    """Show the facts, dates, ties and sources of what is selected, or what can be done; names lead on."""
    words, area = reader.words, reader.record.area.code
    card = link(words("actor.card"), ACTOR, area=area, sel=selected, lang=words.language)
    panel = inspector_html(marking(reader), selected, f"　{card}" if selected in reader.nodes else "")
    st.html(linked(panel, reader.record, words, page=FIRST))


def inspector_html(reader: Reader, selected: str, beside_kind: str = "") -> str:
    """Return the panel as HTML; every value in it is escaped text. `beside_kind` is HTML too."""
    words, fact = reader.words, _fact(reader.record, selected)
    if fact is None:
        title, hint = (escape(words(f"inspector.{key}")) for key in ("title", "nothing_selected"))
        return f'<h2 class="subject">{title}</h2><p class="hint">{hint}</p>' + _remarks(reader, None)
    title = without_marks(getattr(fact, "name", "")) or words(f"fact.{fact.KIND}")
    parts = [
        f'<h2 class="subject">{escape(title)}</h2>',
        f'<p class="kind">{escape(_kind(reader, fact))}{beside_kind}</p>',
        _rows(reader.rows(fact)),
    ]
    if unknown := reader.unknown(fact):
        parts.append(f'<p class="unknown">{escape(words("inspector.unknown"))}'
                     f'{escape(words("list.between").join(unknown))}</p>')
    if isinstance(fact, NODES):
        parts += [_relations(reader, selected), *_members(reader, fact), _only_through(reader, selected)]
    else:
        parts.append(_reports(reader, fact))
    parts += [_remarks(reader, selected), _sources(reader, fact)]
    return "".join(parts)


def _fact(record: Record, selected: str) -> Fact | None:
    for actor in record.nodes():
        if actor.id == selected:
            return actor
    return next((link for link in record.links() if link.path() == selected), None)


def _kind(reader: Reader, fact: Fact) -> str:
    if getattr(fact, "is_category", False):
        return reader.words("inspector.category")
    return reader.words(f"fact.{fact.KIND}")


def _rows(rows: Iterator[tuple[str, str]]) -> str:
    inner = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
                    for label, value in rows)
    return f"<dl>{inner}</dl>" if inner else ""


def _section(title: str, items: Sequence[str]) -> str:
    """Return lines of HTML under a heading; nothing where there are none."""
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<h3>{escape(title)}</h3><ul>{inner}</ul>" if items else ""


def _relations(reader: Reader, actor: str) -> str:
    """Return every link of an actor, a line each: to whom, as what, in which status; what two report is one line."""
    words = reader.words
    lines = [escape(words("inspector.link", other=f"{r.direction} {reader.name(r.other)}".strip(), how=r.how))
             for r in relations(reader, actor)]
    return _section(words("inspector.links", count=len(lines)), lines)


def _members(reader: Reader, fact: Fact) -> Iterator[str]:
    """Yield the members of each network that is used as the platform; nothing for what is no platform."""
    used = [p.network for p in reader.record.platform_parts if isinstance(fact, Platform) and p.platform == fact.id]
    for network in dict.fromkeys(used):
        members = list(dict.fromkeys(m.member for m in reader.record.memberships if m.network == network))
        yield _section(reader.words("inspector.members_of", network=reader.name(network), count=len(members)),
                       [escape(reader.name(member)) for member in members])


def _reports(reader: Reader, fact: Fact) -> str:
    """Return who else reports the same tie, and the two that a link joins."""
    reports = (reporters_text(reader, reported) for reported in reported_ties(
        reader.record.ties, reader.catalogue.undirected) if fact in reported.reports)
    lines = [*map(reader.name, ends_of(fact)), *filter(None, reports)]
    return _section(reader.words("inspector.ends"), list(map(escape, lines)))


def _only_through(reader: Reader, selected: str) -> str:
    """Return the actors that the selected one alone keeps in contact with the rest of the record."""
    left = [actor for part in Graphs(reader.record).contacts.without(selected) for actor in part]
    names = [escape(reader.name(actor)) for actor in left]
    return _section(reader.words("inspector.only_through", count=len(left)), names)


def _remarks(reader: Reader, subject: str | None) -> str:
    remarks = [r for r in reader.record.remarks if subject is None or r.subject == subject]
    return _section(reader.words("inspector.remarks"), [escape(_remark(reader, r)) for r in remarks])


def _remark(reader: Reader, remark: Remark) -> str:
    return reader.words("inspector.remark", kind=reader.words.of(remark.kind), text=remark.text)


def _sources(reader: Reader, fact: Fact) -> str:
    cited = reader.sources(fact)
    if not cited and not hasattr(fact, "title"):
        return f'<p class="unknown">{escape(reader.words("inspector.no_source"))}</p>'
    return _section(reader.words("inspector.sources"), [escape(source) for source in cited])
