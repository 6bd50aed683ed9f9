"""Conflicts of a merge in words: what it is about, and what each side makes of it."""

from __future__ import annotations

from graph.catalogue import Catalogue
from graph.changes.merging import WHOLE, Conflict
from graph.record.record import Record
from locales import Words
from wording.changes import ChangeReader
from wording.facts import Reader


class ConflictReader:
    """Reads to a person where two people's changes of one record (`base`) cannot both stand."""

    def __init__(self, base: Record | None, mine: Record, theirs: Record, catalogue: Catalogue, words: Words) -> None:
        self._words = words
        self._records = (base, mine, theirs)
        self._mine, self._theirs = Reader(mine, catalogue, words), Reader(theirs, catalogue, words)
        self._changes = ChangeReader(base, mine, catalogue, words)

    def label(self, conflict: Conflict) -> str:
        """Return what a conflict is about: a fact, or one field of it."""
        fact = next((fact for record in self._records if record
                     for fact in record.of(conflict.kind) if fact.key() == conflict.key), None)
        subject = self._changes.subject(fact, self._mine) if fact else "/".join(conflict.key)
        if conflict.field == WHOLE:
            return self._words("draft.conflict_whole", kind=self._words(f"fact.{conflict.kind.KIND}"), subject=subject)
        return self._words("draft.conflict_field", subject=subject, field=self._words(f"field.{conflict.field}"))

    def mine(self, conflict: Conflict) -> str:
        """Return what a person's own side makes of it."""
        return self._value(conflict, conflict.mine, self._mine)

    def theirs(self, conflict: Conflict) -> str:
        """Return what is recorded."""
        return self._value(conflict, conflict.theirs, self._theirs)

    def _value(self, conflict: Conflict, value: object, reader: Reader) -> str:
        if conflict.field == WHOLE:
            return self._words("draft.stays" if value is not None else "draft.goes")
        if isinstance(value, tuple):
            return self._words("list.between").join(map(str, value)) or self._words("change.none")
        return reader.plain(value) or self._words("change.none")
