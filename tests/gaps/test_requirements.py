"""What a record answers to the notice: six states, read from the facts or judged by a person."""

from __future__ import annotations

from collections.abc import Mapping
from types import FunctionType

import pytest
from hypothesis import given

from graph.analysis.notice.requirements import SETTLED, STATES, State, requirement_states
from graph.analysis.notice.rules import rules
from graph.catalogue import RequirementTest
from graph.dates import RecordedDate
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.activities import Activity
from graph.facts.actors import Organisation
from graph.facts.areas import Area
from graph.facts.choices import Answer, AreaKind, Meeting, PlatformForm, Stage, SurveyMethod, Tier
from graph.facts.observations import NeedsSurvey, Window
from graph.record.record import Record
from graph.replacing import replace
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE
from tests.strategies import any_records
from tests.towns import TOWN, nothing_but_its_line, organisations, ties, two_networks_one_hub

S = RequirementStatus


def states(record: Record) -> dict[str, State]:
    return {state.requirement.id: state for state in requirement_states(record, CATALOGUE)}


def status(record: Record, item: str) -> RequirementStatus:
    return states(record)[item].status


def with_window(**answers: object) -> Record:
    town = two_networks_one_hub()
    return replace(town, windows=(Window(id="w", name="架空窓口", **answers),))  # type: ignore[arg-type]


def with_survey(**answers: object) -> Record:
    return replace(nothing_but_its_line(), needs_surveys=(
        NeedsSurvey(conducted=RecordedDate("2025"), **answers),))  # type: ignore[arg-type]


def with_platform(**changes: object) -> Record:
    town = two_networks_one_hub()
    return replace(town, platforms=(replace(town.platforms[0], **changes),))  # type: ignore[arg-type]


def test_nothing_recorded_is_unknown_and_never_unmet() -> None:
    all_states = states(nothing_but_its_line())
    assert {s.status for item, s in all_states.items() if item != "M1c"} == {S.UNKNOWN}
    assert all_states["M1c"].status is S.NOT_APPLICABLE, "asked of towns and villages only; this is a city"


def test_every_test_that_the_list_names_is_written() -> None:
    assert set(RequirementTest) - {RequirementTest.WHOLE, RequirementTest.JUDGED} == set(rules())
    assert {r.test for r in CATALOGUE.requirements.values()} - {None} == set(RequirementTest)


def states_in(answer: FunctionType) -> set[RequirementStatus]:
    """Return the states that the code of a rule names, by itself or in a mapping that it looks up."""
    looked_up = [answer.__globals__.get(name) for name in answer.__code__.co_names]
    mapped = {state for found in looked_up if isinstance(found, Mapping) for state in found.values()}
    return {S[name] for name in answer.__code__.co_names if name in S.__members__} | mapped & set(S)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_may_find_an_item_unmet_has_words_for_what_it_saw(language: str) -> None:
    words = Words(language)
    said = {rule.test: states_in(rule.answer) - set(SETTLED) - {S.UNKNOWN} for rule in rules().values()}  # type: ignore[arg-type]
    assert said[RequirementTest.LEAD_DEPARTMENT] == {S.PARTLY}, "named by the rule"
    assert said[RequirementTest.NEEDS_KNOWN] == {S.PARTLY, S.UNMET}, "looked up"
    said[RequirementTest.WHOLE] = {S.PARTLY, S.UNMET}
    assert [f"[gap_said.{test}] {state}" for test, states in said.items() for state in sorted(states)
            if not words.has(f"gap_said.{test}.{state}")] == [], language


