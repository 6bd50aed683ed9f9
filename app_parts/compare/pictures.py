"""The panels of a comparison: equal seats, one view, one selection, one legend; and the picture to take away."""

from __future__ import annotations

import base64
from html import escape

import streamlit as st

from app_parts.compare.comparison import SEAT, Compared, same_area
from app_parts.frame import looking, session
from app_parts.widgets.downloads import downloads
from app_parts.widgets.network_picture import network_picture
from app_parts.widgets.on_paper import foot_on_paper, picture_on_paper
from app_parts.widgets.take_away import caption
from app_parts.widgets.views import switched
from exports.comparison import tables
from exports.contents import Picture, Tables
from graph.pictures.comparison_picture import draw_comparison, on_one_sheet
from graph.pictures.layout.folding import PREFIX
from graph.pictures.layout.seating import Wish
from graph.pictures.renderers.svg import legend_svg, to_svg
from graph.pictures.scene import Scene
from wording.ladder import LadderReader

HEIGHT = "min(calc(100vh - 14.5rem), 46rem)"
LEGEND_PX = 1320


def panels_of(compared: Compared, *, ghosts: bool = False) -> tuple[Scene, ...]:
    """Return the pictures, the groups open that the address opens or that hide what is selected."""
    reader, words = compared.reader, compared.reader.words
    selected = compared.selected
    shown = frozenset({selected, *selected.split("/")}) - {""}
    return draw_comparison(reader.lined_up, reader.titles, reader.catalogue, words, words.language,
                           Wish(opened=looking.opened(), shown=shown), ghosts=ghosts)


def compare_pictures(compared: Compared) -> None:
    """Show the panels beside each other, two in a row, the legend once, and what can be taken away."""
    words = compared.reader.words
    panels = panels_of(compared, ghosts=switched(words("ladder.ghosts"), "ghosts"))
    keys = [f"compare_{n}_{'_'.join(map(str, compared.comparison.sides))}" for n in range(len(panels))]
    said = words("list.between").join(
        f"{title}：{caption(loaded, words)}" for title, loaded in zip(
            compared.reader.titles, compared.comparison.loaded, strict=True))
    foot_on_paper(words("paper.foot", area=" × ".join(compared.reader.titles), page=words("page.compare"), said=said))
    with st.container(key="compare_panels"):
        for start in range(0, len(panels), 2):
            for place, n in zip(st.columns(2, gap="small"), range(start, min(start + 2, len(panels))), strict=False):
                with place:
                    empty = not any(compared.reader.lined_up.seat_of[n])
                    name = words("compare.side_empty", title=panels[n].title) if empty else panels[n].title
                    st.html(f'<h2 class="panel">{n + 1}. {escape(name)}</h2>')
                    network_picture(panels[n], key=keys[n], words=words, selected=compared.selected, marked=(),
                                    moved={}, caption=said, height=HEIGHT, on_pick=_picked,
                                    on_move=lambda _: None, linked=keys, test=session.settings().test)
        legend(panels[0], words("picture.legend"))
    title = " × ".join(compared.reader.titles)
    picture_on_paper(to_svg(on_one_sheet(panels, title), language=words.language), title)
    _placed(compared)
    with st.container(horizontal=True):
        if panels[0].folded:
            st.text(words("picture.says_folded", count=panels[0].folded))
        if looking.opened():
            st.button(words("picture.close_groups"), on_click=looking.keep, args=("open", ()),
                      key="close_groups")
        _take_away(compared, panels, said)


def _placed(compared: Compared) -> None:
    """Say how actors are placed where several fill one role, or where none of the catalogue's types fits."""
    lined_up, words = compared.reader.lined_up, compared.reader.words
    if same_area(compared.comparison):
        st.text(words("compare.by_id_alone"))
    elif lined_up.crowded or lined_up.untyped:
        st.text(words("compare.placed", several=len(lined_up.crowded), untyped=len(lined_up.untyped)))


def legend(panel: Scene, name: str) -> None:
    """Show the legend that all panels share."""
    svg = base64.b64encode(legend_svg(panel.legend, LEGEND_PX).encode()).decode()
    said = "、".join(entry.short for entry in panel.legend)
    st.html(f'<img class="legend" alt="{escape(name)}：{escape(said)}" '
            f'src="data:image/svg+xml;base64,{svg}">')


def _take_away(compared: Compared, panels: tuple[Scene, ...], said: str) -> None:
    reader, words = compared.reader, compared.reader.words
    title = " × ".join(reader.titles)
    name = words("compare.file", sides="_".join(reader.titles))
    downloads("picture.download", Picture, lambda: Picture(on_one_sheet(panels, title), said, words), name, words,
              key="compare")
    downloads("compare.download", Tables, lambda: tables(LadderReader(reader), compared.differences), name, words,
              key="compare")


def _picked(what: str) -> None:
    """Open a group, or select a seat or a link."""
    if what.startswith(PREFIX):
        looking.toggle(what)
    else:
        looking.keep(SEAT, [what] if what else [])
