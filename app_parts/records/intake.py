"""Taking files in: what they would change is shown first, and saved only when the person says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app_parts.frame import session, uploads
from app_parts.frame.plain import plain
from app_parts.frame.uploads import Taken
from app_parts.widgets.downloads import downloads
from app_parts.widgets.grid import grid
from exports.contents import Table, Tables
from graph.changes.differences import Difference, differences
from graph.errors import InputError, NothingRecorded, StoreReplaced, UsageError
from graph.record.record import Record
from graph.signing import MOST_NOTE, MOST_WHO, signed
from graph.store import Base
from graph.store.conflict import RevisionConflict
from loaders import Reading, read
from locales import Words
from wording.problems import error_sentence, sentence

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Intake:
    """What some files would change: each changed record with the revision it is based on."""

    reading: Reading
    changes: tuple[tuple[Record, Base], ...]
    differences: dict[str, tuple[Difference, ...]]


def intake(words: Words) -> None:
    """Show the upload, then the problems or the differences, then the button that saves."""
    st.header(words("intake.title"))
    if told := st.session_state.pop("intake_saved", ""):
        st.success(told)
    if refused := st.session_state.pop("intake_refused", None):
        st.error(error_sentence(refused, words))
    files = st.file_uploader(words("intake.upload"), accept_multiple_files=True, help=words("intake.formats"),
                             key=f"upload_{st.session_state.get('uploads', 0)}")
    was_refused = uploads.was_refused()
    if files or was_refused:
        _take(files, was_refused=was_refused)
    taken: Taken | None = st.session_state.get("taken")
    if taken is None:
        return
    st.text(words("intake.taken", files=words("list.between").join(path.name for path in taken.paths)))
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(words("intake.choose_again"), key="choose_again"):
            _let_go()
            st.rerun()
        with_hidden = st.checkbox(words("intake.with_hidden"), key="with_hidden", help=words("intake.with_hidden_help"))
    shown = taken, with_hidden
    try:
        # Kept from one click to the next: what is saved is based on what the person was shown.
        if st.session_state.get("intake", (None,))[0] != shown:
            st.session_state["intake"] = shown, _prepare(taken, with_hidden=with_hidden)
        _show_differences(st.session_state["intake"][1], words)
    except InputError as error:
        _show_problems(error, words)
    except (RevisionConflict, StoreReplaced) as error:
        del st.session_state["intake"]
        st.error(plain(error_sentence(error, words)))
        st.button(words("intake.show_again"), key="show_again")


def _take(files: Sequence[UploadedFile], *, was_refused: bool) -> None:
    """Take uploaded files out of the server's memory, and empty the upload."""
    try:
        before = st.session_state.get("taken") or Taken()
        st.session_state["taken"] = before.with_files(files, was_refused=was_refused)
    except UsageError as error:
        st.session_state["intake_refused"] = error
    st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
    st.rerun()


def _let_go() -> None:
    """Forget the files and what they would change."""
    for name in ("taken", "intake", "with_hidden"):
        st.session_state.pop(name, None)


def _prepare(taken: Taken, *, with_hidden: bool) -> Intake:
    """Read uploaded files as if they lay in a folder. Raises InputError with every problem."""
    before: dict[str, tuple[Record | None, Base]] = {}

    def recorded(area: str) -> Record | None:
        if area not in before:
            try:
                loaded = session.store().load(area)
                before[area] = loaded.record, loaded.revision
            except NothingRecorded:
                before[area] = None, 0
        return before[area][0]

    reading = read(taken.paths, catalogue=session.catalogue(), recorded=recorded, with_hidden=with_hidden)
    found = {r.area.code: differences(recorded(r.area.code), r) for r in reading.records}
    changes = tuple((r, before[r.area.code][1]) for r in reading.records if found[r.area.code])
    return Intake(reading, changes, {code: several for code, several in found.items() if several})


def _show_problems(error: InputError, words: Words) -> None:
    st.error(words("intake.problems", count=len(error.problems)))
    rows = [{words(f"intake.column.{name}"): text for name, text in (
        ("file", p.file), ("sheet", p.sheet), ("row", str(p.row or "")), ("column", p.column),
        ("sentence", sentence(p, words)))} for p in error.problems]
    grid(rows, words, key="problem_rows")
    title = words("intake.problems_file")
    with st.container(horizontal=True):
        downloads("intake.download_problems", Tables, lambda: Tables.single(title, Table.of(rows)), title, words,
                  key="problems")


def _show_differences(found: Intake, words: Words) -> None:
    if remarks := found.reading.remarks:
        # A table, because a careless file may give thousands.
        told = pd.DataFrame({words("intake.column.remark"): [sentence(remark, words) for remark in remarks]})
        grid(told, words, key="remark_rows", most=MOST_ROWS, file=words("intake.remarks_file"))
    if not found.changes:
        st.info(words("intake.no_difference"))
        return
    st.text(words("intake.differences", areas=len(found.changes),
                  count=sum(map(len, found.differences.values()))))
    grid(difference_table(found, words), words, key="difference_rows", file=words("intake.differences_file"))
    is_meant = _is_meant(found, words)
    who = st.text_input(words("intake.who"), key="who", max_chars=MOST_WHO)
    note = st.text_input(words("intake.note"), key="note", max_chars=MOST_NOTE)
    if st.button(words("intake.save"), key="save", type="primary", disabled=not (who.strip() and is_meant)):
        office, reason = signed(who, note)
        saved = session.store().save_all(found.changes, who=office, note=reason)
        names = words("list.between").join(record.area.name for record, _ in found.changes)
        st.session_state["intake_saved"] = words("intake.saved", areas=plain(names), count=len(saved))
        _let_go()
        session.choose_area(found.changes[0][0].area.code)
        st.rerun()


def _is_meant(found: Intake, words: Words) -> bool:
    """Show what may be a slip, and a box to tick; return whether it may be saved."""
    for doubt in found.reading.doubts:
        st.warning(plain(sentence(doubt, words)))
    # A box of its own for each upload and each doubt: what was meant once is not meant ever after.
    key = f"meant_{st.session_state.get('uploads', 0)}_{hash(found.reading.doubts)}"
    return not found.reading.doubts or st.checkbox(words("intake.meant"), key=key)


def difference_table(found: Intake, words: Words) -> pd.DataFrame:
    """Return every difference as a row: which area, what, which field, what it was, what it becomes."""
    names = {record.area.code: record.area.name for record, _ in found.changes}
    rows = [(names[code], d) for code, several in found.differences.items() for d in several]
    labels = {"": ""} | words.under("field")
    return pd.DataFrame({
        words("fact.area"): [name for name, _ in rows],
        words("intake.column.what"): [words(f"fact.{d.fact}") for _, d in rows],
        words("intake.column.subject"): [" → ".join(filter(None, d.subject)) for _, d in rows],
        words("intake.column.field"): [labels.get(d.field, d.field) for _, d in rows],
        words("intake.column.was"): [d.was or "—" for _, d in rows],
        words("intake.column.becomes"): [d.becomes or "—" for _, d in rows],
    })
