"""Partner types × municipalities and items × municipalities: counts, shares, their bases, and what they rest on."""

from __future__ import annotations

import pytest

from graph.analysis.comparison.presence import present, type_counts
from graph.analysis.notice.requirements import requirement_states
from graph.dates import RecordedDate
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.actors import Organisation
from graph.facts.choices import AreaKind
from graph.questions.prefecture import Municipality, RollUp, roll_up
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from locales import Words
from tests.comparison.test_differences import DAY, IZUMI, council
from tests.loaders.files import CATALOGUE
from tests.samples.kept import store_of_samples
from tests.towns import TOWN, nothing_but_its_line
from wording.progress import ProgressReader, distinct_names
from wording.type_matrix import Show, TypeMatrix, by_area, of_records


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(store_of_samples(tmp_path_factory.mktemp("samples")))


def matrix(*records: Record) -> TypeMatrix:
    named = {r.area.code: r for r in records}
    return TypeMatrix(distinct_names(records, Words("ja")), of_records(named),
                      {code: len(present(r)) for code, r in named.items()}, CATALOGUE, Words("ja"))


def test_counts_and_shares_are_numbers_and_nothing_recorded_is_no_number() -> None:
    table = matrix(council(TOWN, ("a", "POLICE"), ("b", "POLICE"), ("c", "FIRE")), council(IZUMI, ("d", "POLICE")))
    police, fire = table.numbers(Show.ALL)
    assert (police["架空みどり市"], police["架空いずみ町"], police["割合"]) == (2, 1, 100)
    assert (fire["架空みどり市"], fire["架空いずみ町"], fire["記録のある市町村"]) == (1, None, 1)
    police, fire = table.numbers(Show.SHARE)
    assert (round(float(police["架空みどり市"] or 0)), fire["架空いずみ町"]) == (67, None), "of three organisations, two"


def test_a_category_is_not_an_organisation_known_by_name() -> None:
    town = Record(area=TOWN, organisations=(
        Organisation(id="a", name="架空署", partner_types=("POLICE",)),
        Organisation(id="b", name="警察", partner_types=("POLICE",), is_category=True)))
    table = matrix(town)
    assert [table.numbers(show)[0]["架空みどり市"] for show in (Show.ALL, Show.NAMED)] == [2, 1]
    assert table.rows()[0]["架空みどり市"] == "1（区分1）"


def test_towns_of_one_name_keep_a_column_each() -> None:
    first, second = council(TOWN, ("a", "POLICE")), council(replace(IZUMI, name=TOWN.name), ("b", "FIRE"))
    police, fire = matrix(first, second).numbers(Show.ALL)
    assert [police[f"{TOWN.name}（{code}）"] for code in ("992011", "993018")] == [1, None]
    assert fire[f"{TOWN.name}（993018）"] == 1


def test_the_store_counts_what_the_records_say(samples: Store) -> None:
    counted = by_area(samples.ask("count_partner_types", areas=[]))
    records = {line.code: samples.look(line.code).record for line in samples.areas()}
    assert counted == {code: counts for code, record in records.items() if (counts := type_counts(record))}


def test_all_34_of_kochi_are_counted_with_the_share_and_its_base(samples: Store) -> None:
    reader = ProgressReader(roll_up(samples, CATALOGUE, "390003", on=DAY), CATALOGUE, Words("ja"))
    window, platform = reader.requirement_totals(CATALOGUE.requirements[i] for i in ("M1a", "M3"))
    assert (window["実施済"], window["実施の割合"]) == (34, 100)
    assert (platform["代替手段で実施済"], platform["不明"]) == (1, 33)
    assert platform["実施の割合"] is None, "no share while most are unknown"


def towns(*records: Record) -> ProgressReader:
    municipalities = tuple(
        Municipality(r, {s.requirement.id: s for s in requirement_states(r, CATALOGUE)}) for r in records)
    return ProgressReader(RollUp(None, municipalities), CATALOGUE, Words("ja"))


def test_where_nothing_is_known_of_any_municipality_there_is_no_share() -> None:
    unknown = towns(*(replace(nothing_but_its_line(), area=area) for area in (TOWN, IZUMI)))
    (row,) = unknown.requirement_totals([CATALOGUE.requirements["M2"]])
    assert (row["不明"], row["実施の割合"]) == (2, None)
    assert [line["市町村ごとの記録"] for line in unknown.totals()] == ["—（2市町村とも不明）"] * 3


def test_the_base_of_a_share_are_those_that_an_item_applies_to() -> None:
    village = replace(nothing_but_its_line(), area=replace(IZUMI, kind=AreaKind.VILLAGE), assessments=(
        Assessment(about="M1c", status=RequirementStatus.MET, as_of=RecordedDate("2021")),))
    (row,) = towns(nothing_but_its_line(), village).requirement_totals([CATALOGUE.requirements["M1c"]])
    assert (row["対象外"], row["実施の割合"]) == (1, 100), "cities are not asked"
    (cities,) = towns(nothing_but_its_line()).requirement_totals([CATALOGUE.requirements["M1c"]])
    assert cities["実施の割合"] is None


def test_the_base_of_a_types_share_are_the_areas_of_which_types_are_recorded() -> None:
    untyped = Record(area=replace(IZUMI, code="993026"), organisations=(Organisation(id="a", name="架空"),))
    table = matrix(council(TOWN, ("a", "POLICE")), council(IZUMI, ("d", "FIRE")), untyped)
    assert [row["割合"] for row in table.numbers(Show.ALL)] == [50, 50]
    assert [row["割合"] for row in table.rows()] == ["50%", "50%"]


def test_a_state_says_on_which_facts_it_rests(samples: Store) -> None:
    record = samples.look("393860").record
    town = Municipality(record, {s.requirement.id: s for s in requirement_states(record, CATALOGUE)})
    reader = ProgressReader(RollUp(None, (town,)), CATALOGUE, Words("ja"))
    assert any("高知県のひきこもり支援に関する取組報告" in line for line in reader.why(town, "M3"))
    assert reader.why(town, "M2") == [], "unknown rests on nothing"
