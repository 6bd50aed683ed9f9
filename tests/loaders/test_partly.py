"""A book that is only half filled in: what can be read is, and each row that cannot is told until it is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from exports.contents import Records
from exports.format import formats, write
from graph.errors import InputError, Problem
from graph.record.record import Record
from graph.store import open_store
from loaders.files import tables
from loaders.laying_over import Meaning
from loaders.partly import read_partly
from loaders.reading import Reading, read_tables
from loaders.tables import Reports, Table
from locales import LANGUAGES, Words
from tests.exports.test_editions import edited
from tests.loaders.files import AREA, CATALOGUE, Rows, workbook
from tests.towns import two_networks_one_hub
from wording.problems import sentence

SEATS = ["参画機関", "ネットワーク", "役職", "開始日"]
SHEETS: Mapping[str, Rows] = {
    "自治体": AREA,
    "機関": [["機関名", "機関種別", "設置主体"], ["架空A", "", "市町村"], ["架空B", "", "神社"], ["", "福祉事務所", ""], ["架空D", "", ""]],
    "ネットワーク": [["ネットワーク名"], ["架空協議会"]],
    "参画": [SEATS, ["架空A", "架空協議会", "構成員", ""], ["架空B", "架空協議会", "構成員", ""],
           ["架空D", "架空協議会", "構成員", "いつか"], ["架空A", "", "", ""]],
}


def partly(*paths: Path, recorded: Mapping[str, Record] | None = None,
           meaning: Meaning | None = None) -> tuple[Reading, tuple[Problem, ...]]:
    reports = Reports()
    seen = tables(paths, reports)

    def read(some: Sequence[Table]) -> Reading:
        return read_tables(some, Reports(), catalogue=CATALOGUE, recorded=(recorded or {}).get, meaning=meaning)

    return read_partly(seen, read)


def test_rows_that_can_be_read_are_taken_in_and_the_others_are_told(tmp_path: Path) -> None:
    reading, problems = partly(workbook(tmp_path / "a.xlsx", SHEETS))
    (record,) = reading.records
    names = {actor.id: actor.name for actor in record.nodes()}
    assert sorted(names.values()) == ["架空A", "架空D", "架空協議会"]
    assert [names[seat.member] for seat in record.memberships] == ["架空A"]
    assert [(p.kind.value, p.sheet, p.row) for p in problems] == [
        ("not_a_choice", "機関", 3), ("blank", "機関", 4), ("not_a_date", "参画", 4), ("blank", "参画", 5),
        ("names_set_aside", "参画", 3)]
    for language in LANGUAGES:
        assert "架空B" in sentence(problems[-1], Words(language))
    assert reading.councils == {}  # with a seat missing, nobody can say that all members are there


def test_a_book_without_a_fault_is_read_as_ever(tmp_path: Path) -> None:
    sheets = {**SHEETS, "機関": [["機関名"], ["架空A"], ["架空B"], ["架空D"]], "参画": [SEATS, ["架空A", "架空協議会", "", ""]]}
    reading, problems = partly(workbook(tmp_path / "a.xlsx", sheets))
    assert (problems, len(reading.records[0].organisations)) == ((), 3)
    assert reading.councils == {"992011": (reading.records[0].networks[0].id,)}


@pytest.mark.parametrize("sheets", [
    {"自治体": AREA, "機関": [["機関名", "氏名"], ["架空A", "秘密"]], "ネットワーク": [["ネットワーク名"], ["架空協議会"]]},
    {"自治体": AREA, "機関": [["機関名", "設置主体"], ["架空A", "神社"]]},
])
def test_persons_and_books_of_which_nothing_is_left_are_refused(tmp_path: Path, sheets: Mapping[str, Rows]) -> None:
    with pytest.raises(InputError) as refused:
        partly(workbook(tmp_path / "a.xlsx", sheets))
    assert [problem.kind.value for problem in refused.value.problems] in (["personal_data"], ["not_a_choice"])


def test_no_row_of_an_exported_book_is_set_aside_for_that_would_delete_it(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'town.db'}", create=True)
    store.save(two_networks_one_hub(), based_on=0, who="架空課")
    book = tmp_path / "town.xlsx"
    write(Records.of([store.load("992011")], CATALOGUE, Words("ja")), formats()["workbook"], book)
    edited(book, "機関", cells={(2, 3): ""})
    meaning = Meaning(exported=lambda origin: store.exported(origin.area, origin.number, origin.digest))
    with pytest.raises(InputError) as refused:
        partly(book, recorded={"992011": two_networks_one_hub()}, meaning=meaning)
    assert "blank" in [problem.kind.value for problem in refused.value.problems]
    store.close()
