"""What people answer of how a platform is governed, where no record can tell (Provan & Kenis 2008)."""

from __future__ import annotations

from enum import StrEnum

from graph.facts.fact import Fact, fact_kind


class GovernanceQuestion(StrEnum):
    """The contingencies of a mode of governance that nobody can read off a record."""

    TRUST = "trust"
    CONSENSUS = "consensus"
    COMPETENCE = "competence"


class Level(StrEnum):
    """How much of it there is."""

    HIGH = "high"
    MIDDLING = "middling"
    LOW = "low"
    UNKNOWN = "unknown"


@fact_kind("governance_answer", plural="governance_answers", place=106, key=("question", "as_of"), sourced=False,
           made_here=True)
class GovernanceAnswer(Fact, frozen=True, kw_only=True):
    """How much trust, agreement on goals or need of common competences an office sees."""

    question: GovernanceQuestion
    level: Level
    by: str = ""
