"""A plan that is kept: a name, and steps that are laid over a record to see what they would change."""

from __future__ import annotations

from typing import Annotated

from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import Name, NotBlank


@fact_kind("plan", plural="plans", place=108, key=("name",), sourced=False, made_here=True)
class Plan(Fact, frozen=True, kw_only=True):
    """A plan that is kept by a name; `steps` has a line a step (`tie/a/b/refers_to`), as it stands in an address."""

    name: Name
    steps: Annotated[str, NotBlank()]
