"""What a file says, as facts in the making: named by their names, each with the places it was read from.

Nothing here holds anything about a person. Names are spelled as the file spelled them first.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.dates import RecordedDate
from loaders.assistant.doubts import Doubt, LeftOut, Place, Question
from loaders.assistant.guess import Kind


@dataclass(frozen=True, slots=True)
class Likely:
    """An id of the catalogue that a name speaks for, with how sure that is, from 0 to 1."""

    id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenOrganisation:
    """An organisation that a file names.

    `other_names` are further spellings that are safely the same, and those a person said are. `is_from_post`: the
    file names only the head of this office (福祉課長), to be confirmed. `recorded_id` is the id of the organisation
    that is recorded under one of these names, or "".
    """

    name: str
    other_names: tuple[str, ...] = ()
    is_category: bool = False
    types: tuple[Likely, ...] = ()
    tier: str = "unknown"
    contact: str = ""
    is_from_post: bool = False
    recorded_id: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenNetwork:
    """A council that a file names."""

    name: str
    other_names: tuple[str, ...] = ()
    network_type: Likely | None = None
    legal_basis: str = ""
    since: RecordedDate | None = None
    recorded_id: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenMembership:
    """An organisation's seat on a council; `seat` is an id of the catalogue or "" where the file says none."""

    organisation: str
    network: str
    seat: str = ""
    since: RecordedDate | None = None
    until: RecordedDate | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenTie:
    """A way in which one organisation works with another; `kind` is "" until a person says which."""

    source: str
    target: str
    kind: str
    frequency: str = ""
    reported_by: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenFinding:
    """Where a municipality (its code) stands with an item of the notice."""

    area: str
    item: str
    status: str
    as_of: RecordedDate | None = None
    alternative: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenReason:
    """Why a municipality has no platform, or does not meet an item, in the file's words."""

    area: str
    text: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenWindow:
    """A consultation window of a municipality, by its name."""

    area: str
    name: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names that may be one organisation (or network): to be asked, never united silently.

    `second` is recorded already when `recorded_id` is set. `score` runs from 0 to 1, `reason` says what makes them
    alike: itaiji, field_word, place, legal_form, department, spelling.
    """

    first: str
    second: str
    score: float
    reason: str
    recorded_id: str = ""
    is_network: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything a file says, what was left out of it, and what is to be asked."""

    kind: Kind | None
    title: str = ""
    as_of: RecordedDate | None = None
    organisations: tuple[SeenOrganisation, ...] = ()
    networks: tuple[SeenNetwork, ...] = ()
    memberships: tuple[SeenMembership, ...] = ()
    ties: tuple[SeenTie, ...] = ()
    findings: tuple[SeenFinding, ...] = ()
    reasons: tuple[SeenReason, ...] = ()
    windows: tuple[SeenWindow, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the file says nothing that can be recorded."""
        return not (self.organisations or self.networks or self.findings or self.reasons or self.windows)
