"""The record as matrices beside the picture: who sits where, who is tied to whom; every cell selectable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from app_parts.editing.between import Pair, between
from app_parts.frame import looking, session
from app_parts.frame.choosing import sign
from app_parts.widgets.grid import grid
from app_parts.widgets.on_paper import table_on_paper
from app_parts.widgets.views import chosen_view
from graph.analysis.network.matrix import Matrix, seats_matrix, ties_matrix
from graph.catalogue import Term
from graph.facts.links import Link, Membership, Tie
from graph.text import one_line
from wording.facts import Reader

MOST_ROWS = 14
KINDS = ("seats", "ties")
MEMBER = "member"
CELL, BETWEEN = "cell", "/"
"""The address's name of the cell that is open, and what stands between its row and its column: no id has it."""
SIGN = 12
"""Characters of a term that no list knows, where a sign stands."""


def matrices(reader: Reader, selected: str) -> None:
    """Show one matrix at a time; choosing a cell selects its seat or tie everywhere, and opens it or a new one."""
    words = reader.words
    chosen = chosen_view(words("matrix.choose"), KINDS, lambda kind: words(f"matrix.{kind}"), "matrix", on_paper=False)
    matrix = seats_matrix(reader.record) if chosen == "seats" else ties_matrix(reader.record)
    if not matrix.cells:
        st.text(words("matrix.empty"))
        return
    st.text(key_text(reader, matrix))
    shown, labels = frame(reader, matrix, selected)
    key = f"matrix_{chosen}_{sign((matrix.rows, matrix.columns))}_{selected}"
    table_on_paper([dict(zip((words(f"matrix.row_{chosen}"), *labels.values()), row, strict=True))
                    for row in shown.itertuples(index=False)])
    columns = {name: st.column_config.TextColumn(label, width="small") for name, label in labels.items()}
    columns[MEMBER] = st.column_config.TextColumn(words(f"matrix.row_{chosen}"), pinned=True, width="medium")
    grid(shown, words, key=key, columns=columns, selection="single-cell", most=MOST_ROWS,
         on_select=lambda: _select(key, matrix),
         file=words("tables.file", area=reader.record.area.name, what=words(f"matrix.{chosen}")))
    row, _, column = st.query_params.get(CELL, "").partition(BETWEEN)
    if row in matrix.rows and column in matrix.columns and row != column:
        with st.columns([1.5, 1])[0], st.container(key="between"):
            between(Pair(reader.record.area.code, Membership if chosen == "seats" else Tie, row, column), reader)
    else:
        st.container(key="hint_matrix").text(words("matrix.open_cell"))


def frame(reader: Reader, matrix: Matrix, selected: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the cells as text, a column an id, and the label of each column."""
    marks = _signs(reader)
    shown: dict[str, list[str]] = {MEMBER: [reader.name(row) for row in matrix.rows]}
    for column in matrix.columns:
        cells = (matrix.cells.get((row, column), ()) for row in matrix.rows)
        shown[column] = [_cell(reader, marks, facts, selected) for facts in cells]
    return pd.DataFrame(shown), {column: reader.name(column) for column in matrix.columns}


def _signs(reader: Reader) -> Mapping[str, str]:
    lists: tuple[Mapping[str, Term], ...] = (reader.catalogue.statuses, reader.catalogue.tie_kinds)
    return {name: sign for terms in lists for name, sign in signs(terms, reader.words.language).items()}


def signs(terms: Mapping[str, Term], language: str) -> dict[str, str]:
    """Return a short sign for each term: as many first letters of its name as tell it from the others."""
    names = {term.id: term.name(language) for term in terms.values()}
    return {id_: next(name[:n] for n in range(1, len(name) + 1)
                      if n == len(name) or sum(other.startswith(name[:n]) for other in names.values()) == 1)
            for id_, name in names.items()}


def _cell(reader: Reader, marks: Mapping[str, str], facts: Iterable[Link], selected: str) -> str:
    """Return what stands in a cell: a sign for each fact, 【 】 around what is selected."""
    said = []
    for fact in facts:
        if isinstance(fact, Membership):
            sign = marks.get(fact.status, "?")
            usual = (known := reader.catalogue.seats.get(fact.seat)) is not None and known.usual
            seat = reader.value(fact, "seat") if fact.seat and not usual else ""
            text = f"{sign} {seat}".strip()
        else:
            text = marks.get(fact.kind, one_line(fact.kind, SIGN)) if isinstance(fact, Tie) else ""
        said.append(f"【{text}】" if fact.path() == selected else text)
    return "・".join(dict.fromkeys(said))


def key_text(reader: Reader, matrix: Matrix) -> str:
    """Return what the signs mean, only those in use."""
    words, marks = reader.words, _signs(reader)
    facts = [fact for cell in matrix.cells.values() for fact in cell]
    used = dict.fromkeys(f.status if isinstance(f, Membership) else getattr(f, "kind", "") for f in facts)
    known: dict[str, Term] = {**reader.catalogue.statuses, **reader.catalogue.tie_kinds}
    return "　".join(words("matrix.sign", sign=marks.get(value, one_line(value, SIGN) or "?"),
                          meaning=known[value].name(words.language) if value in known
                          else words("matrix.unknown")) for value in used)


def _select(key: str, matrix: Matrix) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if not cells:
        return
    row, column = cells[0]
    actor = matrix.rows[row]
    facts = matrix.cells.get((actor, column), ())
    looking.keep(CELL, [] if column == MEMBER else [f"{actor}{BETWEEN}{column}"])
    session.select(facts[0].path() if facts else actor if column == MEMBER else "")
