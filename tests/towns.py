"""Small invented towns, each with a drawing. 架空 stands in every name."""

from __future__ import annotations

from graph.model import (
    Area,
    AreaKind,
    Membership,
    Network,
    Organisation,
    Platform,
    PlatformForm,
    PlatformPart,
    PlatformRole,
    Record,
    RoleKind,
    Source,
    Tie,
)

TOWN = Area(code="992011", name="架空みどり市", kind=AreaKind.CITY)


def organisations(*ids: str) -> tuple[Organisation, ...]:
    return tuple(Organisation(id=i, name=f"架空{i}") for i in ids)


def networks(*ids: str) -> tuple[Network, ...]:
    return tuple(Network(id=i, name=f"架空{i}協議会") for i in ids)


def seats(**where: str) -> tuple[Membership, ...]:
    """`seats(a="x y")`: a sits on x and on y."""
    return tuple(Membership(member=m, network=n, seat="member")
                 for m, several in where.items() for n in several.split())


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


def a_chain_and_one_alone() -> Record:
    """a ──▶ b ──▶ c     d"""
    return Record(area=TOWN, organisations=organisations("a", "b", "c", "d"), ties=ties("a-b", "b-c"))


def everybody_on_one_council() -> Record:
    """Three organisations on one council, and not one recorded tie: shared membership is not a tie."""
    return Record(area=TOWN, organisations=organisations("a", "b", "c"), networks=networks("x"),
                  memberships=seats(a="x", b="x", c="x"))
