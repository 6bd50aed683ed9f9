"""What is recorded of areas, each read once: what is shown and what is saved rest on the same revision."""

from __future__ import annotations

from commands.answering import recorded
from graph.record.record import Record
from graph.store import Base, Loaded, Store
from loaders.origins import Origin


class RecordedOnce:
    """The records of a store as they were first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded: dict[str, Loaded | None] = {}

    def __call__(self, area: str) -> Record | None:
        """Return an area's record, or None."""
        if area not in self._loaded:
            self._loaded[area] = recorded(self._store, area)
        loaded = self._loaded[area]
        return loaded.record if loaded else None

    def exported(self, origin: Origin) -> Record | None:
        """Return the record of the revision that a book was exported from, None where it is not this store's."""
        return self._store.exported(origin.area, origin.number, origin.digest)

    def base(self, area: str) -> Base:
        """Return what a save of an area is based on."""
        loaded = self._loaded[area]
        return loaded.revision if loaded else 0

    def number(self, area: str) -> int:
        """Return the number of an area's revision, 0 where nothing is recorded."""
        loaded = self._loaded[area]
        return loaded.revision.number if loaded else 0
