"""What the notice asks, and what a record answers: six states, each with where the answer comes from.

A person's judgement always goes before what can be read from the other facts. Where neither says anything
the state is unknown, which is not "unmet".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from graph.analysis.network.graphs import Graphs
from graph.analysis.notice.rules import UNKNOWN, Answering, rules
from graph.catalogue import Catalogue, Level, Obligation, Requirement, RequirementTest
from graph.dates import RecordedDate, recency
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact
from graph.record.deciding import newest
from graph.record.record import Record
from graph.replacing import replace

MET = (RequirementStatus.MET, RequirementStatus.MET_OTHERWISE)
SETTLED = (*MET, RequirementStatus.NOT_APPLICABLE)
"""The states that leave nothing to do."""
STATES = (*SETTLED, RequirementStatus.PARTLY, RequirementStatus.UNMET, RequirementStatus.UNKNOWN)
"""The six states of a requirement; the others of a judgement say what is done about it."""


LEVELS: dict[AreaKind, Level | None] = {AreaKind.PREFECTURE: Level.PREFECTURE, AreaKind.NATION: None}
"""Whose items are asked of an area that is no municipality."""
TO_BE_DONE = (Obligation.DUTY, Obligation.PRINCIPLE)
"""What an item as a whole is measured by."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of one requirement in one area.

    `assessment` is the person's judgement it rests on, None when it is read from the other facts;
    `alternative` is in words for an assessment, else the place among those accepted.
    """

    requirement: Requirement
    status: RequirementStatus
    assessment: Assessment | None = None
    alternative: str | int | None = None
    evidence: tuple[Fact, ...] = ()

    @property
    def as_of(self) -> RecordedDate | None:
        """The newest date of the facts it rests on, None when none has a date."""
        return max((fact.as_of for fact in self.evidence), key=recency, default=None)


def latest_assessment(record: Record, about: str) -> Assessment | None:
    """Return the judgement on an item of the notice that counts."""
    return newest(assessment for assessment in record.assessments if assessment.about == about)


def requirement_states(record: Record, catalogue: Catalogue, graphs: Graphs | None = None, *,
                       items: Collection[str] | None = None) -> tuple[State, ...]:
    """Return the state of every requirement that the notice has for this kind of area, in its order.

    With `items` only theirs. The notice asks nothing of the nation.
    """
    level = LEVELS.get(record.area.kind, Level.MUNICIPALITY)
    asked = [r for r in catalogue.requirements.values() if r.level is level]
    answering = Answering(record, catalogue, graphs or Graphs(record))

    @cache
    def state(item_id: str) -> State:
        item = catalogue.requirements[item_id]
        read = _state(item, record, answering)
        if item.test is not RequirementTest.WHOLE or read.assessment is not None:
            return read
        return _whole(item, [state(part.id) for part in asked if part.parent == item_id])

    return tuple(state(item.id) for item in asked if items is None or item.id in items)


def read_for(items: Collection[str], catalogue: Catalogue) -> frozenset[type[Fact]]:
    """Return the kinds of facts from which the states of some items are read, with those of their parts."""
    tests = {item.test for item in catalogue.requirements.values() if item.id in items or item.parent in items}
    return frozenset({Assessment, *(kind for test in tests if test in rules() for kind in rules()[test].reads)})


def _state(requirement: Requirement, record: Record, answering: Answering) -> State:
    assessment = latest_assessment(record, requirement.id)
    if assessment is not None and assessment.status in STATES:
        return State(requirement, assessment.status, assessment, assessment.alternative or None, (assessment,))
    if requirement.applies_to and record.area.kind not in requirement.applies_to:
        return State(requirement, RequirementStatus.NOT_APPLICABLE)
    test = rules().get(requirement.test) if requirement.test else None
    answered = test(replace(answering, item=requirement.id)) if test else UNKNOWN
    return State(requirement, answered.status, None, answered.alternative, answered.evidence)


def _whole(requirement: Requirement, parts: list[State]) -> State:
    """Return the state of an item from those parts of it that are to be done; from all where none must be."""
    asked = [p for p in parts if p.requirement.obligation in TO_BE_DONE] or parts
    evidence = tuple(dict.fromkeys(fact for part in asked for fact in part.evidence))
    states = {part.status for part in asked}
    if not asked or states <= {RequirementStatus.UNKNOWN}:
        status = RequirementStatus.UNKNOWN
    elif states <= set(SETTLED):
        status = RequirementStatus.MET_OTHERWISE if RequirementStatus.MET_OTHERWISE in states else RequirementStatus.MET
    elif states <= {RequirementStatus.UNMET, RequirementStatus.NOT_APPLICABLE}:
        status = RequirementStatus.UNMET
    elif states & {RequirementStatus.UNMET, RequirementStatus.PARTLY}:
        status = RequirementStatus.PARTLY
    else:
        status = RequirementStatus.UNKNOWN
    return State(requirement, status, evidence=evidence)
