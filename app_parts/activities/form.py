"""An activity written down as one sentence: when, who, with whom, what, what came of it, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app_parts.editing.draft import drafted
from app_parts.editing.fields import choices_of, label_of, made
from app_parts.editing.putting import day_input, into_draft, source_input
from app_parts.frame import session
from app_parts.frame.choosing import multiselect, select
from graph.changes.change import Change
from graph.dates import RecordedDate
from graph.errors import NothingRecorded
from graph.facts.activities import Activity
from graph.facts.choices import Stage
from locales import Words
from wording.facts import Reader

FIELDS = {field.name: field for field in Activity.FIELDS}
MOST_LETTERS = 2_000


def activity_form(area: str, words: Words, *, areas: Sequence[str] = ()) -> None:
    """Show the sentence to be filled in for an area's record; it begins with the municipalities `areas`."""
    try:
        record = drafted(area)
    except NothingRecorded:
        return
    reader = Reader(record, session.catalogue(), words, session.store().surrounded(record))
    place = f"{area}_{'_'.join(areas)}"
    turn = st.session_state.get(f"turn_activity_{place}", 0)
    key = f"activity_{place}_{turn}"
    with st.form(f"form_{key}", border=False, enter_to_submit=False):
        st.text(words("activity.write_means"))
        values, problems, new_source = _sentence(reader, key, areas)
        if not st.form_submit_button(words("editing.put"), type="primary"):
            return
    values["state"] = Stage.PLANNED if _is_to_come(values["held"]) else Stage.DONE
    fact, wrong = made(Activity, values, reader)
    if not problems and fact is not None:
        st.session_state[f"turn_activity_{place}"] = turn + 1
        if st.query_params.get("area") != area:
            session.choose_area(area)  # so that the bar on the page tells of the draft this goes into
    into_draft(area, fact, [*problems, *wrong], reader, also=new_source)


def _sentence(reader: Reader, key: str, areas: Sequence[str]) -> tuple[dict[str, object], list[str], list[Change]]:
    """Show the inputs in the order of the sentence; return what stands in them, what nobody can read, a new source."""
    values: dict[str, object] = {}
    problems: list[str] = []

    def text(name: str) -> None:
        values[name] = st.text_input(_label(name, reader), key=f"{key}_{name}", max_chars=MOST_LETTERS).strip()

    def multiple_choice(name: str, chosen: Sequence[str] = ()) -> None:
        values[name] = tuple(multiselect(_label(name, reader), choices_of(FIELDS[name], reader), key=f"{key}_{name}",
                                         words=reader.words, chosen=chosen))

    def day(name: str) -> None:
        values[name], unread = day_input(_label(name, reader), reader, f"{key}_{name}")
        problems.extend(unread)

    when, who, kind, what = st.columns([1, 1.3, 1.3, 2.4])
    with when:
        day("held")
    with who:
        text("by")
    with kind:
        values["kind"] = select(_label("kind", reader), choices_of(FIELDS["kind"], reader), key=f"{key}_kind",
                                words=reader.words)
    with what:
        text("what")
    with_areas, whom, about = st.columns(3)
    with with_areas:
        multiple_choice("areas", areas)
    with whom:
        multiple_choice("whom")
    with about:
        multiple_choice("about")
    result, step, step_day, source = st.columns([2, 2, 1, 2])
    with result:
        text("result")
    with step:
        text("next_step")
    with step_day:
        day("next_on")
    with source:
        values["cites"], new_source = source_input(reader, key)
    return values, problems, new_source


def _label(name: str, reader: Reader) -> str:
    return label_of(Activity, FIELDS[name], reader)


def _is_to_come(held: object) -> bool:
    return isinstance(held, RecordedDate) and held.first > session.today()
