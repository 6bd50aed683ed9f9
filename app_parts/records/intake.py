"""Taking files in: what they would change is shown first, and saved only when the person says so."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pandas as pd
import streamlit as st

from app_parts.frame import session, uploads
from app_parts.frame.plain import plain
from app_parts.frame.uploads import Taken
from app_parts.records.assisting import assisted_reading, pasted_text
from app_parts.widgets.downloads import downloads
from app_parts.widgets.grid import grid
from exports.contents import Table, Tables
from graph.changes.field_changes import FactChange, field_changes
from graph.errors import InputError, NothingRecorded, PlatformError, StoreReplaced, UsageError
from graph.record.record import Record
from graph.signing import MOST_NOTE, MOST_WHO, signed
from graph.store import Base
from graph.store.conflict import RevisionConflict
from loaders import Reading, read_tables
from loaders.assistant import Cleaned
from loaders.reading_apart import anybodys_apart
from loaders.tables import Reports
from loaders.tables import Table as FileTable
from locales import Words
from wording.differences import Known
from wording.problems import error_sentence, sentence

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

MOST_ROWS = 6


@dataclass(frozen=True, eq=False)
class Opened:
    """Files that were read, by their names: the tables of our own form, or the grids, without persons, of another."""

    names: str
    tables: list[FileTable]
    clean: Cleaned | None
    reports: Reports


@dataclass(frozen=True, slots=True)
class Intake:
    """What some files would change: each changed record with the revision it is based on."""

    reading: Reading
    changes: tuple[tuple[Record, Base], ...]
    differences: dict[str, tuple[FactChange, ...]]
    before: dict[str, Record | None]


class Recorded:
    """What is recorded of areas as it was first asked for, with the revision of each."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[Record | None, Base]] = {}

    def __call__(self, area: str) -> Record | None:
        """Return an area's record, or None."""
        if area not in self._before:
            try:
                loaded = session.store().load(area)
                self._before[area] = loaded.record, loaded.revision
            except NothingRecorded:
                self._before[area] = None, 0
        return self._before[area][0]

    def prepared(self, reading: Reading) -> Intake:
        """Return what a reading would change."""
        differences = {r.area.code: field_changes(self(r.area.code), r) for r in reading.records}
        changes = tuple((r, self._before[r.area.code][1]) for r in reading.records if differences[r.area.code])
        return Intake(reading, changes, {code: fields for code, fields in differences.items() if fields},
                      {code: record for code, (record, _) in self._before.items()})


def intake(words: Words) -> None:
    """Show the upload, then the problems or the differences, then the button that saves."""
    st.header(words("intake.title"))
    if message := st.session_state.pop("intake_saved", ""):
        st.success(message)
    if refused := st.session_state.pop("intake_refused", None):
        st.error(error_sentence(refused, words))
    files = st.file_uploader(words("intake.upload"), accept_multiple_files=True, help=words("intake.formats"),
                             key=f"upload_{st.session_state.get('uploads', 0)}")
    was_refused = uploads.was_refused()
    if files or was_refused:
        _take(files, was_refused=was_refused)
    if pasted := pasted_text(words):
        _open((), words, pasted=pasted)
    taken: Taken | None = st.session_state.get("taken")
    if taken is not None and "opened" not in st.session_state:
        _open(taken.paths, words)
    opened: Opened | None = st.session_state.get("opened")
    if opened is None:
        return
    if opened.clean is not None:
        _assist(opened, words)
    else:
        _own_form(opened, words)


def _open(paths: Sequence[Path], words: Words, *, pasted: str = "") -> None:
    """Read files or a pasted text; of files that are not in our form nothing stays on the disk.

    A file that cannot be read is told, and forgotten.
    """
    reports = Reports()
    with st.spinner(words("assist.reading"), show_time=True):
        tables, clean = anybodys_apart(paths, reports, pasted=pasted)
    if clean is not None:
        st.session_state.pop("taken", None)
    names = words("list.between").join(path.name for path in paths) or words("assist.pasted")
    st.session_state["opened"] = Opened(names, tables, clean, reports)
    if pasted:
        st.rerun()


def _assist(opened: Opened, words: Words) -> None:
    """Show what files of anybody's form are taken for, then what they would change."""
    _head(opened, words)
    recorded = Recorded()
    try:
        assisted = assisted_reading(cast("Cleaned", opened.clean), words, recorded)
        prepared = recorded.prepared(assisted.reading)
    except InputError as error:
        _show_problems(error, words)
        return
    if st.session_state.get("intake", (None,))[0] != (shown := prepared.reading.records):
        # Kept from one click to the next: what is saved is based on what the person was shown.
        st.session_state["intake"] = shown, prepared
    try:
        _show_differences(st.session_state["intake"][1], words)
    except (RevisionConflict, StoreReplaced) as error:
        _show_conflict(error, words)