@pytest.mark.parametrize(("record", "item", "expected"), [
    (two_networks_one_hub(), "M0a", S.MET),
    (two_networks_one_hub(), "M3a", S.MET),
    (two_networks_one_hub(), "M3b", S.MET_OTHERWISE),
    (two_networks_one_hub(), "M3c", S.UNKNOWN),
    (with_platform(meeting=Meeting.CONTACT_ONLY), "M3a", S.MET_OTHERWISE),
    (with_platform(meeting=Meeting.DORMANT), "M3a", S.PARTLY),
    (with_platform(form=PlatformForm.NEW), "M3b", S.MET),
    (with_platform(form=PlatformForm.JOINT_WITH_NEIGHBOURS), "M0c", S.MET),
    (with_window(), "M1a", S.MET),
    (with_window(), "M1b", S.UNKNOWN),
    (with_window(any_age=Answer.YES, any_sex=Answer.YES, any_disability=Answer.YES), "M1b", S.MET),
    (with_window(any_age=Answer.NO, any_sex=Answer.YES, any_disability=Answer.YES), "M1b", S.PARTLY),
    (with_window(place="架空庁舎", contact="00", publicised_by="広報紙"), "M1d", S.MET),
    (with_window(place="架空庁舎"), "M1d", S.UNKNOWN),
    (with_window(all_households_reached=Answer.NO), "M1e", S.UNMET),
    (with_survey(number=12), "M2a", S.MET),
    (with_survey(), "M2a", S.UNKNOWN),
    (with_survey(needs_known=Answer.PARTLY), "M2b", S.PARTLY),
    (with_survey(method=SurveyMethod.OWN), "M2c", S.MET),
    (with_survey(method=SurveyMethod.SMALL_ENOUGH_TO_KNOW), "M2c", S.MET_OTHERWISE),
])
def test_a_record_answers(record: Record, item: str, expected: RequirementStatus) -> None:
    assert status(record, item) is expected


def test_the_accepted_alternative_is_named() -> None:
    state = states(with_survey(method=SurveyMethod.PREFECTURE_RESULTS))["M2c"]
    assert isinstance(state.alternative, int)
    assert state.requirement.accepts["ja"][state.alternative] == "県の調査結果を活用"
    form = states(two_networks_one_hub())["M3b"]
    assert form.requirement.accepts["ja"][int(str(form.alternative))] == "既存のネットワークの活用"


def test_a_village_may_use_the_prefectures_agency_as_its_window() -> None:
    agency = Organisation(id="a", name="架空支援機関", partner_types=("CONSULT",), tier=Tier.PREFECTURAL)
    village = replace(with_window(operator="a"), area=replace(TOWN, kind=AreaKind.VILLAGE),
                      organisations=(agency, *organisations("b", "c", "d", "hub")))
    assert status(village, "M1a") is S.MET_OTHERWISE
    assert states(village)["M1c"].alternative == 1


def test_two_hubs_are_partly_one_lead_department() -> None:
    town = two_networks_one_hub()
    town = replace(town, platform_roles=(*town.platform_roles, replace(town.platform_roles[0], actor="a")))
    assert status(town, "M0a") is S.PARTLY


def test_a_whole_item_follows_from_what_is_to_be_done_of_it() -> None:
    everything = {"place": "架空", "contact": "0", "publicised_by": "広報", "any_age": Answer.YES,
                  "any_sex": Answer.YES, "any_disability": Answer.YES}
    assert status(with_window(**everything), "M1") is S.MET, "reaching all households is an effort only"
    assert status(with_window(**everything | {"any_age": Answer.NO}), "M1") is S.PARTLY
    assert status(with_window(), "M1") is S.UNKNOWN, "some parts are met, of others nothing is known"


def test_the_latest_judgement_counts_and_goes_before_the_facts() -> None:
    older = Assessment(about="M1a", status=S.UNMET, as_of=RecordedDate("2020"))
    newer = Assessment(about="M1a", status=S.PARTLY, as_of=RecordedDate("2021-04"))
    for findings in ((older, newer), (newer, older)):
        state = states(replace(with_window(), assessments=findings))["M1a"]
        assert (state.status, state.assessment, str(state.as_of)) == (S.PARTLY, newer, "2021-04")


@pytest.mark.parametrize(("older", "newer"), [("FY2026", "2026-11-20"), ("2026", "2026-02"), (None, "1999")])
def test_the_finer_and_later_judgement_goes_before_the_coarser(older: str | None, newer: str) -> None:
    findings = (Assessment(about="M1a", status=S.UNMET, as_of=RecordedDate(older) if older else None),
                Assessment(about="M1a", status=S.MET, as_of=RecordedDate(newer)))
    for order in (findings, findings[::-1]):
        assert status(replace(with_window(), assessments=order), "M1a") is S.MET


