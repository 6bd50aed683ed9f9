"""Small towns for the examples in docstrings, written as one would draw them.

town(ties="a-b b-c:funds", seats="a/x b/x", hub="h", platform="x", alone="d")
"""

from __future__ import annotations

from graph.analysis.network.graphs import Graphs
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, RoleKind, Tier
from graph.facts.links import Membership, PlatformPart, PlatformRole, Tie
from graph.facts.observations import Window
from graph.record.record import Record

AREA = Area(code="992011", name="架空みどり市", kind=AreaKind.CITY)
PLAIN = "refers_to"
"""The kind of a tie of which no kind is written."""


def town(*, ties: str = "", seats: str = "", hub: str = "", platform: str = "", alone: str = "", types: str = "",
         tiers: str = "", window: str = "") -> Graphs:
    """Return the graphs of an invented town.

    `ties` are written `a-b`, `a-b:kind` or `a-b:kind@who reported it`, `seats` `organisation/network`. `hub` runs a
    platform of which `platform` are the networks; `window` is who runs a window, `alone` are further organisations.
    `types` and `tiers` say what an organisation is: `a:school b:clinic`.
    """
    of_type, of_tier = (dict(pair.split(":") for pair in text.split()) for text in (types, tiers))
    members = [seat.split("/") for seat in seats.split()]
    recorded_ties = [tie for text in ties.split() if (tie := _tie(text))]
    ends = [end for tie in recorded_ties for end in (tie.source, tie.target)]
    ids = dict.fromkeys([*ends, *(m for m, _ in members), *hub.split(), *window.split(), *alone.split(), *of_type])
    networks = dict.fromkeys([*(n for _, n in members), *platform.split()])
    return Graphs(Record(
        area=AREA, ties=tuple(recorded_ties), networks=tuple(Network(id=n, name=f"架空{n}") for n in networks),
        organisations=tuple(Organisation(
            id=id_, name=f"架空{id_}", partner_types=tuple(filter(None, [of_type.get(id_, "")])),
            tier=Tier(of_tier.get(id_, "unknown"))) for id_ in ids),
        memberships=tuple(Membership(member=m, network=n) for m, n in members),
        platforms=(Platform(id="platform", name="架空", serves=(AREA.code,)),) if hub or platform else (),
        platform_parts=tuple(PlatformPart(network=n, platform="platform") for n in platform.split()),
        platform_roles=tuple(PlatformRole(actor=h, platform="platform", role=RoleKind.HUB) for h in hub.split()),
        windows=tuple(Window(id=f"window-{w}", name="架空窓口", operator=w) for w in window.split())))


def _tie(text: str) -> Tie:
    claim, _, reporter = text.partition("@")
    ends, _, kind = claim.partition(":")
    source, target = ends.split("-")
    return Tie(source=source, target=target, kind=kind or PLAIN, reported_by=reporter or None)
