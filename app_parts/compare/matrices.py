"""The items of the notice and the partner types of the sides, beside each other."""

from __future__ import annotations

import streamlit as st

from app_parts.compare.comparison import Compared
from app_parts.widgets.matrix_cells import choose_cell, item_told, type_matrix
from graph.analysis.comparison.presence import present
from graph.analysis.notice.requirements import requirement_states
from graph.questions.prefecture import Municipality, RollUp
from wording.progress import ProgressReader
from wording.type_matrix import TypeMatrix, of_records


def matrices(compared: Compared) -> None:
    """Show what each side does of the notice, and which partner types it has; a cell says why or who."""
    words, reader = compared.reader.words, compared.reader
    records = dict(zip(reader.titles, reader.lined_up.records, strict=True))
    sides = {title: Municipality(record, {s.requirement.id: s for s in requirement_states(record, reader.catalogue)})
             for title, record in records.items()}
    progress = ProgressReader(RollUp(None, tuple(sides.values())), reader.catalogue, words)
    items = [r for r in reader.catalogue.requirements.values() if any(r.id in side.states for side in sides.values())]
    rows = [{words("progress.item"): progress.heading(item)}
            | {title: progress.state(side, item.id) if item.id in side.states else words("matrix.not_asked")
               for title, side in sides.items()} for item in items]
    st.text(words("matrix.requirements_mean"))
    key = "_".join(map(str, compared.comparison.sides))
    file = words("compare.file", sides="_".join(reader.titles))
    cell = choose_cell(rows, f"items_{key}", words, {
        words("progress.item"): st.column_config.TextColumn(pinned=True, width="large")},
        file=f"{file}_{words('prefecture.requirements')}")
    if cell is not None:
        item = items[cell[0]].id
        for title, side in sides.items():
            if item in side.states and cell[1] in (title, words("progress.item")):
                item_told(progress, side, item, title)
    counts = of_records(records)
    if not any(counts.values()):
        return
    st.text(words("matrix.types_mean"))
    type_matrix(TypeMatrix({title: title for title in records}, counts,
                           {title: len(present(record)) for title, record in records.items()},
                           reader.catalogue, words), records, key, f"{file}_{words('prefecture.partner_types')}")
