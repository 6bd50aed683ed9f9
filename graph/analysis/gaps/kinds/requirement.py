"""Requirements of the notice that are not met, or of which nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.context import Context
from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.kind import GapKind
from graph.analysis.gaps.kinds import roles
from graph.analysis.notice.requirements import SETTLED, State
from graph.catalogue import Obligation, RequirementTest
from graph.decisions.requirement import RequirementStatus

WEIGHT = {Obligation.DUTY: 1.0, Obligation.PRINCIPLE: 1.0, Obligation.EFFORT: 0.6, Obligation.CONSIDER: 0.5,
          Obligation.FREE: 0.4}
STATUS = {RequirementStatus.UNMET: 0.95, RequirementStatus.PARTLY: 0.75, RequirementStatus.UNKNOWN: 0.55}
WHOLE = 0.1
"""What is added where a whole item is meant, not a part of one."""
ASKED = {Obligation.DUTY, Obligation.PRINCIPLE, Obligation.EFFORT}
"""Of what is only to be considered, or free, nothing recorded is no gap."""


def gaps(context: Context) -> Iterator[Gap]:
    """Yield one gap a requirement.

    A whole item stands for its parts where nothing is known of any, and where a person has judged the whole.
    """
    parts: dict[str, list[State]] = {}
    for state in context.states:
        parts.setdefault(state.requirement.parent, []).append(state)
    wholes = {state.requirement.id: _stands_for_its_parts(state, parts.get(state.requirement.id, []))
              for state in context.states if state.requirement.test is RequirementTest.WHOLE}
    covered_items = roles.told_items(context) | {
        part.requirement.id for state in context.states if state.requirement.id in wholes
        for part in parts.get(state.requirement.id, ()) if _is_told(part, state, stands=wholes[state.requirement.id])}
    for state in context.states:
        item = state.requirement.id
        if item in covered_items:
            continue
        if wholes.get(item):
            yield _gap(state, tuple(parts.get(item, ())))
        elif item not in wholes and _counts(state, heads=item in parts):
            yield _gap(state)


def _is_told(part: State, whole: State, *, stands: bool) -> bool:
    """Return whether the whole says already what could be said of a part."""
    if part.assessment is not None:
        return False
    if stands:
        return part.status in (RequirementStatus.UNKNOWN, whole.status)
    return whole.assessment is not None and whole.status in SETTLED and part.status is RequirementStatus.UNKNOWN


def _stands_for_its_parts(state: State, parts: list[State]) -> bool:
    if state.status in SETTLED:
        return False
    if state.assessment is not None:
        return True
    return (state.status is RequirementStatus.UNKNOWN and state.requirement.obligation in ASKED
            and all(p.status is RequirementStatus.UNKNOWN for p in parts if p.requirement.obligation in ASKED))


def _counts(state: State, *, heads: bool) -> bool:
    """Return whether an item is a gap by itself; a mere heading that nobody has judged is none, its parts are asked."""
    item = state.requirement
    if state.status in SETTLED:
        return False
    if state.status is RequirementStatus.UNKNOWN and state.assessment is None:
        return item.obligation in ASKED and not (heads and item.test is None)
    return True


def _gap(state: State, parts: tuple[State, ...] = ()) -> Gap:
    item = state.requirement
    accepting = [item.id, *(p.requirement.id for p in parts if p.status is not RequirementStatus.NOT_APPLICABLE)]
    judged = "judged" if state.assessment else "read"
    return Gap(
        "requirement", f"{state.status}_{judged}",
        min(1.0, STATUS[state.status] * WEIGHT[item.obligation] + WHOLE * (not item.parent)),
        Certainty.UNKNOWN if state.status is RequirementStatus.UNKNOWN else Certainty.RECORDED,
        aspect=item.id,
        terms={"item": ("requirement", (item.id,)), "obligation": ("obligation", (item.obligation.value,)),
               "deadline": ("deadline", (item.deadline,) if item.deadline else ()),
               "accepted": ("accepted", tuple(accepting)),
               "ground": ("said", () if state.assessment or state.status is RequirementStatus.UNKNOWN
                          else (f"{item.test.value if item.test else ''}.{state.status}",)),
               "note": ("note", (state.assessment.note,) if state.assessment and state.assessment.note else ())},
        evidence=tuple(fact.path() for fact in state.evidence),
    )


KIND = GapKind("requirement", gaps,
               weighs=f"unmet {STATUS[RequirementStatus.UNMET]:g}, partly {STATUS[RequirementStatus.PARTLY]:g}, "
               f"unknown {STATUS[RequirementStatus.UNKNOWN]:g}, times {WEIGHT[Obligation.DUTY]:g} for a duty or "
               f"principle, {WEIGHT[Obligation.EFFORT]:g} for an effort, {WEIGHT[Obligation.CONSIDER]:g} to be "
               f"considered, {WEIGHT[Obligation.FREE]:g} free; items that are no part {WHOLE:g} more; at most 1")
