"""The picture of the platform with gaps in it: missing links dashed, missing actors as empty boxes."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from app_parts.frame import looking, session
from app_parts.gaps.search import OPENED, GapResults
from app_parts.widgets.network_picture import network_picture
from app_parts.widgets.take_away import caption
from graph.analysis.gaps.gap import GAP, Gap
from graph.analysis.gaps.neighbourhood import neighbourhood_of
from graph.pictures.layout.folding import PREFIX
from graph.pictures.layout.seating import Absent, Wish
from graph.pictures.platform_picture import draw_platform
from graph.pictures.scene import Scene
from graph.record.record import Record
from graph.store import Loaded
from locales import Words

HEIGHT = "min(42vh, 30rem)"
FEW, WHOLE = 20, "whole"
"""With more organisations than this, only those that the gap is about are drawn, unless all are wanted."""


def absent(gaps: Iterable[Gap], results: GapResults) -> tuple[Absent, ...]:
    """Return what is missing by some gaps, as the picture draws it."""
    reader = results.reader
    return tuple(Absent(gap.id, reader.title(gap), gap.missing, reader.ghost(gap), gap.ghost or "member")
                 for gap in gaps if gap.missing or gap.ghost)


def gap_picture(loaded: Loaded, gap: Gap, results: GapResults) -> Scene:
    """Show the picture with a gap in it, and return it."""
    words, record = results.reader.words, results.context.record
    if len(record.organisations) > FEW and not st.query_params.get(WHOLE):
        record = neighbourhood_of(record, gap)
    actors = {end for pair in gap.missing for end in pair} | set(gap.subjects)
    wish = Wish(opened=looking.opened(), shown=frozenset(filter(None, actors)), absent=absent([gap], results))
    scene = draw_platform(record, session.catalogue(), words, words.language, wish)
    network_picture(scene, key=f"gap_picture_{record.area.code}", words=words, selected="",
                    marked=[*gap.actors, *gap.evidence, gap.id], moved={}, caption=caption(loaded, words),
                    height=HEIGHT, on_pick=_picked, click="", on_move=lambda _: None, test=session.settings().test)
    _whole(results.context.record, record, words)
    return scene


def _whole(whole: Record, shown: Record, words: Words) -> None:
    """Say how many organisations the picture shows, and let the person choose between part and whole."""
    if len(whole.organisations) <= FEW:
        return
    on = bool(st.query_params.get(WHOLE))
    key = f"whole_{on}"
    st.toggle(words("gap_picture.whole", shown=len(shown.organisations), total=len(whole.organisations)), on,
              key=key, on_change=lambda: looking.keep(WHOLE, ["1"] if st.session_state[key] else []))


def _picked(what: str) -> None:
    """Open a group, or the gap whose missing link was picked."""
    if what.startswith(PREFIX):
        looking.toggle(what)
    elif what.startswith(GAP):
        st.query_params[OPENED] = what
