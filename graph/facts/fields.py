"""What one field of a fact holds, worked out from its annotation when its kind is declared.

The marks below stand in annotations: `Annotated[str, Refers("organisation")]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Protocol, Self, get_args, get_origin, runtime_checkable

import msgspec


@runtime_checkable
class Written(Protocol):
    """A value that has a text: `str(value)` writes it, `read` reads it back and raises ValueError for nonsense."""

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the value that a text means."""


class Refers:
    """The text names a fact of one of these kinds; `loosely`: also one that is not recorded any more."""

    def __init__(self, *kinds: str, loosely: bool = False) -> None:
        self.kinds, self.loosely = kinds, loosely


class ListedIn:
    """The text is an id of one of the catalogue's lists, or a term that no list has."""

    def __init__(self, catalogue: str) -> None:
        self.catalogue = catalogue


class AtLeast:
    """The number is not smaller; a list has at least so many values."""

    def __init__(self, least: int) -> None:
        self.least = least


class OwnId:
    """The text names the fact itself."""


class CodeOfArea:
    """The text is an area's six-digit code."""


class NotBlank:
    """The text says something."""


Id = Annotated[str, OwnId()]
Name = Annotated[str, NotBlank()]
AreaCode = Annotated[str, CodeOfArea()]
SourceRef = Annotated[str, Refers("source")]
OrganisationRef = Annotated[str, Refers("organisation")]
NetworkRef = Annotated[str, Refers("network")]
PlatformRef = Annotated[str, Refers("platform")]
ActorRef = Annotated[str, Refers("organisation", "network")]
"""An actor is an organisation or a network."""
NodeRef = Annotated[str, Refers("organisation", "network", "platform")]
"""Whatever a picture shows as a node."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `holds` is the type of one value: str, int, bool, an enum or one that is `Written` (a date, a step).

    `refers` are the kinds of fact it may name, `loosely` whether they may be gone; `catalogue` the list whose
    ids it holds; `least` the smallest number, or how many values a list needs; `default` what stands there when
    nobody says anything, `required` whether somebody has to.
    """

    name: str
    holds: type
    is_list: bool = False
    refers: tuple[str, ...] = ()
    loosely: bool = False
    catalogue: str = ""
    is_id: bool = False
    is_code: bool = False
    not_blank: bool = False
    least: int | None = None
    default: Any = None
    required: bool = False

    @property
    def is_free_text(self) -> bool:
        """Whether it holds words, not the name of anything."""
        return self.holds is str and not (self.refers or self.is_id or self.is_code)


COMMON = ("cites", "as_of", "note")
"""The fields of every fact; they stand last."""


def fields_of(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """Return the fields of a kind of fact, its own first. Raises TypeError for a type no field can have."""
    made = [_field(info) for info in msgspec.structs.fields(kind)]
    return tuple(sorted(made, key=lambda field: field.name in COMMON))


def _field(info: msgspec.structs.FieldInfo) -> Field:
    held, marks = _read(info.type), {type(mark): mark for mark in _marks(info.type)}
    refers, listed, least = marks.get(Refers), marks.get(ListedIn), marks.get(AtLeast)
    return Field(
        name=info.name, holds=held, is_list=_is_list(info.type),
        refers=refers.kinds if refers else (), loosely=bool(refers and refers.loosely),
        catalogue=listed.catalogue if listed else "",
        is_id=OwnId in marks, is_code=CodeOfArea in marks, not_blank=NotBlank in marks,
        least=least.least if least else None,
        default=None if info.required else info.default, required=info.required)


def _marks(hint: object) -> Iterator[Any]:
    if get_origin(hint) is Annotated:
        yield from hint.__metadata__  # type: ignore[attr-defined]
    for part in get_args(hint):
        yield from _marks(part)


def _is_list(hint: object) -> bool:
    if get_origin(hint) is Annotated:
        return _is_list(get_args(hint)[0])
    return get_origin(hint) is tuple


def _read(hint: object) -> type:
    for part in (hint, *get_args(hint)):
        if isinstance(part, type) and (issubclass(part, (bool, int, StrEnum, str)) or isinstance(part, Written)):
            return part
        if part is not hint and get_args(part):
            return _read(part)
    raise TypeError(f"no field can hold {hint}")
