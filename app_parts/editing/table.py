"""A whole table of facts edited as a table: cells, rows that are added, deleted or pasted, then one button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from app_parts.editing.draft import drafted
from app_parts.editing.putting import put_and_show, say
from app_parts.editing.table_changes import RowsRefused, changes_of
from app_parts.editing.table_columns import columns_of
from app_parts.editing.table_frame import PROBLEMS, configuration, frame
from app_parts.editing.table_rows import Row, in_order, row_of, with_edits
from app_parts.frame import looking, session
from app_parts.frame.choosing import select, sign
from app_parts.frame.plain import plain
from graph.changes.change import Key
from graph.errors import NothingRecorded
from graph.facts.fact import Fact
from graph.record.kinds import KEPT
from graph.replacing import replace
from locales import Words
from wording.facts import Reader

ADDRESS = "edit"
"""The address's name of the kind of fact that is edited as a table."""
EDITABLE: dict[str, type[Fact]] = {kind.KIND: kind for kind in KEPT if not kind.MADE_HERE}
ROW_PX, HEAD_PX, LEAST_ROWS, MOST_ROWS = 35, 38, 4, 14


@dataclass(frozen=True)
class Table:
    """A table as it was last laid out: `shown` are the keys that it began with, `content` a sign for what it is of.

    `turn` makes each layout another one for the browser: what was done to one is not done again to the next.
    """

    shown: tuple[Key, ...]
    rows: tuple[Row, ...]
    content: str
    turn: int

    @property
    def is_touched(self) -> bool:
        """Whether something stands in it that is not in the draft yet."""
        return len(self.rows) != len(self.shown) or any(row.changed for row in self.rows)


def table_editing(area: str, words: Words) -> None:
    """Show the choice of a table, and the chosen one to be edited."""
    try:
        record = drafted(area)
    except NothingRecorded:
        return
    st.header(words("table.title"))
    labels = {name: words("tables.tab", kind=words(f"fact.{name}"), count=len(record.of(kind)))
              for name, kind in EDITABLE.items()}
    left, right, _ = st.columns(3)
    with left:
        kind = select(words("table.which"), labels, key=f"table_kind_{area}", words=words,
                      chosen=st.query_params.get(ADDRESS, ""),
                      on_choice=lambda name: looking.keep(ADDRESS, filter(None, [name])))
    if kind:
        around = session.store().surrounded(record)
        editor = _Editor(area, EDITABLE[kind], Reader(record, session.catalogue(), words, around))
        with right:
            editor.order_choice()
        editor.show()


