"""The panel beside the picture: what is recorded of the actor or the tie that is selected."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from app_parts.frame import session
from app_parts.frame.choosing import select
from graph.analysis.network.graphs import Graphs
from graph.facts.actors import Node
from graph.facts.fact import Fact
from graph.facts.observations import Remark
from graph.record.record import Record
from locales import Words
from wording.facts import Reader


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
    """Show the facts, dates, ties and sources of what is selected, or what can be done."""
    st.html(inspector_html(reader, selected))


def inspector_html(reader: Reader, selected: str) -> str:
    """Return the panel as HTML; every value in it is escaped text."""
    words = reader.words
    fact = _fact(reader.record, selected)
    if fact is None:
        title, hint = (escape(words(f"inspector.{name}")) for name in ("title", "nothing_selected"))
        return f'<h2 class="subject">{title}</h2><p class="hint">{hint}</p>' + _remarks(reader, None)
    title = getattr(fact, "name", None) or words(f"fact.{fact.KIND}")
    parts = [
        f'<h2 class="subject">{escape(title)}</h2>',
        f'<p class="kind">{escape(_kind(reader, fact))}</p>',
        _rows(reader.rows(fact)),
    ]
    if unknown := reader.unknown(fact):
        parts.append(f'<p class="unknown">{escape(words("inspector.unknown"))}'
                     f'{escape(words("list.between").join(unknown))}</p>')
    parts += [_ties(reader, selected), _only_through(reader, selected), _remarks(reader, selected),
              _sources(reader, fact)]
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


def _section(title: str, items: list[str]) -> str:
    inner = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<h3>{escape(title)}</h3><ul>{inner}</ul>" if items else ""


def _ties(reader: Reader, selected: str) -> str:
    """Return every link of an actor, a line each: to whom, as what, in which status."""
    record, words = reader.record, reader.words
    lines: list[str] = []
    for m in record.memberships:
        if selected in (m.member, m.network):
            partner = m.network if selected == m.member else m.member
            known = filter(None, [reader.value(m, "seat"), reader.value(m, "status")])
            terms = words("list.between").join(known)
            lines.append(words("inspector.link", other=reader.name(partner), how=terms))
    for part in record.platform_parts:
        if selected in (part.network, part.platform):
            partner = part.platform if selected == part.network else part.network
            lines.append(words("inspector.link", other=reader.name(partner), how=words("inspector.part")))
    for role in record.platform_roles:
        if selected in (role.actor, role.platform):
            partner = role.platform if selected == role.actor else role.actor
            lines.append(words("inspector.link", other=reader.name(partner), how=words.of(role.role)))
    for tie in record.ties:
        if selected in (tie.source, tie.target):
            partner, arrow = (tie.target, "→") if selected == tie.source else (tie.source, "←")
            lines.append(words("inspector.link", other=f"{arrow} {reader.name(partner)}",
                               how=reader.value(tie, "kind")))
    return _section(words("inspector.links", count=len(lines)), lines)


def _only_through(reader: Reader, selected: str) -> str:
    """Return the actors that the selected one alone keeps in contact with the rest of the record."""
    left = [actor for part in Graphs(reader.record).contacts.without(selected) for actor in part]
    return _section(reader.words("inspector.only_through", count=len(left)), [reader.name(b) for b in left])


def _remarks(reader: Reader, subject: str | None) -> str:
    remarks = [r for r in reader.record.remarks if subject is None or r.subject == subject]
    return _section(reader.words("inspector.remarks"), [_remark(reader, r) for r in remarks])


def _remark(reader: Reader, remark: Remark) -> str:
    return reader.words("inspector.remark", kind=reader.words.of(remark.kind), text=remark.text)


def _sources(reader: Reader, fact: Fact) -> str:
    cited = reader.sources(fact)
    if not cited and not hasattr(fact, "title"):
        return f'<p class="unknown">{escape(reader.words("inspector.no_source"))}</p>'
    return _section(reader.words("inspector.sources"), cited)
