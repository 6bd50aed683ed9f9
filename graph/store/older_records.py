"""Records as older programs wrote them, brought to the shape of today's on reading.

What is kept is never written anew: the text of a revision and its digest stay as they are. Until version 4 of the
store all decisions were `findings`, and plans were remarks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from graph.dates import RecordedDate
from graph.decisions.older import PLAN, decision_of, is_decision, plan_of
from graph.decisions.requirement import Assessment
from graph.facts.fact import Fact
from graph.facts.fields import COMMON

MARKS: tuple[str, ...] = ('"findings":',)
"""What stands in the text of records of older shapes, and may stand in others: these are looked at more closely."""

GONE: frozenset[str] = frozenset()
"""What programs whose rows followed from declarations kept and this one does not (`tie.strength`)."""


def may_be_older(text: str) -> bool:
    """Return whether the JSON text of a record may have an older shape."""
    return any(mark in text for mark in MARKS)


def as_today(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record, decoded from JSON: its facts by the plural of their kind, in the shape of today's."""
    findings, remarks = record.get("findings", []), record.get("remarks", [])
    today = {name: facts for name, facts in record.items() if name != "findings"}
    today["remarks"] = [row for row in remarks if row["kind"] != PLAN]
    today[Assessment.PLURAL] = [row for row in findings if not is_decision(row["about"])]
    decisions = [decision for row in findings if is_decision(row["about"])
                 and (decision := _decision(row))]
    plans = [plan for row in remarks if row["kind"] == PLAN and (plan := plan_of(row["text"], _common(row)))]
    # Of decisions on one gap of one day, said in two ways, the last one counts.
    for decision in {(type(fact), *fact.key()): fact for fact in (*decisions, *plans)}.values():
        today.setdefault(decision.PLURAL, []).append(msgspec.to_builtins(decision, enc_hook=str))
    return today


def _decision(row: Mapping[str, Any]) -> Fact | None:
    until = RecordedDate(row["until"]) if row.get("until") else None
    return decision_of(row["about"], row["status"], by=row.get("by", ""), until=until, common=_common(row))


def _common(row: Mapping[str, Any]) -> dict[str, Any]:
    common = {name: row[name] for name in COMMON if row.get(name)}
    dated = {"as_of": RecordedDate(common["as_of"])} if "as_of" in common else {}
    return common | {"cites": tuple(common.get("cites", ()))} | dated
