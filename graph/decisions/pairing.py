"""A person's word on counterparts: these two are each other's in a comparison, or are not."""

from __future__ import annotations

from typing import Annotated

from graph.facts.choices import Answer
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import Refers

SideRef = Annotated[str, Refers("organisation", "network", "platform", loosely=True)]


@fact_kind("pairing", plural="pairings", place=104, key=("actor", "counterpart", "as_of"), sourced=False,
           made_here=True)
class Pairing(Fact, frozen=True, kw_only=True):
    """Whether an actor of this record and one of another area (`counterpart`, with its area's code) belong together.

    `together` is YES or NO; UNKNOWN takes an earlier word back.
    """

    actor: SideRef
    counterpart: SideRef
    together: Answer
    by: str = ""
