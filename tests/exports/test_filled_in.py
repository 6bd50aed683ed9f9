"""The template as a clerk fills it in: names only, no id typed, the whole record there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from cli import main

ORGANISATIONS = ("架空みどり町福祉課", "架空みどり町社会福祉協議会", "架空保健所", "ハローワーク架空", "架空若者の会")
FILLED: Mapping[str, Sequence[Mapping[str, str]]] = {
    "自治体": [{"自治体コード": "393860", "自治体名": "いの町", "区分": "町"}],
    "機関": [{"機関名": name} for name in ORGANISATIONS],
    "ネットワーク": [{"ネットワーク名": "架空支援協議会"}],
    "参画": [{"参画機関": name, "ネットワーク": "架空支援協議会", "役職": "構成員"} for name in ORGANISATIONS],
    "連携": [{"連携元": ORGANISATIONS[0], "連携先": other, "連携の種類": "情報共有"} for other in ORGANISATIONS[1:3]],
}


def filled_in(folder: Path, filled: Mapping[str, Sequence[Mapping[str, str]]] = FILLED) -> Path:
    """Fill a new template in, each cell under its heading."""
    path = folder / "様式.xlsx"
    assert CliRunner().invoke(main, ["template", str(path)]).exit_code == 0
    book = load_workbook(path)
    for sheet, rows in filled.items():
        at = {cell.value: cell.column for cell in book[sheet][1]}
        for number, row in enumerate(rows, start=2):
            for heading, text in row.items():
                book[sheet].cell(number, at[heading]).value = text
    book.save(path)
    return path


def test_a_template_with_names_only_is_taken_in_whole_and_changes_nothing_the_second_time(tmp_path: Path) -> None:
    path, store = filled_in(tmp_path), f"sqlite:///{tmp_path / 'town.db'}"
    taken = CliRunner().invoke(main, ["import", str(path), "--store", store, "--json"])
    assert taken.exit_code == 0, taken.output
    answer = json.loads(taken.stdout)
    assert (answer["saved"], answer["areas"][0]["added"], answer["remarks"]) == (True, 14, [])
    again = CliRunner().invoke(main, ["import", str(path), "--store", store, "--json"])
    assert (again.exit_code, json.loads(again.stdout)["areas"]) == (0, [])


def test_a_template_of_which_only_some_sheets_are_filled_adds_to_what_is_recorded(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'town.db'}"
    assert CliRunner().invoke(main, ["import", str(filled_in(tmp_path)), "--store", store]).exit_code == 0
    rows = {"機関": [{"機関名": "架空病院"}],
            "参画": [{"参画機関": name, "ネットワーク": "架空支援協議会", "役職": "委員長"} for name in ("架空病院",)],
            "連携": [{"連携元": "架空病院", "連携先": "架空保健所", "連携の種類": "情報共有"}]}
    taken = CliRunner().invoke(main, ["import", str(filled_in(tmp_path, rows)), "--store", store, "--area", "393860"])
    assert taken.exit_code == 0, taken.output
    assert "追加3" in taken.output
    assert "o6" not in taken.output


def test_twenty_cells_that_are_wrong_alike_are_one_line_for_a_person_and_twenty_in_json(tmp_path: Path) -> None:
    rows = {"自治体": FILLED["自治体"], "機関": [{"機関名": f"架空{at}", "時点": "そのうち"} for at in range(20)]}
    path = filled_in(tmp_path, rows)
    store = ["--store", f"sqlite:///{tmp_path / 'town.db'}"]
    refused = CliRunner().invoke(main, ["import", str(path), *store, "--json"])
    assert refused.exit_code == 3
    assert [problem["row"] for problem in json.loads(refused.stdout)["problems"]] == list(range(2, 22))
    lines = [line for line in refused.stderr.splitlines() if "そのうち" in line]
    assert len(lines) == 1
    assert "『機関』シート 2～21行目 「時点」" in lines[0]
