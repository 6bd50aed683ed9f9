"""The card of one actor: everything recorded of it, on one sheet."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from app_parts.actor.gaps import gap_sections
from app_parts.actor.history import history_section
from app_parts.actor.sections import Sources, items, relation_lines, section, tie_lines
from app_parts.editing.draft import marks
from app_parts.frame import session
from app_parts.frame.failures import FIRST
from app_parts.frame.links import ACTOR, link, linked
from app_parts.frame.sight import area_title
from app_parts.widgets.on_paper import foot_on_paper
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.references import home_of, local_part
from graph.store import Loaded
from wording.facts import Reader, day_text
from wording.marked import marking
from wording.relations import roles, seats, ties


def card_head(actor: Node | None, reader: Reader) -> None:
    """Show whose card it is and what that is, or that somebody is to be chosen."""
    words, area = reader.words, reader.record.area
    if actor is None:
        area_title(area.name, words("actor.index" if reader.nodes else "actor.nobody"))
        return
    kind = words("actor.kind", kind=_kind(actor, reader), area=area.name)
    picture = link(words("actor.in_picture"), FIRST, area=area.code, sel=actor.id, lang=words.language)
    st.html(f'<div class="sight"><h1>{escape(actor.name)}</h1><p>{escape(kind)}<span class="ways">　{picture}'
            f"{_home(actor, reader)}</span></p></div>")


def card(actor: Node, loaded: Loaded, reader: Reader) -> None:
    """Show the card of an actor."""
    words, area = reader.words, loaded.record.area
    drafted = f'<p class="drafted">{escape(words("actor.drafted"))}</p>' if actor.id in marks(area.code) else ""
    foot = words("actor.foot", area=area.name, date=day_text(session.clock().day(loaded.revision.saved_at), words),
                 revision=loaded.revision.number)
    foot_on_paper(words("paper.foot", area=actor.name, page=words("page.actor"), said=foot))
    with st.container(key="actor_card"):
        recorded = linked(card_html(actor, marking(reader)), reader.record, words)
        st.html(f'{drafted}<div class="actor_card">{recorded}{gap_sections(actor.id, reader)}'
                f'{history_section(actor.id, reader)}</div><p class="card_foot">{escape(foot)}</p>')


def card_html(actor: Node, reader: Reader) -> str:
    """Return what the record says of an actor as HTML; every value in it is escaped text."""
    words, sources = reader.words, Sources(reader)
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
                   for label, value in reader.rows(actor))
    about = f"<section><h2>{escape(words('actor.about'))}{sources.marks([actor])}</h2><dl>{rows}</dl>"
    if unknown := reader.unknown(actor):
        about += (f'<p class="unknown">{escape(words("inspector.unknown"))}'
                  f'{escape(words("list.between").join(unknown))}</p>')
    is_seated_on = isinstance(actor, Network)
    relations = {name: list(of(reader, actor.id)) for name, of in (
        ("roles", roles), ("members" if is_seated_on else "seats", seats), ("ties", ties))}
    if isinstance(actor, Platform):
        relations = {"roles": relations["roles"]}
    parts = [f"{about}</section>"]
    for name, those in relations.items():
        lines = tie_lines(actor.id, those, reader, sources) if name == "ties" else (
            relation_lines(those, reader, sources))
        parts.append(section(words(f"actor.{name}", count=len(those)), lines, words("actor.unrecorded")))
    if isinstance(actor, Organisation):
        parts += [section(words("actor.windows"), _windows(actor, reader, sources), words("actor.unrecorded")),
                  items(words("actor.departments"), [escape(o.name) for o in reader.record.organisations
                                                     if o.parent == actor.id])]
    parts += [items(words("inspector.remarks"), [escape(words("inspector.remark", kind=words.of(r.kind), text=r.text))
                                                 for r in reader.record.remarks if r.subject == actor.id]),
              sources.listed()]
    return "".join(parts)


def _kind(actor: Node, reader: Reader) -> str:
    if isinstance(actor, Organisation) and actor.is_category:
        return reader.words("inspector.category")
    return reader.words(f"fact.{actor.KIND}")


def _home(actor: Node, reader: Reader) -> str:
    """Return the way to the card in the record of the area whose actor it is; nothing for one of this area."""
    home, words = home_of(actor.id), reader.words
    if home is None or home not in {line.code for line in session.areas()}:
        return ""
    label = words("actor.at_home", area=session.name_of(home, words.language))
    return "　" + link(label, ACTOR, area=home, sel=local_part(actor.id), lang=words.language)


def _windows(actor: Node, reader: Reader, sources: Sources) -> Iterable[str]:
    """Return the consultation windows that an organisation runs, a line each."""
    between = reader.words("list.between")
    return [escape(reader.words("actor.window", name=window.name, details=between.join(
        f"{label} {value}" for label, value in reader.rows(window) if value != reader.name(actor.id))))
        + sources.marks([window]) for window in reader.record.windows if window.operator == actor.id]
