"""What people decided of a gap: read as it was written, counted, kept when the gap closes or is said in another way."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from graph.analysis.gaps.decisions import (
    closed_since,
    decided_on,
    decision_on,
    due,
    gap_id,
    state_of,
    totals,
)
from graph.analysis.gaps.gap import Gap
from graph.analysis.gaps.ranking import find_gaps
from graph.dates import RecordedDate
from graph.decisions.gap import GapDecision, GapState
from graph.facts.actors import Organisation
from graph.facts.choices import RoleKind
from graph.facts.links import Membership, PlatformRole, Tie
from graph.record.record import Record
from graph.replacing import replace
from locales import LANGUAGES, Words
from tests.gaps.test_kinds import context
from tests.loaders.files import CATALOGUE
from tests.towns import seats, two_networks_one_hub
from wording.gaps import GapReader

DAY = dt.date(2026, 4, 1)


def decided(record: Record, place: int, state: GapState, **said: object) -> Record:
    """Return the record with a decision on one of its gaps, by its place in the list."""
    return decided_on(record, find_gaps(context(record))[place], state, day=DAY, **said)  # type: ignore[arg-type]


def of_kind(record: Record, kind: str) -> list[Gap]:
    return list(find_gaps(context(record), [kind]))


def test_what_nobody_has_decided_is_open_and_says_nothing_else() -> None:
    town = two_networks_one_hub()
    gap = find_gaps(context(town))[0]
    assert (decision_on(town, gap), state_of(town, gap)) == (None, GapState.OPEN)
    assert due(None, DAY) is None


@pytest.mark.parametrize("state", GapState)
def test_a_decision_is_read_as_it_was_written(state: GapState) -> None:
    town = two_networks_one_hub()
    gap = find_gaps(context(town))[0]
    town = decided_on(town, gap, state, day=DAY, note=" 架空の理由 ", by=" 架空課 ", until=RecordedDate("FY2026"))
    assert decision_on(town, gap) == GapDecision(
        gap=gap.kind, aspect=gap.aspect, subjects=gap.subjects, said=gap.says, state=state, note="架空の理由", by="架空課",
        until=RecordedDate("FY2026"), as_of=RecordedDate("2026-04-01"))
    assert state_of(town, gap) is state


def test_of_two_decisions_on_one_day_the_second_stands() -> None:
    town = decided(decided(two_networks_one_hub(), 0, GapState.ACCEPTED), 0, GapState.IN_PROGRESS)
    first = find_gaps(context(town))[0]
    assert [gap_id(d) for d in town.gap_decisions] == [first.id]
    assert state_of(town, first) is GapState.IN_PROGRESS


def test_each_gap_is_counted_in_the_state_it_is_in() -> None:
    town = decided(decided(two_networks_one_hub(), 0, GapState.ACCEPTED), 1, GapState.IN_PROGRESS)
    gaps = find_gaps(context(town))
    assert totals(town, gaps) == Counter({GapState.ACCEPTED: 1, GapState.IN_PROGRESS: 1, GapState.OPEN: len(gaps) - 2})


def test_a_decision_on_a_gap_that_is_not_there_any_more_is_one_on_a_gap_that_closed() -> None:
    town = decided(decided(two_networks_one_hub(), 0, GapState.ACCEPTED), 1, GapState.IN_PROGRESS)
    first, second, *others = find_gaps(context(town))
    assert closed_since(town, [first, second, *others]) == ()
    assert [gap_id(d) for d in closed_since(town, [first, *others])] == [second.id]
    again = decided_on(town, second, GapState.ACCEPTED, day=DAY + dt.timedelta(1))
    assert [str(d.as_of) for d in closed_since(again, [first, *others])] == ["2026-04-02"], "once, as it was last"


def test_a_dependence_on_the_hub_stays_decided_when_it_links_no_networks_any_more() -> None:
    town = two_networks_one_hub()
    town = replace(town, organisations=(*town.organisations, Organisation(id="e", name="架空機関")),
                   ties=(Tie(source="hub", target="e", kind="refers_to"),))
    (linking,) = (gap for gap in of_kind(town, "dependence") if gap.subjects == ("hub",))
    accepted = decided_on(town, linking, GapState.ACCEPTED, day=DAY, note="架空の理由")
    joined = replace(accepted, memberships=(*accepted.memberships, Membership(member="a", network="y")))
    (now,) = (gap for gap in of_kind(joined, "dependence") if gap.subjects == ("hub",))
    assert (linking.says, now.says) == ("hub_links_networks", "hub")
    assert state_of(joined, now) is GapState.ACCEPTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tie_that_was_not_asked_about_stays_decided_when_the_other_side_has_answered(language: str) -> None:
    town = replace(two_networks_one_hub(), ties=(Tie(source="a", target="b", kind="refers_to", reported_by="a"),))
    (unasked,) = of_kind(town, "one_sided")
    accepted = decided_on(town, unasked, GapState.ACCEPTED, day=DAY, note="架空の理由")
    reader = GapReader(accepted, CATALOGUE, Words(language))
    assert reader.then(unasked, decision_on(accepted, unasked)) == ""
    answered = replace(accepted, ties=(*accepted.ties, Tie(source="b", target="hub", kind="refers_to", reported_by="b")))
    (now, _) = sorted(of_kind(answered, "one_sided"), key=lambda gap: gap.subjects)
    assert (unasked.says, now.says) == ("not_asked", "not_confirmed")
    assert state_of(answered, now) is GapState.ACCEPTED
    reader = GapReader(answered, CATALOGUE, Words(language))
    assert reader.then(now, decision_on(answered, now)) == reader.title(unasked), "how it read when it was decided"


def test_accepting_that_there_is_no_hub_is_not_accepting_several() -> None:
    none = replace(two_networks_one_hub(), platform_roles=())
    (gap,) = (gap for gap in of_kind(none, "roles") if gap.says == "no_hub")
    accepted = decided_on(none, gap, GapState.ACCEPTED, day=DAY, note="架空の理由")
    both = replace(accepted, platform_roles=tuple(PlatformRole(actor=actor, platform="pf", role=RoleKind.HUB)
                                                  for actor in ("a", "hub")))
    (hub_gap,) = (gap for gap in of_kind(both, "roles") if gap.says == "several_hubs")
    assert state_of(both, hub_gap) is GapState.OPEN


def test_a_decision_names_whom_it_is_about_even_when_they_are_gone() -> None:
    town = replace(two_networks_one_hub(), ties=(), memberships=seats(hub="x y"))
    (gap, *_) = of_kind(town, "isolate")
    accepted = decided_on(town, gap, GapState.ACCEPTED, day=DAY, note="架空の理由")
    left = replace(accepted, organisations=tuple(o for o in accepted.organisations if o.id not in gap.subjects))
    assert left.gap_decisions == accepted.gap_decisions


def on_paper_in_two() -> Record:
    return replace(two_networks_one_hub(), memberships=(
        Membership(member="a", network="x", status="nominal"), Membership(member="c", network="y", status="nominal")))


def of_a_part(network: str, state: GapState, day: str = "2026-03-01") -> GapDecision:
    return GapDecision(gap="membership", aspect="on_paper", subjects=(network,), state=state, said="on_paper",
                       by="架空課", as_of=RecordedDate(day))


def test_what_was_decided_alike_of_each_network_holds_for_all_of_them_told_as_one() -> None:
    town = replace(on_paper_in_two(), gap_decisions=(
        of_a_part("x", GapState.ACCEPTED), of_a_part("y", GapState.ACCEPTED, "2026-03-02")))
    [gap] = [gap for gap in of_kind(town, "membership") if gap.says == "on_paper"]
    assert state_of(town, gap) is GapState.ACCEPTED
    assert closed_since(town, [gap]) == (), "the parts are still there"
    newer = decided_on(town, gap, GapState.IN_PROGRESS, day=DAY)
    assert state_of(newer, gap) is GapState.IN_PROGRESS
    assert len(newer.gap_decisions) == 3, "nothing of what was decided is lost"


def test_what_was_decided_of_one_network_only_decides_nothing_of_the_whole() -> None:
    for decisions in ((of_a_part("x", GapState.ACCEPTED),),
                      (of_a_part("x", GapState.ACCEPTED), of_a_part("y", GapState.IN_PROGRESS))):
        town = replace(on_paper_in_two(), gap_decisions=decisions)
        [gap] = [gap for gap in of_kind(town, "membership") if gap.says == "on_paper"]
        assert state_of(town, gap) is GapState.OPEN
        assert closed_since(town, [gap]) == ()
    mended = replace(town, memberships=())
    assert len(closed_since(mended, of_kind(mended, "membership"))) == 2, "nobody is on paper any more"