def surveys(*entries: tuple[str, dict[str, object]]) -> Record:
    return replace(nothing_but_its_line(), needs_surveys=tuple(
        NeedsSurvey(conducted=RecordedDate(when), **said) for when, said in entries))  # type: ignore[arg-type]


def test_of_several_surveys_the_newest_that_tells_counts() -> None:
    then: dict[str, object] = {"needs_known": Answer.YES, "method": SurveyMethod.OWN}
    now: dict[str, object] = {"needs_known": Answer.NO, "method": SurveyMethod.PREFECTURE_RESULTS}
    for order in ((("FY2020", then), ("2021-03", now)), (("2021-03", now), ("FY2020", then))):
        survey_states = states(surveys(*order))
        assert (survey_states["M2b"].status, survey_states["M2c"].status) == (S.UNMET, S.MET_OTHERWISE)
    silent = states(surveys(("2020", then), ("2021", {})))
    assert (silent["M2b"].status, silent["M2c"].status) == (S.MET, S.MET), "the newer one tells nothing"


def test_a_state_rests_on_the_newest_survey_alone() -> None:
    town = surveys(("2020", {"needs_known": Answer.YES}), ("2021", {"needs_known": Answer.YES}))
    assert [str(getattr(fact, "conducted", "")) for fact in states(town)["M2b"].evidence] == ["2021"]


def test_contact_alone_is_the_first_of_the_accepted_ways_of_running_a_platform() -> None:
    assert states(with_platform(meeting=Meeting.CONTACT_ONLY))["M3a"].alternative == 0


def test_the_form_does_not_depend_on_what_is_written_first() -> None:
    town = two_networks_one_hub()
    forms = (PlatformForm.JOINT_WITH_NEIGHBOURS, PlatformForm.REUSED, PlatformForm.NEW)
    town = replace(town, platform_parts=(), platform_roles=())
    all_platforms = tuple(replace(town.platforms[0], id=f"pf{n}", form=form) for n, form in enumerate(forms))
    for platforms in (all_platforms, all_platforms[::-1]):
        assert status(replace(town, platforms=platforms), "M3b") is S.MET
        old = states(replace(town, platforms=tuple(p for p in platforms if p.form is not PlatformForm.NEW)))["M3b"]
        assert (old.status, old.alternative) == (S.MET_OTHERWISE, 0)


def test_a_state_is_as_new_as_the_newest_fact_it_rests_on() -> None:
    town = with_window()
    dates = ("2021-04", None, "FY2021")
    windows = tuple(replace(town.windows[0], id=f"w{n}", as_of=RecordedDate(text) if text else None)
                    for n, text in enumerate(dates))
    assert str(states(replace(town, windows=windows))["M1a"].as_of) == "2021-04", "in the fiscal year, and more precise"
    assert states(town)["M1a"].as_of is None


def test_a_judgement_brings_its_alternative_along() -> None:
    said = Assessment(about="M2", status=S.MET_OTHERWISE, alternative="架空の方法", as_of=RecordedDate("2021"))
    assert states(replace(nothing_but_its_line(), assessments=(said,)))["M2"].alternative == "架空の方法"
    silent = replace(said, alternative="")
    assert states(replace(nothing_but_its_line(), assessments=(silent,)))["M2"].alternative is None


def test_a_platform_of_several_areas_is_a_joint_one_whatever_its_form() -> None:
    assert status(with_platform(serves=("992011", "993018")), "M0c") is S.MET
    assert status(with_platform(), "M0c") is S.UNKNOWN


def test_who_runs_the_window_decides_by_which_alternative_an_item_is_met() -> None:
    def village(**operator: object) -> State:
        office = Organisation(id="a", name="架空", **operator)  # type: ignore[arg-type]
        return states(replace(with_window(operator="a"), area=replace(TOWN, kind=AreaKind.VILLAGE),
                              organisations=(office, *organisations("b", "c", "d", "hub"))))["M1c"]

    assert (village(tier=Tier.MUNICIPAL).status, village(tier=Tier.MUNICIPAL).alternative) == (S.MET_OTHERWISE, 0)
    agency = village(tier=Tier.PREFECTURAL, partner_types=("CONSULT",))
    assert (agency.status, agency.alternative) == (S.MET_OTHERWISE, 1)
    assert village(tier=Tier.PRIVATE).status is S.UNKNOWN
    assert village(tier=Tier.MUNICIPAL, partner_types=("CONSULT",)).status is S.NOT_APPLICABLE, "it has its own agency"
    prefectural = states(replace(with_window(operator="a"), organisations=(
        Organisation(id="a", name="架空", tier=Tier.PREFECTURAL, partner_types=("CONSULT",)),
        *organisations("b", "c", "d", "hub"))))["M1a"]
    assert (prefectural.status, prefectural.alternative) == (S.MET_OTHERWISE, 0)


