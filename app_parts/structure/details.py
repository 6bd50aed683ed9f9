"""The same record in detail, one view at a time: tables, matrices, figures of each actor."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_parts.activities.timeline import timeline
from app_parts.structure.actor_table import actor_table
from app_parts.structure.matrices import matrices
from app_parts.structure.tables import tables
from app_parts.widgets.views import chosen_view
from graph.analysis.measures.per_actor import ActorFigure
from wording.facts import Reader

VIEWS = ("tables", "matrices", "actors", "activities")


def details(reader: Reader, by_actor: Sequence[ActorFigure], selected: str) -> None:
    """Show the choice and what is chosen. Only that is made: a click waits for nothing that nobody sees."""
    words = reader.words
    chosen = chosen_view(words("details.choose"), VIEWS, lambda view: words(f"details.{view}"), "details",
                         on_paper=False)
    with st.container(key="tables"):
        if chosen == "matrices":
            matrices(reader, selected)
        elif chosen == "actors":
            actor_table(reader, by_actor, selected)
        elif chosen == "activities":
            timeline(reader.record.area.code, words)
        else:
            tables(reader, selected)
