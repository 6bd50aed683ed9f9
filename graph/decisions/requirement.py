"""A person's judgement on an item of the notice."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from graph.dates import RecordedDate
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import ListedIn, NotBlank


class RequirementStatus(StrEnum):
    """How far an item of the notice is met. Unknown is not "unmet".

    `ACCEPTED` and `IN_PROGRESS` say what is done about it and leave open how far it is met.
    """

    MET = "met"
    MET_OTHERWISE = "met_otherwise"
    PARTLY = "partly"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"


@fact_kind("assessment", plural="assessments", place=100, key=("about", "as_of"), sourced=False)
class Assessment(Fact, frozen=True, kw_only=True):
    """The state of an item of the notice (`about`: its id, `M1a`), as somebody judged it.

    `by` is the office that judged or works on it, `until` when it means to be done,
    `alternative` the accepted alternative by which the item is met.
    """

    about: Annotated[str, ListedIn("requirements"), NotBlank()]
    status: RequirementStatus
    alternative: str = ""
    by: str = ""
    until: RecordedDate | None = None
