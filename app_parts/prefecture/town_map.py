"""The municipalities on a map, coloured by what is chosen; a click on one opens its card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.choosing import segments
from app_parts.prefecture.gap_map import coloured_by_gaps
from app_parts.widgets.network_picture import network_picture
from app_parts.widgets.on_paper import picture_on_paper
from graph.catalogue import Catalogue
from graph.decisions.requirement import RequirementStatus
from graph.facts.activities import Activity
from graph.facts.areas import Area
from graph.pictures.looks import STATE, NodeLook
from graph.pictures.map_picture import Tile, Together, draw_map
from graph.pictures.renderers.svg import to_svg
from graph.pictures.scene import LegendEntry, Scene
from graph.pictures.shading import STEPS
from graph.questions.desk import Became
from graph.questions.prefecture import Municipality
from locales import Words
from wording.desk import STATE_SIGNS, DeskReader
from wording.facts import day_text

COLOUR, TOWN = "colour", "town"
"""The address's names of what the map is coloured by, and of the municipality whose card is open."""
GAPS, LAST, SINCE = "gaps", "last", "since"
RECENT_MONTHS = 6
HEIGHT = "min(calc(100vh - 23rem), 40rem)"
RECENT, LONG_AGO = (NodeLook(id_, "box", fill, "#005B8F", 2, dash) for id_, fill, dash in (
    ("recent", STEPS[3], ""), ("long_ago", STEPS[1], "6 3")))
Drawn = tuple[str, NodeLook, str]
"""A sign, a look, and what the look means."""


def town_map(reader: DeskReader, name: str, key: str, town: str, changed: Sequence[Became]) -> None:
    """Show what the map is coloured by, and the map; `town` is the municipality that is chosen."""
    words, items = reader.words, reader.desk.items
    views = {item: reader.short(item) for item in items} | {
        GAPS: words("desk.by_gaps"), LAST: words("desk.by_last"), SINCE: words("desk.by_since")}
    wish = st.query_params.get(COLOUR, "")
    by = segments(words("desk.colour_by"), views, key=COLOUR, chosen=wish if wish in views else items[-1],
                  on_choice=lambda view: looking.keep(COLOUR, [view]))
    towns = reader.desk.rolled_up.municipalities
    by_gaps = coloured_by_gaps(reader, key) if by == GAPS else None
    drawn = by_gaps.drawn if by_gaps else _drawing(reader, by, changed)
    means = by_gaps.legend() if by_gaps else legend(map(drawn, towns))
    tiles = [tile(reader.desk.catalogue, each.record.area, drawn(each)) for each in towns]
    scene = draw_map(name, tiles, means, _together(towns, words))
    said = words("desk.map_caption", name=name, item=views[by], date=day_text(reader.desk.day, words))
    if by_gaps:
        said = f"{said} {by_gaps.means()}"
    area_map(scene, said, words, key=f"map_{key}_{by}", chosen=town, on_pick=choose_town)
    if by_gaps:
        st.text(by_gaps.means())


def area_map(scene: Scene, said: str, words: Words, *, key: str, chosen: str, on_pick: Callable[[str], None],
             of: str = "areas") -> None:
    """Show areas on a map, on the screen and on paper; `on_pick` is told the code of the one that is clicked.

    `of` says what the areas are, as in `network_picture`.
    """
    picture_on_paper(to_svg(scene, caption=said, language=words.language), said)
    network_picture(scene, key=key, words=words, selected=chosen, marked=(), moved={}, caption=said, height=HEIGHT,
                    on_pick=on_pick, click="picture.tip_card", of=of, on_move=lambda _: None,
                    test=session.settings().test)


def _together(towns: Iterable[Municipality], words: Words) -> list[Together]:
    """Return the municipalities that share a platform, for each such platform."""
    shared = {(platform.name, platform.serves) for town in towns for platform in town.joint}
    return [Together(words("desk.joint", name=name), codes) for name, codes in sorted(shared)]


def choose_town(code: str) -> None:
    """Open the card of a municipality, or of none."""
    looking.keep(TOWN, filter(None, [code]))


def _drawing(reader: DeskReader, by: str, changed: Sequence[Became]) -> Callable[[Municipality], Drawn]:
    desk, words = reader.desk, reader.words
    if by == SINCE:
        others = {became.town.record.area.code for became in changed}
        return lambda town: ("◆", STATE["partly"], words("desk.changed_title")) if town.record.area.code in others \
            else ("", STATE["unknown"], words("desk.same_title"))
    if by == LAST:
        return lambda town: contact(desk.last(town), desk.day, words)

    def state(town: Municipality) -> Drawn:
        status: RequirementStatus = desk.status(town, by)
        return STATE_SIGNS[status], STATE[status], words.of(status)
    return state


def contact(activity: Activity | None, day: dt.date, words: Words) -> Drawn:
    """Return what says how long ago the last activity was."""
    if activity is None:
        return "？", STATE["unknown"], words("desk.never")
    is_recent = (day - activity.ended.last).days <= RECENT_MONTHS * 30.5
    return ("●", RECENT, words("desk.within", months=RECENT_MONTHS)) if is_recent else \
        ("○", LONG_AGO, words("desk.longer", months=RECENT_MONTHS))


def tile(catalogue: Catalogue, area: Area, drawn: Drawn, label: str = "") -> Tile:
    """Return an area's tile, where its office stands as far as the list of areas knows it."""
    sign, look, means = drawn
    listed = catalogue.areas.by_code.get(area.code)
    place = (listed.latitude, listed.longitude) if listed and listed.latitude and listed.longitude else None
    return Tile(area.code, label or f"{sign} {area.name}".strip(), look, f"{area.name}\n{means}", place)


def legend(drawn: Iterable[Drawn]) -> list[LegendEntry]:
    """Return an entry for each look that is used, in the order of the states."""
    used = {look.id: LegendEntry(look, f"{sign} {means}".strip()) for sign, look, means in drawn}
    order = [look.id for look in STATE.values()]
    return sorted(used.values(), key=lambda entry: order.index(entry.look.id) if entry.look.id in order else -1)
