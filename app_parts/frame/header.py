"""The one line above every page: the pages, the area being looked at, the language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from app_parts.frame import session
from app_parts.frame.choosing import NOTHING, select
from graph.codes import NATION, prefecture_of
from graph.store import AreaLine
from locales import LANGUAGES, Words

EM = {"ja": 0.1, "en": 0.06}
"""How much broader a page's place in the line is for each letter of its name."""

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage


def header(pages: Sequence[StreamlitPage], words: Words) -> Callable[[], None]:
    """Show the one line: name, pages, language; return what shows the areas to choose from, for which it leaves room.

    Apart, because those are asked of the store: when it is away, the rest stays.
    """
    with st.container(key="header"):
        names = [words(f"page.{page.url_path or 'structure'}") for page in pages]
        widths = [0.8, *(0.35 + len(name) * EM[words.language] for name in names), 1.1, 1.6, 0.9]
        places = st.columns(widths, vertical_alignment="center", gap="small")
        places[0].html(f'<p class="brand">{words("app.name")}</p>')
        for place, page, name in zip(places[1:], pages, names, strict=False):
            place.page_link(page, label=name,
                            query_params={"area": session.wished_area(), "lang": words.language})
        with places[-1]:
            select(words("header.language"), LANGUAGES, key="language_choice", words=words, chosen=words.language,
                   label_visibility="collapsed", on_choice=_change_language)
    return lambda: _choosers(session.areas(), places[-3], places[-2], words)


def tab_title(page: str, words: Words) -> str:
    """Return what the browser's tab says: which page of which area, so that two tabs can be told apart."""
    area = session.unknown_area() or session.area_name(session.areas())
    return words("header.tab", page=page, area=area) if area else words("app.title")


def _choosers(recorded: tuple[AreaLine, ...], left: st.delta_generator.DeltaGenerator,
              right: st.delta_generator.DeltaGenerator, words: Words) -> None:
    if not recorded:
        return
    unknown = session.unknown_area()
    chosen = unknown or session.chosen_area(recorded)
    prefectures = list(dict.fromkeys(prefecture_of(line.code) for line in recorded))
    prefecture = next((code for code in prefectures if code[:2] == chosen[:2]), NOTHING)
    within = [line for line in recorded if prefecture in (NOTHING, prefecture_of(line.code))]
    with left:
        names = {code: session.name_of(code, words.language)
                 for code in prefectures}
        select(words("header.prefecture"), names, key="prefecture", words=words, chosen=prefecture,
               label_visibility="collapsed", on_choice=_change_prefecture)
    with right:
        select(words("header.area"), {line.code: _area_label(line, words) for line in within},
               key="area", words=words, chosen=chosen, label_visibility="collapsed", on_choice=session.choose_area)


def _area_label(line: AreaLine, words: Words) -> str:
    """Return how an area reads in the list: the prefecture's own record is told from its towns."""
    if line.code == NATION:
        return words("header.nation_record", name=line.name)
    is_prefecture = prefecture_of(line.code) == line.code
    return words("header.own_record", name=line.name) if is_prefecture else f"{line.name}　{line.code}"


def _change_prefecture(chosen: str) -> None:
    """Go to the first area of the prefecture that has more than its own line."""
    within = [line for line in session.areas() if prefecture_of(line.code) == chosen]
    session.choose_area(next((line.code for line in within if line.platforms and line.code != chosen),
                             within[0].code))


def _change_language(language: str) -> None:
    st.session_state["language"] = st.query_params["lang"] = language
