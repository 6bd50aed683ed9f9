"""What 構造 shows in place of the area's own picture: a prefecture's municipalities, the three tiers, how to begin."""

from __future__ import annotations

import streamlit as st

from app_parts.editing.panel import editing
from app_parts.frame import session
from app_parts.frame.guidance import nothing_recorded, wants_to_write
from app_parts.structure.prefecture_view import prefecture_view, shows_whole
from app_parts.widgets.take_away import foot
from app_parts.widgets.three_tiers import three_tiers
from app_parts.widgets.views import chosen_view
from graph.codes import NATION, prefecture_of
from graph.questions.tiers import tiers_around
from graph.store import Loaded
from locales import Words
from wording.facts import Reader

OWN_PICTURE, TIERS, ADDRESS = "own", "tiers", "view"


def shown_instead(loaded: Loaded, words: Words) -> bool:
    """Show another view of an area where the address asks for one, or how to begin where nothing is recorded.

    Returns whether anything was shown.
    """
    area = loaded.record.area
    if shows_whole(loaded, words):
        prefecture_view(loaded, words)
    elif _has_tiers(area.code) and st.query_params.get(ADDRESS) == TIERS:
        tiers = tiers_around(session.store(), session.catalogue(), area.code, on=session.today(),
                             language=words.language)
        foot(loaded, "structure", words)
        three_tiers(tiers, words("tiers.town", name=area.name), area.name, area.code,
                    beside=lambda: view_choice(area.code, words))
    elif not loaded.record.nodes():
        view_choice(area.code, words)
        nothing_recorded(loaded.record, words)
        if wants_to_write():
            editing(area.code, "", Reader(loaded.record, session.catalogue(), words))
    else:
        return False
    return True


def view_choice(area: str, words: Words) -> None:
    """Show the choice between a municipality's own picture and the three tiers."""
    if _has_tiers(area):
        chosen_view(words("prefecture_view.choose"), (OWN_PICTURE, TIERS), lambda view: words(f"tiers.view.{view}"),
                    ADDRESS, on_paper=False)


def _has_tiers(area: str) -> bool:
    return prefecture_of(area) != area != NATION
