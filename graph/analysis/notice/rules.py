"""The rules: how a record answers each item of the notice, as far as its facts can tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from graph.analysis import notice as package
from graph.analysis.network.graphs import Graphs
from graph.catalogue import Catalogue, Part, RequirementTest
from graph.dates import recency
from graph.decisions.requirement import RequirementStatus
from graph.facts.activities import Activity
from graph.facts.actors import Organisation, Platform
from graph.facts.choices import Answer, Meeting, PlatformForm, RoleKind, Stage, SurveyMethod, Tier
from graph.facts.fact import Fact
from graph.facts.links import PlatformRole, Tie
from graph.facts.observations import NeedsSurvey, Window
from graph.record.record import Record
from graph.registry import declared


@dataclass(frozen=True, slots=True)
class Answered:
    """What a record says of a requirement: its state, by which accepted alternative, the facts."""

    status: RequirementStatus
    alternative: int | None = None
    """The place of the alternative among those that the requirement accepts."""
    evidence: tuple[Fact, ...] = ()


UNKNOWN = Answered(RequirementStatus.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a record answers the items of the notice that name a test; `WHOLE` and `JUDGED` are not read from facts."""

    test: RequirementTest
    answer: Callable[[Answering], Answered]
    reads: tuple[type[Fact], ...]
    """The kinds of facts that it looks at; of organisations only those that these name, unless it reads them too."""

    def __call__(self, answering: Answering) -> Answered:
        """Return what a record says."""
        return self.answer(answering)


def rule(test: RequirementTest, *reads: type[Fact]) -> Callable[[Callable[[Answering], Answered]], Rule]:
    """Declare a rule, and what it reads: it then answers every item of the list of requirements that names its test."""
    return lambda answer: Rule(test, answer, reads)


@cache
def rules() -> dict[RequirementTest, Rule]:
    """Return every rule there is, by its test."""
    return {each.test: each for each in declared(package, Rule, lambda each: each.test)}


@dataclass(frozen=True)
class Answering:
    """What the tests look at."""

    record: Record
    catalogue: Catalogue
    graphs: Graphs
    item: str = ""
    """The id of the item of the notice that is asked."""

    def activities(self) -> list[Activity]:
        """Return what has been done for the item, the newest first."""
        done = [a for a in self.record.activities
                if a.state is Stage.DONE and self.item in self.catalogue.served_by(a.kind, a.about)]
        return sorted(done, key=lambda activity: recency(activity.held), reverse=True)

    def platforms(self) -> list[Platform]:
        """Return the platforms that serve the area."""
        return [p for p in self.record.platforms if self.record.area.code in p.serves]

    def roles(self, role: RoleKind) -> list[PlatformRole]:
        """Return the roles of one kind on the platforms that serve the area."""
        serving = {p.id for p in self.platforms()}
        return [r for r in self.record.platform_roles if r.role is role and r.platform in serving]

    def surveys(self) -> list[NeedsSurvey]:
        """Return the surveys, the newest first."""
        return sorted(self.record.needs_surveys, key=lambda survey: recency(survey.conducted), reverse=True)

    def organisation(self, ref: str | None) -> Organisation | None:
        """Return the organisation that a reference names, None where none is recorded."""
        return next((o for o in self.record.organisations if o.id == ref), None)

    def part_of(self, organisation: Organisation, part: Part) -> bool:
        """Return whether an organisation is of a type that is something to the notice."""
        return not self.catalogue.types_of(part).isdisjoint(organisation.partner_types)

    def of(self, part: Part) -> list[Organisation]:
        """Return the organisations of such a type."""
        return [o for o in self.record.organisations if self.part_of(o, part)]


@rule(RequirementTest.LEAD_DEPARTMENT, Platform, PlatformRole, Organisation)
def _lead(a: Answering) -> Answered:
    """Look for one department that is the hub, or recorded as the lead department. Several are not one."""
    hubs = a.graphs.hubs
    facts: list[Fact] = [*a.roles(RoleKind.HUB)]
    if not hubs:
        leads = [o for o in a.of(Part.LEAD) if not o.is_category]
        hubs, facts = tuple(o.id for o in leads), list(leads)
    if not hubs:
        return UNKNOWN
    return Answered(RequirementStatus.MET if len(hubs) == 1 else RequirementStatus.PARTLY, evidence=tuple(facts))


