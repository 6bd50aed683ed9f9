"""The JSON of records as older programs kept it, as that of today. What is kept is never rewritten.

Until version 4 all decisions were `findings`, and plans were remarks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision
from graph.decisions.governance import GovernanceAnswer
from graph.decisions.older import NOT_ON_THE_NOTICE, PLAN, decision_of, plan_of
from graph.decisions.pairing import Pairing
from graph.decisions.plan import Plan
from graph.decisions.requirement import Assessment
from graph.facts.fact import Fact
from graph.facts.fields import COMMON

FINDINGS = '"findings":'
"""Stands in the text of every older record, and in none of today's."""


def of_today(kept: Mapping[str, Any]) -> tuple[dict[str, Any], dict[type[Fact], tuple[Fact, ...]]]:
    """Return what of an older record reads as it did, and the decisions that stood among findings and remarks."""
    rest = dict(kept)
    findings, remarks = rest.pop("findings", []), rest.get("remarks", [])
    decisions: dict[type[Fact], list[Fact]] = {kind: [] for kind in (GapDecision, Pairing, GovernanceAnswer, Plan)}
    for row in findings:
        if row["about"].startswith(NOT_ON_THE_NOTICE):
            until = RecordedDate(row["until"]) if row.get("until") else None
            decision = decision_of(row["about"], row["status"], by=row.get("by", ""), until=until, common=_common(row))
            if decision is not None:
                decisions[type(decision)].append(decision)
    for row in remarks:
        if row["kind"] == PLAN and (plan := plan_of(row["text"], _common(row))):
            decisions[Plan].append(plan)
    rest[Assessment.PLURAL] = [row for row in findings if not row["about"].startswith(NOT_ON_THE_NOTICE)]
    rest["remarks"] = [row for row in remarks if row["kind"] != PLAN]
    return rest, {kind: _one_of_each(of_kind) for kind, of_kind in decisions.items()}


def _common(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in COMMON if row.get(name)}
    return told | {"cites": tuple(told.get("cites", ()))} | (
        {"as_of": RecordedDate(told["as_of"])} if "as_of" in told else {})


def _one_of_each(decisions: list[Fact]) -> tuple[Fact, ...]:
    """Return decisions of which the last one on the same and of the same day counts: two ways to say a gap were two."""
    return tuple({decision.key(): decision for decision in decisions}.values())
