"""Records whose decisions an older program kept as findings and remarks are read as what they are, and kept as they were."""

from __future__ import annotations

import json
from typing import Any

from graph.decisions.gap import GapState
from graph.decisions.governance import GovernanceQuestion, Level
from graph.facts.choices import Answer
from graph.store.codec import from_json, to_json
from tests.towns import two_networks_one_hub


def finding(about: str, status: str, **more: Any) -> dict[str, Any]:
    return {"cites": [], "as_of": "2026-04-01", "note": "", "about": about, "status": status, "alternative": "",
            "by": "架空課", "until": None} | more


def written_by_version_4(*findings: dict[str, Any], remarks: list[dict[str, Any]]) -> str:
    """Return the JSON that the program of that version kept."""
    document = json.loads(to_json(two_networks_one_hub()))
    for plural in ("assessments", "gap_decisions", "pairings", "governance_answers", "plans"):
        del document[plural]
    return json.dumps(document | {"findings": list(findings), "remarks": remarks}, ensure_ascii=False,
                      separators=(",", ":"))


def test_decisions_among_findings_and_plans_among_remarks_are_read_as_decisions_and_plans() -> None:
    plan = {"cites": ["s1"], "as_of": None, "note": "", "text": "架空の案\nwithout/hub", "kind": "plan", "subject": None}
    lesson = plan | {"text": "架空の教訓", "kind": "lesson"}
    record = from_json(written_by_version_4(
        finding("M1a", "in_progress"), finding("gap/roles/no_hub/pf", "accepted", note="架空の理由", until="FY2027"),
        finding("gap/one_sided/not_asked/a/b", "in_progress"), finding("pairing/hub/993018:fukushi", "accepted"),
        finding("governance/trust", "unmet", cites=["s1"]), remarks=[plan, lesson]))
    assert [(a.about, a.status.value) for a in record.assessments] == [("M1a", "in_progress")]
    hub, one_sided = record.gap_decisions
    assert (hub.gap, hub.aspect, hub.subjects, hub.state, hub.said, hub.note, str(hub.until), str(hub.as_of)) == (
        "roles", "no_hub", ("pf",), GapState.ACCEPTED, "no_hub", "架空の理由", "FY2027", "2026-04-01")
    assert (one_sided.gap, one_sided.aspect, one_sided.subjects, one_sided.said) == ("one_sided", "", ("a", "b"), "not_asked")
    assert [(p.actor, p.counterpart, p.together, p.by) for p in record.pairings] == [
        ("hub", "993018:fukushi", Answer.YES, "架空課")]
    assert [(a.question, a.level, a.cites) for a in record.governance_answers] == [
        (GovernanceQuestion.TRUST, Level.LOW, ("s1",))]
    assert [(p.name, p.steps, p.cites) for p in record.plans] == [("架空の案", "without/hub", ("s1",))]
    assert [r.text for r in record.remarks] == ["架空の教訓"]
    assert from_json(to_json(record)) == record


def test_of_two_ways_in_which_one_gap_was_said_on_one_day_the_last_decision_counts() -> None:
    record = from_json(written_by_version_4(
        finding("gap/dependence/hub_links_networks/hub", "in_progress"), finding("gap/dependence/hub/hub", "accepted"),
        remarks=[]))
    assert [(d.state, d.said) for d in record.gap_decisions] == [(GapState.ACCEPTED, "hub")]
