"""A prefecture's municipalities × the items of the notice, and × partner types; others can be put beside them."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app_parts.frame import looking, session
from app_parts.frame.choosing import multiselect
from app_parts.frame.plain import plain
from app_parts.prefecture.tables import lead_on, take_away
from app_parts.widgets.grid import grid
from app_parts.widgets.matrix_cells import choose_cell, item_told, type_matrix
from app_parts.widgets.on_paper import table_on_paper
from app_parts.widgets.views import switched
from graph.analysis.comparison.presence import present
from graph.catalogue import Level
from graph.facts.choices import AreaKind
from graph.questions.prefecture import RollUp, look_at_each
from graph.replacing import replace
from locales import Words
from wording.progress import ProgressReader, distinct_names
from wording.type_matrix import TypeMatrix, by_area

ALSO = "also"
WIDER = (AreaKind.PREFECTURE, AreaKind.NATION)
EM_PX, PADDING_PX = {"ja": 14, "en": 8}, 20
"""How wide a letter is, and the room beside it: so that a column shows its longest state."""


def with_others(rollup: RollUp, words: Words) -> RollUp:
    """Offer municipalities of other prefectures, kept in the address; return the roll-up with those chosen."""
    own_codes = {m.record.area.code for m in rollup.municipalities}
    others = {line.code: line.name for line in session.areas() if line.code not in own_codes and line.kind not in WIDER}
    wish = [code for code in dict.fromkeys(st.query_params.get_all(ALSO)) if code in others]
    multiselect(words("prefecture.also"), {code: f"{name}　{code}" for code, name in others.items()}, key=ALSO,
                words=words, chosen=wish, placeholder=words("prefecture.also"), label_visibility="collapsed",
                on_choice=lambda codes: looking.keep(ALSO, codes))
    chosen = tuple(look_at_each(session.store(), session.catalogue(), wish, on=session.today()))
    return replace(rollup, municipalities=(*rollup.municipalities, *chosen))


def requirements(reader: ProgressReader, code: str) -> None:
    """Show of every item how many municipalities have which state, then each municipality's; a cell says why."""
    words = reader.words
    items = [r for r in reader.catalogue.requirements.values() if r.level is Level.MUNICIPALITY]
    totals = reader.requirement_totals(items)
    st.text(words("progress.share_means"))
    grid(totals, words, key="requirement_totals", most=7, columns={
        words("progress.item"): st.column_config.TextColumn(pinned=True, width="large"),
        words("progress.met_share"): st.column_config.NumberColumn(format="%.0f%%")})
    table_on_paper([{k: _text(v) for k, v in row.items()} for row in totals])
    rows = reader.requirement_rows(items)
    names = distinct_names((m.record for m in reader.rolled_up.municipalities), words)
    columns: dict[str, Any] = {words("progress.name"): st.column_config.TextColumn(pinned=True)}
    columns |= {reader.heading(r): st.column_config.TextColumn(r.id, help=plain(reader.heading(r)), width=max(
        (len(row[reader.heading(r)]) for row in rows), default=0) * EM_PX[words.language] + PADDING_PX) for r in items}
    cell = choose_cell(rows, f"requirements_{code}", words, columns)
    if cell is not None:
        chosen = reader.rolled_up.municipalities[cell[0]]
        area = chosen.record.area.code
        item = next((r.id for r in items if reader.heading(r) == cell[1]), None)
        if item is not None:
            item_told(reader, chosen, item, names[area])
        lead_on(area, words)
    take_away({words("prefecture.totals"): [{k: _text(v) for k, v in row.items()} for row in totals],
               words("prefecture.requirements"): rows}, "requirements", words)


def _text(value: str | float | None) -> str:
    return "—" if value is None else f"{value:.0f}%" if isinstance(value, float) else str(value)


def partner_types(reader: ProgressReader, code: str) -> None:
    """Show how many organisations of each partner type are recorded in each municipality."""
    words = reader.words
    records = {m.record.area.code: m.record for m in reader.rolled_up.municipalities}
    names = distinct_names(records.values(), words)
    counts = by_area(session.store().ask("count_partner_types", areas=list(records)))
    everybody = switched(words("prefecture.also_empty", count=len(names) - len(counts)), "empty")
    shown = {area: name for area, name in names.items() if everybody or area in counts}
    st.text(words("prefecture.types_mean", count=len(counts), total=len(names), shown=len(shown)))
    if not counts:
        st.text(words("compare.nothing"))
        return
    matrix = TypeMatrix(shown, counts, {area: len(present(records[area])) for area in shown}, reader.catalogue, words)
    if (area := type_matrix(matrix, records, f"{code}_{everybody}")) is not None:
        lead_on(area, words)
    take_away({words("prefecture.partner_types"): matrix.rows()}, "partner_types", words)
