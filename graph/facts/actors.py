"""Organisations, the networks they sit on, and the platforms that networks are used as."""

from __future__ import annotations

from typing import Annotated

from graph.dates import RecordedDate
from graph.facts.choices import Completeness, Meeting, PlatformForm, Tier
from graph.facts.fact import Fact, fact_kind
from graph.facts.fields import AreaCode, AtLeast, Id, ListedIn, Name, OrganisationRef


@fact_kind("organisation", plural="organisations", place=10)
class Organisation(Fact, frozen=True, kw_only=True):
    """Whoever takes part: an office, a department, a company, an association.

    `partner_types` and `functions` are ids of the catalogue; a category (`is_category`) is a
    member that its source names only by kind, such as 「教育機関」: nobody knows yet who it is, and
    it is never the same as another category. `other_names` are further names under which files and people know it.
    """

    id: Id
    name: Name
    other_names: tuple[str, ...] = ()
    partner_types: tuple[Annotated[str, ListedIn("partner_types")], ...] = ()
    functions: tuple[Annotated[str, ListedIn("functions")], ...] = ()
    tier: Tier = Tier.UNKNOWN
    parent: OrganisationRef | None = None
    is_category: bool = False
    place: str = ""
    contact: str = ""


@fact_kind("network", plural="networks", place=20)
class Network(Fact, frozen=True, kw_only=True):
    """A council, committee or liaison meeting that organisations sit on (an *event* of a two-mode network).

    `member_cap` is the largest number of members its rules allow, `tiers` the meetings it has,
    from the widest; `members_known` whether the members recorded are all of them.
    """

    id: Id
    name: Name
    network_type: Annotated[str, ListedIn("network_types")] = ""
    legal_basis: str = ""
    member_cap: Annotated[int, AtLeast(1)] | None = None
    tiers: tuple[str, ...] = ()
    meeting: Meeting = Meeting.UNKNOWN
    members_known: Completeness = Completeness.UNKNOWN
    since: RecordedDate | None = None


@fact_kind("platform", plural="platforms", place=30)
class Platform(Fact, frozen=True, kw_only=True):
    """The arrangement that carries the support in one area or several (`serves`: their codes)."""

    id: Id
    name: Name
    serves: Annotated[tuple[AreaCode, ...], AtLeast(1)]
    form: PlatformForm = PlatformForm.UNKNOWN
    meeting: Meeting = Meeting.UNKNOWN
    since: RecordedDate | None = None


Actor = Organisation | Network
Node = Organisation | Network | Platform
"""Whatever a picture shows as a node."""
