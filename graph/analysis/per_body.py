"""Figures of each body: what a table shows by the row and a picture by the colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.analysis.projection import Shape
from graph.model import Record

STEPS = 2
"""How far `within_two_steps` looks: to a fellow member, or to a partner's partner."""


@dataclass(frozen=True, slots=True)
class BodyFigure:
    """One figure of every organisation and network; a body it says nothing of is left out.

    Values lie in 0..`high`.
    """

    id: str
    unit: str
    high: float
    values: Mapping[str, float]


BodyMeasure = Callable[[Shape], BodyFigure]


def partners(shape: Shape) -> BodyFigure:
    """Return with how many organisations each organisation has a tie (its degree)."""
    return BodyFigure("partners", "bodies", max(len(shape.ties) - 1, 0),
                      {body: shape.ties.degree(body) for body in shape.ties})


def networks_sat_on(shape: Shape) -> BodyFigure:
    """Return on how many networks each organisation sits."""
    seats = dict.fromkeys((o.id for o in shape.record.organisations), 0)
    for member, _ in shape.seats:
        seats[member] += 1
    return BodyFigure("networks_sat_on", "networks", len(shape.record.networks), seats)


def betweenness(shape: Shape) -> BodyFigure:
    """Return through what share of the shortest ways between others each body is passed, 0 to 1.

    On the contact graph. Source: Freeman 1977, Sociometry 40; Brandes 2001.
    """
    return BodyFigure("betweenness", "share", 1, shape.contacts.betweenness)


def within_two_steps(shape: Shape) -> BodyFigure:
    """Return how many bodies each body reaches over at most two contacts."""
    G = shape.contacts
    found = {v: G.within(v, STEPS) for v in G}
    return BodyFigure("within_two_steps", "bodies", max(len(G) - 1, 0), found)


def left_without(shape: Shape) -> BodyFigure:
    """Return how many bodies each body alone keeps in contact with the rest: without it they fall away."""
    found = {v: sum(map(len, shape.contacts.without(v))) for v in shape.contacts}
    return BodyFigure("left_without", "bodies", max(len(shape.contacts) - 2, 0), found)


BODY_MEASURES: tuple[BodyMeasure, ...] = (partners, networks_sat_on, betweenness, within_two_steps,
                                          left_without)


def body_figures(record: Record) -> tuple[BodyFigure, ...]:
    """Return every figure of the bodies of a record, always in the same order."""
    shape = Shape(record)
    return tuple(function(shape) for function in BODY_MEASURES)
