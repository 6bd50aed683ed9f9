"""The network picture on a page: a Streamlit component that draws what pyvis holds.

Its files are served once and cached (11 kB a rerun instead of 700 kB for pyvis's own page).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from app_parts.widgets.served import Frontend
from graph.pictures.layout.moving import Offsets
from graph.pictures.looks import BAND, FRAME_BORDER, FRAME_FILL
from graph.pictures.renderers.pyvis_network import numbers, to_pyvis
from graph.pictures.scene import Frame, LegendEntry, Scene
from locales import Words

HTML = (
    '<div class="wrap"><ul class="list"></ul><div class="host"></div><p class="tip"></p>'
    '<div class="foot"><ul class="legend"></ul><div class="bar"></div></div></div>'
)
COMPONENTS = PICTURE, SELECTION, LANGUAGE, LINKS = "network_picture", "picture_selection", "page_language", "page_links"
WORDS = ("zoom_in", "zoom_out", "fit", "png", "reset", "legend", "file", "tip_group")
WORDS_OF = ("label", "list", "tip_idle")
"""Of these each kind of picture has its own."""
FRONTEND = Frontend(Path(__file__).parent / "frontend", COMPONENTS)


def page_language(words: Words) -> None:
    """Say in which language the page is, and Streamlit's own words in it; Streamlit itself always says English."""
    data = {"language": words.language, "texts": words.under("streamlit")}
    FRONTEND.component(LANGUAGE, html="<i></i>", js="language.js")(key="page_language", data=data)


def network_picture(scene: Scene, *, key: str, words: Words, selected: str, marked: Sequence[str],
                    moved: Offsets, caption: str, height: str, on_pick: Callable[[str], None],
                    on_move: Callable[[Offsets], None], linked: Sequence[str] = (), click: str = "picture.tip_pick",
                    of: str = "actors", test: bool = False) -> None:
    """Show a scene.

    `height` is a CSS length, `selected` is drawn as selected, what is `marked` stands out from the rest.
    `moved` says how far actors in the scene are from their own places: the browser keeps it. Before the
    next run `on_pick` is told what was picked (an actor's id, the path of a line's fact, "" for nothing) and
    `on_move` where actors were dragged to. `linked` are the keys of pictures, this one among them, that share
    one view and one selection: their actors stay where they are, and the legend is shown once, elsewhere. `click` is
    the key of the words for what a click does, "" where it does nothing; `of` says what is in the picture, "actors",
    "areas" or "prefectures", and so how the picture is spoken of.
    """
    network = to_pyvis(scene)
    data = {
        "name": key, "title": scene.title, "linked": list(linked), "caption": caption, "test": test,
        "moved": {actor: list(by) for actor, by in moved.items()},
        "nodes": network.nodes, "edges": network.edges, "view": scene.view,
        "options": _options(network.options, still=bool(linked)),
        "font": network.options["font"], "height": height,
        "frames": [_frame(frame) for frame in scene.frames],
        "hulls": [asdict(hull) | {"band": BAND} for hull in scene.hulls],
        "legend": [_entry(entry) for entry in scene.legend],
        "text": {name: words(f"picture.{name}", area=scene.title) for name in WORDS}
        | {name: words(f"picture_of_{of}.{name}", area=scene.title) for name in WORDS_OF}
        | {"tip": click and words(click)},
    }
    picture = FRONTEND.component(PICTURE, html=HTML, css="style.css", js="index.js")

    def picked() -> None:
        what = st.session_state[key].get("picked")
        if isinstance(what, str):
            on_pick(what)

    def dragged() -> None:
        on_move(_offsets(st.session_state[key].get("moved")))

    picture(key=key, data=data, on_picked_change=picked, on_moved_change=dragged)
    marks = {"name": key, "selected": selected, "marked": list(marked)}
    FRONTEND.component(SELECTION, html="<i></i>", js="selection.js")(key=f"marks_of_{key}", data=marks)


def _frame(frame: Frame) -> dict[str, Any]:
    """Return a frame with its colours, and with what stands in it, line by line."""
    return {"left": frame.left, "top": frame.top, "width": frame.width, "height": frame.height,
            "fill": FRAME_FILL, "border": FRAME_BORDER, "texts": list(frame.texts())}


def _options(options: Mapping[str, Any], *, still: bool) -> dict[str, Any]:
    """Return what vis-network is told; `still`: nobody may drag an actor."""
    kept = {name: value for name, value in options.items() if name != "font"}
    return kept | {"interaction": kept["interaction"] | {"dragNodes": not still}}


def _offsets(offsets: object) -> dict[str, tuple[float, float]]:
    """Return what the browser says of moved actors, as far as it makes sense."""
    if not isinstance(offsets, Mapping):
        return {}
    return {str(actor): (float(by[0]), float(by[1])) for actor, by in offsets.items()
            if isinstance(by, list) and len(by) == 2 and all(isinstance(n, int | float) for n in by)}


def _entry(entry: LegendEntry) -> dict[str, Any]:
    look = asdict(entry.look)
    look["borderWidth"] = look.pop("border_width", 0)
    return look | {"dash": numbers(entry.look.dash), "label": entry.short, "whole": entry.label}
