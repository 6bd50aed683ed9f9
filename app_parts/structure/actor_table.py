"""The figures of each actor as a sortable table, and the choice of one to colour the picture by."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.choosing import select
from app_parts.widgets.grid import choosing_grid
from app_parts.widgets.on_paper import table_on_paper
from graph.analysis.measures.per_actor import ActorFigure
from graph.facts.actors import Platform
from graph.pictures.shading import Shading
from locales import Words
from wording.facts import Reader

ADDRESS = "colour"
FORMATS = {"share": "%.3f", "index": "%.3f", "effective_size": "%.1f"}
"""How figures are written, by their id or their unit; others are counts."""


def shading(figures: Sequence[ActorFigure], words: Words) -> Shading | None:
    """Return what the address says to colour the picture by, or None."""
    wanted = next((f for f in figures if f.id == st.query_params.get(ADDRESS)), None)
    return Shading(words(f"actor_measure.{wanted.id}.label"), wanted.values) if wanted else None


def _colour_choice(figures: Sequence[ActorFigure], words: Words) -> None:
    """Show the choice of a figure to colour the picture by."""
    select(words("actor_table.colour"), {f.id: words(f"actor_measure.{f.id}.label") for f in figures}, key="colour",
           words=words, chosen=st.query_params.get(ADDRESS, ""), placeholder=words("actor_table.none"),
           on_choice=lambda id_: looking.keep(ADDRESS, filter(None, [id_])))


def actor_table(reader: Reader, figures: Sequence[ActorFigure], selected: str) -> None:
    """Show the figures, a row an actor, and the choice of one to colour by; a tick selects its actor."""
    words = reader.words
    _colour_choice(figures, words)
    actors = [actor for actor in reader.record.nodes() if not isinstance(actor, Platform)]
    if not actors:
        return
    rows = pd.DataFrame({words("field.name"): [actor.name for actor in actors]}
                        | {f.id: [f.values.get(actor.id) for actor in actors] for f in figures})
    columns = {f.id: st.column_config.NumberColumn(
        words(f"actor_measure.{f.id}.label"), help=words(f"actor_measure.{f.id}.means"),
        format=_format(f)) for f in figures}
    table_on_paper([{words("field.name"): actor.name} | {words(f"actor_measure.{f.id}.label"): _written(
        f.values.get(actor.id), f) for f in figures} for actor in actors])
    choosing_grid(rows, [actor.id for actor in actors], words, key="actor_figures", chosen=selected, columns=columns,
                  on_choice=session.select,
                  file=words("tables.file", area=reader.record.area.name, what=words("details.actors")))


def _format(figure: ActorFigure) -> str:
    return FORMATS.get(figure.id, FORMATS.get(figure.unit, "%d"))


def _written(value: float | None, figure: ActorFigure) -> str:
    return "—" if value is None else _format(figure) % value
