"""How does one actor reach another? The ways on record, in words and marked in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import select
from app_parts.frame.links import linked
from graph.analysis.network.paths import Path, Route, routes_between
from graph.facts.links import PlatformPart, PlatformRole, Tie
from wording.facts import Reader
from wording.marked import marking


def way_panel(reader: Reader, selected: str) -> tuple[Route, ...]:
    """Show the choice of two actors and the ways between them; return them, none where none is asked for.

    A way begins where something is `selected`, unless another beginning is chosen.
    """
    words, record = reader.words, reader.record
    ids = [actor.id for actor in record.nodes() if actor not in record.platforms]
    chosen = {name: st.query_params.get(name, "") for name in ("from", "to")}
    if not chosen["from"] and selected in ids:
        chosen["from"] = selected
    panel = st.popover(words("way.title"), width="stretch", key="way_panel", on_change="rerun")
    if panel.open:
        with panel:
            for name, end in chosen.items():
                select(words(f"way.{name}"), {id_: reader.name(id_) for id_ in ids},
                       key=f"way_{name}_{record.area.code}", words=words, chosen=end,
                       placeholder=words("way.choose"), on_choice=partial(_choose, name, chosen["from"]))
            if any(chosen.values()):
                st.button(words("way.forget"), on_click=_forget, key="forget_way")
    if "to" not in st.query_params or not set(chosen.values()) <= set(ids):
        return ()
    return routes_between(record, chosen["from"], chosen["to"])


def _choose(name: str, start: str, actor: str) -> None:
    """Write the choice into the address, and from where the way begins."""
    looking.keep("from", filter(None, [start]))
    looking.keep(name, filter(None, [actor]))


def _forget() -> None:
    for name in ("from", "to"):
        looking.keep(name, ())


def marked_by(routes: Sequence[Route]) -> list[str]:
    """Return the actors and facts that the ways pass, for the picture to mark."""
    paths = [path for route in routes for path in route.paths]
    return [*{actor for path in paths for actor in path.actors},
            *{link.path() for path in paths for links in path.links for link in links}]


def way_in_words(reader: Reader, routes: Sequence[Route]) -> None:
    """Say how two work together and how they sit together: how many shortest ways there are, and some, step by step."""
    if routes:
        said = "".join(_in_words(marking(reader), route) for route in routes)
        st.html(linked(f'<div class="way">{said}</div>', reader.record, reader.words))


def _in_words(reader: Reader, route: Route) -> str:
    words = reader.words
    start, end = (reader.name(st.query_params[name]) for name in ("from", "to"))
    title = f"<h2>{escape(words(f'way.over.{route.over}'))}</h2>"
    if not route.paths:
        return f"{title}<p>{escape(words('way.none', start=start, end=end))}</p>"
    said = words("way.found", start=start, end=end, steps=route.steps, count=route.count)
    items = "".join(f"<li>{escape(path_text(reader, path))}</li>" for path in route.paths)
    return f"{title}<p>{escape(said)}</p><ul>{items}</ul>"


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
