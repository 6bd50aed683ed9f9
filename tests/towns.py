"""Small invented towns, each with a drawing. 架空 stands in every name."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision, GapState
from graph.decisions.governance import GovernanceAnswer, GovernanceQuestion, Level
from graph.decisions.pairing import Pairing
from graph.decisions.plan import Plan
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.activities import Activity
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import (
    Answer,
    AreaKind,
    Completeness,
    Formality,
    Meeting,
    PlatformForm,
    RemarkKind,
    RoleKind,
    Stage,
    SurveyMethod,
    Tier,
)
from graph.facts.fact import Fact
from graph.facts.fields import Field
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import NeedsSurvey, Remark, ReportedTotal, Source, Window
from graph.record.kinds import KEPT
from graph.record.record import Record
from graph.replacing import replace

F = TypeVar("F", bound=Fact)

TOWN = Area(code="992011", name="架空みどり市", kind=AreaKind.CITY)


def organisations(*ids: str) -> tuple[Organisation, ...]:
    return tuple(Organisation(id=i, name=f"架空{i}") for i in ids)


def networks(*ids: str) -> tuple[Network, ...]:
    return tuple(Network(id=i, name=f"架空{i}協議会") for i in ids)


def seats(**where: str) -> tuple[Membership, ...]:
    """`seats(a="x y")`: a sits on x and on y."""
    return tuple(Membership(member=m, network=n, seat="member")
                 for m, network_ids in where.items() for n in network_ids.split())


def ties(*pairs: str, kind: str = "refers_to") -> tuple[Tie, ...]:
    """`ties("a-b")`: a refers to b."""
    return tuple(Tie(source=a, target=b, kind=kind) for a, b in (pair.split("-") for pair in pairs))


def nothing_but_its_line() -> Record:
    """A town of which only the name is known."""
    return Record(area=TOWN)


def two_networks_one_hub() -> Record:
    """Two networks used as a platform; the hub links them, a committee backs it up.

    a ─┐                      ┌─ c
       ├─ x ══ platform ══ y ─┤
    b ─┘         hub          └─ d          committee ──▶ platform
    """
    return Record(
        area=TOWN,
        organisations=organisations("a", "b", "c", "d", "hub"),
        networks=networks("x", "y", "committee"),
        platforms=(Platform(id="pf", name="架空プラットフォーム", serves=("992011",),
                            form=PlatformForm.REUSED),),
        memberships=seats(a="x", b="x", c="y", d="y"),
        platform_parts=(PlatformPart(network="x", platform="pf"), PlatformPart(network="y", platform="pf")),
        platform_roles=(
            PlatformRole(actor="hub", platform="pf", role=RoleKind.HUB),
            PlatformRole(actor="committee", platform="pf", role=RoleKind.BACK_UP),
        ),
        sources=(Source(id="s1", title="架空資料"),),
    )


def everything_recorded() -> Record:
    """A town of which a fact of every kind is recorded, with a value in every field.

    What nothing depends on follows from the fields' types: a new field is here by itself unless it names a fact.
    """
    day, known = RecordedDate("2026-04-01"), {"cites": ("s1",), "as_of": RecordedDate("2026-05"), "note": "架空のメモ"}
    span = {"since": RecordedDate("FY2025"), "until": RecordedDate("2030")}
    town = Area(code="992011", name="架空みどり市", kind=AreaKind.CITY, **known)
    office = Organisation(id="office", name="架空市役所", **known)
    welfare = Organisation(id="welfare", name="架空福祉課", partner_types=("WELFARE", "HEALTH"), functions=("consult",),
                           tier=Tier.MUNICIPAL, parent="office", **known)
    council = Network(id="council", name="架空協議会", network_type="NET", legal_basis="架空要綱", member_cap=20,
                      tiers=("whole", "working"), meeting=Meeting.MEETS, members_known=Completeness.PARTIAL,
                      since=day, **known)
    record = Record(
        area=town, organisations=(office, welfare, Organisation(id="school", name="架空学校", is_category=True)),
        networks=(council,),
        platforms=(Platform(id="pf", name="架空プラットフォーム", serves=("992011", "993018"), form=PlatformForm.REUSED,
                            meeting=Meeting.CONTACT_ONLY, since=day, **known),),
        memberships=(Membership(member="welfare", network="council", seat="chair", status="active", **span, **known),
                     Membership(member="990001:job", network="council")),
        platform_parts=(PlatformPart(network="council", platform="pf", **span, **known),),
        platform_roles=(PlatformRole(actor="welfare", platform="pf", role=RoleKind.HUB, **span, **known),
                        PlatformRole(actor="990001:committee", platform="pf", role=RoleKind.BACK_UP)),
        ties=(Tie(source="welfare", target="990001:job", kind="refers_to", formality=Formality.FORMAL, frequency="monthly",
                  reported_by="welfare", **span, **known),),
        windows=(Window(id="w", name="架空窓口", operator="welfare", **known),),
        needs_surveys=(NeedsSurvey(conducted=day, method=SurveyMethod.OWN, number=12, needs_known=Answer.YES,
                                   conducted_by="welfare", **known),),
        activities=(Activity(kind="meeting", what="架空の全体会議", held=day, held_until=RecordedDate("2026-04-02"),
                             state=Stage.DONE, by="架空福祉課", areas=("993018",), whom=("council", "990001:job"),
                             about=("M3", "P2b"), result="架空の結果", next_step="架空の訪問",
                             next_on=RecordedDate("2027"), next_state=Stage.DROPPED, **known),),
        assessments=(Assessment(about="M1a", status=RequirementStatus.MET, alternative="架空の方法", by="架空福祉課", until=day, **known),),
        gap_decisions=(GapDecision(gap="roles", aspect="no_secretariat", subjects=("pf",), state=GapState.IN_PROGRESS,
                                   said="no_secretariat", by="架空福祉課", until=day, **known),),
        pairings=(Pairing(actor="welfare", counterpart="990001:job", together=Answer.NO, by="架空福祉課", **known),),
        governance_answers=(GovernanceAnswer(question=GovernanceQuestion.TRUST, level=Level.HIGH, by="架空福祉課", **known),),
        plans=(Plan(name="架空の案", steps="without/welfare\nmember/office/council", **known),),
        reported_totals=(ReportedTotal(about="M2", count=3, out_of=10, **known),),
        remarks=(Remark(text="架空の教訓", kind=RemarkKind.LESSON, subject="welfare", **known),),
        sources=(Source(id="s1", title="架空資料", publisher="架空市", published=day, address="架空棚", page="3",
                        cites=("990001:s9",), as_of=day, note="架空"),))
    return Record(area=_filled(town), **{kind.PLURAL: (*map(_filled, record.of(kind)[:1]), *record.of(kind)[1:])
                                         for kind in KEPT})


def _filled(fact: F) -> F:
    """Return a fact with a value in each field that has none yet and names no fact."""
    return replace(fact, **{field.name: (_some(field),) if field.is_list else _some(field) for field in fact.FIELDS
                            if getattr(fact, field.name) in (None, field.default) and not field.refers})


def _some(field: Field) -> object:
    """Return a value that a field may have."""
    if issubclass(field.holds, StrEnum):
        return next(choice for choice in field.holds if choice != field.default)
    return {bool: True, int: 24_000, str: "架空"}.get(field.holds, RecordedDate("2026-04-03"))


def a_chain_and_one_alone() -> Record:
    """a ──▶ b ──▶ c     d"""
    return Record(area=TOWN, organisations=organisations("a", "b", "c", "d"), ties=ties("a-b", "b-c"))


def everybody_on_one_council() -> Record:
    """Three organisations on one council, and not one recorded tie: shared membership is not a tie."""
    return Record(area=TOWN, organisations=organisations("a", "b", "c"), networks=networks("x"),
                  memberships=seats(a="x", b="x", c="x"))
