"""Requirements of the notice that are not met, or of which nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.gaps.gap import Certainty, Gap
from graph.analysis.gaps.inquiry import Inquiry
from graph.analysis.gaps.kinds import roles
from graph.analysis.requirements import SETTLED, State
from graph.catalogue import Obligation
from graph.model import FindingStatus

WEIGHT = {Obligation.DUTY: 1.0, Obligation.PRINCIPLE: 1.0, Obligation.EFFORT: 0.6, Obligation.CONSIDER: 0.5,
          Obligation.FREE: 0.4}
STATUS = {FindingStatus.UNMET: 0.95, FindingStatus.PARTLY: 0.75, FindingStatus.UNKNOWN: 0.55}
WHOLE = 0.1
"""What is added where a whole item is meant, not a part of one."""
ASKED = {Obligation.DUTY, Obligation.PRINCIPLE, Obligation.EFFORT}
"""Of what is only to be considered, or free, nothing recorded is no gap."""


def gaps(inquiry: Inquiry) -> Iterator[Gap]:
    """Yield one gap a requirement.

    A whole item stands for its parts where nothing is known of any, and where a person has judged the whole.
    """
    states = {state.requirement.id: state for state in inquiry.states}
    told = set(roles.told_items(inquiry))
    for state in inquiry.states:
        item = state.requirement
        if item.test == "whole" and _stands_for_its_parts(state, states):
            told |= {r for r, s in states.items() if s.requirement.parent == item.id
                     and s.finding is None and s.status in (FindingStatus.UNKNOWN, state.status)}
            yield _gap(state, tuple(s for s in states.values() if s.requirement.parent == item.id))
        elif item.test == "whole" and state.finding and state.status in SETTLED:
            told |= {r for r, s in states.items() if s.requirement.parent == item.id and s.finding is None
                     and s.status is FindingStatus.UNKNOWN}
        elif item.test != "whole" and item.id not in told and _counts(state):
            yield _gap(state)


def _stands_for_its_parts(state: State, states: dict[str, State]) -> bool:
    if state.status in SETTLED:
        return False
    parts = [s for s in states.values()
             if s.requirement.parent == state.requirement.id and s.requirement.obligation in ASKED]
    return state.finding is not None or all(p.status is FindingStatus.UNKNOWN for p in parts)


def _counts(state: State) -> bool:
    item = state.requirement
    if state.status in SETTLED:
        return False
    if state.status is FindingStatus.UNKNOWN and state.finding is None:
        return item.obligation in ASKED and (bool(item.parent) or item.level == "prefecture")
    return True


def _gap(state: State, parts: tuple[State, ...] = ()) -> Gap:
    item = state.requirement
    accepting = [item.id, *(p.requirement.id for p in parts if p.status is not FindingStatus.NOT_APPLICABLE)]
    judged = "judged" if state.finding else "read"
    return Gap(
        "requirement", f"{state.status}_{judged}",
        min(1.0, STATUS[state.status] * WEIGHT[item.obligation] + WHOLE * (not item.parent)),
        Certainty.UNKNOWN if state.status is FindingStatus.UNKNOWN else Certainty.RECORDED,
        about=item.id,
        terms={"item": ("requirement", (item.id,)), "obligation": ("obligation", (item.obligation.value,)),
               "deadline": ("deadline", (item.deadline,) if item.deadline else ()),
               "accepted": ("accepted", tuple(accepting)),
               "ground": ("said", () if state.finding or state.status is FindingStatus.UNKNOWN
                          else (f"{item.test}.{state.status}",)),
               "note": ("note", (state.finding.note,) if state.finding and state.finding.note else ())},
        evidence=tuple(fact.path() for fact in state.evidence),
    )
