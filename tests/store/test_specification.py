"""What a store promises, whichever database is behind it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from graph.analysis.comparison.profile import profile
from graph.changes.field_changes import field_changes
from graph.errors import NothingRecorded, StoreReplaced
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, PlatformForm, RemarkKind
from graph.facts.links import Membership, PlatformPart, Tie
from graph.facts.observations import Remark
from graph.record.flaws import RecordError
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from graph.store.conflict import RevisionConflict
from tests.clocks import Hands
from tests.strategies import records
from tests.towns import TOWN, nothing_but_its_line, organisations, ties, two_networks_one_hub

NEIGHBOUR = Area(code="993018", name="架空いずみ町", kind=AreaKind.TOWN)
PREFECTURE = Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE)


def named(record: Record, name: str) -> Record:
    return replace(record, area=replace(record.area, name=name))


def test_a_new_store_has_nothing_in_it(store: Store) -> None:
    assert store.is_new()
    assert store.areas() == ()
    assert store.check() == ()
    with pytest.raises(NothingRecorded, match="area=992011"):
        store.load("992011")
    with pytest.raises(NothingRecorded, match="area=992011"):
        store.history("992011")


def test_what_was_saved_is_read_as_it_was(store: Store, hands: Hands) -> None:
    town = two_networks_one_hub()
    saved = store.save(town, based_on=0, who="架空課", note="はじめて")
    loaded = store.load("992011")
    assert loaded.record == town
    assert loaded.revision == saved
    assert (saved.number, saved.who, saved.note) == (1, "架空課", "はじめて")
    assert saved.saved_at == hands.moment
    assert not store.is_new()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records(), other=records())
def test_any_record_is_read_as_it_was_saved(store: Store, record: Record, other: Record) -> None:
    for saved in (record, other):
        newest = next((r.number for r in _history(store, saved.area.code)), 0)
        store.save(saved, based_on=newest, who="架空課")
        assert store.load(saved.area.code).record == saved
    assert store.check() == ()


def _history(store: Store, area: str) -> tuple[object, ...]:
    try:
        return store.history(area)
    except NothingRecorded:
        return ()


def test_it_is_still_there_after_opening_again(store: Store, store_url: str) -> None:
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.close()
    again = open_store(store_url)
    assert again.load("992011").record == two_networks_one_hub()
    again.close()


def test_two_offices_never_overwrite_each_other_unseen(store: Store) -> None:
    first = two_networks_one_hub()
    store.save(first, based_on=0, who="架空福祉課")
    theirs, ours = named(first, "架空みどり市（福祉課）"), named(first, "架空みどり市（教育委員会）")
    store.save(theirs, based_on=1, who="架空福祉課")
    with pytest.raises(RevisionConflict) as refused:
        store.save(ours, based_on=1, who="架空教育委員会")
    assert (refused.value.ours, refused.value.theirs) == (ours, theirs)
    assert (refused.value.based_on, refused.value.newest) == (1, 2)
    assert store.load("992011").record == theirs


def test_a_first_save_does_not_overwrite_what_somebody_else_began(store: Store) -> None:
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    with pytest.raises(RevisionConflict, match="based_on=0, newest=1"):
        store.save(nothing_but_its_line(), based_on=0, who="架空係")


def test_several_areas_are_saved_all_or_none(store: Store) -> None:
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    neighbour = Record(area=NEIGHBOUR)
    with pytest.raises(RevisionConflict, match="area=992011, based_on=0, newest=1"):
        store.save_all([(neighbour, 0), (nothing_but_its_line(), 0)], who="架空課")
    assert [line.code for line in store.areas()] == ["992011"]
    store.save_all([(neighbour, 0), (nothing_but_its_line(), 1)], who="架空課")
    assert [(line.code, line.revision) for line in store.areas()] == [("992011", 2), ("993018", 1)]


def test_racing_saves_lose_nothing(store: Store) -> None:
    store.save(Record(area=TOWN), based_on=0, who="架空課")

    def add(number: int) -> int:
        tries = 0
        while True:
            tries += 1
            loaded = store.load("992011")
            mine = Organisation(id=f"o{number}", name=f"架空機関{number}")
            ours = replace(loaded.record, organisations=(*loaded.record.organisations, mine))
            try:
                store.save(ours, based_on=loaded.revision.number, who=f"架空係{number}")
            except RevisionConflict:
                continue
            return tries

    with ThreadPoolExecutor(8) as offices:
        list(offices.map(add, range(40)))
    assert {o.id for o in store.load("992011").record.organisations} == {f"o{n}" for n in range(40)}
    assert store.load("992011").revision.number == 41


def test_the_history_tells_who_saved_what_when_and_why(store: Store) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空係", note="はじめて")
    store.save(two_networks_one_hub(), based_on=1, who="架空課", note="名簿から")
    assert [(r.number, r.who, r.note) for r in store.history("992011")] == [
        (2, "架空課", "名簿から"), (1, "架空係", "はじめて")]


def test_every_revision_can_be_read_by_its_number(store: Store) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空係")
    store.save(two_networks_one_hub(), based_on=1, who="架空課")
    assert store.load("992011", number=1).record == nothing_but_its_line()
    assert store.load("992011", number=2).record == two_networks_one_hub()
    with pytest.raises(NothingRecorded, match="number=3"):
        store.load("992011", number=3)


def test_a_record_is_read_as_of_a_day_of_the_office(store: Store, hands: Hands) -> None:
    """A fiscal year begins at midnight in Japan, when it is three in the afternoon of 31 March in UTC."""
    for number, moment in enumerate(["2024-03-31 23:59", "2024-04-01 00:30", "2024-04-01 08:59"]):
        hands.set(moment)
        store.save(named(nothing_but_its_line(), f"架空{number}"), based_on=number, who="架空課")
    hands.set("2024-06-01 09:00")
    assert store.load("992011", as_of=dt.date(2024, 3, 31)).record.area.name == "架空0"
    assert store.look("992011", as_of=dt.date(2024, 3, 31)).record.area.name == "架空0"
    assert store.load("992011", as_of=dt.date(2024, 4, 1)).record.area.name == "架空2"
    with pytest.raises(NothingRecorded, match="as_of=2024-03-30"):
        store.load("992011", as_of=dt.date(2024, 3, 30))


def test_today_shows_every_save_whatever_a_clock_said(store: Store, hands: Hands) -> None:
    """One office's clock stands at 2099 for a save; the saves of others keep their dates, and are seen today."""
    store.save_all([(nothing_but_its_line(), 0), (Record(area=NEIGHBOUR), 0)], who="架空課")
    hands.set("2099-01-01 09:00")
    store.save(named(nothing_but_its_line(), "架空（時計の狂い）"), based_on=1, who="架空係")
    hands.set("2026-11-25 13:00")
    town, neighbour = named(nothing_but_its_line(), "架空2"), named(Record(area=NEIGHBOUR), "架空町2")
    store.save(town, based_on=2, who="架空課")
    store.save(neighbour, based_on=1, who="架空町")
    today = dt.date(2026, 11, 25)
    assert store.look("992011", as_of=today).record == town
    assert store.look("993018", as_of=today).record == neighbour
    assert [r.saved_at.year for r in store.history("992011")] == [2026, 2099, 2026]
    assert [r.clock_doubtful for r in store.history("992011")] == [False, True, False]
    hands.set("2026-11-26 09:00")
    store.save(nothing_but_its_line(), based_on=3, who="架空課")
    assert store.load("992011", as_of=today).record == town, "yesterday is what it was"
    assert store.load("993018", as_of=today).record == neighbour


