"""Matrices of municipalities: numbers that sort as numbers, and a cell that tells what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from app_parts.frame.choosing import sign
from app_parts.frame.links import linked
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from app_parts.widgets.views import chosen_view
from graph.analysis.comparison.presence import present
from graph.questions.prefecture import Municipality
from graph.record.record import Record
from graph.replacing import replace
from locales import Words
from wording.facts import Reader
from wording.marked import marked
from wording.progress import ProgressReader
from wording.type_matrix import Show, TypeMatrix


def choose_cell(rows: Sequence[Mapping[str, object]], key: str, words: Words,
                columns: Mapping[str, Any], on_paper: Sequence[Mapping[str, object]] = (), file: str = ""
                ) -> tuple[int, str] | None:
    """Show a table; return the row and the heading of the cell that is chosen in it.

    `on_paper` are the rows as they are printed, where that differs; `file` names them as a file, as in `grid`.
    """
    st.container(key=f"hint_{key}").text(words("matrix.choose_cell"))
    chosen = grid(pd.DataFrame(rows).convert_dtypes(), words, key=f"{key}_{sign(rows)}", columns=columns,
                  selection="single-cell", on_select="rerun", file=file)
    table_on_paper(on_paper or rows, {name: column["label"] for name, column in columns.items() if column["label"]})
    cells = chosen["selection"]["cells"]
    return (int(cells[0][0]), str(cells[0][1])) if cells else None


def type_matrix(matrix: TypeMatrix, records: Mapping[str, Record], key: str, file: str = "") -> str | None:
    """Show partner types × areas; a cell tells who is counted in it. Returns the area of that cell."""
    words = matrix.words
    show = Show(chosen_view(words("matrix.show"), list(Show), lambda view: words(f"matrix.show_{view}"), "show"))
    share = st.column_config.NumberColumn(format="%.0f%%")
    columns: dict[str, Any] = {words("progress.type"): st.column_config.TextColumn(pinned=True),
                                  words("progress.share"): share}
    if show is Show.SHARE:
        columns |= dict.fromkeys(matrix.names.values(), share)
    cell = choose_cell(matrix.numbers(show), f"types_{key}_{show}", words, columns, matrix.rows(), file)
    if cell is None:
        return None
    partner_type = matrix.types[cell[0]]
    at = [area for area, name in matrix.names.items() if name == cell[1]] or [
        area for area in matrix.names if partner_type in matrix.counts.get(area, {})]
    for area in at:
        st.text(f"{matrix.names[area]} — {matrix.name(partner_type)}")
        who = _who(Reader(marked(records[area]), matrix.catalogue, words), partner_type)
        st.html(_lines(who, records[area], words))
    return at[0] if len(at) == 1 else None


def _lines(lines: Sequence[str], record: Record, words: Words) -> str:
    """Return lines as HTML, names as links."""
    return linked("".join(f'<p class="told">{escape(line)}</p>' for line in lines), record, words)


def _who(reader: Reader, partner_type: str) -> list[str]:
    """Return the organisations of a type, a line each with the sources."""
    words = reader.words
    lines = [words("matrix.who_category" if o.is_category else "matrix.who", name=o.name,
                   source="／".join(reader.sources(o)) or words("inspector.no_source"))
             for o in present(reader.record) if partner_type in o.partner_types]
    return lines or [words("compare.nothing")]


def item_told(reader: ProgressReader, municipality: Municipality, item: str, name: str) -> None:
    """Say what the state of an item is in a municipality, and on which facts and sources that rests."""
    heading = reader.heading(reader.catalogue.requirements[item])
    st.text(f"{name} — {heading}：{reader.state(municipality, item)}")
    why = reader.why(replace(municipality, record=marked(municipality.record)), item)
    st.html(_lines(why or [reader.words("matrix.rests_on_nothing")], municipality.record, reader.words))
