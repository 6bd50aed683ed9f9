"""How far the hub reaches, and whether the networks have people in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import fmean

from graph.analysis.measures.figures import Figure, measure
from graph.analysis.network.graphs import Graphs

FARTHEST = 3
"""Up to so many contacts from a window are looked at."""


def _from_the_hub(graphs: Graphs) -> tuple[dict[str, int], list[int], str]:
    """Return the base, the distances to the organisations reached, and why there are none."""
    hubs = set(graphs.hubs)
    others = [o.id for o in graphs.record.organisations if o.id not in hubs]
    steps = graphs.contacts.steps_from(graphs.hubs)
    reached = [steps[o] for o in others if o in steps]
    base = {"hubs": len(hubs), "others": len(others), "reached": len(reached)}
    reason = ("no_hub_recorded" if not hubs else "nobody_else" if not others
              else "" if _has_contact(graphs, hubs) else "no_contact_of_hub")
    return base, reached, reason


def _has_contact(graphs: Graphs, actors: Iterable[str]) -> bool:
    """Return whether anything is recorded of how some actors reach others: nothing recorded is not "nobody"."""
    return any(graphs.contacts.get(actor) for actor in actors)


@measure(6010)
def reach_of_hub(graphs: Graphs) -> Figure:
    """Return the share of the other organisations that the hub reaches over recorded contacts, 0 to 1.

    With several hubs, from whichever is nearest. Unknown where no hub is recorded, or no contact of it; undefined
    where nobody else is.

    >>> from graph.analysis.examples import town
    >>> reach_of_hub(town(seats="a/x b/y", hub="h", platform="x")).value
    0.5
    """
    base, reached, reason = _from_the_hub(graphs)
    return Figure("reach_of_hub", None if reason else len(reached) / base["others"], "share", high=1,
                  base=base, reason=reason)


@measure(6020)
def distance_from_hub(graphs: Graphs) -> Figure:
    """Return over how many contacts, on average, the hub reaches the organisations it does reach.

    1 is a tie; 2 is a seat on a network that the hub links. Undefined where it reaches nobody.

    >>> from graph.analysis.examples import town
    >>> distance_from_hub(town(seats="a/x b/x", ties="h-c", hub="h", platform="x")).value
    1.6666666666666667
    """
    base, reached, reason = _from_the_hub(graphs)
    reason = reason or ("" if reached else "nobody_reached")
    return Figure("distance_from_hub", None if reason else fmean(reached), "contacts", low=1,
                  high=None if reason else max(len(graphs.contacts) - 1, 1), base=base, reason=reason)


@measure(6030)
def reach_of_windows(graphs: Graphs) -> Iterator[Figure]:
    """Yield the share of organisations within 1, 2 and 3 contacts of a consultation window, 0 to 1.

    From whoever runs the windows; they themselves do not count. 1 contact is a tie or a seat. Unknown where
    nobody is recorded as running a window, or no contact of theirs; undefined where nobody else is recorded.

    >>> from graph.analysis.examples import town
    >>> [f.value for f in reach_of_windows(town(seats="w/x a/x", ties="w-b", window="w"))]
    [0.5, 1.0, 1.0]
    """
    running = {w.operator for w in graphs.record.windows if w.operator}
    others = [o.id for o in graphs.record.organisations if o.id not in running]
    steps = graphs.contacts.steps_from(sorted(running))
    reason = ("no_window_recorded" if not running else "nobody_else" if not others
              else "" if _has_contact(graphs, running) else "no_contact_of_windows")
    for far in range(1, FARTHEST + 1):
        reached = sum(steps.get(o, far + 1) <= far for o in others)
        yield Figure("reach_of_windows", None if reason else reached / len(others), "share", high=1,
                     of=str(far), reason=reason,
                     base={"windows": len(graphs.record.windows), "others": len(others), "reached": reached,
                           "steps": far})


@measure(6040)
def overlap(graphs: Graphs) -> Figure:
    """Return the share of the named members that sit on two networks or more, from 0 to 1.

    Categories of members do not count: an equal category on two councils is not the same actor. Undefined
    below two networks with members; unknown where no member is named.

    >>> from graph.analysis.examples import town
    >>> overlap(town(seats="a/x a/y b/x c/y d/y")).value
    0.25
    """
    categories = {o.id for o in graphs.record.organisations if o.is_category}
    seats: dict[str, int] = {}
    for member, _ in graphs.seats:
        if member not in categories:
            seats[member] = seats.get(member, 0) + 1
    networks = len({network for _, network in graphs.seats})
    shared = [o.id for o in graphs.record.organisations if seats.get(o.id, 0) > 1]
    reason = "fewer_than_two_networks" if networks < 2 else "" if seats else "no_member_named"
    return Figure("overlap", None if reason else len(shared) / len(seats), "share", high=1, reason=reason,
                  base={"named": len(seats), "shared": len(shared), "networks": networks},
                  actors=tuple(shared))
