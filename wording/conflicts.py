"""Conflicts of a merge in words: what it is about, and what each side makes of it."""

from __future__ import annotations

from graph.catalogue import Catalogue
from graph.changes.merging import WHOLE, Conflict
from graph.record.record import Record
from locales import Words
from wording.changes import Around, ChangeReader, alone
from wording.facts import Reader


class ConflictReader:
    """Reads to a person where two people's changes of one record (`base`) cannot both stand."""

    def __init__(self, base: Record | None, mine: Record, theirs: Record, catalogue: Catalogue, words: Words,
                 around: Around = alone) -> None:
        self._words = words
        self._records = (base, mine, theirs)
        self._mine, self._theirs = (
            Reader(record, catalogue, words, around(record)) for record in (mine, theirs))
        self._changes = ChangeReader(base, mine, catalogue, words, around)

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
        return reader.in_words(conflict.kind, conflict.field, value) or self._words("change.none")
