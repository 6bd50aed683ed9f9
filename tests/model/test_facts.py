"""What a fact may and may not say."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from graph import codes
from graph.changes.field_changes import field_changes
from graph.dates import RecordedDate, ends_before, recency
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.actors import Network, Node, Organisation, Platform
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact
from graph.facts.flaws import FactError, FlawKind
from graph.facts.links import Membership, Tie
from graph.facts.observations import NeedsSurvey, ReportedTotal
from graph.facts.references import renamed
from graph.record.flaws import RecordError
from graph.record.kinds import KEPT, KINDS
from graph.record.record import Record
from graph.record.viewing import seen_from
from graph.replacing import replace
from graph.store.codec import from_json, to_json
from tests.strategies import ANYTHING, records
from tests.towns import TOWN, nothing_but_its_line, organisations, ties, two_networks_one_hub

# The published list of codes: a prefecture, the model case, an ordinance city, a special ward, Okinawa.
PUBLISHED = ["390003", "393860", "392014", "392031", "011002", "131032", "332089", "272035", "470007", "250007"]


@pytest.mark.parametrize("code", PUBLISHED)
def test_a_published_code_carries_its_check_digit(code: str) -> None:
    assert codes.is_right(code)
    assert codes.check_digit(code[:5]) == code[5]


@pytest.mark.parametrize("code", PUBLISHED)
@pytest.mark.parametrize("more", range(1, 10))
def test_a_wrong_check_digit_is_always_noticed(code: str, more: int) -> None:
    assert not codes.is_right(code[:5] + str((int(code[5]) + more) % 10))


def test_most_slips_of_one_digit_are_noticed() -> None:
    # Not all: the published method keeps only the last digit of 10 and 11.
    slips = [code[:at] + str((int(code[at]) + more) % 10) + code[at + 1:]
             for code in PUBLISHED for at in range(5) for more in range(1, 10)]
    assert sum(not codes.is_right(slip) for slip in slips) > 0.95 * len(slips)


@pytest.mark.parametrize(("code", "prefecture"), [
    ("393860", "390003"), ("390003", "390003"), ("011002", "010006"), ("000000", "000000")])
def test_a_code_tells_its_prefecture(code: str, prefecture: str) -> None:
    assert codes.prefecture_of(code) == prefecture


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2021-10-01", "2021-10-01", "2021-10-01"), ("2021-10", "2021-10-01", "2021-10-31"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2021", "2021-01-01", "2021-12-31"),
    ("FY2021", "2021-04-01", "2022-03-31")])
def test_a_date_is_as_wide_as_it_is_vague(text: str, first: str, last: str) -> None:
    date = RecordedDate(text)
    assert (date.first, date.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert pickle.loads(pickle.dumps(date)) == date
    with pytest.raises(AttributeError, match="a recorded date does not change"):
        date.text = "2022"


def test_an_end_before_the_beginning_is_noticed_only_when_it_is_sure() -> None:
    assert ends_before(RecordedDate("2020"), RecordedDate("2021-01"))
    assert not ends_before(RecordedDate("2021"), RecordedDate("2021-10"))
    assert not ends_before(None, RecordedDate("2021"))


@pytest.mark.parametrize("texts", [
    ("FY2026", "2026-11-20"), ("FY2026", "2026-04-01"), ("2026-03-31", "FY2026"), ("2026", "FY2026"),
    ("FY2025", "2026"), ("2026", "2026-01"), ("2026-01", "2026-01-01"), ("2026-11", "2026-11-01"),
    ("2025-12-31", "2026"), ("FY2026", "2027-03-31"), ("FY2026", "2027")], ids=" before ".join)
def test_the_later_and_the_finer_date_is_the_newer(texts: tuple[str, str]) -> None:
    older, newer = map(RecordedDate, texts)
    assert recency(None) < recency(older) < recency(newer)


@given(ANYTHING.dates, ANYTHING.dates)
def test_of_any_two_dates_one_is_newer_for_a_reason(first: RecordedDate, second: RecordedDate) -> None:
    older, newer = sorted((first, second), key=recency)
    assert (recency(older) == recency(newer)) == (older == newer)
    if first != second:
        inside = older.first <= newer.first and newer.last <= older.last
        later = older.first < newer.first and older.last < newer.last
        assert inside != later, "it lies within the other, or it begins and ends later"


Wrong = tuple[type[Fact], dict[str, Any], FlawKind, str]
AREA = {"code": "992011", "name": "架空みどり市", "kind": AreaKind.CITY}
WRONG: list[Wrong] = [
    (Area, AREA | {"code": "99201"}, FlawKind.BAD_CODE, "code"),
    (Area, AREA | {"code": "992012"}, FlawKind.CHECK_DIGIT, "code"),
    (Area, AREA | {"name": ""}, FlawKind.BLANK, "name"),
    (Area, AREA | {"population": -1}, FlawKind.BAD_NUMBER, "population"),
    (Organisation, {"id": "", "name": "架空"}, FlawKind.BLANK, "id"),
    (Organisation, {"id": "a b", "name": "架空"}, FlawKind.BAD_ID, "id"),
    (Organisation, {"id": "39:a", "name": "架空"}, FlawKind.BAD_ID, "id"),
    (Organisation, {"id": "a", "name": " 架空"}, FlawKind.BAD_TEXT, "name"),
    (Organisation, {"id": "a", "name": "架空\x07"}, FlawKind.BAD_TEXT, "name"),
    (Organisation, {"id": "a", "name": "x" * 10_001}, FlawKind.BAD_TEXT, "name"),
    (Organisation, {"id": "a", "name": "架空", "functions": ("a、b",)}, FlawKind.BAD_TEXT, "functions"),
    (Network, {"id": "x", "name": "架空", "member_cap": 0}, FlawKind.BAD_NUMBER, "member_cap"),
    (Platform, {"id": "p", "name": "架空", "serves": ()}, FlawKind.SERVES_NOBODY, "serves"),
    (Platform, {"id": "p", "name": "架空", "serves": ("992012",)}, FlawKind.CHECK_DIGIT, "serves"),
    (Membership, {"member": "x", "network": "x"}, FlawKind.TIE_TO_ITSELF, "network"),
    (Tie, {"source": "a", "target": "a", "kind": "funds"}, FlawKind.TIE_TO_ITSELF, "target"),
    (Tie, {"source": "a", "target": "b", "kind": ""}, FlawKind.BLANK, "kind"),
    (Tie, {"source": "a", "target": "b", "kind": "funds", "since": RecordedDate("2021"),
           "until": RecordedDate("2020")}, FlawKind.ENDS_BEFORE_IT_BEGINS, "until"),
    (NeedsSurvey, {"conducted": RecordedDate("2021"), "number": -1}, FlawKind.BAD_NUMBER, "number"),
    (ReportedTotal, {"about": "M1a", "count": 35, "out_of": 34}, FlawKind.BAD_NUMBER, "out_of"),
    (Assessment, {"about": "", "status": RequirementStatus.MET}, FlawKind.BLANK, "about"),
]


@pytest.mark.parametrize(("kind", "said", "flaw", "field"), WRONG,
                         ids=[f"{kind.KIND}-{flaw}-{field}" for kind, _, flaw, field in WRONG])
def test_a_fact_that_cannot_be_right_is_refused(kind: type[Fact], said: dict[str, Any], flaw: FlawKind,
                                                field: str) -> None:
    with pytest.raises(FactError) as refused:
        kind(**said)
    assert (flaw, field) in [(f.kind, f.field) for f in refused.value.flaws]


def test_every_flaw_is_told_at_once() -> None:
    with pytest.raises(FactError) as refused:
        Tie(source="a b", target="a b", kind="")
    assert {f.kind for f in refused.value.flaws} == {FlawKind.BAD_ID, FlawKind.TIE_TO_ITSELF, FlawKind.BLANK}


def test_facts_do_not_change() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        TOWN.name = "架空"  # type: ignore[misc]


def flaws(**facts: Any) -> set[tuple[FlawKind, str, int | None]]:
    with pytest.raises(RecordError) as refused:
        Record(area=TOWN, **facts)
    return {(f.kind, f.fact, f.position) for f in refused.value.flaws}


def test_facts_that_do_not_fit_together_are_refused() -> None:
    assert flaws(organisations=organisations("a", "a")) == {(FlawKind.DUPLICATE, "organisation", 1)}
    assert flaws(ties=ties("a-b")) == {(FlawKind.UNKNOWN_REFERENCE, "tie", 0)}
    assert flaws(organisations=organisations("a"), networks=(Network(id="a", name="架空"),)) == {
        (FlawKind.DUPLICATE, "network", 0)}
    assert flaws(organisations=(Organisation(id="a", name="架空", cites=("s",)),)) == {
        (FlawKind.UNKNOWN_REFERENCE, "organisation", 0)}
    circle = (Organisation(id="a", name="架空", parent="b"), Organisation(id="b", name="架空", parent="a"))
    assert flaws(organisations=circle) == {(FlawKind.CYCLIC_PARENT, "organisation", n) for n in (0, 1)}


def test_an_actor_that_refers_to_the_wrong_kind_is_refused() -> None:
    assert flaws(organisations=organisations("a", "b"), memberships=(Membership(member="a", network="b"),)) == {
        (FlawKind.UNKNOWN_REFERENCE, "membership", 0)}


def test_names_change_with_the_eye_that_sees() -> None:
    assert renamed("hub", owner="992011", viewer="993018") == "992011:hub"
    assert renamed("993018:school", owner="992011", viewer="993018") == "school"
    assert renamed("390003:job", owner="992011", viewer="993018") == "390003:job"
    assert renamed("hub", owner="992011", viewer="992011") == "hub"


@given(records(code="992011"))
def test_seen_from_elsewhere_and_back_is_the_same(record: Record) -> None:
    for kind in KEPT:
        facts = record.of(kind)
        if not any("993018:" in str(getattr(fact, field.name)) for fact in facts for field in kind.REFERENCES):
            there = seen_from(facts, "992011", "993018")
            assert seen_from(there, "993018", "992011") == facts


@given(records())
def test_any_record_is_the_same_after_json(record: Record) -> None:
    assert from_json(to_json(record)) == record


@given(records(code="992011"), records(code="992011"))
def test_differences_are_none_against_itself_and_mirror_each_other(first: Record, second: Record) -> None:
    assert field_changes(first, first) == ()
    there = {(d.fact, d.subject, d.field, d.was, d.becomes) for d in field_changes(first, second)}
    back = {(d.fact, d.subject, d.field, d.becomes, d.was) for d in field_changes(second, first)}
    assert there == back


def test_a_difference_names_the_fact_the_field_and_both_values() -> None:
    town = two_networks_one_hub()
    changed = replace(town, organisations=(replace(town.organisations[0], name="架空新"),
                                           *town.organisations[1:]), memberships=town.memberships[1:])
    assert [(d.fact, d.subject, d.field, d.was, d.becomes) for d in field_changes(town, changed)] == [
        ("organisation", ("a",), "name", "架空a", "架空新"),
        ("membership", ("a", "x", "member", ""), "", "a → x → member", None)]
    everything = field_changes(None, town)
    assert {d.fact for d in everything} >= {"area", "organisation", "platform_role"}
    assert all(d.was is None for d in everything)


def test_a_record_lists_its_actors_and_links() -> None:
    town = two_networks_one_hub()
    assert all(isinstance(actor, Node) for actor in town.nodes())
    assert len(town.links()) == 8
    assert nothing_but_its_line().is_empty
    assert not town.is_empty


def test_every_kind_of_fact_has_a_field_and_a_key() -> None:
    assert {kind.KIND for kind in Fact.__subclasses__()} == {kind.KIND for kind in KINDS}
    for kind in KINDS:
        assert set(kind.KEY) <= {field.name for field in kind.FIELDS}


def test_any_record_has_every_kind_of_fact_with_something_in_every_field() -> None:
    """What no property draws, no property tests; a new kind and a new field are drawn by themselves."""
    seen: set[str] = set()

    @settings(max_examples=60, phases=[Phase.generate], database=None)
    @given(records())
    def draw(record: Record) -> None:
        seen.update(f"{fact.KIND}.{field.name}" for fact in record for field in fact.FIELDS
                    if getattr(fact, field.name) != field.default)

    draw()
    assert {f"{kind.KIND}.{field.name}" for kind in KINDS for field in kind.FIELDS} - seen == set()