def _head(opened: Opened, words: Words) -> None:
    """Show which files are being read, and the button that gives them up."""
    st.text(words("intake.taken", files=opened.names))
    if st.button(words("intake.choose_again"), key="choose_again"):
        _let_go()
        st.rerun()


def _own_form(opened: Opened, words: Words) -> None:
    """Show what files in our own form would change."""
    st.text(words("intake.taken", files=opened.names))
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(words("intake.choose_again"), key="choose_again"):
            _let_go()
            st.rerun()
        with_hidden = st.checkbox(words("intake.with_hidden"), key="with_hidden", help=words("intake.with_hidden_help"))
    shown = opened, with_hidden
    try:
        # Kept from one click to the next: what is saved is based on what the person was shown.
        if st.session_state.get("intake", (None,))[0] != shown:
            st.session_state["intake"] = shown, _prepare(opened, with_hidden=with_hidden)
        _show_differences(st.session_state["intake"][1], words)
    except InputError as error:
        _show_problems(error, words)
    except (RevisionConflict, StoreReplaced) as error:
        _show_conflict(error, words)


def _show_conflict(error: PlatformError, words: Words) -> None:
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
    st.session_state.pop("opened", None)
    st.rerun()


def _let_go() -> None:
    """Forget the files and what they would change."""
    for name in ("taken", "opened", "intake", "with_hidden"):
        st.session_state.pop(name, None)


def _prepare(opened: Opened, *, with_hidden: bool) -> Intake:
    """Read files in our own form. Raises InputError with every problem."""
    recorded = Recorded()
    reports = deepcopy(opened.reports)
    reports.raise_if_any(opened.tables)
    return recorded.prepared(read_tables(opened.tables, reports, catalogue=session.catalogue(), recorded=recorded,
                                         with_hidden=with_hidden))


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


def _show_differences(new_intake: Intake, words: Words) -> None:
    if hints := new_intake.reading.hints:
        # A table, because a careless file may give thousands.
        hint_table = pd.DataFrame({words("intake.column.remark"): [sentence(hint, words) for hint in hints]})
        grid(hint_table, words, key="remark_rows", most=MOST_ROWS, file=words("intake.remarks_file"))
    if not new_intake.changes:
        st.info(words("intake.no_difference"))
        return
    st.text(words("intake.differences", areas=len(new_intake.changes),
                  count=sum(map(len, new_intake.differences.values()))))
    grid(difference_table(new_intake, words), words, key="difference_rows", file=words("intake.differences_file"))
    is_meant = _is_meant(new_intake, words)
    who = st.text_input(words("intake.who"), key="who", max_chars=MOST_WHO)
    note = st.text_input(words("intake.note"), key="note", max_chars=MOST_NOTE)
    if st.button(words("intake.save"), key="save", type="primary", disabled=not (who.strip() and is_meant)):
        office, reason = signed(who, note)
        saved = session.store().save_all(new_intake.changes, who=office, note=reason)
        names = words("list.between").join(record.area.name for record, _ in new_intake.changes)
        st.session_state["intake_saved"] = words("intake.saved", areas=plain(names), count=len(saved))
        _let_go()
        session.choose_area(new_intake.changes[0][0].area.code)
        st.rerun()


def _is_meant(new_intake: Intake, words: Words) -> bool:
    """Show what may be a slip, and a box to tick; return whether it may be saved."""
    for doubt in new_intake.reading.doubts:
        st.warning(plain(sentence(doubt, words)))
    # A box of its own for each upload and each doubt: what was meant once is not meant ever after.
    key = f"meant_{st.session_state.get('uploads', 0)}_{hash(new_intake.reading.doubts)}"
    return not new_intake.reading.doubts or st.checkbox(words("intake.meant"), key=key)


def difference_table(new_intake: Intake, words: Words) -> pd.DataFrame:
    """Return every difference as a row: which area, what, which field, what it was, what it becomes."""
    names = {record.area.code: record.area.name for record, _ in new_intake.changes}
    known = {record.area.code: Known((new_intake.before.get(record.area.code), record), session.catalogue(), words)
             for record, _ in new_intake.changes}
    rows = [(code, d) for code, area_differences in new_intake.differences.items() for d in area_differences]
    labels = {"": ""} | words.under("field")
    return pd.DataFrame({
        words("fact.area"): [names[code] for code, _ in rows],
        words("intake.column.what"): [words(f"fact.{d.fact}") for _, d in rows],
        words("intake.column.subject"): [known[code].subject(d) for code, d in rows],
        words("intake.column.field"): [labels.get(d.field, d.field) for _, d in rows],
        words("intake.column.was"): [known[code].value(d, d.was) or "—" for code, d in rows],
        words("intake.column.becomes"): [known[code].value(d, d.becomes) or "—" for code, d in rows],
    })
