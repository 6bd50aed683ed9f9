"""Starting a town's record: by the name of a municipality that is listed, or by code and name of any other."""

from __future__ import annotations

import streamlit as st

from app_parts.frame import session
from app_parts.frame.choosing import NOTHING, select
from app_parts.frame.plain import plain
from graph.codes import check_digit, is_right
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.record import Record
from graph.signing import MOST_WHO, signed
from locales import Words

DIGITS_WITHOUT_CHECK, DIGITS = 5, 6
OTHERS = (AreaKind.CITY, AreaKind.TOWN, AreaKind.VILLAGE, AreaKind.SPECIAL_WARD, AreaKind.PREFECTURE)


def start_area(words: Words) -> None:
    """Show how to begin the record of an area that has none yet; it is made at once, empty, and opened."""
    with st.expander(words("start.title"), expanded=not session.areas(), key="start_area"):
        if sentence := st.session_state.pop("start_refused", ""):
            st.error(plain(sentence))
        listed = session.catalogue().areas
        known = {line.code for line in session.areas()}
        labels = {area.code: words("start.listed", name=listed.full_name(area), kana=area.kana, code=area.code)
                  for area in listed.by_code.values() if area.code not in known}
        who = st.text_input(words("intake.who"), st.session_state.get("office", ""), key="start_who",
                            max_chars=MOST_WHO)
        code = select(words("start.which"), labels, key="start_code", words=words, placeholder=words("start.type"))
        st.button(words("start.begin"), key="start_begin", type="primary", disabled=not (code and who.strip()),
                  on_click=_begin_listed, args=(code, who, words))
        if st.toggle(words("start.other"), key="start_other"):
            _other(who, words)


def _other(who: str, words: Words) -> None:
    kinds = {kind.value: words.of(kind) for kind in OTHERS}
    with st.form("start_other_form", border=False):
        code = st.text_input(words("start.code"), max_chars=DIGITS, help=words("start.code_help"))
        name = st.text_input(words("start.name"), max_chars=40)
        kind = select(words("start.kind"), kinds, key="start_kind", words=words, chosen=AreaKind.TOWN.value)
        if not st.form_submit_button(words("start.begin")):
            return
    digits = code.strip()
    if digits.isdecimal() and len(digits) == DIGITS_WITHOUT_CHECK:
        digits += check_digit(digits)
    if not (digits.isdecimal() and digits.isascii() and len(digits) == DIGITS and is_right(digits)):
        st.error(words("start.bad_code"))
    elif not name.strip() or not who.strip():
        st.error(words("start.lacks"))
    elif digits in {line.code for line in session.areas()}:
        st.error(words("start.known"))
    else:
        _begin(Area(code=digits, name=name.strip(), kind=AreaKind(kind or AreaKind.TOWN)), who, words)
        st.rerun()


def _begin_listed(code: str, who: str, words: Words) -> None:
    area = session.catalogue().areas.by_code[code]
    if code == NOTHING or not who.strip():
        return
    _begin(Area(code=code, name=area.name, kind=area.kind, kana=area.kana, name_en=area.name_en,
                population=area.population, address=area.address), who, words)


def _begin(area: Area, who: str, words: Words) -> None:
    """Save an empty record, after whatever was recorded of the area and removed, and look at it."""
    office, note = signed(who, words("start.note"))
    number = session.store().histories().get(area.code, 0)
    session.store().save(Record(area=area), based_on=number, who=office, note=note)
    st.session_state["office"] = office
    session.choose_area(area.code)