def test_what_was_saved_with_a_clock_that_stood_at_2000_is_not_shown_for_that_year(store: Store, hands: Hands) -> None:
    for number, moment in enumerate(["2026-11-20 09:00", "2026-11-22 09:00", "2000-01-01 09:00", "2000-01-01 09:01"]):
        hands.set(moment)
        store.save(named(nothing_but_its_line(), f"架空{number}"), based_on=number, who="架空課")
    hands.set("2026-11-25 09:00")
    with pytest.raises(NothingRecorded, match="as_of=2001-01-01"):
        store.load("992011", as_of=dt.date(2001, 1, 1))
    assert store.load("992011", as_of=dt.date(2026, 11, 21)).record.area.name == "架空0"
    assert store.load("992011", as_of=dt.date(2026, 11, 24)).record.area.name == "架空1"
    assert store.load("992011", as_of=dt.date(2026, 11, 25)).record.area.name == "架空3"
    assert [r.clock_doubtful for r in store.history("992011")] == [True, True, False, False]


def test_saves_are_counted_in_the_order_in_which_they_were_made(store: Store, hands: Hands) -> None:
    store.save_all([(nothing_but_its_line(), 0), (Record(area=NEIGHBOUR), 0)], who="架空課")
    hands.set("2020-01-01 09:00")
    store.save(Record(area=NEIGHBOUR), based_on=1, who="架空町")
    store.save(two_networks_one_hub(), based_on=1, who="架空課")
    assert [r.sequence for r in store.history("992011")] == [3, 1]
    assert [r.sequence for r in store.history("993018")] == [2, 1]
    assert store.saves() == 3


