"""What differs, how far apart, what would be needed, how it is governed: checked by hand and as properties."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.comparison.differences import Difference, differences
from graph.analysis.comparison.governance import Mode, answered, answers, evidence, participants
from graph.analysis.comparison.matching import line_up
from graph.analysis.comparison.profile import Profiles, distance, distances, profile, profiles, resemblance
from graph.changes.field_changes import field_changes
from graph.decisions.governance import GovernanceQuestion, Level
from graph.errors import NothingRecorded, UsageError
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, Completeness, PlatformForm, RoleKind, Tier
from graph.facts.links import Membership, PlatformRole, Tie
from graph.facts.observations import Window
from graph.questions.comparison import Side, compare
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from locales import Words
from tests.clocks import TODAY
from tests.loaders.files import CATALOGUE
from tests.samples.kept import store_of_samples
from tests.strategies import any_records, whole_records
from tests.towns import TOWN, networks, nothing_but_its_line, seats, two_networks_one_hub
from wording.comparison import ComparisonReader

IZUMI = Area(code="993018", name="架空いずみ町", kind=AreaKind.TOWN)
DAY = dt.date(2026, 11, 24)


def council(area: Area, *members: tuple[str, str], status: str = "active", **more: object) -> Record:
    """A council of actors, each with its partner type: `council(TOWN, ("a", "POLICE"))`."""
    return Record(
        area=area, organisations=tuple(Organisation(id=i, name=f"架空{i}", partner_types=(t,)) for i, t in members),
        networks=(Network(id="x", name="架空協議会", network_type="NET", **more),),  # type: ignore[arg-type]
        memberships=tuple(Membership(member=i, network="x", status=status) for i, _ in members))


def differences_of(*records: Record) -> tuple[Difference, ...]:
    return differences(line_up(records))


def test_what_only_one_has_is_told_with_what_follows_from_it() -> None:
    all_differences = differences_of(council(TOWN, ("a", "POLICE"), ("b", "FIRE")), council(IZUMI, ("c", "POLICE")))
    assert [(c.fact, c.there, c.implied) for c in all_differences] == [
        ("organisation", (True, False), False), ("membership", (True, False), True)]


def test_what_both_have_differently_is_told_by_its_field() -> None:
    all_differences = differences_of(council(TOWN, ("a", "POLICE"), status="active", member_cap=15),
                                     council(IZUMI, ("c", "POLICE"), status="nominal", member_cap=20))
    assert [(c.fact, c.field) for c in all_differences] == [("network", "member_cap"), ("membership", "status")]


def test_a_seat_that_one_could_have_and_has_not_is_not_implied() -> None:
    without_seat = replace(council(IZUMI, ("c", "POLICE")), memberships=())
    (difference,) = differences_of(council(TOWN, ("a", "POLICE")), without_seat)
    assert (difference.fact, difference.there, difference.implied) == ("membership", (True, False), False)


def test_ties_are_the_same_by_their_kind_and_direction() -> None:
    first = replace(council(TOWN, ("a", "POLICE"), ("b", "FIRE")), ties=(Tie(source="a", target="b", kind="funds"),))
    second = replace(council(IZUMI, ("c", "POLICE"), ("d", "FIRE")), ties=(Tie(source="d", target="c", kind="funds"),))
    assert [c.there for c in differences_of(first, second)] == [(True, False), (False, True)]


@whole_records(50)
@given(any_records())
def test_a_record_does_not_differ_from_itself(record: Record) -> None:
    assert differences_of(record, record) == ()


@whole_records(50)
@given(any_records(), any_records())
def test_one_against_the_other_mirrors_the_other_against_the_one(first: Record, second: Record) -> None:
    if first.area.code == second.area.code:
        return
    there = {(c.subject, c.fact, c.field, c.facts) for c in differences_of(first, second)}
    back = {(c.subject, c.fact, c.field, c.facts[::-1]) for c in differences_of(second, first)}
    assert there == back


@whole_records(50)
@given(st.sampled_from(["992011", "993018"]).flatmap(lambda code: st.tuples(any_records(code=code), any_records(code=code))))
def test_two_times_of_one_area_differ_as_their_revisions_do(pair: tuple[Record, Record]) -> None:
    old, new = pair
    lined_up = line_up([old, new])
    known = {actor.id for record in pair for actor in record.nodes()}
    ends = {"membership": 2, "platform_part": 2, "platform_role": 3, "tie": 3}
    revised: set[tuple[str, ...]] = set()
    for d in field_changes(old, new):
        if d.field in ("cites", "as_of", "note"):
            continue
        if (count := ends.get(d.fact)) is None:
            revised.add((d.fact, *d.subject, d.field))
        elif known.issuperset(d.subject[:2]):
            revised.add((d.fact, *d.subject[:count]))
    side_by_side: set[tuple[str, ...]] = set()
    for c in differences(lined_up):
        facts = [fact for side_facts in c.facts for fact in side_facts]
        side_by_side |= {(c.fact, *fact.key(), c.field) if (count := ends.get(c.fact)) is None
                         else (c.fact, *fact.key()[:count]) for fact in facts}
    assert revised == side_by_side


def test_what_was_an_organisation_and_is_a_network_is_another_actor() -> None:
    before = Record(area=TOWN, organisations=(Organisation(id="x", name="架空の会"),))
    after = Record(area=TOWN, networks=(Network(id="x", name="架空の会"),))
    assert [(c.fact, c.there) for c in differences_of(before, after)] == [
        ("organisation", (True, False)), ("network", (False, True))]


def test_a_council_and_an_office_in_one_role_are_counterparts_without_fields_to_compare() -> None:
    first, second = (Record(area=area, organisations=(Organisation(id="o", name="架空支援室"),),
                            networks=(Network(id="n", name="架空委員会", network_type="NET"),),
                            platforms=(Platform(id="pf", name="架空連絡網", serves=(area.code,)),),
                            platform_roles=(PlatformRole(actor=actor, platform="pf", role=RoleKind.BACK_UP),))
                     for area, actor in ((TOWN, "o"), (IZUMI, "n")))
    assert {(c.fact, c.there) for c in differences_of(first, second)} == {
        ("organisation", (False, True)), ("network", (True, False))}, "each has another one outside the role"


def test_a_window_that_came_between_two_times_is_told() -> None:
    window = Window(id="w", name="架空の窓口", operator="a", place="架空の相談室")
    before = council(TOWN, ("a", "POLICE"))
    (difference,) = differences_of(before, replace(before, windows=(window,)))
    assert (difference.subject, difference.fact, difference.there, difference.facts[1]) == (
        (), "window", (False, True), (window,))


@pytest.mark.parametrize(("language", "tiers"), [("ja", ("市町村", "民間")), ("en", ("municipal", "private"))])
def test_a_difference_is_told_in_words_without_an_id_or_a_key(language: str, tiers: tuple[str, str]) -> None:
    ids = "zz-byoin", "zz-fukushi"
    before, after = (Record(
        area=TOWN, ties=made, organisations=(Organisation(id=ids[0], name="架空病院", tier=tier),
                                             Organisation(id=ids[1], name="架空福祉課", tier=Tier.MUNICIPAL)))
        for tier, made in ((Tier.MUNICIPAL, (Tie(source=ids[0], target=ids[1], kind="shares_information"),)),
                           (Tier.PRIVATE, ())))
    reader = ComparisonReader(line_up((before, after)), ("一", "二"), CATALOGUE, Words(language))
    rows = reader.difference_rows(differences(reader.lined_up))
    assert len(rows) == 2
    assert tiers in {(row["一"], row["二"]) for row in rows}
    texts = "\n".join(str(text) for row in rows for text in row.values())
    assert not [key for key in (*ids, "shares_information", "tier", "MUNICIPAL", "PRIVATE") if key in texts]
    assert "架空病院" in texts


@pytest.mark.parametrize("language", ["ja", "en"])
@whole_records(30)
@given(st.tuples(any_records(code="992011"), any_records(code="992011")))
def test_every_difference_between_two_times_can_be_told(language: str, pair: tuple[Record, Record]) -> None:
    reader = ComparisonReader(line_up(pair), ("一", "二"), CATALOGUE, Words(language))
    rows = reader.difference_rows(differences(reader.lined_up))
    assert all(row["一"] or row["二"] for row in rows)


# How far apart ------------------------------------------------------------------------------------


def test_a_profile_says_what_is_there_and_not_what_is_unknown() -> None:
    record = two_networks_one_hub()
    assert profile(record) == {"role/hub", "role/back_up", "form/reused"}, "no types are recorded of anybody"
    unknown = replace(record, platforms=(replace(record.platforms[0], form=PlatformForm.UNKNOWN),))
    assert "form/unknown" not in profile(unknown)
    assert profile(council(TOWN, ("a", "POLICE"))) == {"type/POLICE", "network/NET", "seat/POLICE/NET"}


def test_a_distance_is_the_share_that_only_one_has() -> None:
    first, second = frozenset("abc"), frozenset("bcd")
    assert distance(first, second) == pytest.approx(0.5)
    assert distance(first, first) == 0
    assert distance(first, frozenset("xyz")) == 1
    assert distance(first, frozenset()) is distance(frozenset(), first) is distance(frozenset(), frozenset()) is None, (
        "nothing recorded is neither alike nor different")


SETS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), min_size=1, max_size=9)


@given(SETS)
def test_all_distances_at_once_are_those_of_each_pair(feature_sets: list[frozenset[str]]) -> None:
    rows = [{"area": f"{n:06}", "feature": f} for n, features in enumerate(feature_sets) for f in features]
    square = distances(profiles(rows))
    plain = [[distance(a, b) for b in feature_sets] for a in feature_sets]
    assert np.allclose(square, np.array(plain, float), atol=1e-6)
    assert (square + 1e-6 >= 0).all()
    for i in range(len(feature_sets)):
        for j in range(len(feature_sets)):
            assert (square[i] + square[j] + 1e-6 >= square[i, j]).all(), "Jaccard's distance is a metric"


@given(SETS)
def test_the_order_names_everybody_once_and_the_tree_joins_all(feature_sets: list[frozenset[str]]) -> None:
    order, merges = resemblance(distances(profiles(
        [{"area": f"{n:06}", "feature": f} for n, features in enumerate(feature_sets) for f in features])))
    assert sorted(order) == list(range(len(feature_sets)))
    assert len(merges) == max(len(feature_sets) - 1, 0)
    if merges:
        assert merges[-1].places == tuple(range(len(feature_sets)))
        assert all(max(m.heights) <= m.height + 1e-9 for m in merges), "average linkage never turns back"


def test_those_alike_stand_together() -> None:
    given = Profiles(("1", "2", "3"), ("a", "b"), np.array([[1, 0], [0, 1], [1, 0]], np.float32))
    order, merges = resemblance(distances(given))
    assert abs(order.index(0) - order.index(2)) == 1
    assert (merges[0].height, merges[1].height) == (0.0, 1.0)


# Governance ----------------------------------------------------------------------------------------


def holds(record: Record) -> dict[str, bool | None]:
    return {e.says: e.holds for e in evidence(record)}


def test_that_nobody_is_recorded_as_running_it_is_no_sign_that_nobody_does() -> None:
    record = replace(two_networks_one_hub(), platform_roles=(), ties=(Tie(source="a", target="b", kind="funds"),))
    assert holds(record) == dict.fromkeys(holds(record))


def test_evidence_says_what_the_record_says_and_no_more() -> None:
    record = two_networks_one_hub()
    assert holds(record) == {"nobody_runs": False, "most_direct": None, "runner_sits": None, "most_through": None,
                             "runner_apart": None}, "no tie is recorded, and nobody says that the members are all"
    whole = replace(record, networks=tuple(replace(n, members_known=Completeness.COMPLETE) for n in record.networks))
    assert holds(whole)["runner_apart"] is True
    by_kind = replace(whole, organisations=tuple(replace(o, is_category=o.id == "a") for o in whole.organisations))
    assert holds(by_kind)["runner_apart"] is None, "the hub may be among those that are named only by kind"
    seated = replace(record, memberships=(*record.memberships, *seats(hub="x")))
    assert (holds(seated)["runner_sits"], holds(seated)["runner_apart"]) == (True, False)
    tied = replace(record, ties=(Tie(source="hub", target="a", kind="funds"), Tie(source="hub", target="b", kind="f"),
                                 Tie(source="a", target="b", kind="f")))
    assert (holds(tied)["most_through"], holds(tied)["most_direct"]) == (True, False)
    half = replace(tied, ties=tied.ties[1:])
    assert (holds(half)["most_through"], holds(half)["most_direct"]) == (True, False), "half is at least half, not most"
    direct = replace(tied, ties=(*tied.ties[1:], Tie(source="c", target="d", kind="f")))
    assert (holds(direct)["most_through"], holds(direct)["most_direct"]) == (False, True)
    by_name = {e.says: dict(e.base) for e in evidence(tied)}
    assert by_name["most_through"] == {"through": 2, "tied": 3, "partners": 2}
    assert by_name["most_direct"] == {"direct": 1, "tied": 3, "pairs": 10}
    assert by_name["runner_sits"] == {"seats": 0, "networks": 2}
    elsewhere = replace(record, networks=(*record.networks, *networks("z")),
                        memberships=(*record.memberships, *seats(hub="z")))
    assert {e.says: dict(e.base) for e in evidence(elsewhere)}["runner_sits"] == {"seats": 0, "networks": 2}, (
        "a council that is no part of the platform")
    by_category = replace(direct, organisations=tuple(replace(o, is_category=o.id == "d") for o in direct.organisations))
    assert {e.says: dict(e.base) for e in evidence(by_category)}["most_direct"]["tied"] == 2, "between those with a name"
    assert set(holds(nothing_but_its_line()).values()) == {None}
    assert {e.mode for e in evidence(record)} == set(Mode)


@pytest.mark.parametrize(("known", "apart"), [("x y", True), ("x", None), ("y", None), ("", None)])
def test_a_hub_has_no_seat_only_where_the_members_of_every_network_of_the_platform_are_known(
        known: str, apart: bool | None) -> None:
    record = two_networks_one_hub()
    whole = replace(record, networks=tuple(
        replace(n, members_known=Completeness.COMPLETE) if n.id in known.split() else n for n in record.networks))
    assert holds(whole)["runner_apart"] is apart, "of the committee, which is no part of the platform, nothing is asked"


def test_what_no_record_tells_is_answered_by_people_and_kept() -> None:
    trust, consensus = GovernanceQuestion.TRUST, GovernanceQuestion.CONSENSUS
    record = answered(two_networks_one_hub(), trust, Level.MIDDLING, day=DAY, by="架空課", note="年1回の会議のみ")
    answer = answers(record)[trust]
    assert answer is not None
    assert (answer.level, answer.by, answers(record)[consensus]) == (Level.MIDDLING, "架空課", None)
    assert participants(record) == (5, 0)


# From the store --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(store_of_samples(tmp_path_factory.mktemp("samples")))


def test_the_model_case_beside_an_invented_town(samples: Store) -> None:
    comparison = compare(samples, [Side("393860"), Side("993018")], today=DAY)
    counterparts = {tuple(b.name for b in s.actors if b) for s in comparison.lined_up.matches if all(s.actors)}
    assert ("いの町ほけん福祉課", "架空いずみ町福祉課") in counterparts
    assert ("いの町自殺対策機関ネットワーク", "架空いずみ町自殺対策連絡会") in counterparts


def test_no_mode_is_read_into_the_model_case(samples: Store) -> None:
    pieces = evidence(samples.look("393860").record)
    assert {e.says: e.holds for e in pieces}["runner_apart"] is None, "its ordinances name categories of members only"


def test_only_two_to_four_different_sides_are_compared(samples: Store) -> None:
    for sides in ([Side("393860")], [Side("393860"), Side("393860")],
                  [Side(code) for code in ("393860", "993018", "992011", "993026", "993034")]):
        with pytest.raises(UsageError, match="what=sides"):
            compare(samples, sides, today=DAY)
    with pytest.raises(NothingRecorded, match=r"area=393860, .*as_of=1999-01-01"):
        compare(samples, [Side("393860"), Side("393860", dt.date(1999, 1, 1))], today=DAY)


def test_a_day_of_the_past_is_compared_with_today(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'some.db'}")
    store.save(council(TOWN, ("a", "POLICE")), based_on=0, who="架空課")
    today = dt.date.fromisoformat(TODAY)
    comparison = compare(store, [Side("992011"), Side("992011", today)], today=today)
    assert differences(comparison.lined_up) == ()
    store.close()


def test_the_store_knows_every_profile_that_a_record_has(samples: Store) -> None:
    lines = samples.areas()
    assert len(lines) > 50
    by_area: dict[str, set[str]] = {line.code: set() for line in lines}
    for row in samples.ask("find_profiles", areas=[]):
        by_area[row["area"]].add(row["feature"])
    assert by_area == {line.code: set(profile(samples.look(line.code).record)) for line in lines}
