"""What is observed of an area: windows, surveys of needs, reported totals, remarks; and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from graph.dates import RecordedDate
from graph.facts.choices import Answer, Governments, RemarkKind, SurveyMethod
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import AtLeast, Id, ListedIn, Name, NodeRef, NotBlank, OrganisationRef
from graph.facts.flaws import Flaw, FlawKind


@fact_kind("window", plural="windows", place=80)
class Window(Fact, frozen=True, kw_only=True):
    """A consultation window: who runs it, where it is, whom it is open to, how people learn of it."""

    id: Id
    name: Name
    operator: OrganisationRef | None = None
    place: str = ""
    contact: str = ""
    any_age: Answer = Answer.UNKNOWN
    any_sex: Answer = Answer.UNKNOWN
    any_disability: Answer = Answer.UNKNOWN
    publicised_by: str = ""
    publicised_on: RecordedDate | None = None
    all_households_reached: Answer = Answer.UNKNOWN


@fact_kind("needs_survey", plural="needs_surveys", place=90, key=("conducted", "method"))
class NeedsSurvey(Fact, frozen=True, kw_only=True):
    """How many people need support and what they need: `number` of people, None when unknown."""

    conducted: RecordedDate
    method: SurveyMethod = SurveyMethod.UNKNOWN
    number: Annotated[int, AtLeast(0)] | None = None
    needs_known: Answer = Answer.UNKNOWN
    conducted_by: OrganisationRef | None = None


@fact_kind("reported_total", plural="reported_totals", place=110, key=("about", "as_of", "cites", "among"),
           sourced=False)
class ReportedTotal(Fact, frozen=True, kw_only=True):
    """A total that a document reports, such as "10 of 34 have a platform"; `about`: a requirement's id.

    Kept beside what is recorded one by one, because nobody may know which ten those are. `among`: which governments
    it counts; a document may give one total for cities and another for towns.
    """

    about: Annotated[str, ListedIn("requirements"), NotBlank()]
    count: Annotated[int, AtLeast(0)]
    out_of: int | None = None
    among: Governments = Governments.UNKNOWN

    def _flaws(self) -> Iterator[Flaw]:
        yield from super()._flaws()
        if self.out_of is not None and self.out_of < max(self.count, 1):
            yield self._flaw(FlawKind.BAD_NUMBER, "out_of")


@fact_kind("remark", plural="remarks", place=120, key=("kind", "subject", "text"), sourced=False)
class Remark(Fact, frozen=True, kw_only=True):
    """A sentence worth keeping: a lesson, what a model is known for, a reason given, a caution.

    `subject` is the node it is about; None means the area.
    """

    text: Name
    kind: RemarkKind
    subject: NodeRef | None = None


@fact_kind("source", plural="sources", place=200, sourced=False)
class Source(Fact, frozen=True, kw_only=True):
    """Where facts come from: a document, a page, an answer given by somebody's office."""

    id: Id
    title: Name
    publisher: str = ""
    published: RecordedDate | None = None
    address: str = ""
    page: str = ""
