"""The three tiers in one picture: who stands behind a municipality, or over a whole prefecture, up to the nation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.choosing import select
from app_parts.frame.sight import IN_SIGHT
from app_parts.widgets.network_picture import network_picture
from app_parts.widgets.on_paper import picture_on_paper
from app_parts.widgets.take_away import take_away
from graph.analysis.network.tiers import TierNode, Tiers
from graph.facts.actors import Node
from graph.facts.references import local_part
from graph.pictures.layout.folding import PREFIX
from graph.pictures.renderers.svg import to_svg
from graph.pictures.tiers_picture import Words as TierWords
from graph.pictures.tiers_picture import draw_tiers, edge_id
from wording.facts import day_text
from wording.tiers import TierReader

LEAST_SCALE = 0.88
"""No smaller is the picture drawn, so that its labels are read; a large one is higher than the screen."""
LEGEND = "8rem"
"""What the line under the picture and the legend take of its height."""
PICKED = "tier"
"""The address's name of whom, or which line, is chosen in the picture."""


def three_tiers(tiers: Tiers, title: str, name: str, key: str, beside: Callable[[], None] = lambda: None) -> None:
    """Show the picture with what is chosen in it; `name` is what is looked at, `beside` is shown above the choice."""
    words, catalogue = session.words(), session.catalogue()
    reader = TierReader(tiers, catalogue, words, name)
    scene = draw_tiers(tiers, title, catalogue, words.language, TierWords(words, reader.names(), reader.says()),
                       looking.opened())
    high = (scene.view[3] - scene.view[1]) * LEAST_SCALE
    picked = st.query_params.get(PICKED, "")
    said = words("tiers.caption", date=day_text(session.today(), words), sources=reader.cited() or "—")
    left, right = st.columns([2.55, 1], gap="small")
    with left, st.container(key="three_tiers"):
        picture_on_paper(to_svg(scene, caption=said, language=words.language), title)
        network_picture(scene, key=f"tiers_{key}", words=words, selected=picked, marked=(), moved={}, caption=said,
                        height=f"max({IN_SIGHT}, calc({high:.0f}px + {LEGEND}))", on_pick=_picked,
                        on_move=lambda _: None, test=session.settings().test)
        if looking.opened():
            st.button(words("picture.close_groups"), on_click=looking.keep, args=("open", ()), key="close_groups")
        take_away(scene, lambda id_: _about(reader, id_), said, words)
    with right, st.container(key="inspector"):
        beside()
        names = {node.id: reader.name(node.id) for node in tiers.nodes.values()}
        select(words("tiers.picked"), names, key=f"tier_{key}", words=words, chosen=picked if picked in names else "",
               placeholder=words("tiers.find"), label_visibility="collapsed", on_choice=_picked)
        st.html(_about(reader, picked) or f'<p class="hint">{escape(words("tiers.choose"))}</p>')
        _lead_on(tiers.nodes.get(picked), reader)
    with st.container(key="tiers_aloud"), st.expander(words("tiers.aloud")):
        st.html(_listed([words("tiers.means"), *reader.sentences()]))


def _picked(what: str) -> None:
    """Open or close a group; keep anything else in the address."""
    if what.startswith(PREFIX):
        looking.toggle(what)
    else:
        looking.keep(PICKED, filter(None, [what]))


def _about(reader: TierReader, what: str) -> str:
    """Return what is recorded of somebody, or of a line, as HTML; "" for what is not there."""
    node = reader.tiers.nodes.get(what)
    if node is None:
        lines = [reader.sentence(link) for link in reader.tiers.links
                 if edge_id(link.source, link.target, link) == what]
        return _listed(lines) if lines else ""
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in reader.about(node))
    return (f'<h2 class="subject">{escape(reader.name(what))}</h2><dl>{rows}</dl>'
            f"<h3>{escape(reader.words('tiers.links'))}</h3>{_listed(reader.links_of(what))}")


def _listed(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _lead_on(node: TierNode | None, reader: TierReader) -> None:
    """Lead to the card of whom is chosen, or to the page of a municipality, where there is a record."""
    if node is None or node.fact is None:
        return
    words = reader.words
    here = {"area": node.home, "lang": words.language}
    if isinstance(node.fact, Node):
        st.page_link("app_pages/actor.py", label=words("tiers.open_actor"),
                     query_params=here | {"sel": local_part(node.id)})
    st.page_link("app_pages/structure.py", label=words("tiers.open_area"), query_params=here)
