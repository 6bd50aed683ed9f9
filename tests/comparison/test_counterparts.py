"""Who is whose counterpart: by role, by type, by name; by what a person said; and by nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from graph.analysis.comparison.matching import BY_ROLE, LineUp, MatchedBy, Position, line_up
from graph.analysis.comparison.pairings import Paired, paired, pairings
from graph.dates import RecordedDate
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, RoleKind
from graph.facts.links import Membership, PlatformRole
from graph.record.record import Record
from graph.replacing import replace
from tests.strategies import any_records, whole_records
from tests.towns import TOWN, nothing_but_its_line, organisations, two_networks_one_hub

IZUMI = Area(code="993018", name="架空いずみ町", kind=AreaKind.TOWN)
DAY = dt.date(2026, 11, 24)


def typed(id_: str, name: str, *types: str) -> Organisation:
    return Organisation(id=id_, name=name, partner_types=types)


def town(area: Area, *members: Organisation, **more: tuple[object, ...]) -> Record:
    return Record(area=area, organisations=members, **more)  # type: ignore[arg-type]


def beside(*records: Record, said: tuple[Paired, ...] = ()) -> list[tuple[str | None, ...]]:
    return [tuple(actor.name if actor else None for actor in match.actors) for match in line_up(records, said).matches]


def test_a_hub_stands_beside_a_hub_whatever_it_is_called() -> None:
    def with_hub(area: Area, name: str) -> Record:
        return town(area, typed("h", name), typed("o", "架空福祉課"), platforms=(
            Platform(id="pf", name="架空連絡網", serves=(area.code,)),),
            platform_roles=(PlatformRole(actor="h", platform="pf", role=RoleKind.HUB),))

    lined_up = line_up([with_hub(TOWN, "架空福祉課"), with_hub(IZUMI, "架空ほけん課")])
    assert [match.position for match in lined_up.matches] == [Position.PLATFORM, Position.HUB, Position.ORGANISATION]
    assert lined_up.matches[1].matched_by is MatchedBy.ROLE
    assert [actor.name for actor in lined_up.matches[1].actors if actor] == ["架空福祉課", "架空ほけん課"]


def test_councils_stand_beside_those_of_their_type() -> None:
    def councils(area: Area, **types: str) -> Record:
        return town(area, networks=tuple(Network(id=i, name=f"架空{i}", network_type=t) for i, t in types.items()))

    assert beside(councils(TOWN, x="A", y="B"), councils(IZUMI, z="B")) == [("架空x", None), ("架空y", "架空z")]


def test_where_several_fill_one_role_the_names_decide_and_it_is_said() -> None:
    lined_up = line_up([
        town(TOWN, typed("a", "架空みどり市北小学校", "SCHOOL"), typed("b", "架空みどり市教育委員会", "SCHOOL")),
        town(IZUMI, typed("c", "架空いずみ町教育委員会", "SCHOOL"))])
    assert [[actor.id if actor else None for actor in match.actors] for match in lined_up.matches] == [
        ["a", None], ["b", "c"]]
    assert [match.matched_by for match in lined_up.matches] == [MatchedBy.ALONE, MatchedBy.NAMES]
    assert lined_up.matches[1].score == pytest.approx(1.0), "the area's own name in front is no difference"


def test_it_is_known_where_several_fill_a_role_and_where_no_type_fits() -> None:
    lined_up = line_up([
        town(TOWN, typed("a", "架空北署", "POLICE"), typed("b", "架空南署", "POLICE"), typed("c", "架空消防", "FIRE")),
        town(IZUMI, typed("d", "架空署", "POLICE"), typed("e", "有志の会"))])
    assert {b.id for s in lined_up.crowded for b in s.actors if b} == {"a", "b", "d"}
    assert [s.first.id for s in lined_up.untyped] == ["e"]


def test_a_seat_says_how_sure_the_least_sure_of_its_actors_is() -> None:
    def score(*names: str) -> float:
        codes = ("992011", "993018", "993026")
        [match] = line_up([town(replace(TOWN, code=code), typed("a", name, "T")) for code, name in zip(codes, names, strict=True)]
                          ).matches
        return match.score

    assert score("abcd", "abcd", "abcd") == 1
    assert score("abcd", "abcd", "abxy") == score("abxy", "abcd", "abcd") < 1


def test_of_several_types_the_share_in_common_counts() -> None:
    one, two = typed("a", "架空課", "T"), typed("a", "架空課", "T", "U")
    for first, second in ((one, two), (two, one)):
        [match] = line_up([town(TOWN, first), town(IZUMI, second)]).matches
        assert match.score == pytest.approx(BY_ROLE / 2 + (1 - BY_ROLE))


def test_the_best_whole_is_chosen_not_the_best_first() -> None:
    # Greedily ab-1 takes its best counterpart, and abc-2 would be left with nothing like it.
    pairs = beside(town(TOWN, typed("1", "abcd", "T"), typed("2", "abxy", "T")),
                   town(IZUMI, typed("3", "abcx", "T"), typed("4", "abcd", "T")))
    assert pairs == [("abcd", "abcd"), ("abxy", "abcx")]


def test_actors_of_different_types_are_no_counterparts_however_alike_their_names() -> None:
    assert beside(town(TOWN, typed("a", "架空センター", "HEALTH")), town(IZUMI, typed("b", "架空センター", "POLICE"))) == [
        ("架空センター", None), (None, "架空センター")]


def test_actors_without_a_type_need_names_that_are_much_alike() -> None:
    assert beside(town(TOWN, typed("a", "住民の会")), town(IZUMI, typed("b", "住民の会"))) == [("住民の会", "住民の会")]
    assert len(beside(town(TOWN, typed("a", "住民の会")), town(IZUMI, typed("b", "猟友会")))) == 2


def test_an_office_that_both_record_by_one_name_is_the_same_actor() -> None:
    shared = Membership(member="990001:hellowork", network="x")
    first = replace(town(TOWN, typed("990001:hellowork", "架空ハローワーク", "HELLOWORK")),
                    networks=(Network(id="x", name="架空会"),), memberships=(shared,))
    second = town(IZUMI, typed("k", "架空ハローワーク", "HELLOWORK"), typed("990001:hellowork", "架空ハローワーク", "HELLOWORK"))
    match = line_up([first, second]).by_id["990001:hellowork"]
    assert match.matched_by is MatchedBy.SAME
    assert [actor.id for actor in match.actors if actor] == ["990001:hellowork"] * 2


def test_two_times_of_one_area_are_lined_up_by_id_alone() -> None:
    before = town(TOWN, typed("a", "架空健康課", "HEALTH"), typed("b", "架空福祉課", "HEALTH"))
    after = town(TOWN, typed("a", "架空こども課", "CHILD"), typed("c", "架空福祉課", "HEALTH"))
    assert beside(before, after) == [("架空健康課", "架空こども課"), ("架空福祉課", None), (None, "架空福祉課")]


def test_a_persons_word_pairs_and_parts_and_can_be_taken_back() -> None:
    mine = town(TOWN, typed("a", "架空福祉課", "HEALTH"), typed("b", "架空教委", "SCHOOL"))
    other = town(IZUMI, typed("c", "架空福祉課", "HEALTH"))

    def said(actor: str, together: bool | None, record: Record = mine) -> Record:
        return paired(record, actor, "993018:c", together=together, day=DAY, by="架空課")

    def lined_up(record: Record) -> LineUp:
        return line_up([record, other], pairings([record, other]))

    assert beside(mine, other)[0] == ("架空福祉課", "架空福祉課")
    parted = said("a", together=False)
    assert [s.matched_by for s in lined_up(parted).matches] == [MatchedBy.ALONE] * 3
    moved = said("b", together=True, record=parted)
    matches = {s.first.id: s for s in lined_up(moved).matches}
    assert matches["b"].matched_by is MatchedBy.CORRECTED
    assert matches["b"].actors[1] == other.organisations[0]
    again = said("b", together=None, record=said("a", together=None, record=moved))
    assert lined_up(again) == replace(line_up([again, other]))


def test_a_word_that_the_other_side_has_kept_counts_as_well() -> None:
    mine, other = town(TOWN, typed("b", "架空教委", "SCHOOL")), town(IZUMI, typed("c", "架空福祉課", "HEALTH"))
    other = paired(other, "c", "992011:b", together=True, day=DAY, by="架空町")
    assert len(line_up([mine, other], pairings([mine, other])).matches) == 1


def test_the_newest_word_on_a_pair_counts_whichever_record_has_it() -> None:
    mine, other = town(TOWN, typed("b", "架空教委", "SCHOOL")), town(IZUMI, typed("c", "架空福祉課", "HEALTH"))
    ends = frozenset({"992011:b", "993018:c"})
    then = paired(mine, "b", "993018:c", together=True, day=DAY, by="架空市")
    later = DAY + dt.timedelta(days=1)
    for together, words in ((False, (Paired(ends, together=False),)), (None, ())):
        now = paired(other, "c", "992011:b", together=together, day=later, by="架空町")
        assert pairings([then, now]) == pairings([now, then]) == words
    vague = replace(then, pairings=(replace(then.pairings[0], as_of=RecordedDate(f"FY{DAY.year}")),))
    now = paired(other, "c", "992011:b", together=False, day=later, by="架空町")
    assert pairings([vague, now]) == (Paired(ends, together=False),)
    same_day = paired(other, "c", "992011:b", together=False, day=DAY, by="架空町")
    assert pairings([then, same_day]) == pairings([same_day, then]) == (Paired(ends, together=False),), "993018 is higher"


def test_three_and_four_sides_share_their_seats() -> None:
    records = [town(replace(TOWN, code=code), typed("a", "架空警察署", "POLICE"))
               for code in ("992011", "992020", "993018", "993026")]
    (match,) = line_up(records).matches
    assert all(match.actors)


def test_an_empty_record_lines_up_with_anything() -> None:
    lined_up = line_up([nothing_but_its_line(), replace(two_networks_one_hub(), area=IZUMI)])
    assert all(match.actors[0] is None and match.actors[1] is not None for match in lined_up.matches)


@whole_records(60)
@given(any_records(), any_records())
def test_the_order_of_the_sides_makes_no_difference(first: Record, second: Record) -> None:
    there = {(match.id, match.actors, match.matched_by, match.score) for match in line_up([first, second]).matches}
    back = {(match.id, match.actors[::-1], match.matched_by, match.score) for match in line_up([second, first]).matches}
    if first.area.code != second.area.code:
        assert there == back


@whole_records(60)
@given(any_records(), any_records())
def test_every_actor_has_one_seat(first: Record, second: Record) -> None:
    lined_up = line_up([first, second])
    for side, record in enumerate((first, second)):
        seated = [match.actors[side] for match in lined_up.matches if match.actors[side] is not None]
        assert sorted(b.id for b in seated if b) == sorted(b.id for b in record.nodes())


def test_organisations_without_anything_in_common_stay_alone() -> None:
    lined_up = line_up([town(TOWN, *organisations("a", "b")), town(IZUMI, *organisations("q"))])
    assert len(lined_up.matches) == 3
