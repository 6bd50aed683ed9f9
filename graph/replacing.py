"""Frozen things with other values: what `copy.replace` does from Python 3.13 on."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

T = TypeVar("T")


def replace(thing: T, /, **changes: Any) -> T:
    """Return a fact, a record or any frozen dataclass with other values; raises as building it does."""
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return dataclasses.replace(thing, **changes)
    changed: T = thing.__replace__(**changes)  # type: ignore[attr-defined]
    return changed
