"""What the assistant is given beside the file: whose record it is for, which areas there are, what is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.codes import prefecture_of
from loaders.assistant.spelling import folded, key


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area by its six-digit code and its name; `kind` as in the model (city, town, prefecture …)."""

    code: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RecordedName:
    """An organisation or a network that is recorded already, with the other names a person confirmed for it."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    is_network: bool = False
    is_category: bool = False


@dataclass(frozen=True)
class Surroundings:
    """The area a file is read for, all areas that may be named, and the names recorded in its record."""

    area: AreaName
    areas: tuple[AreaName, ...] = ()
    recorded: tuple[RecordedName, ...] = field(default=())

    @cached_property
    def municipalities(self) -> Mapping[str, tuple[AreaName, ...]]:
        """The municipalities of the area's prefecture by the plain spelling of their names."""
        by_name: dict[str, tuple[AreaName, ...]] = {}
        prefecture = prefecture_of(self.area.code)
        for area in {area.code: area for area in self.areas}.values():
            if area.kind != "prefecture" and area.kind != "nation" and prefecture_of(area.code) == prefecture:
                by_name[place_key(area.name)] = (*by_name.get(place_key(area.name), ()), area)
        return by_name


def place_key(name: str) -> str:
    """Return the spelling by which names of places are the same: ケ, ヶ and が, a blank inside."""
    return folded(key(name)).replace("が", "ケ").replace("ガ", "ケ").replace("之", "の").replace("ノ", "の")