@rule(RequirementTest.DEPARTMENTS_TIED, Platform, PlatformRole, Organisation, Tie)
def _departments(a: Answering) -> Answered:
    """Look for a tie of the lead department with another actor of the municipality."""
    leads = set(a.graphs.hubs) or {o.id for o in a.of(Part.LEAD)}
    municipal = {o.id for o in a.record.organisations
                 if o.tier is Tier.MUNICIPAL and not o.is_category} - leads
    ties = [t for t in a.record.ties if {t.source, t.target} & leads and {t.source, t.target} & municipal]
    return Answered(RequirementStatus.MET, evidence=tuple(ties)) if ties else UNKNOWN


@rule(RequirementTest.JOINT_PLATFORM, Platform)
def _joint(a: Answering) -> Answered:
    joint = [p for p in a.platforms() if len(p.serves) > 1 or p.form in (
        PlatformForm.JOINT_WITH_NEIGHBOURS, PlatformForm.JOINT_WITH_PREFECTURE)]
    return Answered(RequirementStatus.MET, evidence=tuple(joint)) if joint else UNKNOWN


@rule(RequirementTest.WINDOW_NAMED, Window)
def _window(a: Answering) -> Answered:
    windows = a.record.windows
    if not windows:
        return UNKNOWN
    operators = [a.organisation(w.operator) for w in windows]
    prefectural = [o for o in operators if o and a.part_of(o, Part.AGENCY) and o.tier is Tier.PREFECTURAL]
    if len(prefectural) == len(windows):
        return Answered(RequirementStatus.MET_OTHERWISE, 0, windows)
    return Answered(RequirementStatus.MET, evidence=windows)


@rule(RequirementTest.WINDOW_WITHOUT_AGENCY, Window, Organisation)
def _own_agency(a: Answering) -> Answered:
    agencies = [o for o in a.of(Part.AGENCY) if o.tier is not Tier.PREFECTURAL]
    if agencies:
        return Answered(RequirementStatus.NOT_APPLICABLE, evidence=tuple(agencies))
    answers: dict[int, Answered] = {}
    for window in a.record.windows:
        operator = a.organisation(window.operator)
        if operator and (operator.tier is Tier.MUNICIPAL or a.part_of(operator, Part.AGENCY)):
            way = int(operator.tier is not Tier.MUNICIPAL)
            answers.setdefault(way, Answered(RequirementStatus.MET_OTHERWISE, way, (window, operator)))
    return answers[min(answers)] if answers else UNKNOWN


@rule(RequirementTest.WINDOW_OPEN_TO_ALL, Window)
def _open_to_all(a: Answering) -> Answered:
    best = UNKNOWN
    for window in a.record.windows:
        answers = {window.any_age, window.any_sex, window.any_disability}
        if answers == {Answer.YES}:
            return Answered(RequirementStatus.MET, evidence=(window,))
        if answers & {Answer.NO, Answer.PARTLY}:
            best = Answered(RequirementStatus.PARTLY, evidence=(window,))
    return best


@rule(RequirementTest.WINDOW_PUBLICISED, Window)
def _publicised(a: Answering) -> Answered:
    windows = [w for w in a.record.windows if w.place and w.contact and w.publicised_by]
    return Answered(RequirementStatus.MET, evidence=tuple(windows)) if windows else UNKNOWN


BY_ANSWER = {Answer.YES: RequirementStatus.MET, Answer.PARTLY: RequirementStatus.PARTLY,
             Answer.NO: RequirementStatus.UNMET}
"""What an answer says of an item; unknown says nothing."""


@rule(RequirementTest.HOUSEHOLDS_REACHED, Window)
def _households(a: Answering) -> Answered:
    for answer, status in BY_ANSWER.items():
        if windows := [w for w in a.record.windows if w.all_households_reached is answer]:
            return Answered(status, evidence=tuple(windows))
    return UNKNOWN


