"""What is drawn when there are too many organisations: groups that open, by function, type, then number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from graph.catalogue import Catalogue
from graph.facts.actors import Organisation

FOLD_FROM = 44
"""As many organisations in one group, or in the whole picture, are folded."""
CHUNK = 24
"""How many stand in a group that is told apart by nothing but its numbers."""
PREFIX = "fold:"
LABEL_EM = 40
"""So much of what its members are is told of a group, so that how many they are is seen beside it."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A group that is drawn as one: its id, the label of what its members are, and who they are."""

    id: str
    label: str
    members: tuple[str, ...]


Row = Organisation | Fold
Split = Callable[[Organisation], tuple[str, str]]


def fold(organisations: Sequence[Organisation], opened: Collection[str], catalogue: Catalogue, language: str,
         unknown: str, fold_from: int = FOLD_FROM) -> list[Row]:
    """Return what is drawn: organisations, and groups of those that are folded.

    Fewer than `fold_from` are not folded at all. `opened` are ids of groups that show what is in them; `unknown` is
    the label of what has no function or type recorded.
    """
    if len(organisations) < fold_from:
        return list(organisations)

    def by_function(o: Organisation) -> tuple[str, str]:
        known = catalogue.functions_of(o.partner_types, o.functions)
        term = catalogue.functions.get(known[0]) if known else None
        return (known[0], term.name(language) if term else known[0]) if known else ("", unknown)

    def by_type(o: Organisation) -> tuple[str, str]:
        term = catalogue.partner_types.get(o.partner_types[0]) if o.partner_types else None
        name = term.name(language) if term else (o.partner_types or (unknown,))[0]
        return (o.partner_types or ("",))[0], name

    return list(_rows(organisations, PREFIX, opened, [by_function, by_type], fold_from))


def _rows(organisations: Sequence[Organisation], above: str, opened: Collection[str],
          splits: Sequence[Split], fold_from: int) -> Iterator[Row]:
    groups = _groups(organisations, splits[0]) if splits else _chunks(organisations)
    if splits and len(groups) == 1:
        yield from _rows(organisations, above, opened, splits[1:], fold_from)
        return
    for (key, label), members in groups.items():
        group = Fold(f"{above}{key}/", label, tuple(o.id for o in members))
        if group.id not in opened and len(members) > 1:
            yield group
        elif len(members) < fold_from or not splits:
            yield from members
        else:
            yield from _rows(members, group.id, opened, splits[1:], fold_from)


def _groups(organisations: Sequence[Organisation], split: Split) -> dict[tuple[str, str], list[Organisation]]:
    groups: dict[tuple[str, str], list[Organisation]] = {}
    for organisation in organisations:
        groups.setdefault(split(organisation), []).append(organisation)
    return groups


def _chunks(organisations: Sequence[Organisation]) -> dict[tuple[str, str], list[Organisation]]:
    """Return groups of so many, labelled by the first and the last name."""
    parts = [list(organisations[at:at + CHUNK]) for at in range(0, len(organisations), CHUNK)]
    return {(str(number), f"{part[0].name}〜{part[-1].name}"): part for number, part in enumerate(parts)}


def opened_for(organisations: Sequence[Organisation], wanted: Collection[str], opened: Collection[str],
               catalogue: Catalogue, fold_from: int = FOLD_FROM) -> frozenset[str]:
    """Return the groups to open so that each of the wanted organisations is seen, with those open already."""
    open_groups = frozenset(opened)
    while True:
        rows = fold(organisations, open_groups, catalogue, "ja", "", fold_from)
        closed = {row.id for row in rows if isinstance(row, Fold) and set(row.members) & set(wanted)}
        if not closed:
            return open_groups
        open_groups |= closed
