"""Changes as data: what turns one record into another, laid over a record, merged with a colleague's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.changes.applying import applied
from graph.changes.between import changes_between
from graph.changes.change import Change, ChangeMissed, Merge, Put, Remove, Rename
from graph.changes.merging import WHOLE, Conflicting, merged
from graph.changes.removing import ending, links_of, removing, undoing
from graph.dates import RecordedDate
from graph.facts.actors import Network, Organisation
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.facts.fact import Fact
from graph.facts.links import Membership, Tie
from graph.facts.observations import Source
from graph.record.flaws import RecordError
from graph.record.kinds import KINDS
from graph.record.record import Record
from graph.replacing import replace
from tests.strategies import records, whole_records

TOWN = Record(
    area=Area(code="993018", name="架空いずみ町", kind=AreaKind.TOWN),
    networks=(Network(id="n", name="架空協議会"),),
    organisations=(Organisation(id="a", name="架空課"), Organisation(id="b", name="架空病院"),
                   Organisation(id="c", name="架空びょういん", place="架空町1", partner_types=("HEALTH",))),
    memberships=(Membership(member="a", network="n"), Membership(member="b", network="n"),
                 Membership(member="c", network="n", seat="chair")),
    ties=(Tie(source="a", target="b", kind="refers_to"), Tie(source="b", target="c", kind="funds")))


def as_sets(record: Record) -> dict[type[Fact], dict[Any, Fact]]:
    """Return a record's facts by kind and key: in which order they are told is no difference."""
    return {kind: {fact.key(): fact for fact in record.of(kind)} for kind in KINDS}


@whole_records(60)
@given(st.data())
def test_the_differences_laid_over_a_record_give_the_other_record(data: st.DataObject) -> None:
    before = data.draw(st.none() | records("993018"))
    after = data.draw(records("993018"))
    changes = changes_between(before, after)
    assert as_sets(applied(before, changes)) == as_sets(after)
    assert changes_between(after, after) == ()


@whole_records(40)
@given(st.data())
def test_a_merge_with_oneself_and_with_somebody_who_changed_nothing_gives_what_one_made(data: st.DataObject) -> None:
    base, mine = data.draw(records("993018")), data.draw(records("993018"))
    assert as_sets(merged(base, mine, mine)) == as_sets(mine)
    assert as_sets(merged(base, mine, base)) == as_sets(mine)
    assert as_sets(merged(base, base, mine)) == as_sets(mine)


@whole_records(40)
@given(st.data())
def test_changes_of_different_facts_merge_whoever_comes_first(data: st.DataObject) -> None:
    base = data.draw(records("993018"))
    facts = [fact for kind in KINDS for fact in base.of(kind)]
    noted = data.draw(st.lists(st.sampled_from(facts), unique_by=lambda fact: fact.path(), max_size=6))
    middle = data.draw(st.integers(0, len(noted)))
    mine, theirs = (applied(base, [Put(replace(fact, note=note)) for fact in part if "note" not in fact.KEY])
                    for part, note in ((noted[:middle], "わたし"), (noted[middle:], "同僚")))
    both = merged(base, mine, theirs)
    assert as_sets(both) == as_sets(merged(base, theirs, mine))
    moved = {fact.path() for fact in noted}
    assert [fact for fact in both if fact.path() not in moved] == [fact for fact in base if fact.path() not in moved]


def test_the_field_that_both_changed_otherwise_is_a_conflict_with_both_values() -> None:
    mine = applied(TOWN, [Put(replace(TOWN.organisations[0], name="架空福祉課", place="本庁"))])
    theirs = applied(TOWN, [Put(replace(TOWN.organisations[0], name="架空ほけん課", note="異動"))])
    with pytest.raises(Conflicting, match="count=1") as refused:
        merged(TOWN, mine, theirs)
    [conflict] = refused.value.conflicts
    assert (conflict.kind, conflict.key, conflict.field) == (Organisation, ("a",), "name")
    assert (conflict.mine, conflict.theirs) == ("架空福祉課", "架空ほけん課")
    chosen = merged(TOWN, mine, theirs, {conflict.name: "mine"}).organisations[0]
    assert (chosen.name, chosen.place, chosen.note) == ("架空福祉課", "本庁", "異動")
    assert merged(TOWN, mine, theirs, {conflict.name: "theirs"}).organisations[0].name == "架空ほけん課"


def test_who_is_removed_here_and_tied_there_is_a_conflict_of_the_whole() -> None:
    removed = applied(TOWN, [Remove(Tie, link.key()) for link in TOWN.ties[1:]]
                      + [Remove(Membership, ("c", "n", "chair", "")), Remove(Organisation, ("c",))])
    tied = applied(TOWN, [Put(Tie(source="a", target="c", kind="funds"))])
    with pytest.raises(Conflicting) as refused:
        merged(TOWN, removed, tied)
    [conflict] = refused.value.conflicts
    assert (conflict.kind, conflict.key, conflict.field, conflict.mine) == (Organisation, ("c",), WHOLE, None)
    stays = merged(TOWN, removed, tied, {conflict.name: "theirs"})
    goes = merged(TOWN, removed, tied, {conflict.name: "mine"})
    assert ("c",) in as_sets(stays)[Organisation]
    assert ("c",) not in as_sets(goes)[Organisation]
    assert not any("c" in (tie.source, tie.target) for tie in goes.ties)


def test_values_that_both_add_to_a_list_both_stand() -> None:
    mine, theirs = (applied(TOWN, [Put(replace(TOWN.organisations[2], partner_types=("HEALTH", more)))])
                    for more in ("SHAKYO", "POLICE"))
    assert merged(TOWN, mine, theirs).organisations[2].partner_types == ("HEALTH", "POLICE", "SHAKYO")