@pytest.mark.parametrize(("parts", "whole"), [
    ((S.MET, S.MET_OTHERWISE, S.NOT_APPLICABLE), S.MET_OTHERWISE), ((S.MET, S.NOT_APPLICABLE), S.MET),
    ((S.UNMET, S.NOT_APPLICABLE), S.UNMET), ((S.UNMET, S.MET), S.PARTLY), ((S.PARTLY, S.UNKNOWN), S.PARTLY),
    ((S.MET, S.UNKNOWN), S.UNKNOWN), ((S.UNKNOWN, S.UNKNOWN), S.UNKNOWN)])
def test_a_whole_is_what_its_parts_are(parts: tuple[RequirementStatus, ...], whole: RequirementStatus) -> None:
    town = replace(nothing_but_its_line(), assessments=tuple(
        Assessment(about=f"X{n}", status=part, as_of=RecordedDate("2021")) for n, part in enumerate(parts)))
    plain = CATALOGUE.requirements["M2a"]
    items = {f"X{n}": replace(plain, id=f"X{n}", parent="X", test=None) for n in range(len(parts))}
    lists = replace(CATALOGUE, requirements={"X": replace(CATALOGUE.requirements["M2"], id="X"), **items})
    assert requirement_states(town, lists)[0].status is whole


def test_the_lead_department_works_with_another_of_the_town() -> None:
    town = replace(two_networks_one_hub(), ties=ties("hub-a"), organisations=tuple(
        replace(o, tier=Tier.MUNICIPAL) for o in two_networks_one_hub().organisations))
    assert status(town, "M0b") is S.MET
    assert status(replace(town, ties=ties("a-b")), "M0b") is S.UNKNOWN


def test_the_prefecture_works_with_the_labour_side() -> None:
    labour = Organisation(id="work", name="架空労働局", partner_types=("LABOUR_BUREAU",), tier=Tier.NATIONAL)
    office = Organisation(id="office", name="架空県庁課", tier=Tier.PREFECTURAL)
    town = Organisation(id="town", name="架空市役所", tier=Tier.MUNICIPAL)
    prefecture = Record(area=Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE),
                        organisations=(labour, office, town))
    item = next(r.id for r in CATALOGUE.requirements.values() if r.test is RequirementTest.LABOUR_TIED)
    assert status(prefecture, item) is S.UNKNOWN
    tied = states(replace(prefecture, ties=ties("work-office", "town-office")))[item]
    assert (tied.status, tied.evidence) == (S.MET, ties("work-office"))
    assert status(replace(prefecture, ties=ties("work-town", "town-office")), item) is S.UNKNOWN, "another's tie"


def test_what_a_prefecture_has_done_answers_the_items_that_it_serves() -> None:
    line = Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE)
    briefing = Activity(kind="briefing_joint", held=RecordedDate("2026-06-20"), areas=("993069",))
    visit = Activity(kind="visit", held=RecordedDate("2026-07"), about=("P2d", "M3"))
    planned = Activity(kind="brokering", held=RecordedDate("2027-01"), state=Stage.PLANNED)
    answered = states(Record(area=line, activities=(visit, briefing, planned)))
    met = {item for item, state in answered.items() if state.status is S.MET}
    assert met == {"P2b", "P2d"}, "by its kind, by what it is about; what is only planned answers nothing"
    assert answered["P2b"].evidence == (briefing,)
    support = Activity(kind="planned_support", held=RecordedDate("2026"))
    assert status(Record(area=line, activities=(support,)), "P2a") is S.MET


@given(any_records())
def test_any_record_has_one_of_six_states_for_each_item(record: Record) -> None:
    for state in requirement_states(record, CATALOGUE):
        assert state.status in STATES
        assert state.assessment is None or state.assessment in record.assessments
