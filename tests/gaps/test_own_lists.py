"""A town hall's own lists: whatever can stand in them, every page has what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exports.progress_json import as_json
from graph.analysis.gaps.context import Context
from graph.analysis.gaps.ranking import find_gaps
from graph.analysis.measures.figures import figures
from graph.analysis.measures.per_actor import actor_figures
from graph.analysis.notice.requirements import requirement_states
from graph.analysis.plans.outcome import outcome_of
from graph.analysis.plans.proposal import propose
from graph.analysis.steps import read_step
from graph.catalogue import Catalogue, Level, Obligation, Part, Requirement, RequirementTest, TieKind
from graph.decisions.requirement import RequirementStatus
from graph.facts.choices import AreaKind, RoleKind
from graph.facts.links import PlatformRole
from graph.pictures.platform_picture import draw_platform
from graph.questions.prefecture import Municipality, RollUp
from graph.record.record import Record
from graph.replacing import replace
from locales import LANGUAGES, Words
from tests.gaps.test_kinds import TODAY
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records, whole_records
from tests.towns import a_chain_and_one_alone, ties, two_networks_one_hub
from wording.figures import label_text
from wording.gaps import GapReader
from wording.progress import ProgressReader


def item(id_: str, **what: Any) -> Requirement:
    """An item of the notice as a town hall might write it."""
    plain = replace(CATALOGUE.requirements["M3d"], id=id_, names={"ja": f"架空{id_}", "en": id_}, parent="", star="",
                    obligation=Obligation.DUTY, accepts={"ja": (), "en": ()})
    return replace(plain, **what)


def with_items(*items: Requirement) -> Catalogue:
    return replace(CATALOGUE, requirements={i.id: i for i in items})


def asked(record: Record, catalogue: Catalogue) -> set[str]:
    """Return the items that are gaps."""
    return {gap.aspect for gap in find_gaps(Context(record, catalogue, on=TODAY), ["requirement"])}


def test_an_item_without_a_parent_is_a_gap_like_any_other() -> None:
    assert asked(two_networks_one_hub(), with_items(item("X1"))) == {"X1"}
    assert asked(two_networks_one_hub(), with_items(item("X1", obligation=Obligation.CONSIDER))) == set()
    named = item("X1", test=RequirementTest.LEAD_DEPARTMENT)
    assert asked(two_networks_one_hub(), with_items(named)) == set(), "there is a hub"


def test_of_a_heading_the_parts_are_asked() -> None:
    assert asked(two_networks_one_hub(), with_items(item("X"), item("Xa", parent="X"), item("Xb", parent="X"))) == {
        "Xa", "Xb"}
    judged = with_items(item("X", test=RequirementTest.JUDGED), item("Xa", parent="X"))
    assert asked(two_networks_one_hub(), judged) == {"X", "Xa"}


def test_the_order_of_the_items_makes_no_difference() -> None:
    whole = item("X", test=RequirementTest.WHOLE)
    parts = [item("Xa", parent="X"), item("Xb", parent="X", test=RequirementTest.WHOLE), item("Xba", parent="Xb")]
    for items in ([whole, *parts], [*parts, whole], [*parts[::-1], whole]):
        assert asked(two_networks_one_hub(), with_items(*items)) == {"X"}, "nothing is known of any part"


def test_a_whole_of_what_is_only_to_be_considered_is_measured_by_all_of_it() -> None:
    items = with_items(item("X", test=RequirementTest.WHOLE), item(
        "Xa", parent="X", obligation=Obligation.CONSIDER, test=RequirementTest.FORM_KNOWN))
    states = {s.requirement.id: s.status for s in requirement_states(two_networks_one_hub(), items)}
    assert states["X"] is RequirementStatus.MET_OTHERWISE


def test_a_list_without_the_notices_own_items_still_tells_which_roles_lack() -> None:
    town = replace(two_networks_one_hub(), platform_roles=())
    context = Context(town, with_items(item("X1")), on=TODAY)
    reader = GapReader(town, context.catalogue, Words("ja"))
    roles = [gap for gap in find_gaps(context) if gap.kind == "roles"]
    assert {gap.says for gap in roles} == {"no_hub", "no_secretariat", "no_back_up", "no_link"}
    assert all(reader.sentence(gap) for gap in roles)


def test_two_items_that_ask_for_one_role_are_both_told_by_it() -> None:
    items = with_items(item("X1", test=RequirementTest.SECRETARIAT), item("X2", test=RequirementTest.SECRETARIAT))
    assert asked(two_networks_one_hub(), items) == set()
    (gap,) = [g for g in find_gaps(Context(two_networks_one_hub(), items, on=TODAY)) if g.says == "no_secretariat"]
    assert gap.terms["item"] == ("requirement", ("X1", "X2"))


def test_a_tie_is_proposed_in_the_weakest_way_of_working_together_there_is() -> None:
    kinds = {"meets": replace(CATALOGUE.tie_kinds["funds"], id="meets"),
             "greets": replace(CATALOGUE.tie_kinds["funds"], id="greets", strength=1)}
    context = Context(a_chain_and_one_alone(), replace(CATALOGUE, tie_kinds=kinds), on=TODAY)
    (pair,) = [gap for gap in find_gaps(context, ["untied"]) if gap.subjects == ("a", "c")]
    assert [str(step) for step in pair.closes] == ["tie/a/c/greets"]


def test_a_partner_is_weighed_by_the_greatest_share_of_the_list() -> None:
    types = {id_: replace(kind, referral_share=50.0 if id_ == "POLICE" else None)
             for id_, kind in CATALOGUE.partner_types.items()}
    organisations = tuple(replace(o, partner_types=("HEALTH",)) for o in two_networks_one_hub().organisations)
    town = replace(two_networks_one_hub(), organisations=organisations)
    (gap,) = find_gaps(Context(town, replace(CATALOGUE, partner_types=types), on=TODAY), ["partner_type"])
    assert (gap.aspect, round(gap.score, 9)) == ("POLICE", 0.45)


def test_an_alternative_that_a_list_does_not_name_is_left_out() -> None:
    assert CATALOGUE.requirements["M2c"].accepted(3, "ja") == "小規模のため調査なしで把握"
    assert item("X").accepted(3, "ja") == ""


IDS = st.sampled_from(["a", "b", "c", "x.y", "架空"])


@st.composite
def own_lists(draw: Callable[..., Any]) -> Catalogue:
    """Any lists that can be read: few entries, none of ours among them."""
    functions = {id_: replace(CATALOGUE.functions["welfare"], id=id_, reached_from_window=draw(st.booleans()))
                 for id_ in draw(st.sets(IDS, min_size=1))}
    types = {id_: replace(CATALOGUE.partner_types["POLICE"], id=id_, function=draw(st.sampled_from(sorted(functions))),
                          referral_share=draw(st.none() | st.floats(0, 100)), part=draw(st.none() | st.sampled_from(Part)),
                          looked_for=draw(st.booleans())) for id_ in draw(st.sets(IDS, min_size=1))}
    kinds = {id_: TieKind(id_, {"ja": f"架空{id_}", "en": id_}, draw(st.booleans()), draw(st.integers(1, 9)),
                          "#0072B2", "") for id_ in draw(st.sets(IDS, min_size=1))}
    names = sorted(draw(st.sets(st.sampled_from([f"X{n}" for n in range(6)]), min_size=1)))
    items: dict[str, Requirement] = {}
    for id_ in draw(st.permutations(names)):
        above = [other for other in items.values() if other.level is Level.MUNICIPALITY]
        parent = draw(st.sampled_from(["", *(other.id for other in above)]))
        items[id_] = item(
            id_, parent=parent, obligation=draw(st.sampled_from(Obligation)), counted=draw(st.booleans()),
            level=Level.MUNICIPALITY if parent else draw(st.sampled_from(Level)),
            star=draw(st.sampled_from(["", "1", "2", "3"])), applies_to=tuple(draw(st.sets(st.sampled_from(AreaKind)))),
            test=draw(st.none() | st.sampled_from(RequirementTest)), deadline=draw(st.sampled_from(["", "2022-03-31"])))
    return replace(CATALOGUE, functions=functions, partner_types=types, tie_kinds=kinds, requirements=items)


@whole_records(60)
@given(any_records(), own_lists())
def test_any_lists_serve_any_record(record: Record, catalogue: Catalogue) -> None:
    context = Context(record, catalogue, on=TODAY)
    gaps = find_gaps(context)
    assert len({gap.id for gap in gaps}) == len(gaps)
    assert all(0 <= gap.score <= 1 for gap in gaps)
    for language in LANGUAGES:
        words = Words(language)
        reader = GapReader(record, catalogue, words)
        assert len(reader.rows(gaps)) == len(gaps)
        assert draw_platform(record, catalogue, words, language).nodes or not record.nodes()
        states = {s.requirement.id: s for s in requirement_states(record, catalogue)}
        progress = ProgressReader(RollUp(None, (Municipality(record, states),)), catalogue, words)
        assert [len(progress.rows()), len(progress.totals())] == [1, len(catalogue.counted)]
        assert all(label_text(figure, catalogue, words) for figure in figures(record))
    assert as_json(progress.rolled_up, catalogue)["municipalities"]
    assert all(read_step(str(step)) == step for gap in gaps for step in gap.closes)
    assert outcome_of(context, propose(context, 1).steps).closed is not None
    assert actor_figures(record, catalogue)


def test_a_judgement_falls_with_the_role_it_rests_on_whatever_the_item_is_called() -> None:
    from graph.analysis.steps import without
    from tests.gaps.test_kinds import judged
    items = with_items(item("X1", test=RequirementTest.SECRETARIAT))
    town = replace(two_networks_one_hub(), assessments=(judged("X1", RequirementStatus.MET),), ties=ties("a-b"))
    town = replace(town, platform_roles=(*town.platform_roles, PlatformRole(
        actor="a", platform="pf", role=RoleKind.SECRETARIAT)))
    outcome = outcome_of(Context(town, items, on=TODAY), [without("a")])
    assert "gap/roles/no_secretariat/pf" in {gap.id for gap in outcome.opened}
