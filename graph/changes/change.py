"""A change: a fact is put, one is removed, an id is renamed everywhere, two actors become one."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import PlatformError
from graph.facts.fact import Fact

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """A fact is added, or takes the place of the one with its key, or of the one with the key it had (`was`)."""

    fact: Fact
    was: Key | None = None

    @property
    def kind(self) -> type[Fact]:
        """The kind of fact."""
        return type(self.fact)

    @property
    def key(self) -> Key:
        """The key of the fact that it takes the place of, if there is one."""
        return self.fact.key() if self.was is None else self.was


@dataclass(frozen=True, slots=True)
class Remove:
    """A fact goes."""

    kind: type[Fact]
    key: Key


@dataclass(frozen=True, slots=True)
class Rename:
    """The id of a fact becomes another one, there and wherever the record names it."""

    kind: type[Fact]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two organisations, or two networks, become one.

    Whatever named `gone` names `kept`, which keeps what is recorded of it and gains what is recorded of the other only.
    """

    kept: str
    gone: str


Change = Put | Remove | Rename | Merge


class ChangeMissed(PlatformError):
    """A change is about a fact that is not there (any more): `change` says which."""

    def __init__(self, change: Change) -> None:
        if isinstance(change, Merge):
            key: Key = (change.gone,)
        else:
            key = (change.old,) if isinstance(change, Rename) else change.key
        super().__init__(kind="actor" if isinstance(change, Merge) else change.kind.KIND, key="/".join(key))
        self.change = change
