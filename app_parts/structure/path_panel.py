"""How does one actor reach another? The ways on record, in words and marked in the picture."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import select
from graph.analysis.network.paths import Path, Route, route_between
from graph.facts.links import PlatformPart, PlatformRole, Tie
from wording.facts import Reader


def way_panel(reader: Reader) -> Route | None:
    """Show the choice of two actors and the ways between them; return them, or None when none is asked."""
    words, record = reader.words, reader.record
    ids = [actor.id for actor in record.nodes() if actor not in record.platforms]
    chosen = {name: st.query_params.get(name, "") for name in ("from", "to")}
    panel = st.popover(words("way.title"), width="stretch", key="way_panel", on_change="rerun")
    if panel.open:
        with panel:
            for name, end in chosen.items():
                select(words(f"way.{name}"), {id_: reader.name(id_) for id_ in ids},
                       key=f"way_{name}_{record.area.code}", words=words, chosen=end,
                       placeholder=words("way.choose"), on_choice=partial(_choose, name))
            if any(chosen.values()):
                st.button(words("way.forget"), on_click=_forget, key="forget_way")
    if not set(chosen.values()) <= set(ids):
        return None
    return route_between(record, chosen["from"], chosen["to"])


def _choose(name: str, actor: str) -> None:
    looking.keep(name, filter(None, [actor]))


def _forget() -> None:
    for name in ("from", "to"):
        looking.keep(name, ())


def marked_by(route: Route | None) -> list[str]:
    """Return the actors and facts that the ways pass, for the picture to mark."""
    if route is None:
        return []
    return [*{actor for path in route.paths for actor in path.actors},
            *{link.path() for path in route.paths for links in path.links for link in links}]


def way_in_words(reader: Reader, route: Route | None) -> None:
    """Say how many shortest ways there are, and show some, step by step."""
    if route is None:
        return
    words = reader.words
    start, end = (reader.name(st.query_params[name]) for name in ("from", "to"))
    if not route.paths:
        st.html(f'<p class="way">{escape(words("way.none", start=start, end=end))}</p>')
        return
    said = words("way.found", start=start, end=end, steps=len(route.paths[0].links), count=route.count)
    items = "".join(f"<li>{escape(path_text(reader, path))}</li>" for path in route.paths)
    st.html(f'<div class="way"><p>{escape(said)}</p><ul>{items}</ul></div>')


def path_text(reader: Reader, path: Path) -> str:
    """Return a way as one line: the actors, and between them what joins them."""
    text = reader.name(path.actors[0])
    for actor, links in zip(path.actors[1:], path.links, strict=True):
        terms = dict.fromkeys(_term(reader, link) for link in links)
        text += reader.words("way.step", how=reader.words("list.between").join(terms), actor=reader.name(actor))
    return text


def _term(reader: Reader, link: object) -> str:
    if isinstance(link, Tie):
        return reader.value(link, "kind")
    if isinstance(link, PlatformRole):
        return reader.words.of(link.role)
    return reader.words("inspector.part" if isinstance(link, PlatformPart) else "fact.membership")
