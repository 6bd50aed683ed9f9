"""The prefectures on a map, coloured by how much is known of an item, or by when something was done last."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app_parts.frame import looking
from app_parts.frame.choosing import segments
from app_parts.prefecture.town_map import COLOUR, LAST, Drawn, area_map, contact, legend, tile
from graph.analysis.support import last_done
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.pictures.looks import STATE, NodeLook
from graph.pictures.map_picture import draw_map
from graph.pictures.shading import STEPS
from graph.questions.nation import Known, Prefecture
from wording.facts import day_text
from wording.nation import KNOWN_SIGNS, NationReader

SHEET_WIDTH, LONGEST_EM = 1080.0, 12.0
"""Wider than for the towns of a prefecture: the names of 47 prefectures stand in eight columns, none of them cut."""
CHOSEN = "pref"
"""The address's name of the prefecture whose card is open."""
LOOKS = {Known.NONE: STATE["unknown"]} | {
    known: NodeLook(f"known_{known}", "box", fill, "#005B8F", 2, dash) for known, fill, dash in (
        (Known.SOME, STEPS[0], "6 3"), (Known.MOST, STEPS[2], ""), (Known.ALL, STEPS[4], ""))}


def nation_map(reader: NationReader, chosen: str) -> None:
    """Show what the map is coloured by, and the map; `chosen` is the prefecture whose card is open."""
    words, items = reader.words, reader.whole.desk.items
    views = {item: reader.whole.short(item) for item in items} | {LAST: words("desk.by_last")}
    wish = st.query_params.get(COLOUR, "")
    by = segments(words("desk.colour_by"), views, key=COLOUR, chosen=wish if wish in views else items[-1],
                  on_choice=lambda view: looking.keep(COLOUR, [view]))
    drawn = _by_last(reader) if by == LAST else _by_known(reader, by)
    tiles = []
    for prefecture in reader.nation.prefectures:
        sign, look, means = drawn(prefecture)
        label = words("nation.tile_plain" if by == LAST else "nation.tile", sign=sign,
                      name=reader.short_name(prefecture), known=prefecture.count_known(by),
                      size=prefecture.rolled_up.size)
        area = Area(code=prefecture.code, name=reader.name(prefecture), kind=AreaKind.PREFECTURE)
        tiles.append(tile(reader.catalogue, area, (sign, look, means), label))
    day = day_text(reader.day, words)
    said = words("nation.map_caption", name=words("nation.name"), item=views[by], date=day) if by != LAST else \
        words("desk.map_caption", name=words("nation.name"), item=views[by], date=day)
    scene = draw_map(words("nation.name"), tiles, legend(map(drawn, reader.nation.prefectures)),
                     sheet=SHEET_WIDTH, longest=LONGEST_EM)
    area_map(scene, said, words, key=f"nation_{by}", chosen=chosen, on_pick=choose_prefecture,
             of="prefectures")


def choose_prefecture(code: str) -> None:
    """Open the card of a prefecture, or of none."""
    looking.keep(CHOSEN, filter(None, [code]))


def _by_known(reader: NationReader, item: str) -> Callable[[Prefecture], Drawn]:
    def drawn(prefecture: Prefecture) -> Drawn:
        known = prefecture.known(item)
        return KNOWN_SIGNS[known], LOOKS[known], reader.words(f"nation.known.{known}")
    return drawn


def _by_last(reader: NationReader) -> Callable[[Prefecture], Drawn]:
    return lambda prefecture: contact(last_done(reader.nation.activities(prefecture)), reader.day, reader.words)
