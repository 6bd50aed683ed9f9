"""Differences in words: whatever a fact joins is called by its name, whatever a list has by its term."""

from __future__ import annotations

from collections.abc import Iterable

from graph.catalogue import Catalogue
from graph.changes.field_changes import FactChange
from graph.record.record import Record
from locales import Words

LISTS = ("seats", "tie_kinds", "statuses", "partner_types", "network_types")
"""The lists whose ids stand in the keys and fields of facts."""


class Known:
    """What ids of records and of lists are called."""

    def __init__(self, records: Iterable[Record | None], catalogue: Catalogue, words: Words) -> None:
        lists = (getattr(catalogue, name).values() for name in LISTS)
        self._terms = {term.id: term.name(words.language) for terms in lists for term in terms}
        self._names: dict[str, str] = {}
        for record in filter(None, records):
            self._names |= {source.id: source.title for source in record.sources}
            self._names |= {named.id: named.name for named in (*record.windows, *record.nodes())}

    def subject(self, change: FactChange) -> str:
        """Return what a difference is about."""
        return " → ".join(self._called(part) for part in change.subject if part)

    def value(self, change: FactChange, text: str | None) -> str | None:
        """Return what a difference says something was or becomes: of a whole fact what it is known by."""
        if text is None:
            return None
        if not change.field:
            is_key = text == " → ".join(filter(None, change.subject))
            return self.subject(change) if is_key else text
        return "、".join(self._called(part) for part in text.split("、"))

    def _called(self, text: str) -> str:
        return self._names.get(text) or self._terms.get(text) or text
