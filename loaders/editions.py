"""An exported book that was edited: what was changed in it is laid over what was saved meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.changes.merging import Choices, Conflict, Conflicting, merged
from graph.errors import InputError, Problem
from graph.facts.flaws import FactError
from graph.record.record import Record
from loaders.sheets import sheets
from loaders.tables import shortened


@dataclass(frozen=True, slots=True)
class Edition:
    """An area's exported record (`base`), what the book makes of it (`mine`), and what is recorded now (`theirs`)."""

    base: Record
    mine: Record
    theirs: Record

    def merged(self, choices: Choices) -> tuple[Record, tuple[Conflict, ...]]:
        """Return the record with both sides' changes, and the conflicts for which `choices` says nothing.

        There the recorded value stands. Raises InputError when what either side added does not fit together.
        """
        conflicts: tuple[Conflict, ...] = ()
        try:
            try:
                return merged(self.base, self.mine, self.theirs, choices), ()
            except Conflicting as error:
                conflicts = error.conflicts
            stands: Choices = {conflict.name: "theirs" for conflict in conflicts}
            return merged(self.base, self.mine, self.theirs, {**stands, **choices}), conflicts
        except FactError as error:
            names = {sheet.kind.KIND: sheet.names[0] for sheet in sheets()}
            raise InputError(tuple(Problem(flaw.kind, sheet=names.get(flaw.fact, ""), value=shortened(flaw.value))
                                   for flaw in error.flaws)) from error


Editions = Mapping[str, Edition]
"""Exported books that were edited, by the area's code."""
