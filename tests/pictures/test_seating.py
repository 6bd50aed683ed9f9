"""Who stands where: members near their networks, departments below what they belong to, who runs it on the right."""

from __future__ import annotations

from graph.facts.actors import Network, Organisation, Platform
from graph.facts.choices import PlatformForm, RoleKind
from graph.facts.links import PlatformRole
from graph.pictures import looks
from graph.pictures.scene import DrawnNode
from graph.record.record import Record
from graph.replacing import replace
from tests.pictures.test_pictures import draw
from tests.towns import TOWN, organisations, seats, two_networks_one_hub


def nodes(record: Record) -> dict[str, DrawnNode]:
    return {node.id: node for node in draw(record).nodes}


def down(record: Record, *ids: str) -> list[str]:
    """Return some actors in the order in which they stand, the highest first."""
    placed = nodes(record)
    return sorted(ids, key=lambda i: placed[i].y)


def councils(*ids: str) -> tuple[Network, ...]:
    return tuple(Network(id=i, name=f"架空{i}協議会") for i in ids)


def test_members_stand_in_the_order_of_their_networks_whatever_is_recorded_first() -> None:
    town = two_networks_one_hub()
    mixed = replace(town, organisations=tuple(sorted(town.organisations, key=lambda o: o.id, reverse=True)))
    for record in (town, mixed):
        assert set(down(record, "a", "b", "c", "d")[:2]) == {"a", "b"}
    both = replace(town, memberships=seats(a="x", b="x y", c="y", d="y"))
    assert down(both, "a", "b", "c") == ["a", "b", "c"], "who sits on two stands between"


def test_who_sits_nowhere_stands_in_the_middle() -> None:
    town = Record(area=TOWN, organisations=organisations("none", "a", "b", "c"), networks=councils("x", "y", "z"),
                  memberships=seats(a="x", b="y", c="z"))
    assert down(town, "none", "a", "b", "c")[0] == "a"
    assert down(town, "none", "a", "b", "c")[-1] == "c"
    two = replace(town, networks=councils("x", "y"), memberships=seats(a="x", c="y"), organisations=organisations(
        "none", "a", "c"))
    assert down(two, "none", "a", "c") == ["a", "none", "c"]


def test_an_office_stands_where_its_departments_sit_and_they_below_it() -> None:
    office, department = Organisation(id="office", name="架空庁"), Organisation(id="dep", name="架空課", parent="office")
    town = Record(area=TOWN, organisations=(office, *organisations("a", "c"), department), networks=councils("x", "y"),
                  memberships=seats(a="x", dep="y", c="x"))
    assert down(town, "office", "dep", "a", "c")[2:] == ["office", "dep"]
    placed = nodes(town)
    assert placed["dep"].x > placed["office"].x, "set in"


def test_departments_of_departments_are_set_in_three_times_at_most() -> None:
    chain = tuple(Organisation(id=f"o{n}", name="架空", parent=f"o{n - 1}" if n else None) for n in range(6))
    placed = nodes(Record(area=TOWN, organisations=chain, networks=councils("x")))
    left = [placed[f"o{n}"].x - placed[f"o{n}"].width / 2 for n in range(6)]
    assert [round(x - left[0]) for x in left] == [0, 14, 28, 42, 42, 42]


def test_networks_of_the_platform_stand_above_the_others() -> None:
    town = two_networks_one_hub()
    town = replace(town, networks=(*councils("own"), *town.networks))
    assert down(town, "own", "x", "y") == ["x", "y", "own"]


def test_who_runs_the_platform_stands_beside_it_and_who_backs_it_up_above() -> None:
    town = two_networks_one_hub()
    neighbour = Platform(id="other", name="架空隣市PF", serves=("993018",), form=PlatformForm.NEW)
    town = replace(town, platforms=(*town.platforms, neighbour), platform_roles=(
        *town.platform_roles, PlatformRole(actor="a", platform="pf", role=RoleKind.SECRETARIAT),
        PlatformRole(actor="c", platform="pf", role=RoleKind.BACK_UP)))
    placed = nodes(town)
    assert {i for i in placed if placed[i].x == placed["pf"].x} >= {"pf", "hub", "a"}
    assert placed["b"].x < placed["x"].x < placed["pf"].x
    assert max(placed[i].y for i in ("committee", "c", "other")) < min(placed[i].y for i in ("pf", "hub", "a"))
    assert [placed[i].look.id for i in ("hub", "a", "committee", "c", "x", "b", "pf")] == [
        looks.HUB.id, looks.SECRETARIAT.id, looks.BACK_UP.id, looks.BACK_UP.id, looks.NETWORK.id,
        looks.ORGANISATION.id, looks.PLATFORM.id]


def test_a_network_of_the_platform_that_also_backs_it_up_stays_among_the_networks() -> None:
    town = two_networks_one_hub()
    both = replace(town, platform_roles=(*town.platform_roles, PlatformRole(
        actor="x", platform="pf", role=RoleKind.BACK_UP)))
    assert nodes(both)["x"].look.id == looks.NETWORK.id
    hub = replace(town, platform_roles=(*town.platform_roles, PlatformRole(
        actor="hub", platform="pf", role=RoleKind.BACK_UP)))
    assert nodes(hub)["hub"].look.id == looks.HUB.id, "who runs it runs it first of all"