def test_a_record_is_looked_at_with_what_others_said_when_it_was_saved(store: Store, hands: Hands) -> None:
    """By its number, whatever the clocks of the others said."""
    joint_platform(store)
    hands.set("2000-01-01 09:00")
    town = store.load("992011").record
    store.save(replace(town, platforms=(), platform_parts=()), based_on=1, who="架空課")
    store.save(store.load("993018").record, based_on=1, who="架空町")
    assert store.look("993018", number=1).record.platforms != ()
    assert store.look("993018", number=2).record.platforms == ()


def test_a_save_is_based_on_the_revision_that_was_looked_at_not_only_on_its_number(store: Store, store_url: str,
                                                                                   hands: Hands) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    looked_at = store.load("992011").revision
    saved = store.save(two_networks_one_hub(), based_on=looked_at, who="架空課")
    assert store.record_of(saved) == two_networks_one_hub()
    other = replace(saved, digest="0" * 64)
    for attempt in (
            lambda: store.save(nothing_but_its_line(), based_on=other, who="架空係"),
            lambda: store.undo("992011", based_on=other, who="架空係"),
            lambda: store.remove("992011", based_on=other, who="架空係"),
            lambda: store.record_of(other),
            lambda: store.save(nothing_but_its_line(), based_on=replace(saved, area="993018"), who="架空係")):
        with pytest.raises(StoreReplaced, match="store="):
            attempt()
    assert store.load("992011").revision == saved
    with pytest.raises(RevisionConflict) as refused:
        store.save(nothing_but_its_line(), based_on=looked_at, who="架空係")
    assert (refused.value.based_on, refused.value.newest) == (1, 2)


@pytest.mark.parametrize("odd", ["\udcff", "39386\udcff"])
def test_what_no_database_can_hold_is_not_recorded(store: Store, odd: str) -> None:
    store.save(nothing_but_its_line(), based_on=0, who=f"架空{odd}課", note=odd)
    assert (store.history("992011")[0].who, store.history("992011")[0].note) == (
        f"架空{odd}課".encode("utf-8", "replace").decode(), odd.encode("utf-8", "replace").decode())
    for question in (lambda: store.load(odd), lambda: store.look(odd), lambda: store.history(odd),
                     lambda: store.undo(odd, who="架空課"), lambda: store.load("992011", number=10**30),
                     lambda: store.undo("992011", to=10**30, who="架空課")):
        with pytest.raises(NothingRecorded, match="area="):
            question()


def test_undo_is_a_new_revision_that_can_be_undone(store: Store) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空係")
    store.save(two_networks_one_hub(), based_on=1, who="架空課")
    assert store.undo("992011", who="架空係長", note="まちがい").number == 3
    assert store.load("992011").record == nothing_but_its_line()
    store.undo("992011", who="架空課長")
    assert store.load("992011").record == two_networks_one_hub()
    assert [r.number for r in store.history("992011")] == [4, 3, 2, 1]
    assert store.check() == ()