class _Editor:
    """One table of one area on the page."""

    def __init__(self, area: str, kind: type[Fact], reader: Reader) -> None:
        self._area, self._kind, self._reader, self._words = area, kind, reader, reader.words
        self._columns = columns_of(kind, reader)
        self._place = f"table_{area}_{kind.KIND}_{reader.words.language}"
        self._edits = f"edits_{self._place}"

    def show(self) -> None:
        """Show the table, what is wrong in it, what has been done to it, and the buttons."""
        words, table = self._words, self._laid_out()
        st.text(words("table.means"))
        self._say_problems(table.rows)
        key = f"{self._place}_{table.turn}"
        st.data_editor(frame(table.rows, self._columns), key=key, hide_index=True, num_rows="dynamic", placeholder="",
                       height=HEAD_PX + ROW_PX * min(max(len(table.rows) + 1, LEAST_ROWS), MOST_ROWS),
                       disabled=[PROBLEMS], column_config=configuration(self._columns, words),
                       on_change=lambda: st.session_state.update({self._edits: dict(st.session_state[key])}))
        now = self._with_edits(table)
        st.text(self._summary(now))
        with st.container(horizontal=True):
            wanted = st.button(words("editing.put"), key=f"put_{self._place}", type="primary")
            st.button(words("table.forget"), key=f"forget_{self._place}", disabled=not now.is_touched,
                      on_click=self._forget)
        if wanted:
            self._put(now)

    def _say_problems(self, rows: Sequence[Row]) -> None:
        """Say everything that is wrong with rows, a line for each row."""
        words = self._words
        lines = [words("table.row", name=self._called(row), problems="".join(row.problems))
                 for row in rows if row.problems]
        if lines:
            st.error("\n\n".join(map(plain, [words("table.refused", count=len(lines)), *lines])))

    def _called(self, row: Row) -> str:
        """Return what a row is about: the two that it joins, or what stands in its first column."""
        first, second = ([str(row.cells[name]) for name in self._kind.ENDS] + ["", ""])[:2]
        if first and second:
            return self._words("change.ends", first=first, second=second)
        return str(row.cells[self._columns[0].field.name]) or self._words("table.new_row")

    def _laid_out(self) -> Table:
        """Return the table as it is laid out: anew where nothing was done to it, else with what was done so far."""
        facts = self._reader.record.of(self._kind)
        content = sign((facts, [column.labels for column in self._columns]))
        kept: Table | None = st.session_state.get(self._place)
        if kept is None or (kept.content != content and not self._with_edits(kept).is_touched):
            rows = tuple(row_of(fact, self._columns) for fact in facts)
            return self._keep(Table(tuple(fact.key() for fact in facts), self._ordered(rows), content, 0))
        # Where what may be chosen is different, or the page was left, the browser has forgotten what was done.
        if kept.content != content or f"{self._place}_{kept.turn}" not in st.session_state:
            return self._keep(replace(self._with_edits(kept), content=content))
        return kept

    def _with_edits(self, table: Table) -> Table:
        edits: dict[str, Any] = st.session_state.get(self._edits, {})
        return replace(table, rows=with_edits(table.rows, edits, self._columns))

    def _keep(self, table: Table) -> Table:
        """Lay the table out anew, as the browser then has it: nothing is done to it yet."""
        st.session_state["table_turns"] = turn = st.session_state.get("table_turns", 0) + 1
        st.session_state.pop(self._edits, None)
        st.session_state[self._place] = table = replace(table, turn=turn)
        return table

    def _forget(self) -> None:
        for name in (self._place, self._edits):
            st.session_state.pop(name, None)

    def order_choice(self) -> None:
        """Show the choice of the column by which the rows stand in order."""
        labels = {column.field.name: column.label for column in self._columns}
        select(self._words("table.order"), labels, key=f"order_{self._place}", words=self._words,
               placeholder=self._words("table.as_recorded"), chosen=self._order(), on_choice=self._sort)

    def _order(self) -> str:
        return str(st.session_state.get(f"by_{self._place}", ""))

    def _sort(self, name: str) -> None:
        st.session_state[f"by_{self._place}"] = name
        now = self._with_edits(st.session_state[self._place])
        self._keep(replace(now, rows=self._ordered(now.rows)))

    def _ordered(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        column = next((column for column in self._columns if column.field.name == self._order()), None)
        return in_order(rows, column, {fact.key(): n for n, fact in enumerate(self._reader.record.of(self._kind))})

    def _summary(self, table: Table) -> str:
        """Return how much has been done to the table, or that nothing has."""
        counts = Counter("added" if row.key is None else "changed" for row in table.rows if row.changed)
        gone = len(table.shown) - sum(row.key is not None for row in table.rows)
        return self._words("table.done", added=counts["added"], changed=counts["changed"], removed=gone) \
            if table.is_touched else self._words("table.untouched")

    def _put(self, table: Table) -> None:
        """Put all of it into the draft, or say all that is wrong: those rows first, each with what it is."""
        words = self._words
        try:
            changes = changes_of(self._kind, table.shown, table.rows, self._columns, self._reader)
        except RowsRefused as refused:
            rows = [replace(row, problems=tuple(refused.problems.get(n, ()))) for n, row in enumerate(table.rows)]
            self._keep(replace(table, rows=tuple(sorted(rows, key=lambda row: not row.problems))))
            st.rerun()
        if not changes:
            say([words("draft.nothing_new")])
            return
        self._forget()
        put_and_show(self._area, changes, self._reader)
