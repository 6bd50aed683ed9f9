"""How far the hub reaches, and whether the networks have people in common."""

from __future__ import annotations

from statistics import fmean

from graph.analysis.figures import Figure, measure
from graph.analysis.projection import Shape


def _from_the_hub(shape: Shape) -> tuple[dict[str, int], list[int], str]:
    """Return the base, the distances to the organisations reached, and why there are none."""
    hubs = set(shape.hubs)
    others = [o.id for o in shape.record.organisations if o.id not in hubs]
    steps = shape.contacts.steps_from(shape.hubs)
    reached = [steps[o] for o in others if o in steps]
    base = {"hubs": len(hubs), "others": len(others), "reached": len(reached)}
    return base, reached, "no_hub_recorded" if not hubs else "" if others else "nobody_else"


@measure
def reach_of_hub(shape: Shape) -> Figure:
    """Return the share of the other organisations that the hub reaches over recorded contacts, 0 to 1.

    With several hubs, from whichever is nearest. Unknown where no hub is recorded, undefined where
    nobody else is.
    """
    base, reached, reason = _from_the_hub(shape)
    return Figure("reach_of_hub", None if reason else len(reached) / base["others"], "share", high=1,
                  base=base, reason=reason)


@measure
def distance_from_hub(shape: Shape) -> Figure:
    """Return over how many contacts, on average, the hub reaches the organisations it does reach.

    1 is a tie; 2 is a seat on a network that the hub links. Undefined where it reaches nobody.
    """
    base, reached, reason = _from_the_hub(shape)
    reason = reason or ("" if reached else "nobody_reached")
    return Figure("distance_from_hub", None if reason else fmean(reached), "contacts", low=1,
                  high=None if reason else max(len(shape.contacts) - 1, 1), base=base, reason=reason)


@measure
def overlap(shape: Shape) -> Figure:
    """Return the share of the named members that sit on two networks or more, from 0 to 1.

    Categories of members do not count: an equal category on two councils is not the same body. Undefined
    below two networks with members; unknown where no member is named.
    """
    categories = {o.id for o in shape.record.organisations if o.is_category}
    seats: dict[str, int] = {}
    for member, _ in shape.seats:
        if member not in categories:
            seats[member] = seats.get(member, 0) + 1
    networks = len({network for _, network in shape.seats})
    shared = [o.id for o in shape.record.organisations if seats.get(o.id, 0) > 1]
    reason = "fewer_than_two_networks" if networks < 2 else "" if seats else "no_member_named"
    return Figure("overlap", None if reason else len(shared) / len(seats), "share", high=1, reason=reason,
                  base={"named": len(seats), "shared": len(shared), "networks": networks},
                  bodies=tuple(shared))
