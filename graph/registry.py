"""One way to plug in: whatever is declared in the modules of a package is found there, and listed nowhere else.

A kind of fact is a class under `@fact_kind`; a kind of gap, a measure, a test of a requirement, a file format is a
value of its declaration's type at the end of a module. The package's folder is the registry.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import TypeVar

D = TypeVar("D")


def declared(package: ModuleType, kind: type[D], order: Callable[[D], object]) -> tuple[D, ...]:
    """Return the declarations of one type in the modules of a package and of its packages, in an order."""
    declarations = {id(value): value for module in _modules(package) for value in vars(module).values()
                    if isinstance(value, kind)}
    return tuple(sorted(declarations.values(), key=order))  # type: ignore[arg-type]


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(info.name)
