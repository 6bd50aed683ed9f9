"""Taking files in: what they would change is shown first, and saved only when the person says so."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import streamlit as st

from app_parts.frame import session, uploads
from app_parts.frame.plain import plain
from app_parts.frame.uploads import Taken
from app_parts.records.assisting import corrected, forget_pasted, pasted_text
from app_parts.records.outcome import Recorded, show_outcome
from app_parts.records.still_empty import show_still_empty
from app_parts.records.stopping import StopButton
from app_parts.widgets.downloads import downloads
from app_parts.widgets.grid import grid
from exports.contents import Table, Tables
from graph.errors import InputError, PlatformError, Problem, StoreReplaced, UsageError
from graph.store.conflict import RevisionConflict
from loaders.assistant.cleaned import Cleaned
from loaders.laying_over import Meaning
from loaders.lists import CompleteList
from loaders.partly import read_partly
from loaders.reading import Reading, read_tables
from loaders.reading_apart import anybodys_apart
from loaders.remembering import confirmed
from loaders.tables import Reports
from loaders.tables import Table as FileTable
from locales import Words
from wording.grouped import grouped
from wording.problems import error_sentence, rows_text, what_is_wrong

PROBLEM_WIDTHS = {"file": 110, "sheet": 90, "row": 90, "column": 110, "sentence": 900}
"""How wide the columns of what there is to mend are: where it is in short, what to do as a whole."""

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile


@dataclass(frozen=True, eq=False)
class Opened:
    """Files that were read, by their names: the tables of our own form, or the grids, without persons, of another."""

    names: str
    tables: list[FileTable]
    clean: Cleaned | None
    reports: Reports


def intake(words: Words) -> None:
    """Show the upload, then the problems or the differences, then the button that saves."""
    st.header(words("intake.title"))
    if message := st.session_state.pop("intake_saved", ""):
        st.success(message)
    if st.session_state.pop("intake_stopped", False):
        st.info(words("assist.stopped"))
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
    reports, button = Reports(), StopButton(words, _stopped)
    with st.spinner(words("assist.reading")):
        tables, clean = anybodys_apart(paths, reports, pasted=pasted, waiting=button)
    button.gone()
    if clean is not None:
        st.session_state.pop("taken", None)
    names = words("list.between").join(path.name for path in paths) or words("assist.pasted")
    st.session_state["opened"] = Opened(names, tables, clean, reports)
    if pasted:
        forget_pasted()
        st.rerun()


def _stopped() -> None:
    """Forget the files that were being read."""
    _let_go()
    st.session_state["intake_stopped"] = True


def _assist(opened: Opened, words: Words) -> None:
    """Show what files of anybody's form are taken for, then what they would change."""
    _head(opened, words)
    recorded = Recorded()
    try:
        file = corrected(cast("Cleaned", opened.clean), words, recorded)
        reading = file.read(())
        if st.session_state.get("intake", (None,))[0] != reading.records:
            # Kept from one click to the next: what is saved is based on what the person was shown.
            st.session_state["intake"] = reading.records, reading, recorded
        _, reading, recorded = st.session_state["intake"]
        if areas := show_outcome(reading, recorded, file.read, words):
            session.store().remember(confirmed(file.guess, session.clock().now()))
            _finish(areas)
    except InputError as error:
        _refuse(error, words)
    except (RevisionConflict, StoreReplaced) as error:
        _show_conflict(error, words)


def _finish(areas: tuple[str, ...]) -> None:
    """Forget the files once what they say is saved or in drafts, and look at the first of the areas."""
    _let_go()
    session.choose_area(areas[0])
    st.rerun()


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
    lines = session.areas()
    looked_at = session.chosen_area(lines) if lines else ""
    shown = opened, with_hidden, looked_at
    try:
        # Kept from one click to the next: what is saved is based on what the person was shown.
        if st.session_state.get("intake", (None,))[0] != shown:
            recorded = Recorded()
            opened.reports.raise_if_any(opened.tables)
            st.session_state["intake"] = shown, read_partly(opened.tables, lambda tables: _read(
                opened, tables, recorded, looked_at, with_hidden=with_hidden)), recorded
        _, (reading, problems), recorded = st.session_state["intake"]
        if problems:
            st.warning(words("intake.partly", count=len(problems)))
            _show_problems(problems, words)
        show_still_empty(reading.records, words)
        if areas := show_outcome(reading, recorded, lambda lists: _read(
                opened, opened.tables, recorded, looked_at, lists, with_hidden=with_hidden), words):
            _finish(areas)
    except InputError as error:
        _refuse(error, words)
    except (RevisionConflict, StoreReplaced) as error:
        _show_conflict(error, words)


def _show_conflict(error: PlatformError, words: Words) -> None:
    st.session_state.pop("intake", None)
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


def _read(opened: Opened, tables: Sequence[FileTable], recorded: Recorded, looked_at: str,
          lists: Sequence[CompleteList] = (), *, with_hidden: bool) -> Reading:
    """Read tables in our own form; rows that do not say whose they are belong to the area that is looked at.

    Raises InputError with every problem.
    """
    record = recorded(looked_at) if looked_at else None
    meaning = Meaning(lists, exported=recorded.exported, area=record.area if record else None)
    return read_tables(tables, deepcopy(opened.reports), catalogue=session.catalogue(), recorded=recorded,
                       with_hidden=with_hidden, meaning=meaning)


def _refuse(error: InputError, words: Words) -> None:
    st.error(words("intake.problems", count=len(error.problems)))
    _show_problems(error.problems, words)


def _show_problems(problems: Sequence[Problem], words: Words) -> None:
    """Show what there is to mend as a table that can be taken away."""
    rows = [{words(f"intake.column.{name}"): text for name, text in (
        ("file", p.file), ("sheet", p.sheet), ("row", rows_text(p, words)), ("column", p.column),
        ("sentence", what_is_wrong(p, words)))} for p in grouped(problems, words)]
    grid(rows, words, key="problem_rows", columns={words(f"intake.column.{name}"): st.column_config.Column(width=width)
                                                   for name, width in PROBLEM_WIDTHS.items()})
    title = words("intake.problems_file")
    with st.container(horizontal=True):
        downloads("intake.download_problems", Tables, lambda: Tables.single(title, Table.of(rows)), title, words,
                  key="problems")