def test_undo_goes_back_to_any_revision(store: Store) -> None:
    for number in range(3):
        store.save(named(nothing_but_its_line(), f"架空{number}"), based_on=number, who="架空課")
    store.undo("992011", who="架空課", to=1)
    assert store.load("992011").record.area.name == "架空0"
    with pytest.raises(NothingRecorded, match="number=9"):
        store.undo("992011", who="架空課", to=9)


def test_undo_is_refused_when_somebody_saved_after_what_one_has_seen(store: Store) -> None:
    for number in range(3):
        store.save(named(nothing_but_its_line(), f"架空{number}"), based_on=number, who="架空課")
    with pytest.raises(RevisionConflict) as refused:
        store.undo("992011", who="架空係", based_on=2)
    assert refused.value.newest == 3
    assert store.undo("992011", who="架空係", based_on=3).number == 4


def test_the_first_save_cannot_be_undone_to_before_it(store: Store) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空課")
    with pytest.raises(NothingRecorded, match="area=992011"):
        store.undo("992011", who="架空課")


def test_a_removed_record_leaves_its_history_and_comes_back(store: Store) -> None:
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.remove("992011", based_on=1, who="架空課", note="合併")
    assert store.areas() == ()
    with pytest.raises(NothingRecorded, match="area=992011"):
        store.load("992011")
    assert store.load("992011", number=1).record == two_networks_one_hub()
    assert [r.removed for r in store.history("992011")] == [True, False]
    store.undo("992011", who="架空課")
    assert store.load("992011").record == two_networks_one_hub()
    assert store.check() == ()


def test_a_removed_record_can_be_begun_anew(store: Store) -> None:
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.remove("992011", based_on=1, who="架空課")
    assert store.save(nothing_but_its_line(), based_on=2, who="架空課").number == 3


def test_only_what_one_has_seen_can_be_removed(store: Store) -> None:
    store.save(nothing_but_its_line(), based_on=0, who="架空係")
    store.save(two_networks_one_hub(), based_on=1, who="架空課")
    with pytest.raises(RevisionConflict) as refused:
        store.remove("992011", based_on=1, who="架空係")
    assert refused.value.theirs == two_networks_one_hub()
    with pytest.raises(NothingRecorded, match="area=993018"):
        store.remove("993018", based_on=0, who="架空係")


def test_a_fact_of_another_area_is_saved_there_and_nowhere_else(store: Store) -> None:
    ours = Record(area=TOWN, organisations=(Organisation(id="990001:job", name="架空ハローワーク"),))
    with pytest.raises(RecordError, match="fact_of_another_area"):
        store.save(ours, based_on=0, who="架空課")
    assert store.is_new()


def joint_platform(store: Store) -> None:
    """A prefecture with a job centre, a joint platform kept by one town for two, and a tie to the centre."""
    job_centre = Organisation(id="job", name="架空ハローワーク")
    store.save(Record(area=PREFECTURE, organisations=(job_centre, *organisations("unrelated"))),
               based_on=0, who="架空県")
    store.save(Record(
        area=TOWN, organisations=organisations("hub"), networks=(Network(id="x", name="架空協議会"),),
        platforms=(Platform(id="pf", name="架空共同", serves=("992011", "993018")),),
        memberships=(Membership(member="990001:job", network="x"), Membership(member="hub", network="x")),
        platform_parts=(PlatformPart(network="x", platform="pf"),)), based_on=0, who="架空課")
    store.save(Record(area=NEIGHBOUR, organisations=organisations("school"),
                      ties=(Tie(source="school", target="990001:job", kind="refers_to"),)),
               based_on=0, who="架空町")


def test_a_joint_platform_is_seen_from_each_town_it_serves_and_is_one_fact(store: Store) -> None:
    joint_platform(store)
    seen = store.look("993018").record
    assert [p.id for p in seen.platforms] == ["992011:pf"]
    assert {b.id for b in seen.nodes()} == {"school", "990001:job", "992011:pf", "992011:x", "992011:hub"}
    assert {(m.member, m.network) for m in seen.memberships} == {
        ("990001:job", "992011:x"), ("992011:hub", "992011:x")}
    record = store.look("992011").record
    assert {b.id for b in record.nodes()} == {"hub", "x", "pf", "990001:job"}