@rule(RequirementTest.NUMBER_KNOWN, NeedsSurvey)
def _number(a: Answering) -> Answered:
    counted = [s for s in a.record.needs_surveys if s.number is not None]
    return Answered(RequirementStatus.MET, evidence=tuple(counted)) if counted else UNKNOWN


@rule(RequirementTest.NEEDS_KNOWN, NeedsSurvey)
def _needs(a: Answering) -> Answered:
    """Look at the newest survey that tells whether needs are known."""
    surveys = [s for s in a.surveys() if s.needs_known in BY_ANSWER]
    return Answered(BY_ANSWER[surveys[0].needs_known], evidence=tuple(surveys[:1])) if surveys else UNKNOWN


_METHODS = (SurveyMethod.WITH_ANOTHER_SURVEY, SurveyMethod.JOINT_WITH_PREFECTURE,
            SurveyMethod.PREFECTURE_RESULTS, SurveyMethod.SMALL_ENOUGH_TO_KNOW)
"""In the order in which the list of requirements names these alternatives."""


@rule(RequirementTest.METHOD_KNOWN, NeedsSurvey)
def _method(a: Answering) -> Answered:
    """Look at the newest survey of which the method is recorded."""
    for survey in a.surveys():
        if survey.method is SurveyMethod.OWN:
            return Answered(RequirementStatus.MET, evidence=(survey,))
        if survey.method in _METHODS:
            return Answered(RequirementStatus.MET_OTHERWISE, _METHODS.index(survey.method), (survey,))
    return UNKNOWN


@rule(RequirementTest.PLATFORM_RUNS, Platform)
def _runs(a: Answering) -> Answered:
    """Look for a platform that is not dormant. No meeting is needed: contact alone is accepted."""
    platforms = a.platforms()
    if not platforms:
        return UNKNOWN
    awake = [p for p in platforms if p.meeting is not Meeting.DORMANT]
    if not awake:
        return Answered(RequirementStatus.PARTLY, evidence=tuple(platforms))
    if all(p.meeting is Meeting.CONTACT_ONLY for p in awake):
        return Answered(RequirementStatus.MET_OTHERWISE, 0, tuple(awake))
    return Answered(RequirementStatus.MET, evidence=tuple(awake))


_FORMS = (PlatformForm.REUSED, PlatformForm.JOINT_WITH_NEIGHBOURS, PlatformForm.JOINT_WITH_PREFECTURE)


@rule(RequirementTest.FORM_KNOWN, Platform)
def _form(a: Answering) -> Answered:
    """Look for a platform of its own, else for the first of the other forms."""
    by_form = {platform.form: platform for platform in reversed(a.platforms())}
    if PlatformForm.NEW in by_form:
        return Answered(RequirementStatus.MET, evidence=(by_form[PlatformForm.NEW],))
    return next((Answered(RequirementStatus.MET_OTHERWISE, place, (by_form[form],))
                 for place, form in enumerate(_FORMS) if form in by_form), UNKNOWN)


@rule(RequirementTest.SECRETARIAT, Platform, PlatformRole)
def _secretariat(a: Answering) -> Answered:
    roles = tuple(a.roles(RoleKind.SECRETARIAT))
    return Answered(RequirementStatus.MET, evidence=roles) if roles else UNKNOWN


@rule(RequirementTest.LABOUR_TIED, Organisation, Tie, Activity)
def _labour(a: Answering) -> Answered:
    """Look for a tie of the prefecture with an actor of the labour side, else for planned support that was given."""
    labour = {o.id for o in a.of(Part.LABOUR)}
    prefectural = {o.id for o in a.record.organisations if o.tier is Tier.PREFECTURAL}
    ties = [t for t in a.record.ties
            if {t.source, t.target} & labour and {t.source, t.target} <= prefectural | labour]
    return Answered(RequirementStatus.MET, evidence=tuple(ties)) if ties else _activity.answer(a)


@rule(RequirementTest.ACTIVITY, Activity)
def _activity(a: Answering) -> Answered:
    """Look for activities that serve the item. That none is recorded does not say that none took place."""
    activities = tuple(a.activities())
    return Answered(RequirementStatus.MET, evidence=activities) if activities else UNKNOWN
