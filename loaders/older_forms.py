"""Rows of sheets as older programs wrote them: decisions stood among the judgements and the remarks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.decisions.older import PLAN, decision_of, is_decision, plan_of
from graph.decisions.requirement import Assessment
from graph.facts.choices import RemarkKind
from graph.facts.fact import Fact
from graph.facts.fields import COMMON
from graph.facts.observations import Remark
from graph.spelling import plain

OLD_CHOICES: Mapping[type, Mapping[str, str]] = {RemarkKind: {plain(word): PLAN for word in ("案", "plan")}}
"""Words that a choice had once."""


def decision_in(kind: type[Fact], fields: Mapping[str, Any]) -> Fact | None:
    """Return the decision that a row of a sheet of some kind meant, None for a row that means what the sheet says.

    Raises FactError as building it does.
    """
    common = {name: fields[name] for name in COMMON if name in fields}
    if kind is Remark and fields.get("kind") == PLAN:
        return plan_of(str(fields.get("text", "")), common)
    about = str(fields.get("about", ""))
    if kind is Assessment and is_decision(about):
        return decision_of(about, str(fields.get("status", "")), by=str(fields.get("by", "")),
                           until=fields.get("until"), common=common)
    return None
