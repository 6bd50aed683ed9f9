"""An exported book that is edited while others save: both sides' changes come together, and nothing is lost."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports.contents import EXCEL_READS, Records
from exports.format import formats, write
from graph.changes.applying import applied
from graph.changes.between import changes_between
from graph.changes.change import Put, Remove
from graph.changes.merging import Conflicting, merged
from graph.errors import InputError
from graph.facts.actors import Network, Organisation
from graph.record.record import Record
from graph.replacing import replace
from graph.store import Store, open_store
from loaders.origins import Origin
from loaders.reading import Reading, settled
from locales import Words
from tests.exports.test_round_trip import neighbours
from tests.loaders.files import CATALOGUE, csv_file, reading, workbook, zipped
from tests.strategies import AS_READ, FREELY, records
from tests.towns import ties, two_networks_one_hub

FORMS = ["workbook", "csv_zip", "csv_folder"]
TOWN = replace(two_networks_one_hub(), ties=ties("a-b", "b-c", "c-d"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'town.db'}", create=True)
    opened.save(TOWN, based_on=0, who="架空課")
    yield opened
    opened.close()


def exported(store: Store, folder: Path, form: str) -> Path:
    target = folder / f"town{formats()[form].suffix}"
    write(Records.of([store.load("992011")], CATALOGUE, Words("ja")), formats()[form], target)
    return target


def edited(book: Path, sheet: str, *, without: Sequence[int] = (), cells: dict[tuple[int, int], str] | None = None) -> Path:
    """Change some cells of a sheet of an exported book, and delete rows; both counted as Excel does."""
    if book.suffix == ".xlsx":
        return _edited_workbook(book, sheet, without, cells or {})
    if book.suffix == ".zip":
        folder = book.with_suffix("")
        with zipfile.ZipFile(book) as archive:
            archive.extractall(folder)
        edited(folder, sheet, without=without, cells=cells)
        return zipped(book, {path.name: path.read_bytes() for path in folder.iterdir()})
    with (book / f"{sheet}.csv").open(encoding=EXCEL_READS, newline="") as opened:
        rows = list(csv.reader(opened))
    for (row, column), text in (cells or {}).items():
        rows[row - 1][column - 1] = text
    csv_file(book / f"{sheet}.csv", [row for number, row in enumerate(rows, start=1) if number not in without])
    return book


def _edited_workbook(book: Path, sheet: str, without: Sequence[int], cells: dict[tuple[int, int], str]) -> Path:
    opened = load_workbook(book)
    for (row, column), text in cells.items():
        opened[sheet].cell(row, column).value = text or None
    for row in sorted(without, reverse=True):
        opened[sheet].delete_rows(row)
    opened.save(book)
    return book


def loaded(book: Path, store: Store, others: Mapping[str, Record] | None = None) -> Reading:
    def base(origin: Origin) -> Record | None:
        return store.exported(origin.area, origin.number, origin.digest)

    return reading(book, recorded={**(others or {}), "992011": store.load("992011").record}, exported=base)


@pytest.mark.parametrize("form", FORMS)
def test_a_book_that_was_not_edited_takes_back_nothing_that_others_saved(store: Store, tmp_path: Path, form: str) -> None:
    book = exported(store, tmp_path, form)
    theirs = replace(TOWN, organisations=(*TOWN.organisations, Organisation(id="e", name="架空の新しい課")), ties=ties("a-b"))
    store.save(theirs, based_on=1, who="架空教育委員会")
    outcome = loaded(book, store)
    assert (outcome.records, outcome.conflicts) == ((theirs,), {})
    assert [remark for remark in outcome.hints if remark.kind.value != "encoding"] == []


@pytest.mark.parametrize("form", FORMS)
def test_what_was_changed_and_deleted_in_the_book_comes_together_with_what_others_saved(
    store: Store, tmp_path: Path, form: str
) -> None:
    book = edited(exported(store, tmp_path, form), "参画", without=[2])
    book = edited(book, "機関", cells={(2, 3): "架空A課"})
    theirs = replace(TOWN, organisations=tuple(replace(o, place="本庁") if o.id == "a" else o for o in TOWN.organisations),
                     ties=(*TOWN.ties, *ties("a-d")))
    store.save(theirs, based_on=1, who="架空教育委員会")
    (record,) = loaded(book, store).records
    assert (record.organisations[0].name, record.organisations[0].place) == ("架空A課", "本庁")
    assert [m.member for m in record.memberships] == ["b", "c", "d"]
    assert record.ties == theirs.ties


@pytest.mark.parametrize("form", FORMS)
def test_a_field_that_both_changed_is_a_conflict_until_somebody_chooses(store: Store, tmp_path: Path, form: str) -> None:
    book = edited(exported(store, tmp_path, form), "機関", cells={(2, 3): "架空A課"})
    store.save(applied(TOWN, [Put(replace(TOWN.organisations[0], name="架空A係"))]), based_on=1, who="架空教育委員会")
    outcome = loaded(book, store)
    [conflict] = outcome.conflicts["992011"]
    assert (conflict.field, conflict.mine, conflict.theirs) == ("name", "架空A課", "架空A係")
    assert outcome.records[0].organisations[0].name == "架空A係", "what is recorded stands until somebody chooses"
    chosen = settled(outcome, lambda code: store.load(code).record, {"992011": {conflict.name: "mine"}})
    assert (chosen.conflicts, chosen.records[0].organisations[0].name) == ({}, "架空A課")


def test_a_sheet_that_was_deleted_as_a_whole_removes_nothing(store: Store, tmp_path: Path) -> None:
    book = exported(store, tmp_path, "workbook")
    opened = load_workbook(book)
    del opened["連携"], opened["参画"]
    opened.save(book)
    folder = exported(store, tmp_path, "csv_folder")
    (folder / "連携.csv").unlink()
    assert [loaded(path, store).records for path in (book, folder)] == [(TOWN,), (TOWN,)]


def test_a_hidden_row_and_a_hidden_column_remove_nothing(store: Store, tmp_path: Path) -> None:
    noted = replace(TOWN, organisations=tuple(replace(o, note="架空の覚え書き") for o in TOWN.organisations))
    store.save(noted, based_on=1, who="架空課")
    book = exported(store, tmp_path, "workbook")
    opened = load_workbook(book)
    heading = next(cell for cell in opened["機関"][1] if cell.value == "備考")
    opened["機関"].column_dimensions[heading.column_letter].hidden = True
    opened["連携"].row_dimensions[2].hidden = True
    opened.save(book)
    assert loaded(book, store).records[0].organisations == noted.organisations
    assert set(loaded(book, store).records[0].ties) == set(noted.ties)


def test_an_emptied_cell_of_an_exported_book_is_empty_afterwards(store: Store, tmp_path: Path) -> None:
    store.save(replace(TOWN, organisations=tuple(replace(o, place="本庁") for o in TOWN.organisations)), based_on=1, who="架空課")
    book = exported(store, tmp_path, "workbook")
    column = next(cell.column for cell in load_workbook(book)["機関"][1] if cell.value == "場所" or cell.value == "所在地")
    (record,) = loaded(edited(book, "機関", cells={(2, column): ""}), store).records
    assert [o.place for o in record.organisations] == ["", *["本庁"] * 4]


def test_a_book_from_another_store_is_an_ordinary_file_and_says_so(store: Store, tmp_path: Path) -> None:
    book = edited(exported(store, tmp_path, "workbook"), "連携", without=[2, 3, 4])
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}", create=True)
    other.save(replace(TOWN, networks=(*TOWN.networks,)), based_on=0, who="架空べつの課")
    outcome = loaded(book, other)
    other.close()
    assert outcome.records == (TOWN,)
    assert [(r.kind.value, r.value, r.detail) for r in outcome.hints if r.kind.value == "export_unknown"] == [
        ("export_unknown", "992011", "1")]


def test_two_files_about_one_town_are_ordinary_files(store: Store, tmp_path: Path) -> None:
    book = edited(exported(store, tmp_path, "workbook"), "連携", without=[2])
    beside = workbook(tmp_path / "b.xlsx", {"自治体": [["自治体コード", "名称", "種類"]],
                                            "窓口": [["自治体コード", "窓口ID", "窓口名"], ["992011", "w", "架空窓口"]]})
    outcome = reading(book, beside, recorded={"992011": store.load("992011").record},
                      exported=lambda origin: store.exported(origin.area, origin.number, origin.digest))
    assert (len(outcome.records[0].ties), len(outcome.records[0].windows)) == (3, 1)
    assert "export_unknown" in {remark.kind.value for remark in outcome.hints}


def test_what_both_added_under_one_id_is_said_and_not_a_fault(store: Store, tmp_path: Path) -> None:
    book = exported(store, tmp_path, "workbook")
    opened = load_workbook(book)
    row = opened["機関"].max_row + 1
    for column, text in ((1, "992011"), (2, "new"), (3, "架空新課")):
        opened["機関"].cell(row, column).value = text
    opened.save(book)
    store.save(replace(TOWN, networks=(*TOWN.networks, Network(id="new", name="架空新協議会"))), based_on=1, who="架空課")
    with pytest.raises(InputError, match="new") as refused:
        loaded(book, store)
    assert [(p.kind.value, p.value) for p in refused.value.problems] == [("duplicate", "new")]


@settings(max_examples=12 * FREELY, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), form=st.sampled_from(FORMS))
def test_whatever_is_changed_in_the_book_and_in_the_store_comes_together(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, form: str
) -> None:
    folder = tmp_path_factory.mktemp("editions")
    base, added = data.draw(records("992011", values=AS_READ)), data.draw(records("992011", values=AS_READ))
    mine, theirs = _changed(base, added, data), _changed(base, added, data)
    store = open_store(f"sqlite:///{folder / 'town.db'}", create=True)
    try:
        revision = store.save(base, based_on=0, who="架空課")
        store.save(theirs, based_on=1, who="架空教育委員会")
        target = folder / f"town{formats()[form].suffix}"
        write(Records([mine], CATALOGUE, Words("ja"), revisions=[revision]), formats()[form], target)
        outcome = loaded(target, store, neighbours(base, added))
    finally:
        store.close()
    try:
        expected = merged(base, mine, theirs)
    except Conflicting as error:
        assert outcome.conflicts == {"992011": error.conflicts}
    else:
        assert outcome.conflicts == {}
        assert changes_between(expected, outcome.records[0]) == ()


def _changed(base: Record, added: Record, data: st.DataObject) -> Record:
    """Return a record with some links removed, some organisations renamed, and the sources of another record."""
    links = [*base.memberships, *base.ties]
    gone = data.draw(st.lists(st.sampled_from(links), unique=True)) if links else []
    renamed = data.draw(st.lists(st.sampled_from(base.organisations), unique=True)) if base.organisations else []
    known = {source.id for source in base.sources}
    new = data.draw(st.booleans())
    return applied(base, [
        *(Remove(type(link), link.key()) for link in gone),
        *(Put(replace(actor, place=data.draw(st.sampled_from(["本庁", "支所"])))) for actor in renamed),
        *(Put(source) for source in added.sources if new and source.id not in known)])
