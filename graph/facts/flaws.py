"""What can be wrong with a fact, whoever states it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.errors import PlatformError


class FlawKind(StrEnum):
    """What can be wrong with a fact, alone or among the others of its record."""

    BLANK = "blank"
    BAD_ID = "bad_id"
    BAD_TEXT = "bad_text"
    BAD_NUMBER = "bad_number"
    BAD_CODE = "bad_code"
    CHECK_DIGIT = "check_digit"
    TIE_TO_ITSELF = "tie_to_itself"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    DUPLICATE = "duplicate"
    UNKNOWN_REFERENCE = "unknown_reference"
    CYCLIC_PARENT = "cyclic_parent"
    SERVES_NOBODY = "serves_nobody"
    FACT_OF_ANOTHER_AREA = "fact_of_another_area"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with one fact.

    `fact` is the kind of fact (`"tie"`), `position` its place among the facts of that kind in the
    record (from 0; None for a fact on its own), `field` and `value` what is wrong in it.
    """

    kind: FlawKind
    fact: str
    field: str
    value: str = ""
    position: int | None = None


class FactError(PlatformError):
    """A fact cannot be built; `flaws` says why, all of it."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__(flaws=flaws)
        self.flaws = flaws