def test_what_a_town_sees_changes_when_its_neighbour_saves(store: Store) -> None:
    joint_platform(store)
    town = store.load("992011")
    store.save(replace(town.record, platforms=(), platform_parts=()), based_on=1, who="架空課")
    assert store.look("993018").record.platforms == ()


def test_the_surroundings_are_those_of_the_same_day(store: Store, hands: Hands) -> None:
    hands.set("2024-01-01 09:00")
    joint_platform(store)
    hands.set("2025-01-01 09:00")
    store.save(named(nothing_but_its_line(), "架空"), based_on=1, who="架空課")
    assert store.look("993018", as_of=dt.date(2024, 6, 1)).record.platforms != ()
    assert store.look("993018").record.platforms == ()


def test_what_is_not_saved_yet_is_seen_with_what_others_say_of_it(store: Store) -> None:
    joint_platform(store)
    saved = store.load("993018").record
    there = store.load("992011").record.nodes()[-1]
    office = Organisation(id="new", name="架空の新しい課")
    drafted = replace(saved, organisations=(*saved.organisations, office),
                      ties=(Tie(source="new", target=f"992011:{there.id}", kind="refers_to"),))
    names = {node.id: node.name for node in store.surrounded(drafted).nodes()}
    assert names[f"992011:{there.id}"] == there.name
    assert store.surrounded(saved) == store.look("993018").record


def test_an_actor_named_elsewhere_that_nobody_records_stays_a_name(store: Store) -> None:
    store.save(Record(area=TOWN, organisations=organisations("a"),
                      ties=(Tie(source="a", target="990001:nobody", kind="refers_to"),)),
               based_on=0, who="架空課")
    seen = store.look("992011").record
    assert [b.id for b in seen.nodes()] == ["a"]
    assert seen.ties[0].target == "990001:nobody"


def test_areas_are_listed_by_prefecture_with_what_is_recorded(store: Store) -> None:
    joint_platform(store)
    assert [line.code for line in store.areas("990001")] == ["990001", "992011", "993018"]
    assert store.areas("390003") == ()
    town = store.areas()[1]
    assert (town.name, town.organisations, town.networks, town.platforms) == ("架空みどり市", 1, 1, 1)


def test_the_list_of_areas_is_kept_only_as_long_as_nobody_saves(store: Store, store_url: str) -> None:
    colleague = open_store(store_url)
    assert store.areas() == ()
    colleague.save(two_networks_one_hub(), based_on=0, who="架空課")
    assert [line.organisations for line in store.areas()] == [len(two_networks_one_hub().organisations)]
    colleague.save(Record(area=NEIGHBOUR), based_on=0, who="架空課")
    assert [line.code for line in store.areas("990001")] == [TOWN.code, NEIGHBOUR.code]
    colleague.remove(TOWN.code, based_on=1, who="架空課")
    assert [line.code for line in store.areas()] == [NEIGHBOUR.code]
    colleague.undo(TOWN.code, who="架空課")
    assert [line.code for line in store.areas()] == [TOWN.code, NEIGHBOUR.code]
    colleague.close()


def test_what_comes_in_several_parts_of_one_earlier_save_is_seen_part_by_part(store: Store, tmp_path: Path) -> None:
    """As while a store is copied into the one that is being looked at: the last save is the same after each part."""
    with closing(open_store(f"sqlite:///{tmp_path / 'other.db'}")) as other:
        other.save_all([(two_networks_one_hub(), 0), (Record(area=NEIGHBOUR), 0)], who="架空課")
        parts = [other.versions(code) for code in (TOWN.code, NEIGHBOUR.code)]
    for count, part in enumerate(parts, start=1):
        store.append(part)
        assert len(store.areas()) == count


def test_a_prefecture_sees_its_platforms_and_who_names_its_actors(store: Store) -> None:
    joint_platform(store)
    assert [(row["area"], row["id"], row["served"]) for row in store.ask("find_platforms_in", prefix="99")] == [
        ("992011", "pf", "992011"), ("992011", "pf", "993018")]
    assert store.ask("find_named_actors", prefix="99", home="990001:") == [
        {"area": "992011", "actor": "990001:job"}, {"area": "993018", "actor": "990001:job"}]


