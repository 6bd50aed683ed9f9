"""Actors coloured by a figure: five steps from light to dark, each with its range in the legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.pictures.looks import NodeLook
from graph.replacing import replace

STEPS = ("#F7FBFF", "#D6E6F4", "#ABCFE6", "#7FB3D9", "#5B9BD0")
"""Light to dark; ink on the darkest still has a contrast of 6:1."""


@dataclass(frozen=True, slots=True)
class Shading:
    """A figure to colour by: its name, and its value for each actor that has one."""

    label: str
    values: Mapping[str, float]

    def __hash__(self) -> int:
        return hash((self.label, frozenset(self.values.items())))

    @property
    def bounds(self) -> tuple[float, ...]:
        """The upper ends of the steps, from 0 to the highest value; fewer where few values differ."""
        different = sorted(set(self.values.values()))
        if len(different) <= len(STEPS):
            return tuple(different)
        return tuple(different[-1] * n / len(STEPS) for n in range(1, len(STEPS) + 1))

    @property
    def ranges(self) -> tuple[tuple[float, float], ...]:
        """The lowest and highest value of each step; the same where a step is one value."""
        bounds = self.bounds
        if len(bounds) == len(set(self.values.values())):
            return tuple((bound, bound) for bound in bounds)
        return tuple(zip((0.0, *bounds), bounds, strict=False))

    def step(self, actor: str) -> int | None:
        """Return which step an actor has, from 0, or None for one without a value."""
        value = self.values.get(actor)
        if value is None:
            return None
        return next((n for n, bound in enumerate(self.bounds) if value <= bound), len(self.bounds) - 1)

    def shaded(self, look: NodeLook, actor: str) -> NodeLook:
        """Return an actor's look in the colour of its step; without a value it is left white."""
        step = self.step(actor)
        return replace(look, fill="#FFFFFF" if step is None else self.colour(step))

    def colour(self, step: int) -> str:
        """Return the colour of a step: the last one is always the darkest."""
        return STEPS[len(STEPS) - len(self.bounds) + step]
