"""What was read or worked out last, kept at hand; for things that never change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar, cast
from weakref import WeakSet

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
P = ParamSpec("P")
MOST = 32
"""Of so many things what is worked out is kept: of the towns of a prefecture."""
_recents: WeakSet[Recent[Any, Any]] = WeakSet()
_clearing: list[Callable[[], None]] = []


def kept(most: int = MOST) -> Callable[[Callable[P, V]], Callable[P, V]]:
    """Keep what a function returned for what it was given last, so many times: `lru_cache`, with the function's types.

    For functions of things that never change, which return what nobody changes: equal things give the same, whoever
    asks.
    """
    def keeping(work: Callable[P, V]) -> Callable[P, V]:
        cached = lru_cache(maxsize=most)(work)
        _clearing.append(cached.cache_clear)
        return cast("Callable[P, V]", cached)

    return keeping


def forget() -> None:
    """Let go of everything that is kept, as if the program had just begun: for whoever measures how long it takes."""
    for clear in (*_clearing, *(recent.clear for recent in _recents)):
        clear()


class Recent(Generic[K, V]):
    """Values by key, up to a weight together; the one not asked for longest goes first. Safe between threads."""

    def __init__(self, most: int, weigh: Callable[[V], int] = lambda _: 1) -> None:
        self._most, self._weigh = most, weigh
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._weight = 0
        self._lock = Lock()
        _recents.add(self)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()
            self._weight = 0

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made if it is not at hand. Two threads may both make it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = value
                self._weight += self._weigh(value)
            while self._weight > self._most and len(self._kept) > 1:
                self._weight -= self._weigh(self._kept.popitem(last=False)[1])
        return value
