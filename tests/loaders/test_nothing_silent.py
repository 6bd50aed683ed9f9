"""Whatever stands in a cell: it is kept as a person sees it, or somebody is told."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError, Problem
from graph.facts.actors import Organisation
from graph.spelling import as_seen, has_own_characters, hides_something, plain
from loaders.cells import UNKNOWN_MARKS, written
from loaders.reading import Reading
from loaders.turned import TURNED_TEXTS
from tests.loaders.files import AREA, CATALOGUE, csv_file, reading
from tests.strategies import CHARACTERS, HOSTILE

ODD = st.one_of(
    st.sampled_from(HOSTILE), st.text(CHARACTERS, max_size=12),
    st.lists(st.sampled_from([*"0123456789,.人名件約以上～-−年月日/RＲ令和①１２３ 　", "\u200b", "\u3099", "\u0430", "\u202e", "ｶﾞ"]),
             max_size=8).map("".join),
    st.sampled_from([*CATALOGUE.partner_types, *CATALOGUE.requirements, "①", "実施済", "不明", "-", "2221", "39209", "1,2"])
    .flatmap(lambda text: st.sampled_from([text, text.lower(), f" {text}", f"{text}\u200b", f"{text}、{text}"])),
)
once = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def taken(folder: Path, sheet: str, headings: list[str], row: list[str]) -> Reading | None:
    """Read a town with one row of a sheet, or None when it is refused at that row."""
    csv_file(folder / "自治体.csv", AREA)
    with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, row])
    try:
        return reading(folder)
    except InputError as error:
        assert {(p.file, p.row) for p in error.problems} == {(f"{sheet}.csv", 2)}
        return None
    finally:
        (folder / f"{sheet}.csv").unlink()


def is_text_that_was_turned(text: str) -> bool:
    """Return whether a spreadsheet may have made this of something else: TRUE, 3月5日, 1.23E+11."""
    return any(form.fullmatch(text) for _, form in TURNED_TEXTS)


def remarks_at(outcome: Reading, heading: str) -> list[Problem]:
    return [remark for remark in outcome.hints if remark.column == heading and remark.row == 2]


@once
@given(cell=ODD)
def test_a_name_is_kept_as_it_is_seen_and_what_is_left_out_is_told(tmp_path: Path, cell: str) -> None:
    outcome = taken(tmp_path, "機関", ["機関ID", "名称"], ["a", cell])
    if outcome is None:
        return
    (actor,) = outcome.records[0].organisations
    meant = written(cell.strip())
    assert actor.name == as_seen(meant).replace("\r\n", "\n").replace("\r", "\n")
    is_turned = is_text_that_was_turned(meant)
    assert bool(remarks_at(outcome, "名称")) is (hides_something(meant) or has_own_characters(meant) or is_turned)


@once
@given(cell=ODD)
def test_an_id_is_kept_as_it_is_seen(tmp_path: Path, cell: str) -> None:
    outcome = taken(tmp_path, "機関", ["機関ID", "名称"], [cell, "架空A"])
    if outcome is not None:
        (actor,) = outcome.records[0].organisations
        assert plain(actor.id) == (plain(cell) or "o1"), "where nothing can be seen, an id is made"


@once
@given(cell=ODD)
def test_a_number_is_the_digits_that_are_seen(tmp_path: Path, cell: str) -> None:
    outcome = taken(tmp_path, "実態把握", ["実施時期", "人数"], ["2021", cell])
    if outcome is None:
        return
    (survey,) = outcome.records[0].needs_surveys
    if survey.number is None:
        assert plain(cell) in UNKNOWN_MARKS | {""}
    else:
        digits = "".join(c for c in plain(cell).removesuffix(".0").removesuffix(".00") if c.isdigit())
        assert digits == str(survey.number)


@once
@given(cell=ODD)
def test_a_date_is_made_of_the_figures_that_are_seen(tmp_path: Path, cell: str) -> None:
    outcome = taken(tmp_path, "機関", ["機関ID", "名称", "時点"], ["a", "架空A", cell])
    if outcome is not None and (date := outcome.records[0].organisations[0].as_of) is not None:
        assert 1868 <= date.first.year <= 2100
        assert any(figure.isdigit() for figure in plain(cell)) or "元" in cell


@once
@given(cell=ODD)
def test_a_term_or_an_item_is_one_of_its_list_or_told(tmp_path: Path, cell: str) -> None:
    outcome = taken(tmp_path, "機関", ["機関ID", "名称", "機関種別"], ["a", "架空A", cell])
    if outcome is not None:
        unknown = set(outcome.records[0].organisations[0].partner_types) - set(CATALOGUE.partner_types)
        assert len(unknown) <= len(remarks_at(outcome, "機関種別"))
    outcome = taken(tmp_path, "取組状況", ["項目", "状況"], [cell, "実施済"])
    if outcome is not None:
        for assessment in outcome.records[0].assessments:
            assert assessment.about in CATALOGUE.requirements or remarks_at(outcome, "項目")


@once
@given(cell=ODD)
def test_a_code_is_six_right_digits_that_are_seen_or_told(tmp_path: Path, cell: str) -> None:
    outcome = taken(tmp_path, "プラットフォーム", ["プラットフォームID", "名称", "対象自治体コード"], ["a", "架空A", cell])
    if outcome is not None:
        (platform,) = outcome.records[0].platforms
        assert platform.serves
        assert all(code in plain(cell) for code in platform.serves) or remarks_at(outcome, "対象自治体コード")


ROWS = ('機関ID,機関名,機関種別,連絡先,時点,備考\na,架空A,SHAKYO,088-1,2021,一\nb,架空B,,088-2,2021,\n'
        'c,"架空,C",SHAKYO,,,\nd,架空D,HEALTH,088-4,R3.10,"四\n二行目"\n')


@pytest.mark.parametrize("slip", [",", '"', '""', "\n", ";", "\t", ""], ids=repr)
def test_one_slip_of_the_keyboard_anywhere_in_a_csv_file_changes_one_cell_or_is_told(tmp_path: Path, slip: str) -> None:
    """A character too many at every place, or, for "", one too few."""
    csv_file(tmp_path / "自治体.csv", AREA)
    sound, usual = actors(tmp_path, ROWS)
    for at in range(len(ROWS)):
        try:
            organisations, remarks = actors(tmp_path, ROWS[:at] + slip + ROWS[at + (not slip):])
        except InputError:
            continue
        if not remarks - usual:
            changed = [(old.id, f.name) for old, new in zip(sound, organisations, strict=True) for f in Organisation.FIELDS
                       if getattr(old, f.name) != getattr(new, f.name)]
            assert len(changed) <= 1, (at, changed)


def actors(folder: Path, text: str) -> tuple[tuple[Organisation, ...], Counter[str]]:
    (folder / "機関.csv").write_bytes(text.encode())
    outcome = reading(folder)
    return outcome.records[0].organisations, Counter(remark.kind.value for remark in outcome.hints)