def test_an_id_is_renamed_wherever_it_stands() -> None:
    renamed = applied(TOWN, [Rename(Organisation, "b", "byoin")])
    assert [o.id for o in renamed.organisations] == ["a", "byoin", "c"]
    assert [(m.member, m.network) for m in renamed.memberships] == [("a", "n"), ("byoin", "n"), ("c", "n")]
    assert [(t.source, t.target) for t in renamed.ties] == [("a", "byoin"), ("byoin", "c")]
    assert as_sets(applied(renamed, [Rename(Organisation, "byoin", "b")])) == as_sets(TOWN)


def test_two_organisations_become_one_with_everything_that_either_had() -> None:
    after = applied(TOWN, [Merge("b", "c")])
    assert [(o.id, o.name, o.place, o.partner_types) for o in after.organisations] == [
        ("a", "架空課", "", ()), ("b", "架空病院", "架空町1", ("HEALTH",))]
    assert {(m.member, m.seat) for m in after.memberships} == {("a", ""), ("b", ""), ("b", "chair")}
    assert [(t.source, t.target) for t in after.ties] == [("a", "b")], "what they had with each other goes"


def test_who_becomes_one_with_another_still_goes_by_its_name() -> None:
    office = applied(TOWN, [Put(replace(TOWN.organisations[2], other_names=("架空病院", "架空クリニック")))])
    assert applied(office, [Merge("b", "c")]).organisations[1].other_names == ("架空クリニック", "架空びょういん")
    listed = applied(TOWN, [Put(replace(TOWN.organisations[2], name="架空病院、分院"))])
    assert applied(listed, [Merge("b", "c")]).organisations[1].other_names == (), "no list holds such a name"


def test_two_that_became_one_by_mistake_are_two_again_with_what_came_later() -> None:
    after = applied(TOWN, [Merge("b", "c")])
    later = applied(after, [Put(Tie(source="a", target="b", kind="funds")),
                            Put(replace(after.organisations[0], place="本庁"))])
    assert as_sets(merged(after, TOWN, later)) == as_sets(
        applied(TOWN, [Put(Tie(source="a", target="b", kind="funds")),
                       Put(replace(TOWN.organisations[0], place="本庁"))]))


def test_a_department_that_becomes_one_with_its_office_is_nobodys_department() -> None:
    office = applied(TOWN, [Put(replace(TOWN.organisations[2], parent="b"))])
    assert applied(office, [Merge("c", "b")]).organisations[-1].parent is None
    assert applied(office, [Merge("b", "c")]).organisations[-1].parent is None


@pytest.mark.parametrize("change", [
    Remove(Organisation, ("z",)), Rename(Organisation, "z", "y"), Merge("a", "z"), Merge("a", "n")])
def test_a_change_of_what_is_not_there_is_told_with_the_change(change: Change) -> None:
    with pytest.raises(ChangeMissed) as missed:
        applied(TOWN, [change])
    assert missed.value.change == change


def test_a_change_that_leaves_a_name_loose_is_refused() -> None:
    with pytest.raises(RecordError, match="unknown_reference"):
        applied(TOWN, [Remove(Organisation, ("a",))])


def test_a_seat_from_another_day_on_is_the_same_seat_changed() -> None:
    after = replace(TOWN, memberships=(replace(TOWN.memberships[0], seat="chair"), *TOWN.memberships[1:]))
    [change] = changes_between(TOWN, after)
    assert isinstance(change, Put)
    assert (change.was, change.fact.key()) == (("a", "n", "", ""), ("a", "n", "chair", ""))


def test_who_is_removed_takes_along_what_hangs_on_it() -> None:
    office = applied(TOWN, [Put(replace(TOWN.organisations[2], parent="b"))])
    changes = removing(office, office.organisations[1])
    after = applied(office, changes)
    assert [o.id for o in after.organisations] == ["a", "c"]
    assert [m.member for m in after.memberships] == ["a", "c"]
    assert after.ties == ()
    assert after.organisations[1].parent is None, "whoever belonged to it belongs to nobody, and stays"


def test_a_source_that_goes_is_cited_by_nobody_any_more_not_even_by_the_area() -> None:
    source = Source(id="s", title="架空の調べ")
    town = Record(area=replace(TOWN.area, cites=("s",)), sources=(source,),
                  organisations=(Organisation(id="a", name="架空課", cites=("s",)),))
    after = applied(town, removing(town, source))
    assert (after.area, after.sources, after.organisations[0].cites) == (TOWN.area, (), ())


def test_what_ends_stays_with_its_last_day() -> None:
    links = links_of(TOWN, "b")
    after = applied(TOWN, ending(links, RecordedDate("2026-03-31")))
    assert {str(tie.until) for tie in after.ties} == {"2026-03-31"}
    assert [str(m.until or "") for m in after.memberships] == ["", "2026-03-31", ""]
    assert ending(links_of(after, "b"), RecordedDate("2026-04-30")) == (), "what has ended keeps its day"


@whole_records(40)
@given(st.data())
def test_each_change_can_be_taken_back_by_itself(data: st.DataObject) -> None:
    before = data.draw(st.none() | records("993018"))
    after = data.draw(records("993018"))
    changes = [change for change in changes_between(before, after) if change.kind is not Area]  # type: ignore[union-attr]
    if not changes:
        return
    change = data.draw(st.sampled_from(changes))
    back = applied(after, undoing(before, after, change))
    assert change not in changes_between(before, back)
