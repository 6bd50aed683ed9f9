"""Ids for rows without one: that of what is recorded under the same name, else a new one that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.facts.fact import Fact
from graph.replacing import replace
from graph.spelling import name_key
from loaders.called import NAME_OF, Bearer, Called
from loaders.ids import free_ids, stands_together
from loaders.places import Line
from loaders.problems import HintKind, ProblemKind
from loaders.tables import Reports


@dataclass
class Named:
    """The rows of one area, each with an id where its kind has one, and what they are called."""

    lines: list[Line] = field(default_factory=list)
    bearers: list[Bearer] = field(default_factory=list)


def with_ids(lines: Sequence[Line], recorded: Sequence[Bearer], reports: Reports) -> Named:
    """Give the rows of an area ids, new ones in the order of the rows: the same files give the same ids.

    Two rows of one name are reported, and a name that several of those recorded have.
    """
    named = Named()
    given = [bearer for line in lines if (bearer := _bearer(line))]
    called, taken = Called([*given, *recorded]), [*given, *recorded]
    new: dict[type[Fact], Iterator[str]] = {}
    first: dict[tuple[type[Fact], str], Line] = {}
    for line in lines:
        name = str(line.values.get(NAME_OF.get(line.kind, ""), ""))
        if line.kind not in NAME_OF or "id" in line.values or not name:
            named.lines.append(line)
            named.bearers += filter(None, [_bearer(line)])
            continue
        meant = called.named(name, line.kind.KIND)
        before = first.setdefault((line.kind, name_key(name)), line)
        if before is not line or any(bearer.place for bearer in meant):
            other = _bearer_at(before, name) if before is not line else next(bearer for bearer in meant if bearer.place)
            reports.refuse(line.place.problem(ProblemKind.NAME_TWICE, NAME_OF[line.kind], name, those([other])))
            named.lines.append(replace(line, is_whole=False))
        elif len(meant) > 1:
            reports.refuse(line.place.problem(ProblemKind.NAME_OF_SEVERAL, NAME_OF[line.kind], name, those(meant)))
            named.lines.append(replace(line, is_whole=False))
        else:
            if line.kind not in new:
                together = stands_together(line.kind)
                new[line.kind] = free_ids(line.kind.KIND[0], (bearer.id for bearer in taken if bearer.kind in together))
            with_id = _as_recorded(line, meant[0], name, reports) if meant else _with(line, id=next(new[line.kind]))
            reports.names[str(with_id.values["id"])] = name
            named.lines.append(with_id)
            named.bearers += [replace(bearer, has_made_id=not meant) for bearer in [_bearer(with_id)] if bearer]
    return named


def those(bearers: Sequence[Bearer]) -> str:
    """Return who has one name, a line each: the name, and the sheet and row, empty for what is recorded."""
    places = ((bearer.name, bearer.place) for bearer in bearers)
    return "\n".join(f"{name}\t{place.sheet if place else ''}\t{place.row if place else ''}" for name, place in places)


def _bearer_at(line: Line, name: str) -> Bearer:
    return Bearer(line.kind, "", name, place=line.place)


def _as_recorded(line: Line, recorded: Bearer, name: str, reports: Reports) -> Line:
    """Return a row with the id of what is recorded, and its name as it is recorded."""
    if name != recorded.name:
        reports.tell(line.place.problem(HintKind.READ_AS, NAME_OF[line.kind], name, recorded.name))
    return _with(line, **{"id": recorded.id, NAME_OF[line.kind]: recorded.name})


def _with(line: Line, **values: str) -> Line:
    return replace(line, values={**line.values, **values})


def _bearer(line: Line) -> Bearer | None:
    """Return what a row with an id is called, None for one without."""
    if line.kind not in NAME_OF or "id" not in line.values:
        return None
    others = line.values.get("other_names", ())
    return Bearer(line.kind, str(line.values["id"]), str(line.values.get(NAME_OF[line.kind], "")),
                  others if isinstance(others, tuple) else (), line.place)
