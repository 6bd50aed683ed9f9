"""What is kept of an area: its history, the way back, and the files to take away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from app_parts.frame import session
from app_parts.records.revisions import MOST_READ, overlaps, revision_in_words, summary
from app_parts.widgets.downloads import downloads
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from exports.contents import Records, Template
from graph.signing import MOST_WHO, signed
from graph.store import Revision
from locales import Words
from wording.revisions import saved_at_text


def files(area: str, words: Words) -> None:
    """Show what can be taken away: the empty template, and the area's record."""
    st.header(words("downloads.title"))
    catalogue = session.catalogue()
    with st.container(horizontal=True):
        downloads("downloads.template", Template, lambda: Template(catalogue, words),
                  words("downloads.template_file"), words, key="template", width="stretch")
        downloads("downloads.records", Records, lambda: Records.of([session.store().load(area)], catalogue, words),
                  words("downloads.records_file", area=area), words, key="records", width="stretch")


def history(area: str, words: Words) -> None:
    """Show who saved what when, and the button that goes back one step."""
    st.header(words("history.title"))
    revisions = session.store().history(area)
    table = history_table(revisions, words)
    table_on_paper(table.to_dict("records"))
    grid(table, words, key="history", file=words(
        "tables.file", area=area, what=words("history.title")))
    overlaps()
    revision_in_words(area, revisions, words)
    if len(revisions) < 2:
        return
    newest, before = revisions[0], revisions[1].number
    st.text(words("history.undo_means", number=before))
    who = st.text_input(words("intake.who"), key="undo_who", max_chars=MOST_WHO)
    st.button(words("history.undo"), key="undo", disabled=not who.strip(), on_click=_wish_to_undo,
              args=(newest, before))
    if wish := st.session_state.pop("undo_wish", None):
        based_on, to = wish
        office, reason = signed(who, words("history.undo_note", number=to))
        session.store().undo(area, who=office, note=reason, to=to, based_on=based_on)
        st.rerun()


def _wish_to_undo(newest: Revision, before: int) -> None:
    """Remember what the person saw when asking to go back: somebody may have saved since."""
    st.session_state["undo_wish"] = newest, before


def history_table(revisions: tuple[Revision, ...], words: Words) -> pd.DataFrame:
    """Return the revisions, newest first, times as the office's clock shows them."""
    return pd.DataFrame({
        words("history.number"): [r.number for r in revisions],
        words("history.saved_at"): [saved_at_text(r, session.clock(), words) for r in revisions],
        words("history.who"): [r.who for r in revisions],
        words("history.note"): [r.note for r in revisions],
        words("history.changes"): [summary(r.area, r.number, words) if n < MOST_READ else "—"
                                   for n, r in enumerate(revisions)],
    })
