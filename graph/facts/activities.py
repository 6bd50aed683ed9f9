"""What is done about the support: meetings, visits, briefings, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from graph.dates import RecordedDate, ends_before
from graph.facts.choices import Stage
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import AreaCode, ListedIn, NodeRef, NotBlank
from graph.facts.flaws import Flaw, FlawKind


@fact_kind("activity", plural="activities", place=98, key=("held", "kind", "what", "areas", "whom"), sourced=False)
class Activity(Fact, frozen=True, kw_only=True):
    """Something that an office does or plans: a meeting, a visit, a briefing; to a day or over a period (`held_until`).

    `kind` is an id of the catalogue of activity kinds, `what` what it is called or about, `by` the offices that do it,
    never persons; `areas` and `whom` are those it is done with: municipalities, and actors, councils, platforms.
    `about` are the items of the notice that it serves, `next_step` what follows, by `next_on`. The office that
    writes it down is its source: it need not cite another.
    """

    kind: Annotated[str, ListedIn("activity_kinds"), NotBlank()]
    what: str = ""
    held: RecordedDate
    held_until: RecordedDate | None = None
    state: Stage = Stage.DONE
    by: str = ""
    areas: tuple[AreaCode, ...] = ()
    whom: tuple[NodeRef, ...] = ()
    about: Annotated[tuple[str, ...], ListedIn("requirements")] = ()
    result: str = ""
    next_step: str = ""
    next_on: RecordedDate | None = None
    next_state: Stage = Stage.PLANNED

    def _flaws(self) -> Iterator[Flaw]:
        yield from super()._flaws()
        if ends_before(self.held_until, self.held):
            yield self._flaw(FlawKind.ENDS_BEFORE_IT_BEGINS, "held_until")

    @property
    def ended(self) -> RecordedDate:
        """The date by which it was over."""
        return self.held_until or self.held
