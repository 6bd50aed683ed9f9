"""The picture of the platform with gaps in it: missing links dashed, missing bodies as empty boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from app_parts import looking, session
from app_parts.asked_gaps import OPENED, Found
from app_parts.network_picture import network_picture
from app_parts.taking_away import caption, take_away
from graph.analysis.gaps.gap import Gap
from graph.model import Finding
from graph.pictures.folding import PREFIX
from graph.pictures.platform_picture import draw_platform
from graph.pictures.seating import Absent, Wish
from graph.store import Loaded

HEIGHT = "min(52vh, 34rem)"


def absent(gaps: Iterable[Gap], found: Found) -> tuple[Absent, ...]:
    """Return what is missing by some gaps, as the picture draws it."""
    reader = found.reader
    return tuple(Absent(gap.id, reader.title(gap), gap.missing, reader.ghost(gap), gap.ghost or "member")
                 for gap in gaps if gap.missing or gap.ghost)


def marked(gap: Gap | None) -> list[str]:
    """Return what stands out in the picture: whom a gap is about, what it rests on, what is missing."""
    return [] if gap is None else [*gap.subjects, *gap.evidence, gap.id]


def gap_picture(loaded: Loaded, gaps: Sequence[Gap], found: Found, panel: str) -> None:
    """Show the picture with one gap, or several, in it; `panel` is what a hand-out tells of the gap."""
    words, record = found.reader.words, found.inquiry.record
    bodies = {end for gap in gaps for pair in gap.missing for end in pair} | {
        body for gap in gaps for body in gap.subjects}
    wish = Wish(opened=looking.opened(), shown=frozenset(filter(None, bodies)), absent=absent(gaps, found))
    scene = draw_platform(record, session.catalogue(), words, words.language, wish)
    said = caption(loaded, words)
    network_picture(scene, key=f"gap_picture_{record.area.code}", words=words, selected="",
                    marked=[mark for gap in gaps for mark in marked(gap)] if len(gaps) == 1 else [],
                    moved={}, caption=said, height=HEIGHT, on_pick=_picked, on_move=lambda _: None,
                    test=session.settings().test)
    take_away(scene, lambda _: panel, said, words)


def _picked(what: str) -> None:
    """Open a group, or the gap whose missing link was picked."""
    if what.startswith(PREFIX):
        looking.toggle(what)
    elif what.startswith(Finding.GAP):
        st.query_params[OPENED] = what
