"""近づくには: whom a town would ask and which seats it would give, without a gap more by the tool's own count."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from graph.analysis.comparison.additions import Additions, Does, additions
from graph.analysis.comparison.matching import line_up
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.ranking import find_gaps
from graph.analysis.plans.approach import Approach, approach
from graph.analysis.plans.outcome import outcome_of
from graph.analysis.steps import fits, read_step
from graph.facts.actors import Network, Organisation, Platform
from graph.facts.choices import Meeting, PlatformForm
from graph.facts.links import Membership, PlatformPart, Tie
from graph.questions.comparison import Side, compare
from graph.questions.gap_search import GapSearch
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from locales import Words
from tests.comparison.test_differences import DAY, IZUMI, council
from tests.loaders.files import CATALOGUE
from tests.samples.kept import store_of_samples
from tests.strategies import any_records, whole_records
from tests.towns import TOWN, nothing_but_its_line, two_networks_one_hub
from wording.approach import agreement_text, effect_text, need_text
from wording.comparison import ComparisonReader
from wording.facts import Reader
from wording.gaps import GapReader
from wording.ladder import LadderReader


def added(mine: Record, model: Record, language: str = "ja") -> Additions:
    return additions(line_up([mine, model]), CATALOGUE, language)


def steps(mine: Record, model: Record) -> list[str]:
    return [str(need.step) for need in added(mine, model).needs]


def agreed(mine: Record, model: Record) -> list[str]:
    return [a.rung.id if a.rung else f"{a.does} {' '.join(a.actors)}" for a in added(mine, model).agreements]


def typed(record: Record, network_type: str) -> Record:
    return replace(record, networks=tuple(replace(n, network_type=network_type) for n in record.networks))


# What to ask for --------------------------------------------------------------------------------------


def test_a_partner_is_asked_for_by_its_type_and_given_the_seat_that_it_has_elsewhere() -> None:
    mine = council(TOWN, ("a", "POLICE"))
    assert steps(mine, council(IZUMI, ("c", "POLICE"), ("d", "FIRE"))) == ["partner/消防/FIRE/x"]


def test_two_of_one_type_are_one_partner_with_all_its_seats() -> None:
    def two_councils(area: str) -> Record:
        record = council(TOWN if area == "mine" else IZUMI, ("a", "POLICE"))
        more = Network(id="y", name="架空部会", network_type="NET_JISATSU")
        return replace(record, networks=(*record.networks, more))

    model = two_councils("model")
    model = replace(model, organisations=(*model.organisations, *(
        Organisation(id=i, name="学識経験者", partner_types=("ACADEMIC",)) for i in ("d", "e"))), memberships=(
            *model.memberships, Membership(member="d", network="x"), Membership(member="e", network="y")))
    assert steps(two_councils("mine"), model) == ["partner/学識経験者/ACADEMIC/x/y"]


def test_ones_own_council_comes_first_where_there_is_none_of_the_others_type() -> None:
    mine = typed(council(TOWN, ("a", "POLICE"), meeting=Meeting.DORMANT), "NET_PF")
    awake = Network(id="y", name="架空連絡会", network_type="NET_YOUTH")
    model = typed(council(IZUMI, ("d", "FIRE")), "NET_JISATSU")
    assert steps(mine, model) == ["partner/消防/FIRE/x"], "a council at rest is better than none"
    assert steps(replace(mine, networks=(*mine.networks, awake)), model) == ["partner/消防/FIRE/y"]


def test_a_council_is_asked_for_by_its_type_with_those_who_would_sit_on_it() -> None:
    mine = Record(area=TOWN, organisations=(Organisation(id="a", name="架空署", partner_types=("POLICE",)),))
    model = typed(council(IZUMI, ("c", "POLICE")), "NET_JISATSU")
    assert steps(mine, model) == ["network/自殺対策ネットワーク（会議・協議会）/a"]
    assert "network/NET_JISATSU" in agreed(nothing_but_its_line(), model), "nobody could sit on it yet"


def test_who_is_there_without_a_seat_gets_one_before_anybody_else_is_asked() -> None:
    mine = council(TOWN, ("a", "POLICE"))
    mine = replace(mine, organisations=(*mine.organisations, Organisation(id="b", name="架空家族会", partner_types=("FAMILY",))))
    model = typed(council(IZUMI, ("c", "FAMILY"), ("d", "FIRE")), "NET_JISATSU")
    assert steps(mine, model) == ["member/b/x", "partner/消防/FIRE/x", "network/自殺対策ネットワーク（会議・協議会）/b"]


def test_counterparts_get_the_seats_and_ties_that_they_have_elsewhere() -> None:
    mine, model = council(TOWN, ("a", "POLICE"), ("b", "FIRE")), council(IZUMI, ("c", "POLICE"), ("d", "FIRE"))
    model = replace(model, ties=(Tie(source="c", target="d", kind="refers_to"),))
    mine = replace(mine, memberships=mine.memberships[:1])
    assert steps(mine, model) == ["member/b/x", "tie/a/b/refers_to"]


def test_nobody_is_needed_of_a_type_that_somebody_has() -> None:
    mine = council(TOWN, ("a", "POLICE"))
    assert steps(mine, council(IZUMI, ("c", "POLICE"), ("d", "POLICE"))) == []
    assert steps(mine, mine) == []


def test_roles_and_what_is_at_rest_are_to_be_agreed_on() -> None:
    model, mine = two_networks_one_hub(), council(IZUMI, ("a", "POLICE"))
    assert agreed(mine, model) == ["use_own x", "role/platform", "role/hub", "role/back_up"]
    asleep = Platform(id="pf", name="架空連絡網", serves=(IZUMI.code,), form=PlatformForm.NEW, meeting=Meeting.DORMANT)
    mine = replace(mine, platforms=(asleep,), platform_parts=(PlatformPart(network="x", platform="pf"),))
    assert agreed(mine, model) == ["revive pf", "role/hub", "role/back_up"]


def test_a_type_whose_name_has_a_stroke_in_it_can_be_handed_on() -> None:
    (need,) = added(council(TOWN, ("a", "POLICE")), council(IZUMI, ("c", "POLICE"), ("d", "FIRE")), "en").needs
    assert read_step(str(need.step)) == need.step
    assert need.step.parts == ("Fire ／ ambulance", "FIRE", "x")


# What it does to the gaps -----------------------------------------------------------------------------


def towards(mine: Record, model: Record) -> tuple[Context, Approach]:
    context = Context(mine, CATALOGUE, on=DAY)
    return context, approach(context, added(mine, model).needs)


def test_a_partner_without_a_seat_would_stand_alone_and_is_not_proposed() -> None:
    mine = Record(area=TOWN, organisations=(Organisation(id="a", name="架空署", partner_types=("POLICE",)),))
    _, plan = towards(mine, replace(council(IZUMI, ("d", "FIRE")), networks=(), memberships=()))
    assert (plan.plan, [need.term for need in plan.left_out]) == ((), ["FIRE"])
    assert plan.after == plan.before


@whole_records(25)
@given(any_records(code="992011"), any_records(code="993018"))
def test_no_step_of_a_plan_adds_a_gap_and_its_counts_are_those_of_what_if(mine: Record, model: Record) -> None:
    context, plan = towards(mine, model)
    counts = [plan.before, *(step.gaps for step in plan.steps)]
    assert counts == sorted(counts, reverse=True)
    outcome = outcome_of(context, plan.plan)
    assert outcome.steps == plan.plan
    assert (len(outcome.before), len(outcome.after)) == (plan.before, plan.after)
    assert all(fits(need.step, mine, CATALOGUE) for need in added(mine, model).needs)
    for before, step in zip(counts, plan.steps, strict=False):
        assert step.gaps == before - len(step.closed) + len(step.opened)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(store_of_samples(tmp_path_factory.mktemp("samples")))
    yield store
    store.close()


@pytest.mark.parametrize(("mine", "model", "fewer"), [
    ("993077", "393860", True), ("993026", "992011", True), ("393860", "993018", True), ("992011", "393860", True),
    ("392022", "393860", False)])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_to_come_nearer_to_a_model_closes_gaps_and_names_nobody_of_it(
        samples: Store, mine: str, model: str, fewer: bool, language: str) -> None:
    lined_up = compare(samples, [Side(mine), Side(model)], today=DAY).lined_up
    wanted = additions(lined_up, CATALOGUE, language)
    context = GapSearch(samples, CATALOGUE).about(lined_up.records[0], DAY)
    plan = approach(context, wanted.needs)
    assert plan.before == len(find_gaps(context))
    assert (plan.after < plan.before) is fewer
    assert plan.after <= plan.before
    reader = ComparisonReader(lined_up, ("甲町", "乙町"), CATALOGUE, Words(language))
    own, told, gaps = reader.readers[0], LadderReader(reader), GapReader(lined_up.records[0], CATALOGUE, Words(language))
    lines = [need_text(need, own) for need in (*(s.need for s in plan.steps), *plan.left_out)]
    lines += [agreement_text(agreement, told, own) for agreement in wanted.agreements]
    lines += [effect_text(step, plan.before, gaps, CATALOGUE) for step in plan.steps]
    own_names = " ".join(node.name for node in lined_up.records[0].nodes())
    theirs = {node.name for node in lined_up.records[1].nodes() if node.name not in own_names}
    types = " ".join(t.name(language) for t in (*CATALOGUE.partner_types.values(), *CATALOGUE.network_types.values()))
    assert [line for line in lines for name in theirs if name in line and name not in types] == []


def test_a_step_says_whom_to_ask_which_seat_to_give_and_what_it_does_to_the_gaps(samples: Store) -> None:
    lined_up = compare(samples, [Side("993077"), Side("393860")], today=DAY).lined_up
    wanted = additions(lined_up, CATALOGUE, "ja")
    context = GapSearch(samples, CATALOGUE).about(lined_up.records[0], DAY)
    plan = approach(context, wanted.needs)
    reader, words = Reader(lined_up.records[0], CATALOGUE, Words("ja")), Words("ja")
    police = next(n for n, step in enumerate(plan.steps) if step.need.term == "POLICE")
    assert need_text(plan.steps[police].need, reader) == "警察に声をかけ、架空くぬぎ町ひきこもり支援協議会の構成員に迎える"
    before = plan.steps[police - 1].gaps
    assert effect_text(plan.steps[police], before, GapReader(lined_up.records[0], CATALOGUE, words), CATALOGUE) == (
        f"空白 {before} → {before - 1}　解消：警察がいるか、まだ分からない")
    assert need_text(plan.steps[-1].need, reader) == (
        "「自殺対策ネットワーク（会議・協議会）」にあたる会議体を活用する（参加：架空くぬぎ町教育課、架空くぬぎ町健康課、架空くぬぎ病院）")
    told = LadderReader(ComparisonReader(lined_up, ("甲町", "乙町"), CATALOGUE, words))
    assert [agreement_text(a, told, reader) for a in wanted.agreements] == [
        "休止中の「架空くぬぎプラットフォーム」、「架空くぬぎ町ひきこもり支援協議会」を再開する", "都道府県などに後方支援を頼む"]
    assert wanted.agreements[0].does is Does.REVIVE
