"""Taking files in: what they would change is shown first, and saved only when the person says so."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app_parts import session
from app_parts.plain import plain
from exports.problems import error_sentence, sentence, write_problem_list
from graph.difference import Difference, differences
from graph.errors import InputError, NothingRecorded, RevisionConflict
from graph.model import Record
from loaders import Reading, read
from locales import Words

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

ROW_PX, HEAD_PX, MOST_ROWS = 35, 38, 6


@dataclass(frozen=True, slots=True)
class Intake:
    """What some files would change: each changed record with the revision it is based on."""

    reading: Reading
    changes: tuple[tuple[Record, int], ...]
    differences: dict[str, tuple[Difference, ...]]


def intake(words: Words) -> None:
    """Show the upload, then the problems or the differences, then the button that saves."""
    st.header(words("intake.title"))
    if told := st.session_state.pop("intake_saved", ""):
        st.success(told)
    files = st.file_uploader(words("intake.upload"), accept_multiple_files=True, help=words("intake.formats"),
                             key=f"upload_{st.session_state.get('uploads', 0)}")
    if not files:
        return
    shown = tuple(file.file_id for file in files)
    try:
        # Kept from one click to the next: what is saved is based on what the person was shown.
        if st.session_state.get("intake", (None,))[0] != shown:
            st.session_state["intake"] = shown, _prepare(files)
        _show_differences(st.session_state["intake"][1], words)
    except InputError as error:
        _show_problems(error, words)
    except RevisionConflict as error:
        del st.session_state["intake"]
        st.error(error_sentence(error, words))
        st.button(words("intake.show_again"), key="show_again")


def _prepare(files: Sequence[UploadedFile]) -> Intake:
    """Read uploaded files as if they lay in a folder. Raises InputError with every problem."""
    before: dict[str, tuple[Record | None, int]] = {}

    def recorded(area: str) -> Record | None:
        if area not in before:
            try:
                loaded = session.store().load(area)
                before[area] = loaded.record, loaded.revision.number
            except NothingRecorded:
                before[area] = None, 0
        return before[area][0]

    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, file in enumerate(files):
            # The name is somebody's text: only its last part names a file, in a folder of its own.
            path = Path(folder, str(number), Path(file.name.replace("\\", "/")).name)
            path.parent.mkdir()
            path.write_bytes(file.getbuffer())
            paths.append(path)
        reading = read(paths, catalogue=session.catalogue(), recorded=recorded)
    found = {r.area.code: differences(recorded(r.area.code), r) for r in reading.records}
    changes = tuple((r, before[r.area.code][1]) for r in reading.records if found[r.area.code])
    return Intake(reading, changes, {code: several for code, several in found.items() if several})


def _show_problems(error: InputError, words: Words) -> None:
    st.error(words("intake.problems", count=len(error.problems)))
    st.dataframe(pd.DataFrame({
        words("intake.column.file"): [p.file for p in error.problems],
        words("intake.column.sheet"): [p.sheet for p in error.problems],
        words("intake.column.row"): [str(p.row or "") for p in error.problems],
        words("intake.column.column"): [p.column for p in error.problems],
        words("intake.column.sentence"): [sentence(p, words) for p in error.problems],
    }), hide_index=True, width="stretch")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "problems.xlsx")
        write_problem_list(error.problems, path, words)
        st.download_button(words("intake.download_problems"), path.read_bytes(),
                           words("intake.problems_file"), key="problems")


def _show_differences(found: Intake, words: Words) -> None:
    if remarks := found.reading.remarks:
        # A table, because a careless file may give thousands.
        told = pd.DataFrame({words("intake.column.remark"): [sentence(remark, words) for remark in remarks]})
        height = HEAD_PX + ROW_PX * min(len(told), MOST_ROWS)
        st.dataframe(told, hide_index=True, width="stretch", height=height)
    if not found.changes:
        st.info(words("intake.no_difference"))
        return
    st.text(words("intake.differences", areas=len(found.changes),
                  count=sum(map(len, found.differences.values()))))
    st.dataframe(difference_table(found, words), hide_index=True, width="stretch")
    who = st.text_input(words("intake.who"), key="who", max_chars=100)
    note = st.text_input(words("intake.note"), key="note", max_chars=500)
    if st.button(words("intake.save"), key="save", type="primary", disabled=not who.strip()):
        saved = session.store().save_all(found.changes, who=who.strip(), note=note.strip())
        names = words("list.between").join(record.area.name for record, _ in found.changes)
        st.session_state["intake_saved"] = words("intake.saved", areas=plain(names), count=len(saved))
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
        session.choose_area(found.changes[0][0].area.code)
        st.rerun()


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
