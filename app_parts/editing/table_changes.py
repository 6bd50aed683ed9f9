"""What the rows of a table that was edited change in a record: all of it, or a sentence for all that is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from app_parts.editing.fields import label_of, made
from app_parts.editing.putting import new_id
from app_parts.editing.table_columns import TableColumn
from app_parts.editing.table_rows import Row
from graph.changes.applying import applied
from graph.changes.between import by_key, changes_between
from graph.changes.change import Change, Key
from graph.changes.removing import removing
from graph.errors import Problem
from graph.facts.fact import Fact
from graph.facts.flaws import Flaw, FlawKind
from graph.record.flaws import RecordError
from graph.record.kinds import NODES
from graph.record.record import Record
from graph.replacing import replace
from graph.spelling import plain
from wording.facts import Reader
from wording.problems import sentence


class RowsRefused(Exception):
    """Rows that cannot be taken as they are: `problems` says why, the sentences of each row by its place."""

    def __init__(self, problems: dict[int, list[str]]) -> None:
        super().__init__(f"something is wrong in rows {sorted(problems)}")
        self.problems = problems


def changes_of(kind: type[Fact], shown: Collection[Key], rows: Sequence[Row], columns: Sequence[TableColumn],
               reader: Reader) -> tuple[Change, ...]:
    """Return what rows change in the reader's record; `shown` are the keys of the facts that the table began with.

    A fact that was shown and has no row is removed, with what hangs on it; of the others just those fields change
    whose cells did. Raises RowsRefused, with everything that is wrong.
    """
    kept = {row.key for row in rows}
    record = _without([fact for fact in reader.record.of(kind) if fact.key() in shown and fact.key() not in kept],
                      reader.record)
    return changes_between(reader.record, _Rows(kind, rows, columns, reader, record).laid_over())


def _without(gone: Sequence[Fact], record: Record) -> Record:
    for fact in gone:
        record = applied(record, removing(record, by_key(record, type(fact))[fact.key()]))
    return record


class _Rows:
    """Rows on their way into a record, and what is wrong with them."""

    def __init__(self, kind: type[Fact], rows: Sequence[Row], columns: Sequence[TableColumn], reader: Reader,
                 record: Record) -> None:
        self._kind, self._rows, self._columns, self._reader, self._record = kind, rows, columns, reader, record
        self._problems: defaultdict[int, list[str]] = defaultdict(list)
        self._facts = by_key(record, kind)
        self._moving = {row.key for row in rows if row.key is not None and row.changed}
        self._places: dict[Key, int] = {}
        self._names = {plain(fact.name) for fact in record.nodes() if fact.KIND == kind.KIND}

    def laid_over(self) -> Record:
        """Return the record with the rows. Raises RowsRefused."""
        altered: dict[Key, Fact] = {}
        added: list[Fact] = []
        for place, row in enumerate(self._rows):
            if row.key is not None and not row.changed:
                continue
            known = self._facts.get(row.key) if row.key is not None else None
            if row.key is not None and known is None:
                self._problems[place].append(self._reader.words("table.gone"))
            elif fact := self._fact(place, row, known):
                self._place(place, fact, known)
                if known is None:
                    added.append(fact)
                else:
                    altered[known.key()] = fact
        after = [*(altered.get(key, fact) for key, fact in self._facts.items()), *added]
        return self._fitting(after)

    def _fact(self, place: int, row: Row, known: Fact | None) -> Fact | None:
        """Return the fact that a row says, or None with what is wrong with it."""
        unread: list[str] = []
        values: dict[str, Any] = {}
        if known is not None:
            values = {field.name: getattr(known, field.name) for field in self._kind.FIELDS}
        for column in self._columns:
            if column.field.name in row.changed:
                try:
                    values[column.field.name] = column.value(row.cells[column.field.name])
                except ValueError as error:
                    unread.append(str(error))
        if known is None and any(field.is_id for field in self._kind.FIELDS):
            values["id"] = new_id(self._kind)
        fact, wrong = made(self._kind, values, self._reader) if not unread else (None, [])
        self._problems[place] += [*unread, *wrong]
        if fact is not None and known is None and self._kind in NODES:
            self._refuse_known_name(place, str(getattr(fact, "name", "")))
        return fact

    def _refuse_known_name(self, place: int, name: str) -> None:
        """Refuse an actor that a row adds under the name of one that is recorded, or of another row."""
        if plain(name) in self._names:
            self._problems[place].append(self._reader.words("editing.same_name", name=name))
        self._names.add(plain(name))

    def _place(self, place: int, fact: Fact, known: Fact | None) -> None:
        """Remember which row says a fact, and refuse the second of two that would be one."""
        key = fact.key()
        taken = key in self._facts and key not in self._moving and (known is None or known.key() != key)
        if taken or key in self._places:
            self._problems[place].append(self._reader.words("editing.known_already"))
        self._places.setdefault(key, place)

    def _fitting(self, facts: Sequence[Fact]) -> Record:
        try:
            if not any(self._problems.values()):
                return replace(self._record, **{self._kind.PLURAL: tuple(facts)})
        except RecordError as error:
            for flaw in error.flaws:
                self._problems[self._place_of(flaw, facts)].append(self._sentence(flaw))
        raise RowsRefused({place: problems for place, problems in self._problems.items() if problems})

    def _place_of(self, flaw: Flaw, facts: Sequence[Fact]) -> int:
        """Return the row of a flaw; the first one where it is in a fact that has none."""
        if flaw.fact != self._kind.KIND or flaw.position is None:
            return 0
        key = facts[flaw.position].key()
        rows = {row.key: place for place, row in enumerate(self._rows)}
        return self._places.get(key, rows.get(key, 0))

    def _sentence(self, flaw: Flaw) -> str:
        words, name = self._reader.words, self._reader.name(flaw.value)
        if flaw.kind is FlawKind.UNKNOWN_REFERENCE:
            return words("table.refers_to_gone", name=name)
        if flaw.kind is FlawKind.DUPLICATE:
            return words("editing.known_already")
        column = next((label_of(self._kind, field, self._reader) for field in self._kind.FIELDS
                       if field.name == flaw.field), flaw.field)
        return sentence(Problem(flaw.kind, column=column, value=name), words)