def test_what_comparable_towns_have_is_counted_with_the_actors_of_other_areas_they_name(store: Store) -> None:
    centre = Organisation(id="center", name="架空センター", partner_types=("HELLOWORK",))
    store.save(Record(area=PREFECTURE, organisations=(centre,)), based_on=0, who="架空県")
    school = Organisation(id="s", name="架空学校", partner_types=("school", "board"))
    town = Record(
        area=TOWN, organisations=(school,), networks=(Network(id="x", name="架空協議会", network_type="NET"),),
        memberships=(Membership(member="990001:center", network="x"), Membership(member="s", network="x")),
        ties=(Tie(source="s", target="990001:center", kind="refers_to"),),
        platforms=(Platform(id="pf", name="架空プラットフォーム", serves=("992011",)),))
    store.save(town, based_on=0, who="架空課")
    store.save(Record(area=NEIGHBOUR, organisations=(school,)), based_on=0, who="架空町")
    everybody = ["990001", "992011", "993018"]
    assert [tuple(row.values()) for row in store.ask("find_seated_types", areas=everybody)] == [
        ("990001", "HELLOWORK", ""), ("992011", "HELLOWORK", "NET"), ("992011", "board", "NET"),
        ("992011", "school", "NET"), ("993018", "board", ""), ("993018", "school", "")]
    assert [tuple(row.values()) for row in store.ask("find_tied_types", areas=everybody)] == [
        ("992011", "board", "HELLOWORK"), ("992011", "school", "HELLOWORK")]
    assert store.ask("find_seated_types", areas=[]) == store.ask("find_tied_types", areas=["993018"]) == []


def test_what_platforms_have_is_told_for_any_number_of_areas(store: Store) -> None:
    """Beside the own: whoever sits on the networks of a platform that serves the area, wherever recorded."""
    joint_platform(store)
    for areas in ([], ["993018"], ["992011", "993018"]):
        wanted = areas or ["990001", "992011", "993018"]
        features = {(row["area"], row["feature"]) for row in store.ask("find_profiles", areas=areas)}
        assert features == {(code, f) for code in wanted for f in profile(store.look(code).record)}


def test_organisations_are_counted_by_partner_type(store: Store) -> None:
    def actor(id_: str, *types: str, category: bool = False) -> Organisation:
        return Organisation(id=id_, name=f"架空{id_}", partner_types=types, is_category=category)

    centre = Record(area=PREFECTURE, organisations=(actor("center", "HELLOWORK"),))
    town = Record(
        area=TOWN, organisations=(actor("a", "POLICE", "FIRE"), actor("b", "POLICE", category=True)),
        networks=(Network(id="x", name="架空協議会"),),
        memberships=(Membership(member="990001:center", network="x"), Membership(member="a", network="x")))
    store.save_all([(centre, 0), (town, 0)], who="架空課")
    assert [tuple(row.values()) for row in store.ask("count_partner_types", areas=["992011"])] == [
        ("992011", "FIRE", 1, 0), ("992011", "HELLOWORK", 1, 0), ("992011", "POLICE", 1, 1)]


def test_models_are_the_areas_with_a_feature_or_a_lesson(store: Store) -> None:
    lesson = Remark(text="架空の教訓", kind=RemarkKind.LESSON)
    caution = Remark(text="架空の注意", kind=RemarkKind.CAUTION)
    store.save(Record(area=TOWN, remarks=(lesson, caution)), based_on=0, who="架空課")
    store.save(Record(area=NEIGHBOUR, remarks=(caution,)), based_on=0, who="架空町")
    assert [(row["code"], row["remarks"]) for row in store.ask("find_models")] == [("992011", 1)]


