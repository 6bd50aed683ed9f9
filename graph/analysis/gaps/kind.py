"""A kind of gap: how its gaps are found, and what others must know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Gap


@dataclass(frozen=True, slots=True)
class GapKind:
    """One kind, declared at the end of a module of the folder `kinds`; its words stand under `[gap.ID]`.

    `find` yields its gaps. `closed_by_links`: whether new links can close them, so that links are proposed for it.
    `stands_after` says, after a plan, whether a gap that was there before still is, for a kind that is not looked for
    anew: what is assumed has no source, and other pairs would come first. `compares` whether its gaps may rest on
    comparable municipalities. `weighs` says for docs/gaps.md how its scores come about, with the module's own numbers.
    """

    id: str
    find: Callable[[Context], Iterable[Gap]]
    weighs: str
    closed_by_links: bool = False
    stands_after: Callable[[Gap, Context], bool] | None = None
    compares: bool = False
