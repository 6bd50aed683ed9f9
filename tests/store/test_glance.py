"""A glance at all areas says of each what a look at it alone says, and asks the store no more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.notice.requirements import read_for, requirement_states
from graph.catalogue import Level, Part, read_catalogue
from graph.dates import RecordedDate
from graph.decisions.requirement import RequirementStatus
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, RoleKind, Tier
from graph.facts.links import Membership, PlatformRole
from graph.facts.observations import Window
from graph.record.record import Record
from graph.store import Store, open_store
from graph.store.codec import to_json
from graph.store.engines.rows import served_by
from graph.store.glancing import glanced
from graph.store.surroundings import with_surroundings
from tests.samples.kept import sample_records, store_of_samples
from tests.strategies import AREAS, records, whole_records

CATALOGUE = read_catalogue()
ASKED = [item.id for item in CATALOGUE.requirements.values() if item.level is Level.MUNICIPALITY]
IZUMI, UMIBE, ENOKI = "993018", "993026", "993034"


def states(record: Record, items: Iterable[str]) -> list[tuple[str, RequirementStatus, Any, RecordedDate | None]]:
    return [(s.requirement.id, s.status, s.alternative, s.as_of)
            for s in requirement_states(record, CATALOGUE, items=tuple(items))]


def looked_at(saved: Iterable[Record]) -> dict[str, Record]:
    """Return records as a look at each alone gives them."""
    whole = {record.area.code: record for record in saved}
    return {code: with_surroundings(record, [o for o, other in whole.items() if o != code and code in served_by(other)],
                                    whole.get) for code, record in whole.items()}


def glance_at(saved: Iterable[Record], items: Iterable[str]) -> dict[str, Record]:
    texts = {record.area.code: to_json(record) for record in saved}
    return {record.area.code: record for record in glanced(texts, read_for(tuple(items), CATALOGUE))}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the sample data."""
    opened = open_store(store_of_samples(tmp_path))
    yield opened
    opened.close()


def town(code: str, **facts: Any) -> Record:
    return Record(area=Area(code=code, name="架空町", kind=AreaKind.TOWN), **facts)


LOOKS = looked_at(sample_records())


@whole_records(8)
@given(st.lists(st.sampled_from(sorted(AREAS)).flatmap(lambda code: records(code=code)), min_size=1, max_size=4,
                unique_by=lambda record: record.area.code), st.sampled_from(ASKED))
def test_a_glance_says_of_every_area_what_a_look_at_it_says(saved: list[Record], item: str) -> None:
    looks, glances = looked_at(saved), glance_at(saved, [item])
    assert glances.keys() == looks.keys()
    for code, record in looks.items():
        assert states(glances[code], [item]) == states(record, [item]), code


@pytest.mark.parametrize("item", ASKED)
def test_every_item_of_the_sample_towns_stands_alike_at_a_glance(item: str) -> None:
    glances = glance_at(sample_records(), [item])
    assert {code: states(glances[code], [item]) for code in LOOKS} == {
        code: states(record, [item]) for code, record in LOOKS.items()}


def test_a_joint_platform_counts_for_the_neighbour_with_the_neighbours_own_secretariat() -> None:
    joint = town(UMIBE, platforms=(Platform(id="pf", name="合同", serves=(UMIBE, ENOKI)),), platform_roles=(
        PlatformRole(actor=f"{ENOKI}:ka", platform="pf", role=RoleKind.SECRETARIAT),
        PlatformRole(actor=f"{ENOKI}:gone", platform="pf", role=RoleKind.SECRETARIAT)))
    neighbour = town(ENOKI, organisations=(Organisation(id="ka", name="福祉課"),))
    glance = glance_at([joint, neighbour], ["M3"])[ENOKI]
    assert [(role.actor, role.platform) for role in glance.platform_roles] == [("ka", f"{UMIBE}:pf")]
    assert states(glance, ["M3"]) == states(looked_at([joint, neighbour])[ENOKI], ["M3"])


def test_what_a_third_record_says_of_a_platform_counts_at_a_glance_too() -> None:
    """The prefecture's record keeps who is the secretariat of the platform of a town that has its office as a member."""
    own = town(IZUMI, platforms=(Platform(id="pf", name="PF", serves=(IZUMI,)),), networks=(
        Network(id="kaigi", name="会議"),), memberships=(Membership(member="990001:jimu", network="kaigi", seat="member"),))
    third = Record(area=Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE), organisations=(
        Organisation(id="jimu", name="事務所"),), platform_roles=(
        PlatformRole(actor="jimu", platform=f"{IZUMI}:pf", role=RoleKind.SECRETARIAT),))
    glance = glance_at([own, third], ["M3"])[IZUMI]
    assert states(glance, ["M3c"]) == states(looked_at([own, third])[IZUMI], ["M3c"])
    assert states(glance, ["M3c"])[0][1] is RequirementStatus.MET


def test_the_prefectures_agency_that_runs_a_window_is_known_at_a_glance() -> None:
    agency = min(CATALOGUE.types_of(Part.AGENCY))
    prefecture = Record(area=Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE), organisations=(
        Organisation(id="kikan", name="相談支援機関", tier=Tier.PREFECTURAL, partner_types=(agency,)),))
    own = town(IZUMI, windows=(Window(id="w", name="窓口", operator="990001:kikan"),))
    (state,) = states(glance_at([prefecture, own], ["M1a"])[IZUMI], ["M1a"])
    assert state[1] is RequirementStatus.MET_OTHERWISE


def test_a_glance_at_a_store_is_of_the_newest_records_and_leaves_out_what_was_removed(store: Store) -> None:
    store.remove("993085", based_on=1, who="架空課")
    seen = {record.area.code: states(record, ["M3"]) for record in store.glance(read_for(["M3"], CATALOGUE))}
    assert seen == {code: states(record, ["M3"]) for code, record in LOOKS.items() if code != "993085"}