def test_comparable_towns_are_found_by_kind_size_and_form(store: Store) -> None:
    actor = organisations("a")
    pf = Platform(id="pf", name="架空プラットフォーム", serves=("993026",), form=PlatformForm.NEW)
    towns = [Area(code=c, name="架空", kind=AreaKind.TOWN, population=n)
             for c, n in (("993018", 1000), ("993026", 2000), ("993034", 499), ("993042", None))]
    for area in towns:
        platforms = (pf,) if area.code == "993026" else ()
        store.save(Record(area=area, organisations=actor, platforms=platforms), based_on=0, who="架空課")
    store.save(Record(area=TOWN, organisations=actor), based_on=0, who="架空課")
    store.save(Record(area=Area(code="393860", name="いの町", kind=AreaKind.TOWN, population=1000),
                      organisations=actor), based_on=0, who="架空課")
    store.save(Record(area=Area(code="993051", name="架空", kind=AreaKind.TOWN)), based_on=0, who="架空課")

    def peers(**conditions: object) -> list[str]:
        asked = {"area": "993018", "population": 1000, "kinds": ["town"], "factor": 0, "forms": [], "most": 9}
        return [row["code"] for row in store.ask("find_peers", **asked | conditions)]

    assert peers() == ["993026", "993034", "993042"], "nearest in size first; nobody without actors, nobody real"
    assert peers(factor=2.0) == ["993026"]
    assert peers(forms=["new", "reused"]) == ["993026"]
    assert peers(kinds=["city", "town"], population=None) == ["992011", "993026", "993034", "993042"]
    assert peers(most=1) == ["993026"]
    assert peers(area="393860") == []


def test_names_are_data_and_never_a_question(store: Store) -> None:
    name = "'; DROP TABLE revision; --"
    store.save(named(nothing_but_its_line(), name), based_on=0, who=name, note=name)
    assert store.load("992011").record.area.name == name
    assert store.history("992011")[0].who == name


def test_a_view_opened_while_somebody_saves_is_of_one_moment(store: Store) -> None:
    """Two towns are always saved together under one name; nobody ever sees one new and one old."""
    def pair(name: str) -> list[Record]:
        platform = Platform(id="pf", name=name, serves=("992011", "993018"))
        return [Record(area=TOWN, platforms=(platform,)), named(Record(area=NEIGHBOUR), name)]

    store.save_all([(record, 0) for record in pair("0")], who="架空課")
    done = False

    def save_on() -> None:
        number = 0
        while not done:
            number += 1
            store.save_all([(record, number) for record in pair(str(number))], who="架空課")

    with ThreadPoolExecutor(1) as office:
        saving = office.submit(save_on)
        begun, seen = time.monotonic(), [store.look("993018").record]
        while time.monotonic() < begun + 1.5 or (
                len({record.area.name for record in seen}) < 20 and time.monotonic() < begun + 60):
            seen.append(store.look("993018").record)
        done = True
        saving.result()
    assert len({record.area.name for record in seen}) >= 20
    assert all(record.area.name == record.platforms[0].name for record in seen)


def test_saving_the_same_again_is_a_revision_without_a_difference(store: Store) -> None:
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.save(two_networks_one_hub(), based_on=1, who="架空課")
    old, new = (store.load("992011", number=n).record for n in (1, 2))
    assert field_changes(old, new) == ()


Change = Callable[[Record], Record]
CHANGES: dict[str, Change] = {
    "a tie more": lambda r: replace(r, ties=ties("a-b")),
    "an organisation less": lambda r: replace(
        r, organisations=r.organisations[1:], memberships=r.memberships[1:]),
    "nothing left": lambda r: Record(area=r.area),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_the_rows_for_questions_follow_every_save(store: Store, change: str) -> None:
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    store.save(CHANGES[change](two_networks_one_hub()), based_on=1, who="架空課")
    assert store.check() == ()


def test_what_a_neighbour_cites_of_ours_and_we_removed_does_not_keep_us_from_our_record(store: Store) -> None:
    """An organisation of ours may have the id that the source had."""
    platform = Platform(id="p", name="架空県プラットフォーム", serves=("992011",), cites=("992011:gone",))
    store.save(Record(area=Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE), platforms=(platform,)), based_on=0, who="架空課")
    store.save(Record(area=TOWN, organisations=(Organisation(id="gone", name="架空福祉課"),)), based_on=0, who="架空課")
    (seen,) = store.look("992011").record.platforms
    assert (seen.name, seen.cites) == ("架空県プラットフォーム", ())
