"""Decisions as older programs kept them, as those of today.

They kept all as judgements told apart by how `about` begins (`gap/…`, `pairing/…`, `governance/…`), and a plan as the
text of a remark: its name, then a line a step. Their files hold such rows, and so do old revisions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.decisions.gap import GapDecision, GapState
from graph.decisions.governance import GovernanceAnswer, GovernanceQuestion, Level
from graph.decisions.pairing import Pairing
from graph.decisions.plan import Plan
from graph.facts.choices import Answer
from graph.facts.fact import Fact
from graph.facts.flaws import FactError

GAP, PAIRING, GOVERNANCE = "gap/", "pairing/", "governance/"
NOT_ON_THE_NOTICE = (GAP, PAIRING, GOVERNANCE)
PLAN = "plan"
"""The kind of remark that was a plan."""

_STATES = {"accepted": GapState.ACCEPTED, "not_applicable": GapState.NOT_APPLICABLE,
           "in_progress": GapState.IN_PROGRESS}
_TOGETHER = {"accepted": Answer.YES, "not_applicable": Answer.NO}
_LEVELS = {"met": Level.HIGH, "partly": Level.MIDDLING, "unmet": Level.LOW}
_ASPECT_IS_SAID = ("membership", "roles")
_ABOUT_SOMETHING = ("partner_type", "requirement")
_NO_SUBJECT = {"nobody": "{0}", "no_operator": "operator/{0}", "no_window": "window"}


def decision_of(about: str, status: str, *, by: str, until: Any, common: Mapping[str, Any]) -> Fact | None:
    """Return the decision that an old judgement was; None for one on an item of the notice, or for nonsense.

    `status` is the id of its state, `common` what every fact has (`cites`, `as_of`, `note`).
    """
    if about.startswith(GAP):
        kind, aspect, subjects, said = _gap(about)
        return GapDecision(gap=kind, aspect=aspect, subjects=subjects, said=said, by=by, until=until,
                           state=_STATES.get(status, GapState.OPEN), **common) if kind else None
    actor, _, counterpart = about.removeprefix(PAIRING).partition("/")
    if about.startswith(PAIRING) and actor and counterpart:
        return Pairing(actor=actor, counterpart=counterpart, together=_TOGETHER.get(status, Answer.UNKNOWN), by=by,
                       **common)
    question = about.removeprefix(GOVERNANCE)
    if about.startswith(GOVERNANCE) and question in set(GovernanceQuestion):
        return GovernanceAnswer(question=GovernanceQuestion(question), level=_LEVELS.get(status, Level.UNKNOWN), by=by,
                                **common)
    return None


def is_decision(about: str) -> bool:
    """Return whether an old judgement was on something else than the notice, and can be read as what it was."""
    try:
        return about.startswith(NOT_ON_THE_NOTICE) and decision_of(about, "", by="", until=None, common={}) is not None
    except FactError:
        return False


def plan_of(text: str, common: Mapping[str, Any]) -> Plan | None:
    """Return the plan that the text of a remark was; None where it has no steps."""
    name, _, steps = text.partition("\n")
    return Plan(name=name, steps=steps, **common) if name.strip() and steps.strip() else None


def _gap(about: str) -> tuple[str, str, tuple[str, ...], str]:
    """Return kind, aspect, subjects and way of saying of a gap from the id it had: `gap/KIND/SAYS/ABOUT/SUBJECTS`."""
    kind, *rest = about.removeprefix(GAP).split("/")
    if kind == "untied":
        return kind, "", tuple(rest[-2:]) if len(rest) > 1 else (), "" if len(rest) > 1 else "".join(rest)
    if kind in _ABOUT_SOMETHING:
        return kind, rest[-1] if rest else "", (), rest[0] if len(rest) > 1 else ""
    said, *rest = rest or [""]
    if kind == "evidence":
        return kind, "/".join((said, *rest)), (), said
    if kind == "route" and said in _NO_SUBJECT:
        return kind, _NO_SUBJECT[said].format(*rest or [""]), (), said
    if kind == "route":
        return kind, rest[0] if rest else "", tuple(rest[1:]), said
    return kind, said if kind in _ASPECT_IS_SAID else "", tuple(rest), said
