"""The links of records that are lined up: those that join the same seats in the same way, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from graph.analysis.comparison.matching import LineUp
from graph.facts.fact import Fact
from graph.facts.links import Link, PlatformRole, Tie, ends_of

Join = tuple[str, str, str, str]
"""What makes links of several sides the same: kind, role or kind of tie, whose seats they join."""
BySide = tuple[tuple[Fact, ...], ...]


def links(lined_up: LineUp) -> dict[Join, BySide]:
    """Return every link, with the facts that each side has of it."""
    by_join: dict[Join, list[list[Fact]]] = {}
    for side, record in enumerate(lined_up.records):
        matches = lined_up.seat_of[side]
        for link in record.links():
            if (join := _join(link, matches)) is not None:
                by_join.setdefault(join, [[] for _ in lined_up.records])[side].append(link)
    return {join: tuple(map(tuple, sides)) for join, sides in by_join.items()}


def link_at(lined_up: LineUp, path: str) -> tuple[Join, BySide] | None:
    """Return the link that a line of the pictures stands for, by the path of its fact with seats for ids."""
    for (kind, which, first, second), facts in links(lined_up).items():
        begins = "/".join((kind, first, second, which) if which else (kind, first, second))
        if path == begins or path.startswith(f"{begins}/"):
            return (kind, which, first, second), facts
    return None


def _join(link: Link, matches: Mapping[str, str]) -> Join | None:
    ends = [match for end in ends_of(link) if (match := matches.get(end)) is not None]
    if len(ends) != 2:
        return None
    which = link.role.value if isinstance(link, PlatformRole) else link.kind if isinstance(link, Tie) else ""
    return link.KIND, which, ends[0], ends[1]
