"""With whom to compare: other municipalities, an earlier day of the own one, the models of the library."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_parts.compare.comparison import keep_others, other_sides, own_side, read_side, swap_sides
from app_parts.frame import session
from app_parts.frame.choosing import multiselect, select_or_type
from app_parts.frame.plain import plain
from app_parts.frame.sight import area_title
from graph.facts.choices import RemarkKind
from graph.questions.comparison import MOST, Side
from graph.store import Loaded
from locales import Words
from wording.facts import Reader, day_text

OTHERS, EARLIER = "compare_with", "compare_earlier"


def choose_sides(loaded: Loaded, words: Words) -> None:
    """Show the choices in one line; each is written into the address."""
    first = own_side(loaded)
    others = other_sides(first)
    now = [side.code for side in others if side.as_of is None]
    lines = {line.code: line for line in session.areas() if line.organisations or line.networks
             or line.platforms or line.code in now}
    with st.container(key="choose_sides"):
        title, left, swap, middle, right = st.columns([1, 2, 0.85, 0.9, 0.9], gap="small", vertical_alignment="center")
    with title:
        area_title(loaded.record.area.name, words("compare.and"))
    with left:
        multiselect(words("compare.with"),
                    {code: f"{line.name}　{code}" for code, line in lines.items() if code != first.code},
                    key=f"{OTHERS}_{first}_{len(others) - len(now)}", words=words, chosen=now,
                    most=MOST - 1 - (len(others) - len(now)),
                    placeholder=words("compare.with"), label_visibility="collapsed",
                    on_choice=lambda codes: keep_others([*map(Side, codes),
                                                         *(s for s in others if s.as_of is not None)]))
    if others:
        swap.button(words("ladder.swap" if len(others) == 1 else "ladder.swap_first"), key="swap_sides",
                    on_click=swap_sides, args=(first, others), width="stretch")
    with middle.popover(words("compare.earlier"), width="stretch"):
        _earlier(loaded, first, others, words)
    with right.popover(words("compare.library"), width="stretch"):
        _library(first, others, words)


def _earlier(loaded: Loaded, first: Side, others: list[Side], words: Words) -> None:
    """Offer the days on which the record was saved, and any other day."""
    st.text(words("compare.earlier_means"))
    days = list(dict.fromkeys(str(session.clock().day(r.saved_at)) for r in session.store().history(first.code)
                              if not r.clock_doubtful))
    day = select_or_type(words("compare.day"), days, key=EARLIER, words=words, chosen=days[-1] if days else "",
                         help_text=words("compare.day_means"))
    wanted = read_side(f"{first.code}@{day}") if day else None
    if day and wanted is None:
        st.error(words("compare.no_day", text=plain(day)))
    st.button(words("compare.add_day"), key="add_day", disabled=wanted is None or len(others) >= MOST - 1,
              on_click=lambda: keep_others([*others, *filter(None, [wanted])]))
    for side in others:
        if side.as_of is not None:
            st.button(words("compare.drop_day", day=day_text(side.as_of, words)), key=f"drop_{side}",
                      on_click=keep_others, args=([s for s in others if s != side],))


def _library(first: Side, others: list[Side], words: Words) -> None:
    """Show a card for each model: what it is known for, its form, its sources; and the button that takes it."""
    st.text(words("compare.library_means"))
    for row in session.store().ask("find_models"):
        if row["code"] == first.code:
            continue
        record = session.look(row["code"]).record
        reader = Reader(record, session.catalogue(), words)
        remarks = [r for r in record.remarks if r.kind in (RemarkKind.FEATURE, RemarkKind.LESSON)]
        items = "".join(f"<li>［{escape(words.of(r.kind))}］{escape(r.text)}"
                        f"<span class='source'>{escape(reader.value(r, 'cites'))}</span></li>" for r in remarks)
        forms = words("list.between").join(dict.fromkeys(words.of(p.form) for p in record.platforms)) or (
            words("compare.no_platform"))
        st.html(f'<div class="card"><h3>{escape(row["name"])}</h3><p>{escape(words("compare.form", form=forms))}'
                f"</p><ul>{items}</ul></div>")
        side = Side(row["code"])
        if not (row["organisations"] or record.networks or record.platforms):
            st.text(words("compare.nothing_to_line_up"))
            continue
        st.button(words("compare.take", name=plain(row["name"])), key=f"take_{row['code']}",
                  disabled=side in others or len(others) >= MOST - 1, on_click=keep_others,
                  args=([*others, side],))
