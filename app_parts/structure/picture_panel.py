"""The picture on the structure page: drawn as the person wants it, clicked, dragged, taken away."""

from __future__ import annotations

from collections.abc import Container, Sequence

import streamlit as st

from app_parts.editing.partner import partner_of, took_partner
from app_parts.frame import looking, session
from app_parts.frame.sight import IN_SIGHT
from app_parts.gaps.search import OPENED
from app_parts.structure.inspector import inspector_html
from app_parts.structure.path_panel import marked_by
from app_parts.widgets.network_picture import network_picture
from app_parts.widgets.take_away import caption, foot, take_away
from graph.analysis.gaps.gap import GAP
from graph.analysis.network.paths import Route
from graph.analysis.network.reports import reported_ties
from graph.facts.actors import Platform
from graph.facts.links import ends_of
from graph.pictures.drafted import with_drafted
from graph.pictures.layout.folding import PREFIX
from graph.pictures.layout.moving import Offsets, with_moved
from graph.pictures.layout.seating import Absent, Wish
from graph.pictures.platform_picture import draw_platform
from graph.pictures.shading import Shading
from graph.store import Loaded
from wording.facts import Reader


def picture_panel(reader: Reader, loaded: Loaded, selected: str, routes: Sequence[Route], shading: Shading | None,
                  absent: tuple[Absent, ...] = (), drafted: Sequence[str] = ()) -> None:
    """Show the picture and what can be taken away of it; act on what was clicked or dragged."""
    words, area = reader.words, loaded.record.area.code
    line_of = _lines(reader)
    marked = [line_of.get(what, what) for what in (*marked_by(routes), *filter(None, [partner_of(selected)]))]
    place = f"moved_{area}"
    must_be_seen = frozenset({*_ends(reader, selected), *marked})
    must_be_seen |= {end for gap in absent for pair in gap.pairs for end in pair}
    wish = Wish(opened=looking.opened(), shown=must_be_seen, shading=shading, absent=absent)
    scene = with_drafted(draw_platform(reader.record, reader.catalogue, words, words.language, wish),
                         [line_of.get(what, what) for what in drafted], words("picture.edge.drafted"))
    moved: Offsets = st.session_state.get(place, {})
    shown = with_moved(scene, moved)
    said = caption(loaded, words)
    foot(loaded, "structure", words)
    actors = {actor.id for actor in reader.record.nodes() if not isinstance(actor, Platform)}
    network_picture(shown, key=f"picture_{area}", words=words, selected=line_of.get(selected, selected),
                    marked=marked, moved=moved, caption=said, height=IN_SIGHT,
                    on_pick=lambda what: _picked(what, selected, actors),
                    on_move=lambda offsets: st.session_state.update({place: offsets}),
                    test=session.settings().test)
    if scene.folded:
        st.text(words("picture.says_folded", count=scene.folded))
    if wish.opened:
        st.button(words("picture.close_groups"), on_click=looking.keep, args=("open", ()), key="close_groups")
    take_away(shown, lambda actor: inspector_html(reader, actor), said, words)


def _picked(what: str, selected: str, actors: Container[str]) -> None:
    """Open or close a group, say what a gap is, take whom a form asks for; select anything else."""
    if what.startswith(PREFIX):
        looking.toggle(what)
    elif what.startswith(GAP):
        st.query_params[OPENED] = what
    elif not took_partner(what, selected, actors):
        session.select(what)


def _lines(reader: Reader) -> dict[str, str]:
    """Return, for every report of a tie, the path of the report whose line stands for all of them."""
    return {report.path(): reported.tie.path() for reported in reported_ties(
        reader.record.ties, reader.catalogue.undirected) for report in reported.reports}


def _ends(reader: Reader, selected: str) -> set[str]:
    """Return the actors that must be seen because they, or a link between them, are selected."""
    return {selected, *(end for link in reader.record.links() if link.path() == selected
                        for end in ends_of(link))}
