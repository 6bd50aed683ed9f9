"""Exported, then imported: no difference. For every sample, and for any record that can be built."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from exports.contents import EXCEL_READS, Records, Template
from exports.format import format_for, formats, formats_of, write
from exports.formats.template import form_of
from graph.changes.field_changes import field_changes
from graph.errors import UsageError
from graph.facts.actors import Organisation
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.record import Record
from graph.replacing import replace
from loaders.sheets import sheets
from locales import LANGUAGES, Words
from tests.loaders.files import CATALOGUE, reading
from tests.samples.kept import sample_records
from tests.strategies import AS_READ, foreign_ids, records
from tests.towns import TOWN, nothing_but_its_line, two_networks_one_hub

FORMS = [form.id for form in formats_of(Records) if form.read]


def written(all_records: Sequence[Record], folder: Path, form: str, language: str, encoding: str = EXCEL_READS) -> Path:
    target = folder / f"town{formats()[form].suffix}"
    write(Records(all_records, CATALOGUE, Words(language), encoding), formats()[form], target)
    return target


def template(folder: Path, language: str) -> Path:
    target = folder / "template.xlsx"
    write(Template(CATALOGUE, Words(language)), format_for(target, Template), target)
    return target


def neighbours(*records: Record) -> Mapping[str, Record]:
    """Return records of other areas that hold whatever these name of them."""
    neighbour_records, named = {}, [foreign_ids(record) for record in records]
    for home in {home for ids in named for home in ids}:
        actors = tuple(Organisation(id=id_, name="架空") for id_ in set().union(*(ids.get(home, set()) for ids in named)))
        neighbour_records[home] = Record(area=Area(code=home, name="架空", kind=AreaKind.TOWN), organisations=actors)
    return neighbour_records


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_sample_comes_back_as_it_was(tmp_path: Path, form: str, language: str) -> None:
    samples = sample_records()
    again = reading(written(samples, tmp_path, form, language)).records
    assert len(again) == len(samples)
    assert [d for old, new in zip(samples, again, strict=True) for d in field_changes(old, new)] == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records(values=AS_READ), form=st.sampled_from(FORMS), language=st.sampled_from(sorted(LANGUAGES)))
def test_any_record_comes_back_as_it_was(tmp_path: Path, record: Record, form: str, language: str) -> None:
    path = written([record], tmp_path / language, form, language)
    (again,) = reading(path, recorded=neighbours(record)).records
    assert field_changes(record, again) == ()
    assert again == record


@pytest.mark.parametrize("form", FORMS)
def test_names_that_look_like_totals_and_examples_come_back(tmp_path: Path, form: str) -> None:
    names = {"合計": "計", "例": "（例）福祉課", "a": "'合計", "b": "''記入例", "c": "=合計"}
    record = Record(area=TOWN, organisations=tuple(
        Organisation(id=id_, name=name, note="合計") for id_, name in names.items()))
    outcome = reading(written([record], tmp_path, form, "ja"))
    assert outcome.records == (record,)
    assert [r.kind.value for r in outcome.hints if r.kind.value != "encoding"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_read_back_without_a_problem(tmp_path: Path, language: str) -> None:
    outcome = reading(template(tmp_path, language))
    assert outcome.records == ()
    assert [r.kind.value for r in outcome.hints] == ["nothing_in_it"]


def test_the_template_explains_every_column_and_offers_choices(tmp_path: Path) -> None:
    book = load_workbook(template(tmp_path, "ja"))
    explained = {(row[0], row[1]) for row in book["説明"].iter_rows(values_only=True)}
    forms = [form_of(sheet) for sheet in sheets() if not sheet.kind.MADE_HERE]
    assert {(form.name("ja"), column.heading("ja")) for form in forms for column in form.columns} == {
        pair for pair in explained if pair[1] and pair[0] not in (None, "シート")}
    assert book["自治体"]["A2"].number_format == "@"
    offered = {cell.value for column in book["選択肢"].iter_cols() for cell in column}
    assert {"紹介・つなぎ", "既存ネットワークの活用", "会議を開催"} <= offered


def offers(book: Workbook, sheet: str) -> dict[str, str]:
    """Return where each column of a sheet takes what it offers from, by its heading."""
    worksheet = book[sheet]
    return {worksheet.cell(1, next(iter(validation.sqref.ranges)).min_col).value: validation.formula1
            for validation in worksheet.data_validations.dataValidation}


def test_whoever_fills_the_template_in_sees_no_id_and_chooses_names_and_terms(tmp_path: Path) -> None:
    book = load_workbook(template(tmp_path, "ja"))
    headings = {cell.value for sheet in book for cell in sheet[1]}
    assert not [heading for heading in headings if heading and "ID" in heading]
    assert book["機関"].cell(1, book["機関"].max_column).value == "自治体コード"
    assert "'機関'!$A$2" in offers(book, "参画")["参画機関"]
    assert "'ネットワーク'!$A$2" in offers(book, "参画")["ネットワーク"]
    assert {"連携元", "連携先", "連携の種類", "回答機関", "出典"} <= offers(book, "連携").keys()
    assert {"機関種別", "機能", "上位機関"} <= offers(book, "機関").keys()
    known = [partner.name("ja") for partner in CATALOGUE.partner_types.values()]
    assert [row[0] for row in book["機関種別の一覧"].iter_rows(min_row=2, values_only=True)] == known


@pytest.mark.parametrize("name", ["=1+1", "+81", "-x", "@SUM(A1)", "'=1", "''=1"])
def test_a_name_that_looks_like_a_formula_is_text_for_every_spreadsheet(tmp_path: Path, name: str) -> None:
    record = replace(nothing_but_its_line(), organisations=(Organisation(id="a", name=name),))
    book = load_workbook(written([record], tmp_path, "workbook", "ja"))
    cell = book["機関"]["C2"]
    assert (cell.data_type, cell.value) == ("s", "'" + name)
    with zipfile.ZipFile(written([record], tmp_path, "csv_zip", "ja")) as archive:
        rows = list(csv.reader(io.StringIO(archive.read("機関.csv").decode("utf-8-sig"))))
    assert rows[1][2] == "'" + name


def test_cp932_names_every_character_it_cannot_hold_and_writes_nothing(tmp_path: Path) -> None:
    record = replace(nothing_but_its_line(), organisations=(Organisation(id="a", name="𠮷野家〜é"),))
    with pytest.raises(UsageError) as refused:
        written([record], tmp_path, "csv_folder", "ja", "cp932")
    assert set(str(refused.value.fields["characters"])) == {"𠮷", "〜", "é"}
    assert not (tmp_path / "town").exists()


def test_cp932_is_read_back(tmp_path: Path) -> None:
    path = written([two_networks_one_hub()], tmp_path, "csv_folder", "ja", "cp932")
    assert reading(path).records == (two_networks_one_hub(),)


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "town.xlsx").mkdir()
    with pytest.raises(UsageError) as refused:
        written([nothing_but_its_line()], tmp_path, "workbook", "ja")
    assert refused.value.what == "cannot_write"
